"""The arrows between the rooms, and what `import presskit` may cost."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
HEAVY = {"weasyprint", "docx", "reportlab", "pydantic", "opencc", "babel", "polib", "lxml",
         "markdown_it", "rich", "jinja2", "uharfbuzz", "PIL", "fontTools", "yaml", "rapidfuzz",
         "requests", "urllib3", "deep_translator", "bs4", "deepl"}
NETWORK = {"requests", "urllib3", "deep_translator", "deepl", "socket", "ssl", "http", "ftplib",
           "smtplib", "imaplib", "poplib", "xmlrpc", "socketserver"}


def test_no_room_sees_another():
    from importlinter.cli import lint_imports
    before = os.getcwd()
    try:
        os.chdir(TOP)
        assert lint_imports(config_filename=str(TOP / "pyproject.toml"), cache_dir=None) == 0
    finally:
        os.chdir(before)


def test_every_library_that_is_imported_is_declared_and_locked():
    """What another library brings along today it may drop tomorrow."""
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
    declared, extra = ({canonical(re.match(r"[\w.-]+", one)[0]) for one in those} for those in (
        project["dependencies"], sum(project["optional-dependencies"].values(), [])))
    makers = packages_distributions()
    wanted = {canonical(makers[name][0]) if name in makers else f"{name}, which is missing"
              for path in (TOP / "presskit").rglob("*.py") for name in names_imported(path)}
    assert len(wanted) > 20 and wanted <= declared | extra
    assert declared <= locked("run") and declared | extra <= locked("dev")


def locked(name):
    return {canonical(one) for one in re.findall(
        r"^([\w.-]+)==", (TOP / f"requirements/{name}.txt").read_text("utf-8"), re.MULTILINE)}


def test_engines_alone_can_reach_a_network_and_serve_alone_answers():
    homes = {path.relative_to(TOP / "presskit").parent.as_posix()
             for path in (TOP / "presskit").rglob("*.py") if NETWORK & names_of(path)}
    assert homes == {"localise/engines", "serve"}
    served = set().union(*(NETWORK & names_of(path)
                           for path in (TOP / "presskit" / "serve").glob("*.py")))
    assert served == {"socket"}  # it is bound, and connects to nobody
    assert not any(".connect(" in path.read_text("utf-8")
                   for path in (TOP / "presskit" / "serve").glob("*.py"))
    web = [path.name for path in (TOP / "presskit").rglob("*.py")
           if "urllib.request" in path.read_text("utf-8")]
    assert web == []


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def names_imported(path):
    """The top-level packages that a module imports, here and there, but ours and Python's."""
    return names_of(path) - {"presskit", *sys.stdlib_module_names}


def names_of(path):
    """The top-level packages that a module imports, here and there."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    return {name.partition(".")[0] for name in names}


def imported(code):
    """The heavy packages that a fresh Python has loaded after ``code``."""
    whole = f"{code}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", whole], capture_output=True, text=True,
                          cwd=TOP, check=True)
    return HEAVY & set(done.stdout.split())


@pytest.mark.parametrize("code", [
    "import presskit", "import presskit.cli", "import presskit.build", "import presskit.publish",
    "import presskit.registry", "import presskit.desk, presskit.document",
    "import presskit.build.engines",
    "import presskit.build.record, presskit.build.options, presskit.cli.kits",
    "import importlib; importlib.import_module('presskit.cli.make')"])
def test_what_must_be_quick_loads_no_engine(code):
    assert imported(code) == set()


def test_every_module_says_what_it_is_and_what_it_promises():
    for path in sorted((TOP / "presskit").rglob("*.py")):
        text = path.read_text("utf-8")
        purpose = ast.get_docstring(ast.parse(text)) or ""
        assert purpose, f"{path} does not begin with its purpose"
        assert re.search(r"\bnever\b", purpose, re.IGNORECASE) or path == TOP / "presskit" / \
            "__init__.py", f"{path} does not say what may never be in it"
        if path.name not in ("__init__.py", "__main__.py"):
            assert "__all__" in text, f"{path} does not say what it offers"


def test_files_stay_small_enough_to_see():
    long = {str(path.relative_to(TOP)): count for path in (TOP / "presskit").rglob("*.py")
            if (count := len(path.read_text("utf-8").splitlines())) > 320}
    assert long == {}


def test_functions_stay_small_enough_to_see():
    long = {}
    for path in (TOP / "presskit").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                first = node.body[1 if ast.get_docstring(node) and node.body[1:] else 0]
                count = 1 + node.end_lineno - first.lineno
                if count > 50:
                    long[f"{path.relative_to(TOP)} {node.name}"] = count
    assert long == {}
