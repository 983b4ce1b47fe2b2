"""The families that a kit is set in: its choice in ``kit.yaml``, found and proven.

Here: which families there are beside ours, what a kit's names mean, complaints about them.
Never here: taking faces in (``adding``), fetching them (``fetching``), what a choice does to the
tables (``render/families``).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from presskit.desk import Desk
from presskit.diagnostics import Diagnostic, Exit, Findings, PresskitError, Span, show_path

if TYPE_CHECKING:
    from presskit.model.kit import Kit
    from presskit.render.families import Member
    from presskit.render.fonts import Fonts

__all__ = ["OURS", "Shelf", "choose_fonts", "find_sets", "is_chosen", "list_keys",
           "read_kit_families", "read_set", "read_shelf", "verify_members"]

_KEY = re.compile("[a-z0-9-]+")
OURS = "sans"
"""The name in a kit for the families that come with presskit."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The families that a kit can name beside ours: ``sets`` are those that can be fetched, by
    the name of their set, ``own`` the kit's by key."""

    sets: Mapping[str, tuple[Member, ...]]
    own: Mapping[str, Member]

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that can be written in ``kit.yaml``."""
        return (OURS, *self.sets, *(one.family.name for one in self.own.values()))

    def find(self, name: str) -> tuple[Member, ...] | None:
        """The families that a name means, None for an unknown one."""
        if name == OURS:
            return ()
        if name in self.sets:
            return self.sets[name]
        plain = name.casefold()
        found = [one for key, one in self.own.items()
                 if plain in (key.casefold(), one.family.name.casefold())]
        return tuple(found) or None


def find_sets(desk: Desk) -> tuple[str, ...]:
    """The names of the sets that can be fetched, sorted."""
    return tuple(sorted(path.name.removesuffix(".lock.json")
                        for path in desk.families.glob("*.lock.json")))


def read_set(name: str, desk: Desk) -> tuple[Member, ...]:
    """The families of a set, whether or not they have been fetched."""
    from presskit.render.families import read_members
    return tuple(read_members(desk.families / f"{name}.yaml", desk.families / f"{name}.lock.json",
                              desk.data / "families" / name,
                              f"run: presskit fonts fetch {name}").values())


def list_keys(desk: Desk) -> frozenset[str]:
    """The keys that a kit's own family can't have: those of ours and of the sets, and those under
    which faces are blended."""
    from presskit.render.blend import BLEND, BLEND_HEADINGS
    from presskit.render.fonts import read_fonts
    sets = (one for name in find_sets(desk) for one in read_set(name, desk))
    return frozenset({BLEND, BLEND_HEADINGS, *(one.key for one in read_fonts(desk.fonts).families),
                      *(one.family.key for one in sets)})


def read_kit_families(folder: Path, desk: Desk) -> dict[str, Member]:
    """The families in a kit's own folder ``fonts/``, by key.

    Raises ``PresskitError`` (``fonts-table``, and what reading a table of faces raises).
    """
    from presskit.render.families import LOCK, TABLE, read_members
    home = folder / "fonts"
    if not (home / TABLE).is_file():
        return {}
    found = read_members(home / TABLE, home / LOCK, home, "put the file back, or take the face in "
                         "again with: presskit fonts add")
    for key in found:
        if not _KEY.fullmatch(key) or key in list_keys(desk):
            raise PresskitError.one("fonts-table", f"{key} can't be the key of a family",
                                    span=Span(show_path(home / TABLE)),
                                    hint="write a-z, 0-9 and -, and no key of a family of ours")
    return found


def read_shelf(folder: Path | None, desk: Desk) -> Shelf:
    """All families that the kit in ``folder`` can name; without a kit those for all kits."""
    return Shelf({name: read_set(name, desk) for name in find_sets(desk)},
                 read_kit_families(folder, desk) if folder else {})


def is_chosen(kit: Kit) -> bool:
    """Whether a kit names families."""
    return bool(kit.fonts.text or kit.fonts.headings)


def choose_fonts(kit: Kit, folder: Path, desk: Desk, fonts: Fonts, findings: Findings) -> Fonts:
    """The tables of faces with the kit's choice laid over them.

    Raises ``PresskitError`` for a name that means nothing (``font-unknown``), a family that
    can't do what it is asked for (``font-unfit``, ``font-weight-missing``), a face that is
    missing or another one (``font-missing``, ``font-changed``).
    """
    if not is_chosen(kit):
        return fonts
    from presskit.content.yaml import read_table
    from presskit.render.families import Choice, choose_families
    shelf, mine = read_shelf(folder, desk), Findings()
    system, _places = read_table(desk.families / "system.yaml")
    locales, chosen = (kit.source_locale, *kit.locales), {}
    for locale in locales:
        text = _members(kit.fonts.text, "text", locale, shelf, mine)
        named = {locale, "default"} & kit.fonts.headings.keys()
        chosen[locale] = Choice(text, _members(kit.fonts.headings, "headings", locale, shelf, mine)
                                if named else text)
    if mine.failed:
        raise PresskitError(_placed(dict.fromkeys(mine), folder))
    every = dict.fromkeys(one for choice in chosen.values()
                          for one in (*choice.text, *choice.headings))
    verify_members(every)
    for name in sorted({one.family.name for one in every if one.family.view_only}):
        findings.note("font-view-only", f"the Word files are not set in {name}: its maker allows "
                      "it in documents that are read and printed, not in those that are edited",
                      hint="nothing is wrong; a licence for editable documents would change it")
    return choose_families(fonts, chosen, system)


def _members(names: Mapping[str, tuple[str, ...]], role: str, locale: str, shelf: Shelf,
             findings: Findings) -> tuple[Member, ...]:
    """The families that a role is set in, in one locale."""
    from presskit.render.families import serves
    out: list[Member] = []
    place = f"fonts.{role}"
    for name in names.get(locale, names.get("default", ())):
        found = shelf.find(name)
        if found is None:
            near = difflib.get_close_matches(name, shelf.names, n=1)
            findings.error("font-unknown", f'there is no family "{name}"', segment=place,
                           hint=(f"did you mean {near[0]}? " if near else "") + "Known are "
                           + ", ".join(shelf.names) + "; take a file in with: presskit fonts add")
            continue
        if found and locale in names and not any(serves(one, tag) for one in found
                                                 for tag in (locale, "en")):
            findings.error("font-unfit", f"{name} is not for {locale}", segment=place,
                           hint=f"name another family for {locale}, or add it to the `languages` "
                           "of this one in the kit's fonts/fonts.yaml")
        for one in found if role == "text" else ():
            if one.single:
                findings.error("font-weight-missing", f"{one.family.name} has one weight, and "
                               "text needs a bold: names and stressed words would not stand out",
                               segment=place, hint="take its bold in with: presskit fonts add; "
                               "or choose it for headings alone")
        out += found
    return tuple(dict.fromkeys(out))


def _placed(findings: Iterable[Diagnostic], folder: Path) -> Iterable[Diagnostic]:
    """Complaints of the kit's choice with their line in ``kit.yaml``, or in its theme."""
    from dataclasses import replace

    from presskit.content.yaml import read_table
    path, theme = folder / "kit.yaml", folder / "templates" / "theme.yaml"
    tables = [(read_table(path)[1], "fonts")]
    tables += [(read_table(theme)[1], "faces")] if theme.is_file() else []
    for one in findings:
        role = one.segment.partition(".")[2]
        spans = (getattr(places, "names", {}).get((group, role)) or places.get((group, role))
                 for places, group in tables)
        yield replace(one, span=next(filter(None, spans), Span(show_path(path))), segment="")


def verify_members(members: Iterable[Member]) -> None:
    """Ask that every face is the locked one.  Raises ``PresskitError`` with one complaint for
    each folder that lacks faces, and one for each face that is another."""
    from presskit.render.face_files import verify_face
    findings: dict[tuple[str, str], Diagnostic] = {}
    for member in members:
        for face in (member.family.regular, member.family.bold):
            try:
                verify_face(face)
            except PresskitError as error:
                found, = error.diagnostics
                known = face.source if found.code == "font-missing" else face.path
                findings.setdefault((found.code, known), found)
    if findings:
        raise PresskitError(tuple(findings.values()), Exit.MACHINE)
