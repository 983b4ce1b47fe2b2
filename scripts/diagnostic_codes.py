"""Lists every code of a diagnostic that the package can say, with its severities.

    python scripts/diagnostic_codes.py          lists them, with where they are said
    python scripts/diagnostic_codes.py --lacking    those that docs/diagnostics.md lacks

The source is read, not run. A code is the first argument of `findings.error(…)`,
`PresskitError.one(…)` and their like. Where it comes out of a table or is put together, SAID
below tells where to look; a place that this file doesn't know is an error, so that no code can
hide.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

TOP = Path(__file__).parent.parent
PAGE = TOP / "docs/diagnostics.md"
CODE = re.compile(r"[a-z]+(-[a-z0-9]+)+")

METHODS = {"error", "warning", "note", "one"}
"""Methods that say something; the code is their first argument."""

FUNCTIONS = {"Diagnostic": 0, "add": 0, "complain": 3, "_fault": 1, "_error": 0}
"""Functions that say something, with the position of the code in them."""

SAID: dict[tuple[str, str], object] = {
    ("build/typing_faults.py", "slip.code"):
        ("sign-character", "sign-dash", "sign-dot", "sign-ellipsis", "sign-lookalike",
         "sign-nesting", "sign-quotes", "sign-space", "sign-titles", "sign-unpaired", "sign-wave",
         "sign-width"),
    ("render/face_facts.py", "code"):
        ("font-collection", "font-outlines", "font-packed", "font-unreadable"),
    ("build/options.py", "_CODES[what]"):
        ("locale-unknown", "document-unknown", "format-unknown"),
    ("build/verdicts.py", "_CODES[one.aspect]"):
        ("verify-files", "verify-fonts", "verify-lines", "verify-repeat", "verify-structure",
         "verify-text"),
    ("build/verdicts.py", "_NOTES[one.aspect]"):
        ("verify-fonts", "verify-lines", "verify-structure"),
    ("content/articles.py", "code"): ("article-empty", "article-too-big", "article-unread"),
    ("content/files.py", "code"): "_describe",
    ("content/markdown.py", "code"): "_REFUSED",
    ("content/yaml_faults.py", "code"): ("_FAULTS", "_OTHER"),
    ("localise/checks/parity.py", "code"):
        ("amount-mismatch", "date-mismatch", "number-mismatch", "time-mismatch", "url-mismatch"),
    ("localise/checks/typed.py", "code"): ("name-near", "quote-typed", "quote-unregistered"),
    ("localise/closed_xml.py", "code"):
        ("article-broken", "article-entities", "article-macros", "article-too-big",
         "proof-sheet-broken", "proof-sheet-entities", "proof-sheet-macros",
         "proof-sheet-too-big", "tmx-broken", "tmx-entities", "tmx-too-big", "xliff-broken",
         "xliff-entities", "xliff-too-big"),
    ("localise/exchange/table.py", "code"):
        ("table-broken", "table-columns", "table-encoding", "table-too-big"),
    ("localise/exchange/word/remarks.py", "code"):
        ("proof-sheet-emptied", "proof-sheet-looks", "proof-sheet-picture", "proof-sheet-source"),
    ("model/checks.py", "f'{kinds[0]}-unknown'"):
        ("person-unknown", "organisation-unknown", "work-unknown", "term-unknown",
         "quote-unknown", "picture-unknown"),
    ("model/missing.py", "f'missing-{code}'"): "report()",
    ("publish/lock.py", "code"): "_WORDS",
}
"""For a code that isn't written out: the codes; or the tables and functions that hold them."""

PASSED_ON = {("build/remarks.py", "value['code']"), ("content/inlines.py", "fault.code"),
             ("content/translations.py", "fault.code"), ("localise/checks/pair.py", "code"),
             ("model/faults.py", "fault.code"), ("render/theme.py", "code")}
"""Codes that were said elsewhere and are handed on."""


SILENT = ("extract/",)
"""Rooms that say no diagnostics, as import-linter holds; what they ``add`` is theirs."""


class Unseen(Exception):
    """A code is said in a way that this file doesn't know."""


def find_codes(package: Path = TOP / "presskit") -> dict[str, dict[str, list[str]]]:
    """Every code: its severities, and where each is said (``content/files.py:94``).

    Raises ``Unseen``.
    """
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for path in sorted(package.rglob("*.py")):
        name = path.relative_to(package).as_posix()
        tree = ast.parse(path.read_text("utf-8"))
        for call, code in _each_said(name, tree):
            for one in _spell(name, code, tree):
                for severity in _weigh(call):
                    found[one][severity].append(f"{name}:{call.lineno}")
    return {code: dict(found[code]) for code in sorted(found)}


def _each_said(name: str, tree: ast.AST) -> Iterator[tuple[ast.Call, ast.expr]]:
    if name == "diagnostics.py" or name.startswith(SILENT):  # where codes are kept none is said
        return
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = _called(node)
        if isinstance(node.func, ast.Attribute):
            at = 0 if called in METHODS else None
        else:
            at = FUNCTIONS.get(called)
        if at is not None and len(node.args) > at:
            yield node, node.args[at]


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _spell(name: str, code: ast.expr, tree: ast.AST) -> tuple[str, ...]:
    """The codes that an argument may be."""
    if isinstance(code, ast.Constant) and isinstance(code.value, str):
        return (code.value,)
    written = ast.unparse(code)
    if (name, written) in PASSED_ON:
        return ()
    said = SAID.get((name, written))
    if said is None:
        raise Unseen(f"presskit/{name}: {written} at line {code.lineno}: tell SAID where its "
                     "codes stand")
    if said == "report()":
        return tuple(_reported(tree))
    names = (said,) if isinstance(said, str) else said
    if all(CODE.fullmatch(one) for one in names):
        return names
    return tuple(dict.fromkeys(one for holder in names for one in _held(tree, holder)))


def _held(tree: ast.AST, holder: str) -> Iterator[str]:
    """The codes in a table or function: in each of its rows the first that looks like one."""
    for node in ast.walk(tree):
        targets = getattr(node, "targets", [getattr(node, "target", None)])
        if (getattr(node, "name", "") == holder
                or any(getattr(one, "id", "") == holder for one in targets)):
            for row in ast.walk(node):
                if isinstance(row, ast.Tuple):
                    words = (one.value for one in row.elts if isinstance(one, ast.Constant))
                    code = next((one for one in words if isinstance(one, str)
                                 and CODE.fullmatch(one)), None)
                    if code:
                        yield code


def _reported(tree: ast.AST) -> Iterator[str]:
    """The codes of presskit/model/missing.py, whose function ``report`` is given their ends."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) == "report":
            end = node.args[0]
            if isinstance(end, ast.Constant):
                yield f"missing-{end.value}"
            else:  # the facts of an event
                yield from ("missing-event-date", "missing-city", "missing-venue")


def _weigh(call: ast.Call) -> tuple[str, ...]:
    """The severities that a call may give."""
    called, written = _called(call), ast.unparse(call)
    if called == "Diagnostic":
        return (re.search(r"Severity\.(\w+)", written)[1].lower(),)
    if called == "_fault":
        return ("warning" if "Severity.WARNING" in written else "error",)
    if called == "complain":
        return ("error", "warning") if "error=" in written else ("warning",)
    return {"one": ("error",), "_error": ("error",),
            "add": ("error", "warning")}.get(called, (called,))


def documented() -> dict[str, str]:
    """The codes of docs/diagnostics.md with the severity that stands beside each."""
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| ([^|]+) \|", PAGE.read_text("utf-8"), re.MULTILINE)
    return {code: severity.strip() for code, severity in rows}


def main() -> None:
    """List the codes."""
    lacking = "--lacking" in sys.argv[1:]
    known = documented() if lacking else {}
    for code, said in find_codes().items():
        if code not in known:
            places = ", ".join(sorted({one for group in said.values() for one in group}))
            print(f"{code:<28} {' or '.join(sorted(said)):<18} {places}")


if __name__ == "__main__":
    main()
