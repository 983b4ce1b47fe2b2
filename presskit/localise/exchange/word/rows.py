"""The rows of a sheet that came back: which text each one is, and what stands in it.

Here: finding them however a program has saved the file.  Never here: what becomes of them.

A row says three times which text it is, because no program keeps all of it: by a key that can be
seen, by an id that is hidden beside it, by a bookmark round its words.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from presskit.localise.exchange.word.changes import (
    Changes,
    accept_changes,
    count_changes,
    name,
)
from presskit.localise.exchange.word.comments import list_comments
from presskit.localise.exchange.word.words import Words, read_words

__all__ = ["FoundRow", "find_head", "find_rows", "read_signatures", "row_key", "write_bookmark",
           "write_head", "write_mark", "write_sign"]

_MARK = re.compile(r"\[([^\s\[\]]+:[0-9a-f]{12}) ([0-9a-f]{16}(?:-draft)?)\]")
_BOOKMARK = re.compile(r"presskit_([0-9a-f]{6})")
_KEY = re.compile(r"#([0-9a-f]{6})(?![0-9a-z])")
_NUMBER = re.compile(r"\s*([0-9]{1,5})(?![0-9])")
_HEAD = re.compile(r"\[presskit-sheet (\d+) (\S+) (\S+) (\S+)\]")
_SIGN = re.compile(r"\[presskit-sign [a-z]+\]")
_COLUMNS = 4


def row_key(id: str) -> str:
    """The key of a row that can be seen: six digits of its id's sha256."""
    return hashlib.sha256(id.encode()).hexdigest()[:6]


def write_mark(id: str, was: str) -> str:
    """What stands hidden in a row: its id, and what its words were."""
    return f"[{id} {was}]"


def write_bookmark(key: str) -> str:
    """The name of the bookmark round the words of a row."""
    return f"presskit_{key}"


def write_head(kit: str, source: str, target: str) -> str:
    """What stands hidden at the head of a sheet."""
    return f"[presskit-sheet 1 {kit} {source} {target}]"


def write_sign(who: str) -> str:
    """What stands hidden in a line for a signature."""
    return f"[presskit-sign {who}]"


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row as it was found.

    ``keys`` are all the keys it says it has (more than one: it says two things); ``id`` and
    ``was`` are its hidden mark, empty where that is lost; ``number`` the one printed in it.
    ``source``, ``words``, ``remark`` are its cells; ``changes`` are those of the words,
    ``comments`` are ids.  ``deleted`` says that it is
    struck from the table, ``split`` that its cells are not those that went out; then ``words``
    are those of all of them.
    """

    keys: tuple[str, ...]
    id: str = ""
    was: str = ""
    number: int = 0
    source: Words = Words("")
    words: Words = Words("")
    remark: str = ""
    changes: Changes = Changes()
    comments: tuple[str, ...] = ()
    deleted: bool = False
    split: bool = False


def find_head(root: etree._Element) -> tuple[str, str, str]:
    """Kit, source and target that the sheet names; empty where it doesn't."""
    for paragraph in root.iter(name("p")):
        said = "".join(one.text or "" for one in paragraph.iter(name("t")))
        found = _HEAD.search(said)
        if found:
            return found[2], found[3], found[4]
    return "", "", ""


def find_rows(root: etree._Element) -> Iterator[FoundRow]:
    """The rows of all tables, before any change in them is accepted, in their order."""
    for row in list(root.iter(name("tr"))):
        found = _read_row(row)
        if found is not None:
            yield found


def _cells(row: etree._Element) -> list[etree._Element]:
    """The cells of a row, whatever wraps them; not those of a table inside."""
    return [one for one in row.iter(name("tc"))
            if next(one.iterancestors(name("tr"))) is row]


def _read_row(row: etree._Element) -> FoundRow | None:
    """What a row says, or None for one that is none of ours."""
    cells = _cells(row)
    tags = [[found[1] for one in cell.iter(name("bookmarkStart"))
             if (found := _BOOKMARK.fullmatch(one.get(name("name"), "")))] for cell in cells]
    shown = [_all_letters(one) for one in cells]
    marks = dict.fromkeys(found for said in shown for found in _MARK.findall(said))
    tagged = [one for own in tags for one in own]
    visible = _KEY.findall(shown[0]) if shown else ()
    keys = dict.fromkeys([*(row_key(id) for id, _was in marks), *tagged, *visible])
    if not keys:
        return None
    number = _NUMBER.match(shown[0])
    place = _find_words(cells, tags)
    changes = count_changes(cells[place]) if place >= 0 else Changes()
    return FoundRow(
        tuple(keys), *(next(iter(marks)) if len(marks) == 1 else ("", "")),
        number=int(number[1]) if number else 0,
        source=_settled(_first_paragraph(cells[place - 1])) if place > 0 else Words(""),
        words=_settled(cells[place]) if place >= 0 else Words(" | ".join(
            filter(None, (_settled(one).text for one in cells[1:])))),
        remark=_settled(cells[place + 1]).text if -1 < place < len(cells) - 1 else "",
        changes=changes,
        comments=list_comments(row), split=place < 0,
        deleted=row.find(f"{name('trPr')}/{name('del')}") is not None)


def _all_letters(cell: etree._Element) -> str:
    """The letters of a cell, those that somebody deleted as well."""
    return "".join(one.text or "" for one in cell.iter(name("t"), name("delText")))


def _find_words(cells: list[etree._Element], tags: list[list[str]]) -> int:
    """The place of the cell with the words: its bookmark says it, or the order; -1 for none."""
    tagged = [at for at, own in enumerate(tags) if own]
    if len(tagged) == 1:
        return tagged[0]
    return 2 if not tagged and len(cells) == _COLUMNS else -1


def _first_paragraph(cell: etree._Element) -> etree._Element:
    """A cell with its first paragraph alone: the notes stand below it."""
    own = deepcopy(cell)
    for one in [one for one in own.iter(name("p")) if one.getparent() is not None][1:]:
        one.getparent().remove(one)
    return own


def _settled(cell: etree._Element) -> Words:
    """The words of a cell with all changes accepted."""
    if cell.find(f"{name('tcPr')}/{name('cellDel')}") is not None:
        return Words("")
    own = deepcopy(cell)
    accept_changes(own)
    return read_words(own)


def read_signatures(root: etree._Element) -> tuple[str, ...]:
    """Who has written something into the lines for signatures."""
    found = []
    for row in root.iter(name("tr")):
        cells = _cells(row)
        if cells and _SIGN.search(_all_letters(cells[0])):
            said = [_settled(one).text for one in cells[1:]]
            found += [", ".join(" ".join(one.split()) for one in said if one)] * any(said)
    return tuple(found)
