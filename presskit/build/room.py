"""The press room: the second stage of a build, made of what the first has made.

Here: what may stand in it, handing its pages to the workers.  Never here: whether there is a
room at all (``room_judging``), what a page says (``compose.room``), how it is written
(``render.room``), where it lies.

A room is public: it holds what ``make --release`` would take, whether that was asked for or not,
and none is made while an embargo stands.  A preview holds everything, and says so on every page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from presskit import registry
from presskit.build import policy
from presskit.build.composing import Composed
from presskit.build.editions import rank_states
from presskit.build.languages import Languages
from presskit.build.noting import Shown, add_bare
from presskit.build.options import Options
from presskit.build.progress import Stages
from presskit.build.rendering import Work, finish, hand_in
from presskit.build.room_files import describe_copy, find_files, has_feed
from presskit.build.room_judging import (
    judge_pages,
    names_of,
    say_left_out,
    say_no_pages,
    withhold_parts,
)
from presskit.build.superseding import read_earlier, stamp_rooms
from presskit.build.tasks import Task, content_digest, key_of, seal_document, writer_of
from presskit.diagnostics import Findings, Span
from presskit.document import Artifact, Document
from presskit.publish import (
    ALL,
    Edition,
    File,
    publish_bundles,
    publish_copies,
    publish_file,
    subject_of,
)

if TYPE_CHECKING:
    from presskit.compose.room_facts import Earlier, Room
    from presskit.model.kit import Kit
    from presskit.model.segment import State
    from presskit.render import Context

__all__ = ["Maker"]


@dataclass(frozen=True, slots=True)
class _Assets:
    """What the pages of a locale ask for; ``faces`` are those of :func:`_split_faces`, ``feed``
    says whether there is one."""

    context: Context
    sheet: Artifact
    script: Artifact
    faces: tuple[Document, Document, Document]
    feed: bool


@dataclass(slots=True)
class Maker:
    """What makes the room of one build; :meth:`make` is handed the files that it shows.

    ``first`` says that there was none before: then what would make it better is told, once;
    ``bare`` is the kit in each language that has nothing but the bare notice of a withdrawal."""

    languages: Languages
    composed: Sequence[Composed]
    context: Context
    options: Options
    edition: Edition
    work: Work
    stages: Stages
    findings: Findings
    first: bool = True
    earlier: Mapping[str, tuple[Earlier, ...]] = field(default_factory=dict)
    bare: dict[str, Kit] = field(default_factory=dict)
    stamping: Work | None = None

    def make(self, files: Sequence[File]) -> list[File]:
        """The files of the room: pages, what they ask for, copies of what is handed out."""
        self.earlier = read_earlier(self.languages.loaded.folder, self.languages.loaded.kit,
                                    self.findings)
        shown = self._choose()
        taken = self._taken(shown, files)
        rooms = self._fill(shown, taken, files)
        while bad := self._judge(rooms):  # a language less is a line less in all the others
            shown = self._leave_out(shown, bad)
            taken = self._taken(shown, files)
            rooms = self._fill(shown, taken, files)
        if not rooms:
            return []
        copies = publish_copies(taken, self.edition, files)
        rooms, stamped, self.stamping = stamp_rooms(
            rooms, self.context, self.work, self.edition, self.stages, self.findings)
        pages = self._render(rooms)
        made = {one.path: one for one in
                (publish_file(page, self.edition) for page in pages)}
        return [*copies, *stamped, *made.values()]

    # What is in it ---------------------------------------------------------------------------

    def _choose(self) -> Shown:
        """The documents that may be shown, by locale in the kit's order."""
        found: dict[str, list[Composed]] = {}
        for one in self.composed:
            if self.options.preview or one.public.good:
                found.setdefault(one.document.locale, []).append(one)
        chosen = {locale: tuple(some) for locale, some in found.items()
                  if any(one.document.kind not in registry.PAGELESS for one in some)}
        chosen = self._with_notices(chosen, {one.document.locale: one.public
                                             for one in self.composed})
        if not self.options.preview and not self.options.release:
            say_left_out((one for one in self.composed if one.document.locale not in self.bare),
                         self._span, self.findings)
        return chosen

    def _with_notices(self, shown: Shown, why: Mapping[str, policy.Verdict]) -> Shown:
        """With the bare notice of a withdrawn kit in each language that had pages, as far as is
        known, and has nothing else that may be shown (``why``): a language is not merely gone."""
        known = {locale: one for locale, one in why.items() if locale in (self.earlier or why)}
        return shown if self.options.preview else add_bare(
            self.languages, shown, known, self.bare, self.findings)

    def _leave_out(self, shown: Shown, bad: Mapping[str, policy.Verdict]) -> Shown:
        """Without the languages whose own pages say something that may not go out."""
        kept = self._with_notices({locale: some for locale, some in shown.items()
                                   if locale not in bad}, bad)
        say_no_pages({locale: one for locale, one in bad.items() if locale not in kept},
                     self._span, self.findings)
        return kept

    @property
    def _span(self) -> Span:
        return Span((self.languages.loaded.folder / "kit.yaml").as_posix())

    def _taken(self, shown: Mapping[str, Sequence[Composed]],
               files: Sequence[File]) -> list[File]:
        """The files of the shown documents, and archives of just these: those that stand beside
        the room, where nothing is left out."""
        keys = {(one.document.locale, one.document.kind, one.document.subject)
                for locale, some in shown.items() if locale not in self.bare for one in some}
        chosen = [file for file in files if (
            file.entry["locale"], file.entry["document"], subject_of(file.entry)) in keys]
        bundles = [file for file in files if file.entry["document"] == "bundle"]
        if not bundles or len(chosen) + len(bundles) < len(files):
            bundles = publish_bundles(chosen, self.edition, rank_states())
        return [*chosen, *bundles]

    def _fill(self, shown: Mapping[str, Sequence[Composed]], taken: Sequence[File],
              files: Sequence[File]) -> list[Room]:
        """What the pages of each locale are made of."""
        from presskit.compose import settled
        from presskit.compose.room import compose_side
        from presskit.compose.room_facts import HANDFUL, PICTURES, Room
        copies = publish_copies(taken, self.edition, files)
        downloads = [describe_copy(file, copy) for file, copy in zip(taken, copies, strict=True)]
        documents = {locale: tuple(one.document for one in some
                                   if one.document.kind not in registry.PAGELESS)
                     for locale, some in shown.items()}
        pictures = {locale: tuple(one.document for one in some
                                  if one.document.kind == registry.PICTURE)
                    for locale, some in shown.items()}
        kits = {locale: settled(self.bare.get(locale) or self.languages.reach(locale).kit)
                for locale in shown}
        tables = {locale: self.languages.tables(locale) for locale in shown}
        sides = tuple(compose_side(kits[locale], tables[locale], documents[locale],
                                   (PICTURES,) if len(pictures[locale]) > HANDFUL else (),
                                   self.earlier.get(locale, ())) for locale in shown)
        rooms = [Room(kits[locale], tables[locale], documents[locale],
                      tuple(one for one in downloads if one.locale in (locale, ALL)), sides,
                      self.options.preview, pictures[locale], self.earlier.get(locale, ()))
                 for locale in shown]
        return rooms if self.options.preview else [
            withhold_parts(one, self.languages) for one in rooms]

    def _judge(self, rooms: Iterable[Room]) -> dict[str, policy.Verdict]:
        """The locales whose own pages say something that may not go out, and what that is."""
        return {room.kit.locale: verdict for room in (() if self.options.preview else rooms)
                if not (verdict := judge_pages(room, self.languages)).good}

    # Pages -----------------------------------------------------------------------------------

    def _render(self, rooms: Sequence[Room]) -> list[Artifact]:
        """The pages; those of a language are begun while those of the next are composed."""
        from presskit.compose.room import compose_choice, compose_pages
        from presskit.model.segment import State
        from presskit.render.room import render_asset, write_script
        script = render_asset("copy", write_script(self.context), "js")
        made, states = [script], []
        first, choice = None, compose_choice(rooms[0])
        for room in rooms:
            pages = self._with_states(room, compose_pages(room))
            shown = [page for page, _state in pages] + ([choice] if room is rooms[0] else [])
            assets = self._gather(shown, script, has_feed(room))
            first = first or assets
            hand_in(self.work, [
                *(_task(face, "woff2+css", assets.context) for face in assets.faces),
                *(self._task(page, assets, state) for page, state in pages)])
            made.append(assets.sheet)
            states += [state for _page, state in pages]
        lowest = State.lowest(states)
        hand_in(self.work, [self._task(choice, first, lowest)])
        made += self._find(rooms, str(lowest))
        return [*made, *finish(self.work, self.stages, self.findings,
                               self.languages.loaded.places, "room")]

    def _gather(self, pages: Sequence[Document], script: Artifact, feed: bool) -> _Assets:
        """What some pages of one locale ask for."""
        from presskit.render.room import render_asset, write_sheet
        locale = pages[0].locale
        context = self.context.of(locale, "html")
        sheet = render_asset(locale, write_sheet(tuple(pages), context), "css")
        return _Assets(context, sheet, script, _split_faces(pages, context), feed)

    def _task(self, page: Document, assets: _Assets,
              state: State) -> tuple[Task, Composed, str]:
        return _task(self._dress(page, assets), "html", assets.context, str(state))

    def _with_states(self, room: Room, pages: Iterable[Document]) -> list[tuple[Document, State]]:
        from presskit.compose import state_of, states_of
        names, known = names_of(room.kit.locale, self.languages), states_of(room.kit)
        return [(page, state_of(page, room.kit, names, known)) for page in pages]

    def _find(self, rooms: Sequence[Room], lowest: str) -> list[Artifact]:
        """What machines look for."""
        if self.first and not (self.options.preview or rooms[0].address):
            self.findings.note("missing-room-address", "the press room has no address yet: its "
                               "pages don't say where they stand, and it has no map",
                               span=self._span, hint="add press_room: {url: https://…} to "
                               "kit.yaml, the address of the folder")
        return find_files(rooms, self.options.preview, lowest, self._with_states)

    def _dress(self, page: Document, assets: _Assets) -> Document:
        """The page with what its head asks for, each by its place in the room."""
        front, later, more = assets.faces
        faces = (front, later) if page.subject == _FIRST else assets.faces
        named = dict.fromkeys(f"{one.subject}-{one.locale}.css" for one in faces)
        root = "" if page.subject == "choice" else "../"
        told = [("root", root), ("style", f"{assets.sheet.subject}.css"),
                ("faces", " ".join(named)), ("script", f"{assets.script.subject}.js")]
        if assets.feed and page.subject != "choice":
            told.append(("feed", "feed.xml"))
        if self.options.preview:
            told.append(("robots", "noindex, nofollow"))
        return replace(page, properties=(*page.properties, *told))


_FIRST = "index"
"""The page that a reader comes to first: it must be light."""


def _split_faces(pages: Sequence[Document],
                 context: Context) -> tuple[Document, Document, Document]:
    """What the first page asks faces for at once, what it does further down, what only the others
    do."""
    from presskit.render.room_faces import list_faces, without_later
    first, fonts = [one for one in pages if one.subject == _FIRST], context.fonts
    front = list_faces(map(without_later, first), fonts)
    later = list_faces(first, fonts, (front,), "faces-later")
    return front, later, list_faces(pages, fonts, (front, later), "faces-more")


def _task(document: Document, format: str, context: Context,
          state: str = "source") -> tuple[Task, Composed, str]:
    """A page or its faces as a task, with its key."""
    seal = seal_document(document, context)
    task = Task(document, format, context,
                content=content_digest(writer_of(registry.ROOM, format), context, seal))
    return task, Composed(document, state, ""), key_of(task, seal)
