"""Gathering the blocks of an article whose file is no plain text.

Here: one text from many pieces, with the place of each.  Never here: a format.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from presskit.content.articles_text import clean

__all__ = ["Gathered", "Picture", "TextBlock"]

_BLANKS = re.compile(r"[ \t\r\f\v]*\n[ \t\r\f\v]*")
_PARTED = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class TextBlock:
    """The characters from ``start`` to ``end`` of the text; ``hint`` and ``level`` as in
    :class:`presskit.extract.article.Block`."""

    start: int
    end: int
    hint: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that came with the article: it stands before block ``block`` (a number)."""

    name: str
    data: bytes
    block: int
    alternative: str = ""


@dataclass(slots=True)
class Gathered:
    """Blocks in the order of reading, and what of the file is none of them: ``told`` counts it,
    by a phrase in plain words."""

    parts: list[str] = field(default_factory=list)
    blocks: list[TextBlock] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)
    length: int = 0

    def add(self, text: str, hint: str = "", level: int = 0) -> None:
        """A block, or several where empty lines part it; nothing for white space."""
        text, taken = clean(text)
        for phrase in taken:
            count, _, what = phrase.partition(" × ")
            self.told[what] += int(count)
        for part in _PARTED.split(text):
            words = _BLANKS.sub("\n", part).strip()
            if not words:
                continue
            if self.parts:
                self.length += 2
            self.blocks.append(TextBlock(self.length, self.length + len(words), hint, level))
            self.parts.append(words)
            self.length += len(words)

    def show(self, name: str, data: bytes, alternative: str = "") -> None:
        """A picture that stands here: PNG and JPEG are kept, others are told."""
        kind = "png" if data.startswith(b"\x89PNG\r\n") else \
            "jpg" if data.startswith(b"\xff\xd8\xff") else ""
        if not kind:
            self.told["picture that is neither PNG nor JPEG"] += 1
            return
        stem = re.sub(r"[^a-z0-9]+", "-", name.rpartition(".")[0].lower()).strip("-") or "picture"
        taken = {one.name for one in self.pictures}
        wanted, number = f"{stem}.{kind}", 1
        while wanted in taken:
            number += 1
            wanted = f"{stem}-{number}.{kind}"
        self.pictures.append(Picture(wanted, data, len(self.blocks), alternative))

    @property
    def text(self) -> str:
        return "\n\n".join(self.parts)

    @property
    def left_out(self) -> tuple[str, ...]:
        return tuple(f"{count} × {what}" for what, count in self.told.items())
