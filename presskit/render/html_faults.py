"""What is wrong with the markup of an HTML frame.

Here: what it asks for from elsewhere, and what it would run.  Never here: slots and syntax of the
frame (``frames``), how it looks.

The frame is read as a browser reads it (HTML, 13.2), so an address in entities, in an attribute
that nobody thinks of or in a style sheet is one like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from presskit.diagnostics import Findings, Span
from presskit.render.frames import Frame, read_frame, report_resource
from presskit.render.sheet_faults import list_addresses

__all__ = ["check_markup"]

_ASKING = frozenset({"action", "archive", "background", "classid", "code", "codebase", "data",
                     "formaction", "href", "icon", "imagesrcset", "longdesc", "lowsrc", "manifest",
                     "ping", "poster", "profile", "src", "srcset", "usemap", "xlink:href"})
"""Attributes whose address a browser asks for, or sends something to."""

_LEADING = frozenset({"a", "area"})
"""Elements whose ``href`` only leads somewhere, when a reader wants to go there."""

_SLOT = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


_SIZE = re.compile(r"[\d.]+[xwh]")


def check_markup(frame: Frame, findings: Findings) -> None:
    """Complain of outside resources (``frame-remote-resource``) and of scripts
    (``frame-script``) of one HTML frame."""
    # A slot is as long as what stands in its place: places stay what they are.
    text = _SLOT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), read_frame(frame))
    reader = _Reader(frame, findings)
    reader.feed(text)
    reader.close()


class _Reader(HTMLParser):
    """Goes through the elements of a frame."""

    def __init__(self, frame: Frame, findings: Findings) -> None:
        super().__init__(convert_charrefs=True)
        self._frame, self._findings, self._inside = frame, findings, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag if tag == "style" else ""
        values = {name: (value or "").strip() for name, value in attrs}
        if tag == "script":
            self._complain("a script")
        for name, value in values.items():
            if name.startswith("on"):
                self._complain(f"a script ({name})")
            elif _is_script(value):
                self._complain("a script (javascript:)")
        for address in _list_asked(tag, values):
            report_resource(address, self._span(), self._findings)

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside != "style":
            return
        line, column = self.getpos()
        for address, row, at in list_addresses(data):
            place = Span(self._frame.shown, line + row - 1, at + (column if row == 1 else 0))
            report_resource(address, place, self._findings)

    def _span(self) -> Span:
        line, column = self.getpos()
        return Span(self._frame.shown, line, column + 1)

    def _complain(self, what: str) -> None:
        self._findings.error(
            "frame-script", f"the frame brings {what}", span=self._span(),
            hint="take it out: what runs in readers' browsers is presskit's own")


def _is_script(value: str) -> bool:
    """Whether an address is a script; browsers leave out white space and controls in it."""
    return re.sub(r"[\x00-\x20]", "", value).lower().startswith(("javascript:", "vbscript:"))


def _list_asked(tag: str, values: dict[str, str]) -> Iterator[str]:
    """The addresses that an element asks for by itself."""
    for name, value in values.items():
        if name in _ASKING and not (tag in _LEADING and name == "href") and tag != "base":
            several = name.endswith("srcset")  # each with how dense or wide it is
            parts = [one.strip(",") for one in value.split()] if several else [value]
            yield from [one for one in parts if one and not _is_inside(one)
                        and not _is_script(one) and not _SIZE.fullmatch(one)][:1]
        elif name == "style":
            yield from (address for address, _line, _column in list_addresses(f"*{{{value}}}"))
        elif name == "srcdoc" and value:
            yield "a page within the page (srcdoc)"
    if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
        yield "another page (refresh)"
    if tag == "base":
        yield f"another place ({values.get('href') or 'base'})"


def _is_inside(address: str) -> bool:
    return address.lower().startswith(("#", "data:"))
