"""The press room of a preview: made of the finished files, by a process that nobody waits for.

Here: which room is to be made, making it, its files by their digests.  Never here: what stands in a
room and on its pages (``build.room``), when it is made (``preview_loop``).

The process reads the kit by itself and keeps what it has read: to hand a kit over would take
longer, in the process that an editor waits for.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from presskit.build.composing import Composed, compose_locale, kinds_of
from presskit.build.languages import Languages, open_languages
from presskit.build.load import load
from presskit.build.options import Options
from presskit.build.preview_facts import Shown
from presskit.build.preview_reading import Seen, edition_of, read_stamps, say_failure
from presskit.build.progress import Quiet, Stages
from presskit.build.rendering import Work, begin, finish, open_context
from presskit.build.room import Maker
from presskit.build.store import Store
from presskit.build.tasks import warm_up
from presskit.desk import Desk
from presskit.diagnostics import Diagnostic, Findings
from presskit.document import Artifact
from presskit.publish import Edition, File, publish_file
from presskit.registry import FACES, PAGES, PICTURE
from presskit.render.memory import undisturbed

if TYPE_CHECKING:
    from presskit.render import Context

__all__ = ["MadeRoom", "Order", "make_room", "prepare_room", "put_bytes"]

_OPTIONS = Options(room=True, preview=True)
"""A room to be looked at: with drafts and under embargo, and marked so on every page."""


class Order(NamedTuple):
    """A room to be made of some files, of a kit in whose folder stood what was ``seen``."""

    files: tuple[Shown, ...]
    seen: Seen


@dataclass(frozen=True, slots=True)
class MadeRoom:
    """What came of an order: the paths of a room's files, with ``/``, each with its sha256, and
    what there was to say."""

    files: tuple[tuple[str, str], ...] = ()
    findings: tuple[Diagnostic, ...] = ()


@dataclass(slots=True)
class _Stand:
    """What the process stands on, and what it has read of the kit."""

    folder: Path
    desk: Desk
    place: Path
    store: Store
    seen: Seen | None = None
    languages: Languages | None = None
    composed: list[Composed] = field(default_factory=list)


_STANDS: list[_Stand] = []
"""What this process was prepared with."""


def prepare_room(modules: Iterable[str], folder: Path, desk: Desk, place: Path,
                 store: Store) -> None:
    """In a new process: load what it needs, and let all others go before it.

    ``place`` is the folder that takes the bytes of files, ``store`` that of finished work.
    """
    warm_up((*modules, PAGES.module, FACES.module))
    os.nice(15)
    _STANDS[:] = [_Stand(folder, desk, place, store)]


def make_room(order: Order) -> MadeRoom | None:
    """In that process: the room of an order; None where the kit is no longer as it was then."""
    stand = _STANDS[0]
    try:
        with undisturbed():
            return _make(stand, order)
    except Exception as error:
        if read_stamps(stand.folder, stand.desk) != order.seen:
            return None  # it may have met what came after the order
        return MadeRoom(findings=say_failure(error, stand.place))


def _make(stand: _Stand, order: Order) -> MadeRoom | None:
    if read_stamps(stand.folder, stand.desk) != order.seen:
        return None
    languages = _read(stand, order.seen)
    kit, findings = languages.loaded.kit, Findings()
    context = open_context(kit, stand.folder, stand.desk, Findings())
    if read_stamps(stand.folder, stand.desk) != order.seen:
        stand.seen = None  # who knows what was read
        return None
    edition = _edition(languages)
    files = [_file(one, edition, stand.place) for one in order.files if one.sha256]
    files += [publish_file(one, edition) for one in _draw_pictures(stand, context, findings)]
    made = Maker(languages, stand.composed, context, _OPTIONS, edition,
                 Work(stand.store, None, stand.place), Stages(Quiet()), findings).make(files)
    return MadeRoom(tuple(sorted((one.path.partition("/")[2], put_bytes(one.data, stand.place))
                                 for one in made)), tuple(findings))


def _draw_pictures(stand: _Stand, context: Context, findings: Findings) -> list[Artifact]:
    """The kit's pictures for the press, which a preview shows nowhere but in its room."""
    work = Work(stand.store, None, stand.place)
    begin(work, [one for one in stand.composed if one.document.kind == PICTURE], context, (),
          Options())
    return finish(work, Stages(Quiet()), findings, {})


def _read(stand: _Stand, seen: Seen) -> Languages:
    """The kit in all its locales, read anew where words have changed."""
    if stand.languages is None or stand.seen is None or stand.seen.words != seen.words:
        stand.seen = None
        languages = open_languages(load(stand.folder, stand.desk), stand.desk)
        kinds = kinds_of(languages.loaded.kit, Options())
        stand.composed = [one for locale in languages.locales for one in compose_locale(
            languages, locale, kinds, {}, release=False)]
        languages.findings.raise_errors()
        stand.languages = languages
    stand.seen = seen
    return stand.languages


def _edition(languages: Languages) -> Edition:
    from presskit import __version__
    return replace(edition_of(languages), generator=f"presskit {__version__}", preview=True)


def _file(one: Shown, edition: Edition, place: Path) -> File:
    """A finished file as ``make`` would place it."""
    return publish_file(Artifact(
        one.kind, one.locale, one.format, one.title, (place / one.sha256).read_bytes(),
        one.subject, one.shape, one.pages, state=one.state), edition)


def put_bytes(data: bytes, place: Path) -> str:
    """Put bytes into a folder under their sha256, unless they are there; give it."""
    digest = hashlib.sha256(data).hexdigest()
    path = place / digest
    if not path.exists():
        new = path.with_suffix(f".{os.getpid()}")
        try:
            new.write_bytes(data)
            os.replace(new, path)
        finally:
            new.unlink(missing_ok=True)
    return digest
