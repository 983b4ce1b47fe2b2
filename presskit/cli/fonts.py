"""``presskit fonts``: the families that kits can be set in.

Here: what each of its commands prints.  Never here: taking faces in (``build/adding``), fetching
(``build/fetching``), choosing (``build/typefaces``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presskit import locales
from presskit.build.typefaces import OURS, Shelf, read_shelf, verify_members
from presskit.cli.kits import find_kit, find_kits
from presskit.cli.report import Report
from presskit.desk import Desk
from presskit.diagnostics import Exit, Findings, PresskitError, Span, show_path

if TYPE_CHECKING:
    from presskit.render.families import Member
    from presskit.render.fonts import Face, Fonts

__all__ = ["run"]

_SHOWN = 12
"""So many of the characters that a family lacks are shown."""


def run(report: Report, action: str, **arguments: Any) -> Exit:
    """Do one of the commands: add, fetch, list, check."""
    actions: Mapping[str, Callable[..., Exit]] = {"add": _add, "fetch": _fetch, "list": _list,
                                                  "check": _check}
    return actions[action](report, **arguments)


# Taking in --------------------------------------------------------------------------------

def _add(report: Report, files: tuple[Path, ...], kit: str, languages: tuple[str, ...],
         replace: bool, spacing: bool) -> Exit:
    from presskit.build.adding import add_faces
    desk = Desk()
    folder = find_kit(kit, "--kit")
    added = add_faces(files, folder, desk, languages=languages, replace=replace, spacing=spacing)
    for one in added:
        words = [f"{one.family} {one.weight}: " + ("taken in" if one.new else "there already")]
        if one.spaced:
            words.append("chws added to the kit's copy, so that punctuation closes up")
        elif one.new and one.facts.asian and not one.facts.spaced:
            words.append("without chws: adjacent punctuation will not close up")
        if one.facts.embedding == "view":
            words.append("for PDF and cards only, not for Word files (its maker's fsType)")
        report.say("; ".join(words))
        if one.new:
            report.keep(folder / "fonts")
    shelf = read_shelf(folder, desk)
    names = {one.family for one in added}
    members = [one for one in shelf.own.values() if one.family.name in names]
    for line in _describe_coverage(folder, desk, members, report):
        report.say(line)
    if any(one.new for one in added):
        report.say("choose it in kit.yaml, for example: "
                   f"fonts: {{headings: {added[0].family}}}")
    return Exit.GOOD


# Fetching ---------------------------------------------------------------------------------

def _fetch(report: Report, name: str, packed: Path | None) -> Exit:
    from presskit.build.fetching import fetch_set
    desk = Desk(network=packed is None)
    home = desk.data / "families" / name
    count = fetch_set(name, desk, report.say, packed)
    report.say(f"{name}: {count} file{'s' * (count != 1)} put into {home}" if count
               else f"{name}: all of it is there, in {home}")
    return Exit.GOOD


# Listing, checking --------------------------------------------------------------------------

def _list(report: Report, kit: str) -> Exit:
    desk = Desk()
    folder = find_kit(kit, "--kit") if kit or Path("kit.yaml").is_file() else None
    shelf = read_shelf(folder, desk)
    report.say(f"{OURS}: comes with presskit")
    for line in _describe(_shipped(desk)):
        report.say(line)
    for name, members in shelf.sets.items():
        begun = _is_begun(members)
        state = "fetched" if _is_complete(members) else (
            f"{'not all of it is there' if begun else 'not fetched'}; run: presskit fonts fetch "
            f"{name}")
        report.say(f"{name}: {state}")
        for line in _describe(members, begun):
            report.say(line)
    if folder is None:
        return Exit.GOOD
    report.say(f"{folder.resolve().name}: its own" if shelf.own else
               f"{folder.resolve().name}: no faces of its own; take them in with: presskit fonts "
               "add")
    for line in _describe(shelf.own.values()):
        report.say(line)
    gone = Findings()
    for face in (face for one in shelf.own.values() for face in _lacking(one)):
        gone.warning("font-missing", f"the face {Path(face.path).name} is not there",
                     hint=face.source, span=Span(show_path(Path(face.path))))
    report.add(gone)
    members = [*(one for found in shelf.sets.values() if _is_complete(found) for one in found),
               *(one for one in shelf.own.values() if _is_complete((one,)))]
    for line in _describe_coverage(folder, desk, members, report):
        report.say(line)
    return Exit.GOOD


def _shipped(desk: Desk) -> list[Member]:
    from presskit.render.families import Member
    from presskit.render.fonts import read_fonts
    fonts = read_fonts(desk.fonts)
    return [Member(one, tuple(tag for tag, key in fonts.languages if key == one.key))
            for one in fonts.families]


def _describe(members: Any, begun: bool = True) -> Iterator[str]:
    """A line for each family; of a set that is ``begun`` with the faces that are not there."""
    for one in members:
        weights = "one weight" if one.single else "regular, bold"
        word = "; not for Word files" if one.family.view_only else ""
        gone = [Path(face.path).name for face in _lacking(one)] if begun else []
        word += f"; MISSING: {', '.join(gone)}" if gone else ""
        yield f"  {one.family.name:<20} {weights}; for {', '.join(one.languages)}{word}"


def _lacking(member: Member) -> tuple[Face, ...]:
    """The faces of a family that are not there."""
    faces = {one.path: one for one in (member.family.regular, member.family.bold)}
    return tuple(one for path, one in faces.items() if not Path(path).is_file())


def _is_complete(members: Any) -> bool:
    return not any(map(_lacking, members))


def _describe_coverage(folder: Path, desk: Desk, members: list[Member],
                       report: Report) -> Iterator[str]:
    """What each family lacks of a kit's characters, in every locale where it would lead."""
    if not members:
        return
    try:
        documents = _compose(folder, desk)
    except PresskitError as error:
        first = error.diagnostics[0]
        note = Findings()
        note.note("font-coverage-unknown", "what the families lack of this kit can't be told, as "
                  f"it has errors: {first.message}", hint="run: presskit check")
        report.add(note)
        return
    from presskit.render.coverage import find_lacking
    from presskit.render.families import Choice, choose_families, serves
    from presskit.render.fonts import read_fonts
    fonts: Fonts = read_fonts(desk.fonts)
    for member in members:
        for locale, found in documents.items():
            if not serves(member, locale) and any(map(locales.is_cjk, member.languages)):
                continue
            view = choose_families(fonts, {locale: Choice((member,), (member,))}, {}).of(locale)
            asked, lacking = find_lacking(found, view, member.family.key)
            if asked:
                yield f"  {member.family.name} in {locale}: {_say_lacking(asked, lacking)}"


def _say_lacking(asked: int, lacking: str) -> str:
    if not lacking:
        return f"has all {asked} characters that it is asked for"
    more = " …" if len(lacking) > _SHOWN else ""
    return (f"lacks {len(lacking)} of {asked} characters, which ours will show: "
            f"{' '.join(lacking[:_SHOWN])}{more}")


def _compose(folder: Path, desk: Desk) -> dict[str, list[Any]]:
    """Every document of a kit, by locale."""
    from presskit.build.composing import compose_all
    from presskit.build.languages import open_languages
    from presskit.build.load import load
    from presskit.build.options import Options
    languages = open_languages(load(folder, desk), desk)
    out: dict[str, list[Any]] = {}
    for composed in compose_all(languages, languages.locales, Options()):
        for one in composed:
            out.setdefault(one.document.locale, []).append(one.document)
    return out


def _check(report: Report, kits: tuple[str, ...]) -> Exit:
    desk, code = Desk(), Exit.GOOD
    folders = find_kits(kits) if kits or Path("kit.yaml").is_file() or Path("content").is_dir(
        ) else ()
    shelves: list[Shelf] = [read_shelf(one, desk) for one in folders]
    sets = read_shelf(None, desk).sets
    groups = [("sans", _shipped(desk)),
              *((name, found) for name, found in sets.items() if _is_begun(found)),
              *((folder.resolve().name, list(shelf.own.values()))
                for folder, shelf in zip(folders, shelves, strict=True) if shelf.own)]
    for name, members in groups:
        try:
            verify_members(members)
            count = len({face.path for one in members
                         for face in (one.family.regular, one.family.bold)})
            report.say(f"{name}: {count} face{'s' * (count != 1)}, as locked")
        except PresskitError as error:
            report.add(error.diagnostics)
            code = Exit.MACHINE
    return code


def _is_begun(members: Any) -> bool:
    """Whether a face of a set that can be fetched is there."""
    return any(Path(face.path).is_file() for one in members
               for face in (one.family.regular, one.family.bold))
