"""What a person reads in a cell of a Word file.

Here: the characters of its runs in their order, and what else stands there.  Never here: what they
mean, tracked changes (``changes`` has accepted them).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from presskit.localise.codes import is_reading
from presskit.localise.exchange.word.changes import name

__all__ = ["Words", "read_words", "tidy"]

_OFF = ("0", "false", "off", "none")
_TEXT, _RUN, _PARAGRAPH = name("t"), name("r"), name("p")
_SIGNS = {name("noBreakHyphen"): "\u2011", name("tab"): " ", name("ptab"): " ", name("cr"): "\n"}
_PICTURES = frozenset(map(name, ("drawing", "pict", "object")))
_NOTES = {name("footnoteReference"): "footnotes", name("endnoteReference"): "endnotes"}
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\ufeff]")


@dataclass(frozen=True, slots=True)
class Words:
    """The text of a cell, breaks as line feeds.

    ``oddities`` says what else was in it, by kind: ``struck`` and ``hidden`` give the words that
    are crossed out or not shown, ``stressed`` those that somebody made bold or slanted, ``ruby``
    readings that nobody could type, ``box`` the words of a text box or table, ``symbol`` signs
    that only one face has, ``marked`` what somebody put a colour behind, ``picture`` and ``field``
    that there is one, the latter without an end.  ``notes`` are footnotes and endnotes (kind, id).
    """

    text: str
    oddities: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()

    def odd(self, kind: str) -> tuple[str, ...]:
        """What there is of one kind."""
        return tuple(said for one, said in self.oddities if one == kind)


def read_words(cell: etree._Element) -> Words:
    """The words of a cell, or of anything that holds paragraphs."""
    reading = _Reading()
    lines = []
    for paragraph in _paragraphs(cell, reading):
        before = len(reading.text)
        reading.paragraph(paragraph)
        lines.append("".join(reading.text[before:]))
    if reading.fields:
        reading.odd.append(("field", ""))
    text = "\n".join(lines)
    return Words(tidy(text), tuple(dict.fromkeys(reading.odd)), tuple(reading.notes))


def tidy(text: str) -> str:
    """Words as somebody sees them: without what has no width, spaces at breaks and empty lines."""
    lines = re.sub(r"[\t\r]", " ", _UNSEEN.sub("", text)).split("\n")
    return "\n".join(line for line in (one.strip(" ") for one in lines) if line).strip()


def _paragraphs(cell: etree._Element, reading: _Reading):
    """The paragraphs right in a cell; what stands in a table inside of it is told."""
    for one in cell:
        if one.tag == _PARAGRAPH:
            yield one
        elif one.tag == name("tbl"):
            reading.odd.append(("box", _letters(one)))


def _letters(element: etree._Element) -> str:
    return "".join(one.text or "" for one in element.iter(_TEXT)).strip()


class _Reading:
    """A cell on its way: a field may go on over several paragraphs."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.odd: list[tuple[str, str]] = []
        self.notes: list[tuple[str, str]] = []
        self.fields: list[bool] = []  # of each open field whether its result has begun

    def paragraph(self, paragraph: etree._Element) -> None:
        for one in paragraph:
            if one.tag == _RUN:
                self.run(one)
            elif one.tag != name("pPr"):
                self.other(one)

    def other(self, element: etree._Element) -> None:
        """What stands in a paragraph and is no run: mathematics, ruby of old files."""
        text = "".join(one.text or "" for one in element.iter(_MATH, _TEXT))
        if text:
            self.put(text)

    def put(self, text: str) -> None:
        if all(self.fields):
            self.text.append(text)

    def run(self, run: etree._Element) -> None:
        look = run.find(name("rPr"))
        words = _letters(run)
        for kind, flags in (("hidden", ("vanish",)), ("struck", ("strike", "dstrike")),
                            ("stressed", ("b", "i", "em", "u"))):
            if words and look is not None and any(_is_on(look, one) for one in flags):
                self.odd.append((kind, words))
                if kind == "hidden":
                    return
        if words and look is not None and _is_on(look, "highlight"):
            self.odd.append(("marked", words))
        for one in run:
            self.piece(one)

    def piece(self, one: etree._Element) -> None:
        """One thing in a run."""
        if one.tag == _TEXT:
            self.put(one.text or "")
        elif one.tag in _SIGNS:
            self.put(_SIGNS[one.tag])
        elif one.tag == name("br"):
            self.put("\n" if one.get(name("type"), "textWrapping") == "textWrapping" else " ")
        elif one.tag == name("sym"):
            self.symbol(one)
        elif one.tag == name("fldChar"):
            self.field(one.get(name("fldCharType"), ""))
        elif one.tag == name("ruby"):
            self.ruby(one)
        elif one.tag in _PICTURES:
            self.picture(one)
        elif one.tag in _NOTES:
            self.notes.append((_NOTES[one.tag], one.get(name("id"), "")))

    def picture(self, one: etree._Element) -> None:
        words = _letters(one)
        self.odd.append(("box", words) if words else ("picture", ""))

    def ruby(self, one: etree._Element) -> None:
        """Characters with their reading, as an author types them; where that can't be typed the
        characters stay, and their reading is told."""
        base, reading = one.find(name("rubyBase")), one.find(name("rt"))
        words, above = ("" if part is None else _letters(part) for part in (base, reading))
        typed = f"{{{words}|{above}}}"
        if is_reading(typed) and typed.count("|") == 1 and all(self.fields):
            self.text.append(typed)
            return
        if base is not None:
            for run in base.iter(_RUN):
                self.run(run)
        if above:
            self.odd.append(("ruby", above))

    def symbol(self, one: etree._Element) -> None:
        """A sign by its number; in the private area it means something in one face only."""
        try:
            code = int(one.get(name("char"), ""), 16)
        except ValueError:
            return
        if 0xE000 <= code <= 0xF8FF or not 0x20 <= code <= 0x10FFFF:
            self.odd.append(("symbol", f"{one.get(name('font'), '')} {code:04X}".strip()))
        else:
            self.put(chr(code))

    def field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()


def _is_on(look: etree._Element, flag: str) -> bool:
    one = look.find(name(flag))
    return one is not None and one.get(name("val"), "1") not in _OFF
