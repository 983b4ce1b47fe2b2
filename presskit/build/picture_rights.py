"""The rights of pictures: which of them may not stand in a public press room, and why.

Here: ``use:`` and ``until:`` of ``pictures.yaml`` against a web page and the day; what a picture's
file knew that is nobody's business.  Never here: words for readers, leaving anything out.

No document knows the day.  It is asked when a room is made, as whether an embargo may be lifted
is: a room that was made keeps what it holds until somebody makes it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from presskit.build.policy import is_past, last_days
from presskit.diagnostics import Findings, Span

if TYPE_CHECKING:
    from presskit.build.composing import Composed
    from presskit.desk import Desk
    from presskit.document import Document
    from presskit.model.kit import Kit

__all__ = ["bar_pictures", "barred_in", "find_barred", "say_pictures"]


def find_barred(kit: Kit, desk: Desk) -> dict[str, str]:
    """Why a picture may not stand on a public web page today, by its file."""
    from presskit.compose.pictures import is_for_web
    found: dict[str, str] = {}
    ended = {key: day for key, day in last_days(kit).items() if is_past(day, desk)}
    for key, one in kit.pictures.items():
        if one.file and not is_for_web(one):
            found[one.file] = f"{key} (not for use on the web)"
        if one.file and key in ended:
            found[one.file] = f"{key} (its last day was {ended[key]})"
    return found


def bar_pictures(composed: Iterable[Composed], kit: Kit, desk: Desk) -> list[Composed]:
    """The documents, each with the pictures that it shows and that bar it from a public room
    today."""
    barred = find_barred(kit, desk)
    return [replace(one, public=replace(one.public, pictures=barred_in(one.document, barred)))
            for one in composed]


def barred_in(document: Document, barred: Mapping[str, str]) -> tuple[str, ...]:
    """The pictures that a document shows and that may not stand in a room, each with the reason."""
    from presskit.document import Figure, walk
    if not barred:
        return ()
    shown = dict.fromkeys(one.source for one in walk(document) if isinstance(one, Figure))
    return tuple(barred[one] for one in shown if one in barred)


def say_pictures(kit: Kit, folder: Path, findings: Findings) -> None:
    """Say what is to be known of the files that are made of a kit's pictures: what is left out of
    them, and names that are too long for some system that takes them."""
    from presskit.compose.press_pictures import file_stem
    for key in (key for key, one in kit.pictures.items() if one.file):
        if len(file_stem(kit, key)) + _LONGEST > 100:
            findings.warning("picture-name-long", f'the names of the files of the picture "{key}" '
                             "may have more than 100 characters, which some systems cut",
                             span=Span((folder / "pictures.yaml").as_posix()),
                             hint="give it a shorter id")
    _say_secrets(kit, folder, findings)


_LONGEST = len("-original-zh-Hant-HK-v10-EMBARGOED-DRAFT.jpg")
"""What the name of a file has behind its stem, at most."""


def _say_secrets(kit: Kit, folder: Path, findings: Findings) -> None:
    """A note for each picture whose file tells something beside the picture, or has pixels that
    can't be handed on as they are; the file in the kit keeps both."""
    from presskit.render.picture_files import name_losses
    from presskit.render.picture_secrets import find_secrets
    kinds = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
    for file in dict.fromkeys(one.file for one in kit.pictures.values() if one.file):
        path = folder / file
        try:
            data, kind = path.read_bytes(), kinds[path.suffix.lower()]
        except (OSError, KeyError):  # told where the picture is checked
            continue
        if lost := name_losses(data, kind):
            findings.note("picture-converted", "the picture is not handed on as it came: "
                          f"{', '.join(lost)}", span=Span(path.as_posix()), hint="who prints from "
                          "it may want this file: send it beside the kit")
        if told := find_secrets(data, kind):
            findings.note("picture-secrets", "the file tells more than the picture shows, and "
                          f"what is handed on holds none of it: {', '.join(told)}",
                          span=Span(path.as_posix()), hint="hand on the files that presskit "
                          "makes of it, not this one")
