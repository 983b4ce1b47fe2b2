"""Families that a kit chooses: from its own folder, or from a set that was fetched.

Here: a table of families with its lock, and what the tables of :class:`Fonts` become when some
of them are chosen for text and headings.  Never here: which a kit chooses, making such a folder,
what may be embedded.

A chosen family leads in the languages that it is for and in no other, and ours stands right
behind it.  So Han keeps the forms of its region whatever family a kit names, and a character
that a house's face lacks is never missing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from presskit import locales
from presskit.diagnostics import PresskitError, Span, show_path
from presskit.render.face_facts import clean_name
from presskit.render.fonts import Face, Family, Fonts
from presskit.render.tables import load_table

__all__ = ["LOCK", "TABLE", "Choice", "Member", "choose_families", "read_members", "serves"]

TABLE, LOCK = "fonts.yaml", "fonts.lock.json"
_STYLES = ("serif", "sans-serif")


@dataclass(frozen=True, slots=True)
class Member:
    """A family that can be chosen, and the languages in which it leads: tags that cover what
    begins with them, ``en`` for everything in Latin letters."""

    family: Family
    languages: tuple[str, ...]

    @property
    def single(self) -> bool:
        """Whether it has one weight, which then serves for both."""
        return self.family.regular.path == self.family.bold.path


@dataclass(frozen=True, slots=True)
class Choice:
    """The families chosen for the documents of one locale, in the order of their names."""

    text: tuple[Member, ...] = ()
    headings: tuple[Member, ...] = ()


def read_members(table: Path, lock: Path, faces: Path, source: str) -> dict[str, Member]:
    """The families of a table, by key; ``faces`` is the folder of the files.

    ``source`` says what to do where a face is missing.  Raises :class:`PresskitError`
    (``fonts-table``) for a table or a lock that can't be read, or that lacks something.
    """
    import yaml

    try:
        rows = (load_table(table.read_bytes()) or {})["families"]
        locked = {one["path"]: one for one in json.loads(lock.read_bytes())["files"]}
        return {key: _member(key, row, locked, faces, source) for key, row in rows.items()}
    except (yaml.YAMLError, OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        reason = f"lack {error}" if isinstance(error, KeyError) else "can't be read"
        raise PresskitError.one("fonts-table", f"the table and the lock of these families {reason}",
                                span=Span(show_path(table)), hint=source) from error


def _member(key: str, row: Mapping[str, Any], locked: Mapping[str, Mapping[str, Any]],
            folder: Path, source: str) -> Member:
    def face(name: str, weight: int) -> Face:
        return Face(str(folder / name), weight, locked[name]["sha256"], locked[name]["bytes"],
                    source)

    if clean_name(row["name"]) != row["name"] or row.get("style", "serif") not in _STYLES:
        raise ValueError(key)
    only = row.get("regular") or row["bold"]
    entries = [locked[row[name]] for name in ("regular", "bold") if row.get(name)]
    view_only = any(one.get("embedding") == "view" for one in entries)
    family = Family(str(key), row["name"], face(only, 400), face(row.get("bold") or only, 700),
                    row.get("style", "sans-serif"), view_only)
    return Member(family, tuple(map(str, row["languages"])))


def serves(member: Member, tag: str) -> bool:
    """Whether a family is for a language.

    >>> face = Face("", 400, "", 0)
    >>> song = Member(Family("song", "Song", face, face), ("zh-Hant",))
    >>> serves(song, "zh-HK"), serves(song, "zh-Hans-CN"), serves(song, "fr")
    (True, False, False)
    """
    tag = "zh-Hant-HK" if tag == "yue" else locales.with_script(tag)  # Cantonese is written so
    if not locales.is_cjk(tag):
        return "en" in member.languages
    return any(tag == one or tag.startswith(one + "-") for one in member.languages)


# What is chosen ---------------------------------------------------------------------------

System = Mapping[str, Mapping[str, Sequence[str]]]


def choose_families(fonts: Fonts, choices: Mapping[str, Choice], system: System) -> Fonts:
    """The tables with a view for every locale of ``choices``.

    ``system`` maps a style (``serif``) to the faces of a reader's machine by language.  A family
    that may only be shown and printed is in no view for Word.
    """
    views = []
    for locale, choice in choices.items():
        for word in (False, True):
            text, headings = (tuple(one for one in members if not (word and one.family.view_only))
                              for members in (choice.text, choice.headings))
            if text or headings:
                views.append(((locale, word), _view(fonts, locale, text, headings, system)))
    return replace(fonts, views=tuple(views))


def _view(fonts: Fonts, locale: str, text: tuple[Member, ...], headings: tuple[Member, ...],
          system: System) -> Fonts:
    chosen = tuple(dict.fromkeys((*text, *headings)))
    view = _lay_over(fonts, locale, text, chosen, system)
    if text == headings:
        return view
    display = _lay_over(fonts, locale, headings, chosen, system)
    seal = hashlib.sha256(f"{view.digest} {display.digest}".encode()).hexdigest()
    return replace(view, display=replace(display, digest=f"{seal} headings"), digest=seal)


def _lay_over(fonts: Fonts, locale: str, members: tuple[Member, ...],
              every: tuple[Member, ...], system: System) -> Fonts:
    """The tables with some families in the lead where they are for the language; all that the
    kit has chosen stand at the end of the stack, so that no role lacks what another has."""
    tags = dict.fromkeys((*(tag for tag, _key in fonts.languages), locale,
                          *(tag for one in members for tag in one.languages)))
    leads = {tag: _leader(members, tag, fonts) for tag in tags}
    stands = {}  # for each of ours: what stands before it
    for tag, key in leads.items():
        stands.setdefault(fonts.lead(tag), []).append(key)
    if key := leads[locale]:
        stands[fonts.lead(locale)].insert(0, key)
    last = [one.family.key for one in every]
    stacks = tuple((tag, tuple(dict.fromkeys(filter(None, (
        *(one for key in keys for one in (*stands.get(key, ()), key)), *last)))))
        for tag, keys in (*fonts.stacks, (locale, fonts.stack(locale))))
    families = (*fonts.families, *(one.family for one in every))
    own = tuple((tag, leads[tag] or fonts.lead(tag)) for tag in tags)
    found = tuple((tag, _system_faces(tag, dict(own).get(tag, ""), families, faces, system))
                  for tag, faces in fonts.system)
    seal = hashlib.sha256(repr((fonts.digest, locale, stacks, own, found, [
        (one.key, one.name, one.style, one.regular.sha256, one.bold.sha256)
        for one in families[len(fonts.families):]])).encode())
    return replace(fonts, families=families, stacks=tuple(dict(stacks).items()), languages=own,
                   own=fonts.languages, system=found, digest=seal.hexdigest(), views=())


def _leader(members: Iterable[Member], tag: str, fonts: Fonts) -> str:
    """The key of the first family that is for a language; ``other`` is every language that our
    Latin family leads."""
    tag = "en" if tag == "other" else tag
    if not locales.is_cjk(tag) and fonts.lead(tag) != fonts.lead("en"):
        return ""
    return next((one.family.key for one in members if serves(one, tag)), "")


def _system_faces(tag: str, lead: str, families: Sequence[Family], faces: tuple[str, ...],
                  system: System) -> tuple[str, ...]:
    """The faces of a reader's machine that look most like the family that leads."""
    style = next((one.style for one in families if one.key == lead), "")
    return tuple(system.get(style, {}).get(tag, faces))
