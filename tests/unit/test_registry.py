"""The table of writers: the libraries that decide a file's bytes are in its key."""

import ast
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from presskit import registry

_TOP = Path(registry.__file__).parent
_SPREAD = packages_distributions()


def _file(module: str) -> Path | None:
    place = _TOP.parent / Path(*module.split("."))
    return next((one for one in (place.with_suffix(".py"), place / "__init__.py")
                 if one.exists()), None)


def _imports(path: Path) -> set[str]:
    """The modules that a file imports, wherever in it; not those for types alone."""
    found: set[str] = set()
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.Import):
            found.update(one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{one.name}" for one in node.names)
        waiting.extend(ast.iter_child_nodes(node))
    return found


def _libraries(module: str) -> set[str]:
    """The distributions that a module of the rendering room stands on, with those modules of the
    room that it imports."""
    seen, waiting, found = set(), [module], set()
    while waiting:
        name = waiting.pop()
        path = _file(name)
        if name in seen or path is None:
            continue
        seen.add(name)
        for one in _imports(path):
            head = one.partition(".")[0]
            if one.startswith("presskit.render.") and "proof" not in one:
                waiting.append(one)
            elif head not in sys.stdlib_module_names and head != "presskit":
                found.update(name.lower() for name in _SPREAD.get(head, ()))
    return found


def test_every_library_that_a_page_of_paper_stands_on_decides_its_key() -> None:
    tables = {"pyyaml"}  # what is read by it is in the key itself
    assert _libraries(registry.FORMATS["pdf"].module) - {*registry.FORMATS["pdf"].libraries} \
        == tables


def test_the_names_inside_a_reduced_face_are_written_by_a_library_of_word_files() -> None:
    assert _libraries("presskit.render.docx_names") <= {*registry.FORMATS["docx"].libraries}
