"""Reading a Word file: its words, its styles, its properties, straight from the parts.

Never here: a library that repairs or skips what it does not know.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

__all__ = ["Word", "open_word"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Word:
    """The parts of a Word file by name."""

    parts: dict[str, bytes]

    def part(self, name: str) -> etree._Element:
        """One part, parsed."""
        return etree.fromstring(self.parts[name])

    def running(self) -> tuple[str, ...]:
        """The names of the parts of headers and footers."""
        return tuple(sorted(name for name in self.parts
                            if name.startswith(("word/header", "word/footer"))))

    def text(self, name: str = "word/document.xml") -> str:
        """The words of a part, a line feed behind every paragraph."""
        return "".join(f"{words}\n" for _style, words in self.paragraphs(name))

    def paragraphs(self, name: str = "word/document.xml",
                   filed: bool = False) -> Iterator[tuple[str, str]]:
        """Style and words of each paragraph of a part, those in tables among them; ``filed`` in the
        order of the file, where a reading stands before its characters."""
        for one in self.part(name).iter(f"{_W}p"):
            style = one.find(f"{_W}pPr/{_W}pStyle")
            yield (style.get(f"{_W}val") if style is not None else "",
                   "".join(_words(one, filed)))

    def properties(self) -> dict[str, str]:
        """The core properties by their local names."""
        return {etree.QName(one).localname: one.text or ""
                for one in self.part("docProps/core.xml")}

    def pictures(self) -> int:
        """The bytes of embedded pictures and faces."""
        return sum(len(data) for name, data in self.parts.items()
                   if name.startswith(("word/media/", "word/fonts/")))


def _words(paragraph: etree._Element, filed: bool) -> Iterator[str]:
    found = [*paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}tab", f"{_W}noBreakHyphen")]
    for ruby in () if filed else paragraph.iter(f"{_W}ruby"):
        own = [one for one in found if ruby in one.iterancestors()]
        late = [one for one in own if any(up.tag == f"{_W}rt" for up in one.iterancestors())]
        place = found.index(own[0])
        found[place:place + len(own)] = [one for one in own if one not in late] + late
    for one in found:
        if one.getparent().tag == f"{_W}tabs":
            continue  # a tab stop, no tab
        yield {"t": one.text or "", "br": "\n", "tab": "\t",
               "noBreakHyphen": "-"}[etree.QName(one).localname]


def open_word(path: Path) -> Word:
    """Read a ``.docx``."""
    with zipfile.ZipFile(path) as archive:
        return Word({name: archive.read(name) for name in archive.namelist()})
