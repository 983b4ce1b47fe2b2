"""What is wrong with a style sheet.

Here: syntax, brackets, outside resources (CSS Syntax, level 3).  Never here: what a layout
engine makes of a rule (``weasy`` says what it leaves out).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from presskit.diagnostics import Findings, Span
from presskit.render.frames import Frame, read_frame, report_resource

__all__ = ["check_sheet", "list_addresses", "list_classes"]


def check_sheet(frame: Frame, findings: Findings) -> None:
    """Complain of syntax and outside resources of one style sheet (CSS Syntax, level 3)."""
    import tinycss2

    _check_brackets(frame, findings)
    rules = tinycss2.parse_stylesheet(read_frame(frame), skip_comments=True,
                                      skip_whitespace=True)
    for token in _walk_css(rules):
        span = Span(frame.shown, token.source_line, token.source_column)
        if token.type == "error":
            findings.error("frame-syntax", f"the style sheet can't be read: {token.message}",
                           span=span, hint="look for a missing bracket, colon or semicolon")
        elif address := _outside(token):
            report_resource(address, span, findings)


def list_addresses(css: str) -> Iterator[tuple[str, int, int]]:
    """What the rules of a style sheet ask for from elsewhere, each with its line and column."""
    import tinycss2

    for token in _walk_css(tinycss2.parse_stylesheet(css, skip_comments=True,
                                                     skip_whitespace=True)):
        if address := _outside(token):
            yield address, token.source_line, token.source_column


def _outside(token) -> str:
    address = "" if token.type == "error" else _address(token)
    return "" if address.lower().startswith(("data:", "#")) else address


_UNREAD = re.compile(r"""/\*.*?(?:\*/|\Z)|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\\."""
                     r"""|url\([^"')]*\)""", re.DOTALL)


def _check_brackets(frame: Frame, findings: Findings) -> None:
    """Complain of a bracket that is never closed: CSS itself closes it at the end of the file
    and swallows what stands between."""
    text = _UNREAD.sub(lambda found: re.sub("[^\n]", " ", found[0]), read_frame(frame))
    open_: list[re.Match[str]] = []
    for found in re.finditer(r"[][(){}]", text):
        if found[0] in "{[(":
            open_.append(found)
        elif open_ and "{[("["}])".index(found[0])] == open_[-1][0]:
            open_.pop()
    for found in open_[:1]:
        line = text.count("\n", 0, found.start()) + 1
        span = Span(frame.shown, line, found.start() - text.rfind("\n", 0, found.start()))
        findings.error("frame-syntax", f"this {found[0]} is never closed", span=span,
                       hint=f"close it with {'}])'['{[('.index(found[0])]}")


def _walk_css(tokens: Iterable) -> Iterator:
    import tinycss2

    for token in tokens:
        yield token
        if token.type == "qualified-rule":
            yield from _walk_css(token.prelude)
            yield from _walk_css(tinycss2.parse_blocks_contents(
                token.content, skip_comments=True, skip_whitespace=True))
        elif token.type == "at-rule":
            yield from _walk_css(token.prelude)
            yield from _walk_css(tinycss2.parse_blocks_contents(
                token.content or (), skip_comments=True, skip_whitespace=True))
        elif token.type == "declaration":
            yield from _walk_css(token.value)
        elif hasattr(token, "content") and isinstance(token.content, list):
            yield from _walk_css(token.content)
        elif token.type == "function":
            yield from _walk_css(token.arguments)


def _address(token) -> str:
    """The address that a token asks for: ``url(…)``, or the string of an ``@import``."""
    if token.type == "url":
        return token.value
    if token.type == "function" and token.lower_name in {"url", "src", "image-set"}:
        return next((one.value for one in token.arguments if one.type == "string"), "")
    if token.type == "at-rule" and token.lower_at_keyword == "import":
        return next((one.value for one in token.prelude if one.type == "string"), "")
    return ""


def list_classes(text: str) -> list[tuple[str, int, int]]:
    """The classes that the selectors of a style sheet name, each with its line and column."""
    import tinycss2

    rules = list(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))
    out = []
    while rules:
        rule = rules.pop(0)
        if rule.type == "at-rule" and rule.content and rule.lower_at_keyword != "page":
            rules = [*tinycss2.parse_rule_list(rule.content, skip_comments=True,
                                               skip_whitespace=True), *rules]
        elif rule.type == "qualified-rule":
            out += _list_classes(rule.prelude)
    return out


def _list_classes(tokens: Iterable) -> list[tuple[str, int, int]]:
    out, dot = [], None
    for token in tokens:
        if token.type == "function":
            out += _list_classes(token.arguments)
        elif token.type == "ident" and dot is not None:
            out.append((token.value, dot.source_line, dot.source_column))
        dot = token if token.type == "literal" and token.value == "." else None
    return out
