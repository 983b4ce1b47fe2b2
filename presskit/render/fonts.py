"""The faces: which there are, and which family leads in which text.

Here: the tables of ``fonts/fonts.yaml`` and ``fonts.lock.json``, the explicit stack of a
locale.  Never here: opening a face (``face_files``), text of a document (``coverage``), CSS, the
layout engine.

No writer ever asks the machine for a face: what is not in the stack does not exist.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from presskit import locales
from presskit.diagnostics import Exit, PresskitError, Span
from presskit.document.roles import HEADINGS
from presskit.render.tables import load_table

__all__ = ["TAKE_FONTS", "Face", "Family", "Fonts", "is_ignorable", "read_fonts"]


@dataclass(frozen=True, slots=True)
class Face:
    """One file: ``path`` on this machine, ``weight`` 400 or 700, digest and size by the lock;
    ``source`` is what to do where it is missing or another one."""

    path: str
    weight: int
    sha256: str
    bytes: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """A family: its key in the tables, its name inside the files, its two faces.

    ``style`` is the generic family of CSS that comes nearest; ``view_only`` says that its maker
    lets it into documents that are read and printed, not into those that are edited.
    """

    key: str
    name: str
    regular: Face
    bold: Face
    style: str = "sans-serif"
    view_only: bool = False


@dataclass(frozen=True, slots=True)
class Fonts:
    """The tables of faces; small, and fit to cross a process border.

    ``stacks`` gives the families of a locale in order, ``languages`` the family that leads in
    a run of a language, ``system`` the faces of a reader's machine per locale.  ``digest``
    stands for tables and faces together.
    """

    families: tuple[Family, ...]
    stacks: tuple[tuple[str, tuple[str, ...]], ...]
    languages: tuple[tuple[str, str], ...]
    system: tuple[tuple[str, tuple[str, ...]], ...]
    digest: str
    own: tuple[tuple[str, str], ...] = ()
    display: Fonts | None = None
    views: tuple[tuple[tuple[str, bool], Fonts], ...] = ()

    def of(self, locale: str, word: bool = False) -> Fonts:
        """The tables for the documents of a locale, and for its Word files."""
        return dict(self.views).get((locale, word), self)

    @property
    def headings(self) -> Fonts:
        """The tables for headings, and for what is set like them."""
        return self.display or self

    def role(self, role: str) -> Fonts:
        """The tables for a block with a role."""
        return self.headings if role in HEADINGS else self

    def family(self, key: str) -> Family:
        """The family with a key."""
        for one in self.families:  # a loop: it is asked for every other character
            if one.key == key:
                return one
        raise KeyError(key)

    def lead(self, language: str) -> str:
        """The family that leads in a language: the longest prefix in whole subtags."""
        return _lead(self.languages, language)

    def stack(self, locale: str, language: str = "") -> tuple[str, ...]:
        """The families of a run, in the order in which they are asked for a character.

        ``locale`` is the document's, ``language`` the run's where it is another.  A locale
        without a stack of its own takes that of ``en`` behind the family of its language.  Behind
        a chosen family of a run's language stands ours.
        """
        own = _find_stack(self.stacks, locale) or (self.lead(locale), *dict(self.stacks)["en"])
        first: tuple[str, ...] = ()
        if language and language != locale:
            first = (self.lead(language), *((_lead(self.own, language),) if self.own else ()))
        return tuple(dict.fromkeys((*first, *own)))

    def system_faces(self, language: str) -> tuple[str, ...]:
        """What a reader's own machine has for a language, best first."""
        table = dict(self.system)
        return table.get(language) or _longest(table, language) or table["en"]


@lru_cache(maxsize=256)  # asked for every other character
def _lead(pairs: tuple[tuple[str, str], ...], language: str) -> str:
    table = dict(pairs)
    tag = f"{locales.language(language)}-{locales.script(language)}"  # zh is zh-Hans
    return _longest(table, language) or _longest(table, tag) or table["other"]


@lru_cache(maxsize=256)
def _find_stack(pairs: tuple[tuple[str, tuple[str, ...]], ...],
                locale: str) -> tuple[str, ...] | None:
    table = dict(pairs)
    return table.get(locale) or _longest(table, locale)


def _longest(table: Mapping, tag: str):
    """The entry with the longest prefix of a tag, else one that begins with its language and
    script, else None."""
    parts = tag.split("-")
    for length in range(len(parts), 0, -1):
        prefix = "-".join(parts[:length])
        if prefix in table:
            return table[prefix]
        if length > 1 or prefix != "zh":
            for known in table:
                if known.startswith(prefix + "-"):
                    return table[known]
    return None


# Reading --------------------------------------------------------------------------------

TAKE_FONTS = "take fonts/ from the release that this presskit came with"
"""What to do where a face of ours is not what it should be."""


def read_fonts(folder: Path) -> Fonts:
    """The tables in ``fonts.yaml`` with the digests of ``fonts.lock.json``.

    The faces themselves are not read here (see :mod:`~presskit.render.face_files`).  Raises
    :class:`PresskitError`: ``fonts-missing``, ``fonts-table``.
    """
    import yaml

    table_path, lock_path = folder / "fonts.yaml", folder / "fonts.lock.json"
    try:
        table = load_table(table_path.read_bytes())
        lock = json.loads(lock_path.read_bytes())
    except FileNotFoundError as error:
        raise PresskitError.one("fonts-missing", f"there is no {Path(error.filename).name}",
                                span=Span(folder.as_posix()), hint=TAKE_FONTS,
                                exit_code=Exit.MACHINE) from error
    except (yaml.YAMLError, ValueError) as error:
        raise PresskitError.one("fonts-table", "the tables of the faces can't be read",
                                span=Span(table_path.as_posix()), hint=TAKE_FONTS) from error
    try:
        return _decode(table, {one["path"]: one for one in lock["files"]}, folder)
    except (KeyError, TypeError, AttributeError) as error:
        raise PresskitError.one("fonts-table", f"the tables of the faces lack {error}",
                                span=Span(table_path.as_posix()), hint=TAKE_FONTS) from error


def _decode(table: Mapping, lock: Mapping[str, Mapping], folder: Path) -> Fonts:
    def face(name: str, weight: int) -> Face:
        entry = lock[name]
        return Face(str(folder / name), weight, entry["sha256"], entry["bytes"])

    families = tuple(Family(key, row["name"], face(row["regular"], 400), face(row["bold"], 700))
                     for key, row in table["families"].items())
    known = {one.key for one in families}
    stacks = {tag: tuple(keys) for tag, keys in table["stacks"].items()}
    languages = dict(table["languages"])
    unknown = {key for keys in stacks.values() for key in keys} | set(languages.values())
    if not unknown <= known or not {"en"} <= set(stacks) or "other" not in languages:
        raise KeyError(", ".join(sorted(unknown - known)) or "stacks.en, languages.other")
    system = tuple((tag, tuple(faces)) for tag, faces in table["system"].items())
    seal = hashlib.sha256(repr((sorted(stacks.items()), sorted(languages.items()),
                                [(one.key, one.name, one.regular.sha256, one.bold.sha256)
                                 for one in families])).encode())
    return Fonts(families, tuple(stacks.items()), tuple(languages.items()), system,
                 seal.hexdigest())


@lru_cache(maxsize=4096)
def is_ignorable(character: str) -> bool:
    """Whether a character is drawn by no face: joiners, selectors, controls (Unicode's
    Default_Ignorable_Code_Point, as far as text of a document may hold it)."""
    point = ord(character)
    return (point < 0x20 or point == 0xAD or 0x200B <= point <= 0x200F
            or 0x202A <= point <= 0x202E or 0x2060 <= point <= 0x206F or point == 0xFEFF
            or 0xFE00 <= point <= 0xFE0F or 0xE0100 <= point <= 0xE01EF)
