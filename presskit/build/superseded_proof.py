"""What a press room says of earlier versions, against what the kit keeps of them.

Here: which stamped files there must be and which there may not, that they and the pages lead to
each other.  Never here: proving a file (``render.proof``), stamping one (``superseding``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from presskit.build.editions import MAKE
from presskit.build.superseding import list_stamps, read_earlier
from presskit.build.tasks import content_digest, seal_document, writer_of
from presskit.build.verdicts import Case
from presskit.diagnostics import Findings, Span, show_path
from presskit.publish import ROOM, place_superseded

if TYPE_CHECKING:
    from presskit.compose.room_facts import Room
    from presskit.document import Document

__all__ = ["TAKE_DOWN", "take_stamps"]

TAKE_DOWN = "take the room down wherever it was put, and run presskit make"

Lines = Mapping[str, Mapping[str, Any]]
"""The lines of the manifest, by their paths."""


def take_stamps(case: Case, lines: Sequence[Mapping[str, Any]],
                shown: Mapping[str, tuple[Document, ...]], findings: Findings) -> None:
    """Hand the stamped files of a room to the provers (``case.stamped``), and complain of those
    that are not there, that may not be there, and of ways between versions that lead nowhere.

    ``lines`` are those of the room, ``shown`` the documents that it shows, by locale.  Nothing is
    said of the files of another edition.
    """
    if case.unrepeated:
        return
    loaded, listed = case.languages.loaded, {one["path"]: one for one in lines}
    earlier = read_earlier(loaded.folder, loaded.kit, findings)
    wanted: set[str] = set()
    for locale, documents in shown.items():
        root = next(path for path in listed).partition("/")[0]
        room = _open_room(case, locale, documents, root != ROOM, earlier.get(locale, ()))
        stamps = {place_superseded(root, one.kit, locale, before.version, one.kind, one.subject,
                                   format): (before.version, one)
                  for before, one, format in list_stamps(room)}
        wanted |= stamps.keys()
        _take_files(case, stamps, listed, findings)
        for path, said in _find_broken(case, room, root, stamps, listed):
            _say(case, path, said, MAKE, findings)
    for locale in (earlier.keys() - shown.keys() if listed and loaded.kit.withdrawal else ()):
        _say(case, f"{ROOM}/{locale}", "no notice stands in the place of the pages that were here",
             MAKE, findings)
    for path, line in listed.items():
        if "superseded" in line and path not in wanted:
            _say(case, path, f"the press room hands out what version {line['superseded']} said, "
                 "and the kit says that it doesn't", TAKE_DOWN, findings)


def _open_room(case: Case, locale: str, documents: tuple[Document, ...], preview: bool,
               earlier: tuple[Any, ...]) -> Room:
    """The room as far as its earlier versions ask for it."""
    from presskit.compose import settled
    from presskit.compose.room_facts import Room
    return Room(settled(case.languages.reach(locale).kit), case.languages.tables(locale),
                documents, (), (), preview, (), earlier)


def _say(case: Case, path: str, said: str, hint: str, findings: Findings) -> None:
    findings.error("verify-superseded", said, span=Span(show_path(case.place / path)), hint=hint)


# Files --------------------------------------------------------------------------------------

def _take_files(case: Case, stamps: Mapping[str, tuple[int, Document]], listed: Lines,
                findings: Findings) -> None:
    old = []
    for path, (version, document) in stamps.items():
        line = listed.get(path)
        if line is None:
            _say(case, path, f"the press room lacks this file of version {version}, which is "
                 "superseded", MAKE, findings)
        elif line.get("content_sha256") == _digest(case, document, line["format"]):
            case.stamped[path] = line, document
        else:
            old.append(path)
    if old:
        findings.error("verify-out-of-date", f"{len(old)} superseded "
                       f"file{'s are' if len(old) > 1 else ' is'} made of another state of it",
                       span=Span(show_path(case.place / PurePosixPath(old[0]).parent)), hint=MAKE)


def _digest(case: Case, document: Document, format: str) -> str:
    own = case.context.of(document.locale, format)
    return content_digest(writer_of(document.kind, format), own,
                          seal_document(document, case.context))


# Ways ---------------------------------------------------------------------------------------

def _find_broken(case: Case, room: Room, root: str, stamps: Mapping[str, tuple[int, Document]],
                 listed: Lines) -> Iterator[tuple[str, str]]:
    """Where a way between versions leads nowhere, or is not there: a path and a sentence."""
    from presskit.compose.room_changes import link_back
    from presskit.compose.room_facts import FRONT, list_withdrawn, page_name, superseded_name
    from presskit.render.room_places import find_place
    home = f"{root}/{room.kit.locale}"
    for path, (_version, document) in stamps.items():
        place = f"{root}/{find_place(link_back(room, document))}"
        if place not in listed:
            yield path, f"it leads to {place}, which the press room doesn't have"
    for name in list_withdrawn(room.earlier) if room.kit.withdrawal else ():
        if f"{home}/{name}.html" not in listed:
            yield f"{home}/{name}.html", "no notice stands in the place of this page"
    front = f"{home}/{FRONT}.html"
    for number, one in enumerate(() if room.kit.withdrawal else room.earlier):
        page = f"{home}/{superseded_name(one.version)}.html"
        if page not in listed:
            yield page, f"there is no page of version {one.version}"
            continue
        asked = {path: page for path, (version, _one) in stamps.items() if version == one.version}
        yield from _find_lacking(case, page, [*asked, front])
        changed = {f"{home}/{page_name(now)}.html" for version, document in stamps.values()
                   if version == one.version and number == 0
                   and (now := room.page_of(document.kind, document.subject))}
        for holder in sorted({front, *changed} & listed.keys()):
            yield from _find_lacking(case, holder, [page])


def _find_lacking(case: Case, page: str, wanted: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The files that no link on a page leads to; both below the kit's folder."""
    from presskit.render.proof.html import list_links
    path = case.place / PurePosixPath(page)
    if not path.is_file():
        return  # told where the manifest is gone through
    home = PurePosixPath(page).parent
    found = {str(home / one) for one in list_links(path.read_bytes())}
    for one in wanted:
        if one not in found:
            yield page, f"no link on it leads to {one}"
