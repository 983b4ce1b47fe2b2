"""Quicker inside WeasyPrint 70: the same pages for less work.

Here: replacements that give what they replace, only sooner.  Never here: anything that a
reader of the PDF could see (``weasy_inside``).

Where the engine spends its time on our pages: it works out every property of every box through
one long general path, reads markup character by character, and writes every object of the PDF
twice.  Each replacement takes the short way for the
common case and leaves all others to the engine.  Those for lines of text are in ``weasy_text``.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from copy import copy
from functools import lru_cache
from importlib import import_module
from typing import Any

from presskit.render import (
    weasy_codes,
    weasy_draw,
    weasy_justify,
    weasy_order,
    weasy_readings,
    weasy_styles,
    weasy_tags,
    weasy_text,
)

__all__ = ["has_notes", "is_known", "quicken_engine", "read_markup"]

KNOWN = ("weasyprint HTML UA_STYLESHEET", "pydyf _to_bytes Stream Dictionary PDF",
         "weasyprint.css.validation compile_selector_list")
"""What the replacements need to find: modules and their names."""


def is_known() -> bool:
    """Whether the engine is built as the replacements know it."""
    return all(hasattr(import_module(module), name)
               for module, *names in map(str.split, (
                   *KNOWN, *weasy_styles.KNOWN, *weasy_text.KNOWN, *weasy_draw.KNOWN,
                   *weasy_codes.KNOWN, *weasy_justify.KNOWN, *weasy_order.KNOWN,
                   *weasy_tags.KNOWN, *weasy_readings.KNOWN))
               for name in names)


def quicken_engine() -> None:
    """Put the replacements in place; the engine has been imported."""
    weasy_styles.quicken_styles()
    weasy_text.quicken_text()
    weasy_draw.quicken_drawing()
    _quicken_selectors()
    _quicken_objects()


# Markup ---------------------------------------------------------------------------------

_NOTES = frozenset(("footnote-call", "footnote-marker", "note-call", "note-marker",
                    "note-callback"))
_NOTE_WORDS = ("footnote", "note(", "@import", "<link")


def has_notes(text: str) -> bool:
    """Whether a style sheet or markup may make a note of something, or asks for another sheet
    that may."""
    small = text.lower()
    return any(word in small for word in _NOTE_WORDS)


def read_markup(engine: Any, markup: str, fetcher: Any, notes: bool = True) -> Any:
    """The engine's page.  What is written as XML, as our own frame is, goes to Python's own
    parser, which is ten times quicker; all else to the engine's for HTML.  Without ``notes``,
    which its sheets say, the engine works out no styles for the marks of notes."""
    from xml.etree import ElementTree

    from cssselect2 import ElementWrapper

    try:
        root = ElementTree.fromstring(markup)
    except ElementTree.ParseError:
        return engine.HTML(string=markup, url_fetcher=fetcher)
    plain = not notes and not has_notes(markup)

    class Wrapper(ElementWrapper):
        """An element whose subtree is wrapped once: the engine goes through it three times."""

        subtree: list[Any] | None = None

        def iter_subtree(self) -> Iterator[Any]:
            if self.subtree is None:
                self.subtree = [*super().iter_subtree()]
            return iter(self.subtree)

    class Page(engine.HTML):
        """A page whose tree is there already."""

        def __init__(self) -> None:
            self.base_url, self.url_fetcher, self.media_type = None, fetcher, "print"
            self.wrapper_element = Wrapper.from_html_root(root, content_language=None)
            self.etree_element = root

        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
            sheets = super()._ua_stylesheets(forms)
            return [_without_notes(one) for one in sheets] if plain else sheets

    return Page()


@lru_cache(maxsize=2)
def _without_notes(sheet: Any) -> Any:
    """The engine's own sheet without its rules for notes: they match every element, so that
    each would have five more styles."""
    bare = copy(sheet)
    bare.matcher = copy(sheet.matcher)
    bare.matcher.other_selectors = [one for one in sheet.matcher.other_selectors
                                    if one[3] not in _NOTES]
    return bare


# Selectors ------------------------------------------------------------------------------

_SELECTORS = 4096
"""How many selectors a process keeps."""


def _quicken_selectors() -> None:
    """A selector is compiled once: the style sheets of two locales differ in a few sizes."""
    import tinycss2
    from weasyprint.css import validation

    whole = validation.compile_selector_list
    kept: dict[str, list[Any]] = {}

    def compile_once(prelude: Any) -> list[Any]:
        key = tinycss2.serialize(prelude)
        if key not in kept:
            if len(kept) == _SELECTORS:
                kept.clear()
            kept[key] = whole(prelude)
        return [*kept[key]]

    validation.compile_selector_list = compile_once


# Objects --------------------------------------------------------------------------------

_LEVEL = 6
"""How hard streams are pressed: at 9 they are a hundredth smaller, for twice the time."""


def _quicken_objects() -> None:
    """Objects of the PDF: the kinds that are most of it made into bytes by the short way, each of
    them once, pages named once."""
    _quicken_bytes()
    _write_once()
    _name_pages_once()


def _quicken_bytes() -> None:
    """Plain values without a look at what else they might be; streams pressed at the usual
    level."""
    import pydyf

    general, whole = pydyf._to_bytes, pydyf.Stream.data.fget

    def turn(item: Any) -> bytes:
        kind = type(item)
        if kind is bytes:
            return item
        if kind is str:
            return item.encode("ascii")
        if kind is int:
            return b"%d" % item
        if kind is float:
            return (b"%d" % item if item.is_integer()
                    else (b"%f" % item).rstrip(b"0"))
        return general(item)

    def press(self: Any) -> bytes:
        if not self.compress:
            return whole(self)
        stream = zlib.compress(b"\n".join(
            [item if type(item) is bytes else turn(item) for item in self.stream]), _LEVEL)
        extra = pydyf.Dictionary({**self.extra, "Filter": "/FlateDecode", "Length": len(stream)})
        return b"\n".join((extra.data, b"stream", stream, b"endstream"))

    pydyf._to_bytes, pydyf.Stream.data = turn, property(press)


def _write_once() -> None:
    """Every object is made into bytes once: the engine does it for the file and once more for
    the identifier of the file."""
    import pydyf

    write = pydyf.PDF.write
    made: dict[int, bytes] = {}
    writing: list[bool] = []

    def remember(get: Callable[[Any], bytes]) -> property:
        def data(self: Any) -> bytes:
            if not writing or self.number is None:
                return get(self)
            if id(self) not in made:
                made[id(self)] = get(self)
            return made[id(self)]
        return property(data)

    def write_once(self: Any, *rest: Any, **named: Any) -> None:
        writing.append(True)
        try:
            write(self, *rest, **named)
        finally:
            writing.clear()
            made.clear()

    for kind in (pydyf.Stream, pydyf.Dictionary):
        kind.data = remember(kind.data.fget)
    pydyf.PDF.write = write_once


def _name_pages_once() -> None:
    """The references of all pages, which the engine asks for at every element."""
    import pydyf

    pages = pydyf.PDF.page_references.fget

    def name_pages(self: Any) -> tuple[bytes, ...]:
        count, names = self.__dict__.get("_presskit_pages", (0, ()))
        if count != self.pages["Count"]:
            names = pages(self)
            self._presskit_pages = self.pages["Count"], names
        return names

    pydyf.PDF.page_references = property(name_pages)
