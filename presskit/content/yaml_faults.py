"""What is wrong with broken YAML, in our own words.

Here: running PyYAML's parser and turning what stops it into a finding.  Never here: values.

The fast parser (libyaml) reads what is well; where it stops, the slower one of pure Python,
whose marks are finer, says why.
"""

from __future__ import annotations

import re
from typing import Any

from presskit.diagnostics import Findings, Span

__all__ = ["WIDE_COLON", "WIDE_WORDS", "compose_node"]

# what stopped the parser -> code, our sentence, hint; the first that fits is taken
_FAULTS = (
    (r"found character '\\t'", "yaml-tab", "a tab stands where YAML wants spaces",
     "replace the tab by two spaces"),
    (r"mapping values are not allowed", "yaml-syntax",
     "a second colon with a space behind it stands in this value, or this line is set in too far",
     "put the value in quotation marks, or line it up with the lines above"),
    (r"unexpected end of stream", "yaml-syntax", "a quotation mark is opened here and not closed",
     "close it, or write the text as a block behind |"),
    (r"found undefined alias", "yaml-syntax", "a value that begins with * points to nothing",
     "put the value in quotation marks"),
    (r"unknown escape character", "yaml-syntax",
     "a backslash inside double quotation marks means something else in YAML",
     "use single quotation marks, or type the backslash twice"),
    (r"cannot start any token", "yaml-syntax", "a value can't begin with this character",
     "put the value in quotation marks"),
    (r"but found another document", "yaml-syntax", "a second document begins here with ---",
     "delete the line of dashes"),
    (r"could not find expected ':'", "yaml-syntax", "there is no colon behind this name",
     "write the name, a colon and a space, then the value"),
    (r"expected ',' or '\]'", "yaml-syntax", "a list in [ ] is not closed, or lacks a comma",
     "close it with ], and put a comma between its values"),
    (r"expected ',' or '\}'", "yaml-syntax", "a group in { } is not closed, or lacks a comma",
     "close it with }, and put a comma between its parts"),
    (r"expected the node content, but found '<stream end>'", "yaml-syntax",
     "a bracket is opened here and not closed", "close it with ] or }"),
    (r"expected the node content", "yaml-syntax", "a closing bracket stands here without its "
     "opening one", "delete it, or put the value in quotation marks"),
    (r"expected <block end>", "yaml-syntax", "this line is not in line with the lines above",
     "set it in as far as its neighbours"),
    (r"found duplicate anchor", "yaml-syntax", "a name given by & is given twice",
     "write the value out"),
)
WIDE_COLON = re.compile(r"\s*(?:-\s+)?[\w-]+\s*：")
WIDE_WORDS = ("a full-width colon stands behind this name", "type : and a space instead of ：")
_WIDE_BLANK = ("this line is set in by full-width spaces",
               "type two half-width spaces for each step")
_WIDE_INDENT = re.compile(" *(\u3000+)")
_OPENED = re.compile(r"""(?:^\s*(?:-\s+)?|[\[{,]\s*)(?:[\w-]+:\s+)?"""
                     r"""("(?:[^"\\]|\\.)*|'(?:[^']|'')*)$""")
_ENTRY = re.compile(r"\s*(?:-\s|[\w-]+:(?:\s|$))")
_OTHER = ("yaml-syntax", "this can't be read as YAML",
          "compare it with the lines above, or put the value in quotation marks")


def compose_node(text: str, file: str, first_line: int, findings: Findings) -> Any | None:
    """The node graph of one YAML document; ``None`` for an empty or a broken one.

    ``first_line`` is the line of ``file`` on which ``text`` begins.
    """
    import yaml

    try:
        return yaml.compose(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError):
        pass
    try:
        return yaml.compose(text, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        _report(error, text, file, first_line, findings)
    except (yaml.YAMLError, RecursionError):
        findings.error("yaml-too-big", "this file nests its values without end",
                       span=Span(file, first_line), hint="a kit's files nest a few levels only")
    return None


def _report(error: Any, text: str, file: str, first_line: int, findings: Findings) -> None:
    problem = f"{error.context or ''} {error.problem or ''}"
    code, message, hint = next(
        (row[1:] for row in _FAULTS if re.search(row[0], problem)), _OTHER)
    mark = error.problem_mark or error.context_mark
    if error.context_mark and ("not closed" in message or "no colon" in message):
        mark = error.context_mark  # where it was opened; the parser stops further below
    if "bracket is opened" in message:
        at = max(text.rfind("["), text.rfind("{"))
        line, column = text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1
        findings.error(code, message, hint=hint, span=Span(file, line + first_line, column + 1))
        return
    lines = text.split("\n")
    opened = _find_opened(lines, (error.problem_mark or mark).line)
    if opened:
        _, code, message, hint = next(row for row in _FAULTS if "mark is opened" in row[2])
        findings.error(code, message, hint=hint,
                       span=Span(file, opened[0] + first_line, opened[1] + 1))
        return
    seen = [one.line for one in (error.context_mark, mark) if one]
    for number in dict.fromkeys([*seen, max(mark.line - 1, 0)]):
        wide = _find_wide(lines[number]) if number < len(lines) else None
        if wide:
            findings.error("yaml-syntax", wide[1], hint=wide[2],
                           span=Span(file, number + first_line, wide[0]))
            return
    line = min(mark.line, len(lines) - 1)
    if code == "yaml-syntax" and "\t" in lines[line][:_indent(lines[line])]:
        code, message, hint = _FAULTS[0][1:]
        column = lines[line].index("\t")
    else:
        column = mark.column if line == mark.line else len(lines[line])
    findings.error(code, message, hint=hint,
                   span=Span(file, line + first_line, column + 1))


def _find_wide(line: str) -> tuple[int, str, str] | None:
    """Column, sentence and hint for a full-width sign that stands for one of YAML's."""
    colon, blank = WIDE_COLON.match(line), _WIDE_INDENT.match(line)
    if colon:
        return colon.end(), *WIDE_WORDS
    return (blank.start(1) + 1, *_WIDE_BLANK) if blank else None


def _find_opened(lines: list[str], last: int) -> tuple[int, int] | None:
    """Line and column, from 0, of a quotation mark that swallows the entry below it.

    The parser reads on to the next such mark and stumbles far from where one is missing.
    """
    for number, line in enumerate(lines[:last]):
        match = _OPENED.search(line)
        if match and _ENTRY.match(lines[number + 1]):
            return number, match.start(1)
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))
