"""Frames before anything is drawn: those beside a kit, the shapes of its cards, a document.

Here: asking ``render`` what it would refuse, for ``check`` and for a build alike.  Never here:
what counts as wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from presskit import registry
from presskit.build.looks import check_classes, check_everyday, check_roles
from presskit.desk import Desk
from presskit.diagnostics import Findings, PresskitError, Span, show_path
from presskit.document import Document

if TYPE_CHECKING:
    from presskit.model.kit import Kit
    from presskit.render import Context
    from presskit.render.fonts import Fonts
    from presskit.render.frames import Frame, Frames

__all__ = ["advise_own", "check_beside", "check_document", "check_fits", "check_own",
           "check_shapes"]


def check_beside(folder: Path, desk: Desk, findings: Findings) -> None:
    """Complain of everything in the ``templates/`` of a kit, as a build would, and of nothing else
    of it that a build can do with.

    Raises ``PresskitError`` for a kit that can't be read, and for frames that can't be used.
    """
    from presskit.build.languages import open_languages
    from presskit.build.load import load
    from presskit.build.rendering import open_context
    loaded = load(folder, desk)
    failed: list[PresskitError] = []
    try:
        languages = open_languages(loaded, desk)
        own = show_path(folder / "templates") + "/"
        findings.extend(one for one in languages.findings
                        if one.span and one.span.file.startswith(own))
        for locale in languages.locales:
            languages.tables(locale)
    except PresskitError as error:
        failed.append(error)
    try:
        open_context(loaded.kit, folder, desk, findings)
    except PresskitError as error:
        failed.append(error)
    if failed:
        raise PresskitError(dict.fromkeys(one for error in failed for one in error.diagnostics),
                            max(error.exit_code for error in failed))


def check_own(frames: Frames, findings: Findings, kit: Kit, fonts: Fonts,
              embed: str = "subset") -> None:
    """Complain of what keeps the frames beside a kit from being used; those that we ship are
    checked by their tests.

    ``embed`` says how much of ``fonts`` goes into Word files.
    """
    from presskit.render.frames import Frames, check_frames
    own = tuple(one for one in frames.items if one.own)
    check_frames(Frames(own), findings)
    for one in own:
        if one.name == "roles.yaml":
            check_roles(frames, findings)
        elif one.name == "everyday.yaml":
            check_everyday(Path(one.path), findings)
    if findings.failed:
        return
    word = [one for one in own if one.name.startswith("docx/") and one.name.endswith(".docx")]
    if word:  # only a kit with a Word file of its own pays for opening one
        _check_word(frames, word, (kit.locale, *kit.locales), fonts if embed != "none" else None,
                    findings)


def advise_own(frames: Frames, findings: Findings) -> None:
    """Say what in the usable frames beside a kit does nothing: it keeps no document from being
    made, so that whoever waits for one need not wait for it."""
    from presskit.render.frames import advise_frames
    advise_frames(frames, findings)
    for one in frames.items:
        if one.own and one.name.startswith("css/"):
            check_classes(frames, one, findings)


def _check_word(frames: Frames, own: list[Frame], tags: tuple[str, ...], fonts: Fonts | None,
                findings: Findings) -> None:
    from presskit.render.docx import find_frame
    from presskit.render.docx_frame import check_frame
    from presskit.render.docx_letterhead import check_letterhead
    from presskit.render.docx_looks import check_resources
    from presskit.render.docx_sheet import read_roles
    roles = read_roles(frames)
    users = {one: find_frame(frames, one).name for one in tags}
    for one in own:
        try:
            frame, found = check_frame(Path(one.path), roles, one.shown)
        except PresskitError as error:
            findings.extend(error.diagnostics)
            continue
        findings.extend(found)
        check_resources(frame, findings)
        served = [tag for tag, name in users.items() if name == one.name]
        if not served:
            findings.warning(
                "frame-unused", f"no locale of this kit is made on {one.name}",
                span=Span(one.shown), hint="rename it: " + ", ".join(
                    f"{tag} is made on {name}" for tag, name in users.items()))
        elif fonts is not None:
            check_letterhead(frame, roles, fonts, served, findings)


def check_shapes(kit: Kit, context: Context, findings: Findings) -> None:
    """Complain of the shapes of a kit's cards: their geometry, and colours without contrast; and
    of a shape beside it that none of them has."""
    from presskit.render.card import find_shape
    from presskit.render.card_shape import check_contrast
    for one in context.frames.items:
        name = one.name.removeprefix("cards/").removesuffix(".yaml")
        if one.own and one.name == f"cards/{name}.yaml" and name not in kit.cards:
            findings.warning("frame-unused", f"no card of this kit has the shape {name}",
                             span=Span(one.shown), hint="add it in kit.yaml: cards: "
                             f"[{', '.join((*kit.cards, name))}]")
    for name in kit.cards if kit.quotes else ():
        try:
            check_contrast(find_shape(name, context), context.theme, findings)
        except PresskitError as error:
            findings.extend(error.diagnostics)


def check_document(document: Document, context: Context, findings: Findings) -> None:
    """Complain of what keeps a document from being drawn: a character that no face has, a card
    that is none."""
    from presskit.render.coverage import check_coverage
    if document.kind == registry.PICTURE:
        return  # its words are written into a file, not drawn
    if document.kind == registry.CARD:
        from presskit.render.card_text import read_card
        read_card(document, findings)
    check_coverage(document, context.of(document.locale).fonts, findings)


def check_fits(documents: Iterable[Document], kit: Kit, context: Context,
               findings: Findings) -> None:
    """Warn of the cards among some documents whose quotation fits in no allowed size."""
    from presskit.render.card import check_fit
    for one in documents:
        if one.kind == registry.CARD:
            check_fit(one, kit.cards, context.of(one.locale), findings)
