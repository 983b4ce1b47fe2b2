"""Tasks: one document in one format, its key, and making it.

Here: what an artifact depends on, and handing a document to its writer.  Never here: the
order of tasks, where they run.

A key covers the document, the frames and faces it is drawn with, its pictures, options, the
code that draws and the libraries' versions; never what other documents of the kit say.
"""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from presskit import registry
from presskit.build.frames import check_document
from presskit.build.inputs import digest_file
from presskit.build.machine import versions
from presskit.build.store import Kept
from presskit.desk import resources
from presskit.diagnostics import Findings, PresskitError
from presskit.document import Document, Figure, digest, plain_text, walk

if TYPE_CHECKING:
    from presskit.render import Context

__all__ = ["Task", "content_digest", "digest_code", "key_of", "measure", "render_task",
           "seal_document", "share_faces", "warm_up", "weigh", "writer_of"]

_PACKAGE = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Task:
    """One document in one format; for a card ``shapes`` says in which shapes, and all formats of
    a card or a picture are made at once.  ``content`` is its :func:`content_digest`."""

    document: Document
    format: str
    context: Context
    shapes: tuple[str, ...] = ()
    content: str = ""

    @property
    def writer(self) -> registry.Writer:
        """Who makes it."""
        return writer_of(self.document.kind, self.format)

    @property
    def label(self) -> str:
        """What a progress display calls it."""
        subject = f" {self.document.subject}" if self.document.subject else ""
        return f"{self.document.locale} {self.document.kind}{subject} {self.format}"


def writer_of(kind: str, format: str) -> registry.Writer:
    """Who makes a kind of document in a format."""
    if kind == registry.ROOM:
        return registry.PAGES if format == "html" else registry.FACES
    whole = {registry.CARD: registry.CARDS, registry.PICTURE: registry.PICTURES}
    return whole.get(kind) or registry.FORMATS[format]


@cache
def digest_code() -> str:
    """The digest of the code that draws, of the floor it stands on, and of its rules."""
    seal = hashlib.sha256()
    parts = [*_PACKAGE.glob("*.py"), *(_PACKAGE / "document").glob("*.py"),
             *(_PACKAGE / "render").glob("*.*"),
             resources() / "templates" / "setting.yaml"]
    for path in sorted(parts):
        seal.update(path.name.encode() + digest_file(str(path)).encode())
    return seal.hexdigest()


@cache
def _versions(writer: registry.Writer) -> tuple[tuple[str, str], ...]:
    return versions(writer.libraries, writer.drawn)


def seal_document(document: Document, context: Context) -> str:
    """The digest of a document and of the pictures it shows."""
    pictures = sorted({one.source for one in walk(document)
                       if isinstance(one, Figure) and ":" not in one.source})
    parts = [digest(document), *(digest_file(str(Path(context.kit) / one)) for one in pictures)]
    return "\n".join(parts)


def content_digest(writer: registry.Writer, context: Context, seal: str) -> str:
    """The sha256 over what an artifact shows and how it is dressed, whatever program makes it;
    ``seal`` stands for its document (:func:`seal_document`), ``context`` is that of its locale
    and format."""
    frames = [one.name for one in context.frames.items
              if one.name in writer.frames or one.name.split("/")[0] in writer.frames]
    parts = [seal, context.frames.digest(*frames), context.fonts.digest, context.theme.colours]
    if writer is registry.FORMATS["pdf"] and context.kinsoku != "normal":
        parts.append(context.kinsoku)
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def key_of(task: Task, seal: str) -> str:
    """The sha256 over everything that the task's artifacts depend on; ``seal`` stands for its
    document (:func:`seal_document`)."""
    parts = [content_digest(task.writer, task.context, seal), task.format, task.shapes,
             task.context.generator, _versions(task.writer), digest_code()]
    if task.format == "docx":
        parts.append(task.context.embed)
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def measure(document: Document) -> int:
    """How many characters a document has, and some for its frame."""
    return len(plain_text(document.children)) + 200


def weigh(task: Task, size: int) -> int:
    """About how much work it is, for a document of this size (:func:`measure`, once for all its
    formats): the heaviest are begun first."""
    return task.writer.weight * size


def share_faces(tasks: Sequence[Task]) -> list[Task]:
    """The same tasks, the PDFs of one locale with the characters of all of them, so that a
    worker reduces a locale's faces once.  It decides how long it takes, never the bytes."""
    from presskit.render.coverage import plan_charset
    drawn: dict[str, list[Document]] = {}
    for task in tasks:
        if task.writer.drawn:
            drawn.setdefault(task.document.locale, []).append(task.document)
    contexts = {task.document.locale: task.context for task in tasks if task.writer.drawn}
    charsets = {locale: plan_charset(documents, contexts[locale].fonts)
                for locale, documents in drawn.items() if len(documents) > 1}
    return [replace(task, context=replace(task.context,
                                          charset=charsets.get(task.document.locale)))
            if task.writer.drawn else task for task in tasks]


def warm_up(modules: Sequence[str]) -> None:
    """Load some writers with their engines, in a worker that has nothing to do yet.

    What can't be loaded is left for the task that needs it: it says so in its own words.
    """
    from importlib import import_module
    try:
        from presskit.render.memory import undisturbed
        with undisturbed():
            for name in (*modules, "presskit.render.coverage"):
                import_module(name)
            if registry.CARDS.module in modules:
                import_module("presskit.render.card_draw")
            if registry.FORMATS["pdf"].module in modules:
                import_module("presskit.render.weasy").load_engine()
        gc.freeze()  # what is loaded now stays: nothing in it is ever looked at again
        gc.disable()  # documents are looked through where they end
    except (PresskitError, ImportError, OSError):
        return


def render_task(task: Task) -> Kept:
    """Make the task's artifacts; what stands against it comes back as findings."""
    from presskit.render import render
    findings = Findings()
    try:
        if task.document.kind == registry.CARD:
            from presskit.render.card import render_cards
            made = render_cards(task.document, task.shapes, task.context, findings)
        elif task.writer is registry.PICTURES:
            from presskit.render.press_picture import render_pictures
            made = render_pictures(task.document, task.context)
        elif task.writer is registry.FACES:
            from presskit.render.room_faces import render_faces
            made = render_faces(task.document, task.context)
        elif task.writer is registry.PAGES:
            from presskit.render.room import render_page
            check_document(task.document, task.context, findings)
            findings.raise_errors()
            made = (render_page(task.document, task.context),)
        else:
            check_document(task.document, task.context, findings)
            findings.raise_errors()
            made = (render(task.document, task.format, task.context, findings),)
    except PresskitError as error:
        return Kept((), error.diagnostics)
    return Kept(made, tuple(findings))
