"""What a press room hands out, and what machines look for in it: letter, feed, index, record, map,
rules for robots.

Here: which of these a room has, each with its state; a copy of a file as pages tell of it.  Never
here: what they say (``compose.room_found``), their syntax (``render.room_found``), pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from presskit.build.superseding import HOME
from presskit.document import Artifact, Document
from presskit.publish import File, subject_of

if TYPE_CHECKING:
    from presskit.compose.room_facts import Download, Room
    from presskit.model.segment import State

__all__ = ["describe_copy", "find_files", "has_feed"]

States = Callable[["Room", Iterable[Document]], list[tuple[Document, "State"]]]
"""Some documents of a room, each with its state."""


def has_feed(room: Room) -> bool:
    """Whether a room has a feed in its language: each needs a day of its own (RFC 4287, 4.2.15)."""
    return bool(room.kit.release_date) and not room.preview


def find_files(rooms: Sequence[Room], preview: bool, lowest: str,
               with_states: States) -> list[Artifact]:
    """The files of all languages; a preview has none but the letter.  ``lowest`` is the state of
    what is told of all languages."""
    from presskit.compose.room_facts import FRONT, link_to_choice, list_addresses
    from presskit.compose.room_found import compose_email, compose_feed, compose_index
    from presskit.render.room_found import (
        render_email,
        render_feed,
        render_index,
        render_map,
        render_robots,
    )
    first = rooms[0]
    found = [render_robots(preview, first.address)]
    for room in rooms:
        letter = compose_email(room)
        for page, state in with_states(room, [letter] if letter else []):
            found += [replace(one, state=str(state)) for one in render_email(page)]
        if has_feed(room):
            (feed, state), = with_states(room, [compose_feed(room)])
            found.append(replace(render_feed(feed), state=str(state)))
    if not preview:
        found.append(replace(render_index(compose_index(rooms)), state=lowest))
        found += [_record(room, with_states) for room in rooms]
    if first.address:
        pages = dict.fromkeys(page for room in rooms for side in room.sides
                              for page in side.pages if not page.startswith(HOME))
        found.append(render_map([
            (*list_addresses(first, page), *((("x-default", link_to_choice()),)
                                             if page == FRONT else ())) for page in pages],
            first.address))
    return found


def _record(room: Room, with_states: States) -> Artifact:
    """What the next version will be compared with."""
    from presskit.compose.room_edition import compose_edition
    from presskit.model.segment import State
    from presskit.render.room_found import render_edition
    state = State.lowest([one for _page, one in with_states(room, room.documents)])
    return replace(render_edition(compose_edition(room), room.kit.locale), state=str(state))


def describe_copy(file: File, copy: File) -> Download:
    """A file as a download of the room, in which it lies as a copy."""
    from presskit.compose.room_facts import Download
    entry = file.entry
    return Download(entry["document"], entry["format"], entry["locale"],
                    copy.path.partition("/")[2], entry["bytes"], entry["sha256"],
                    entry.get("pages", 0), subject_of(entry), entry.get("shape", ""),
                    entry.get("width", 0), entry.get("height", 0))
