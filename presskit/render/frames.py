"""Frames: the files of ``templates/`` that decide how a document looks.

Here: finding a frame (the one beside a kit comes first), its slots, and what is wrong with it.
Never here: filling one, content, the table of roles.

An HTML frame is a Jinja template in a sandbox with slots and nothing else; a style sheet may
ask for nothing outside itself.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from presskit.diagnostics import Diagnostic, Exit, Findings, PresskitError, Span, show_path
from presskit.locales import nearest

__all__ = ["SLOTS", "Frame", "Frames", "advise_frames", "check_frames", "fill_frame",
           "find_frames", "has_slot", "list_slots", "read_frame", "report_resource"]

SLOTS = {
    "html/print.html.j2": frozenset({"title", "language", "direction", "kind", "metadata",
                                     "running", "head", "body"}),
    "html/page.html.j2": frozenset({"title", "language", "direction", "kind", "metadata", "css",
                                    "label", "head", "body", "footer"}),
    "html/room.html.j2": frozenset({"title", "language", "direction", "kind", "metadata",
                                    "assets", "label", "skip", "bar", "languages", "head", "body",
                                    "downloads", "contact", "foot", "edition"}),
}
"""The slots of each HTML frame.  Only ``body`` must be in it."""

_LAID_OVER = ("theme.yaml", "roles.yaml")
_BEHIND = (*_LAID_OVER, "css/")
"""What a kit's own file is laid over key by key, and what a theme's is: its style sheets stand
behind the shipped ones, so that what is mended there reaches every theme."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One file: its name under ``templates/``, where it lies, how a user would type that, the
    sha256 of its bytes, and whether it lies beside a kit.

    ``below`` are the files that it is laid over, the shipped one first: key by key (theme, roles),
    or sheet before sheet (a theme's CSS).  Their bytes then count in the digest.  ``instead`` are
    the files that ship and in whose place one beside a kit stands."""

    name: str
    path: str
    shown: str
    sha256: str
    own: bool = False
    below: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames of one kit; small, and fit to cross a process border."""

    items: tuple[Frame, ...]

    def frame(self, name: str) -> Frame:
        """The frame with a name.  Raises :class:`PresskitError` (``frame-missing``)."""
        for one in self.items:
            if one.name == name:
                return one
        known = nearest(name, (one.name for one in self.items))
        raise PresskitError.one("frame-missing", f"there is no frame {name}",
                                exit_code=Exit.MACHINE, hint=f"the nearest is {known}" if known else
                                "take templates/ from the release that this presskit came with")

    def find(self, name: str) -> Path | None:
        """The file of a path under ``templates/``, None if there is none."""
        return next((Path(one.path) for one in self.items if one.name == name), None)

    def digest(self, *names: str) -> str:
        """The sha256 over some frames: what an artifact's key takes in."""
        seals = [f"{one.name} {one.sha256}" for one in self.items if one.name in names]
        return hashlib.sha256("\n".join(sorted(seals)).encode()).hexdigest()


def find_frames(shipped: Path, kit: Path | None = None, theme: Path | None = None) -> Frames:
    """Every frame under ``shipped``, in its place the one of the same name of a theme, and in the
    place of that the one beside a kit.

    ``shipped`` is the folder ``templates``, ``kit`` the kit's folder or none, ``theme`` that of
    the theme or none.  Only files of ``html/``, ``css/``, ``docx/`` and ``cards/``,
    ``theme.yaml``, ``roles.yaml`` and ``everyday.yaml`` count; tables of wording are no frames.
    """
    found: dict[str, Frame] = {}
    for folder, over in ((shipped, ()), (theme, _BEHIND),
                         (kit / "templates" if kit else None, _LAID_OVER)):
        if folder is None or not folder.is_dir():
            continue
        for path in sorted(_files(folder)):
            name = path.relative_to(folder).as_posix()
            own, before = folder not in (shipped, theme), found.get(name)
            if own and name.startswith(_OURS):
                continue
            below = (*before.below, before.path) if before and name.startswith(over) else ()
            seal = hashlib.sha256(b"".join(Path(one).read_bytes()
                                           for one in (*below, path))).hexdigest()
            instead = (*before.below, before.path) if own and before and not below else ()
            found[name] = Frame(name, str(path), show_path(path), seal, own, below, instead)
    return Frames(tuple(found[name] for name in sorted(found)))


_OURS = "js/"
"""What runs in readers' browsers is the house's alone: no kit brings a script of its own."""


def _files(folder: Path) -> Iterator[Path]:
    for part in ("html", "css", "js", "docx", "cards"):
        yield from (one for one in (folder / part).glob("*")
                    if one.is_file() and not one.name.startswith((".", "~"))
                    and not one.name.endswith("~"))
    yield from (one for name in ("theme.yaml", "roles.yaml", "everyday.yaml")
                if (one := folder / name).is_file())


def read_frame(frame: Frame) -> str:
    """The text of a frame, remembered for the process by its digest; of a theme's style sheet
    behind that which it is laid over.

    Raises :class:`PresskitError` (``frame-encoding``) if it is not UTF-8.
    """
    below = frame.below if frame.name.startswith("css/") else ()
    return "\n".join(_read(path, frame.shown, frame.sha256) for path in (*below, frame.path))


@lru_cache(maxsize=32)
def _read(path: str, shown: str, _sha256: str) -> str:
    try:
        return Path(path).read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise PresskitError.one("frame-encoding", "the frame is not UTF-8", span=Span(shown),
                                hint="save it as UTF-8") from error


# Slots ----------------------------------------------------------------------------------

@lru_cache(maxsize=4)
def _environment():
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, trim_blocks=True,
                                lstrip_blocks=True, keep_trailing_newline=True)


@lru_cache(maxsize=16)
def _template(text: str):
    return _environment().from_string(text)


def fill_frame(frame: Frame, **slots: object) -> str:
    """A frame with its slots filled; strings are escaped, ``markupsafe.Markup`` is not.

    Raises :class:`PresskitError`: ``frame-syntax``, ``frame-slot-unknown``.
    """
    Findings(list(_complaints(frame))).raise_errors()
    return _template(read_frame(frame)).render(**slots)


@lru_cache(maxsize=16)
def has_slot(frame: Frame, name: str) -> bool:
    """Whether an HTML frame names a slot.  Raises :class:`PresskitError` as :func:`fill_frame`."""
    Findings(list(_complaints(frame))).raise_errors()
    return any(slot == name for slot, _line in list_slots(frame))


@lru_cache(maxsize=16)
def _complaints(frame: Frame) -> tuple[Diagnostic, ...]:
    """What :func:`check_html` has to say, asked once for all documents."""
    findings = Findings()
    check_html(frame, findings)
    return tuple(findings)


def list_slots(frame: Frame) -> tuple[tuple[str, int], ...]:
    """The slots that an HTML frame names, with their lines.

    Raises ``jinja2.TemplateSyntaxError``.
    """
    from jinja2 import meta, nodes

    tree = _environment().parse(read_frame(frame))
    free = meta.find_undeclared_variables(tree)
    return tuple(sorted({(one.name, one.lineno) for one in tree.find_all(nodes.Name)
                         if one.name in free}))


# Checks ---------------------------------------------------------------------------------

def check_frames(frames: Frames, findings: Findings) -> None:
    """Complain of every HTML frame and style sheet that can't be used.

    Codes: ``frame-syntax``, ``frame-slot-unknown``, ``frame-slot-missing``,
    ``frame-remote-resource``, ``frame-script``, ``frame-encoding``.
    """
    for one in frames.items:
        try:
            if one.name in SLOTS:
                check_html(one, findings)
            elif one.name.startswith("css/"):
                from presskit.render.sheet_faults import check_sheet

                check_sheet(one, findings)
        except PresskitError as error:
            findings.extend(error.diagnostics)


def advise_frames(frames: Frames, findings: Findings) -> None:
    """Say what the layout engine would leave out (``frame-css``) of a print sheet beside a kit
    that can be used."""
    from presskit.render.weasy import check_sheets

    check_sheets(tuple(one for one in frames.items if one.own and one.name == "css/print.css"),
                 findings)


def check_html(frame: Frame, findings: Findings) -> None:
    """Complain of syntax, slots, scripts and outside resources of one HTML frame."""
    from jinja2 import TemplateSyntaxError

    try:
        named = list_slots(frame)
    except TemplateSyntaxError as error:
        findings.error("frame-syntax", f"the frame can't be read: {error.message}",
                       span=Span(frame.shown, error.lineno),
                       hint="slots are written {{ name }}, remarks {# … #}")
        return
    _check_language(frame, findings)
    known = SLOTS.get(frame.name, frozenset())
    for name, line in named:
        if name not in known:
            near = nearest(name, known)
            findings.error("frame-slot-unknown", f"there is no slot `{name}`",
                           span=Span(frame.shown, line, _find_column(frame, line, name)),
                           hint=(f"did you mean `{near}`? " if near else "")
                           + f"slots here: {', '.join(sorted(known))}")
    if "body" not in {name for name, _line in named}:
        findings.error("frame-slot-missing", "the frame has no slot `body`",
                       span=Span(frame.shown), hint="write {{ body }} where the text goes")
    from presskit.render.html_faults import check_markup

    check_markup(frame, findings)


def _check_language(frame: Frame, findings: Findings) -> None:
    """Complain of all but slots and ``{% if slot %}``: a frame places, it never computes."""
    from jinja2 import nodes

    allowed = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.If, nodes.Not,
               nodes.And, nodes.Or)
    for node in _environment().parse(read_frame(frame)).find_all(nodes.Node):
        if not isinstance(node, allowed):
            findings.error("frame-syntax", "more than a slot stands here", hint="a frame may hold "
                           "{{ slot }} and {% if slot %} … {% endif %}, nothing else",
                           span=Span(frame.shown, node.lineno, _find_column(frame, node.lineno)))
            return


def _find_column(frame: Frame, line: int, name: str = "") -> int:
    """Where a slot stands in a line, or the first of anything in braces; 0 if nobody can tell:
    the template engine counts lines alone."""
    text = read_frame(frame).split("\n")[line - 1]
    found = re.search(rf"\{{[{{%][^{{}}]*?\b{re.escape(name)}\b" if name else r"\{[{%]", text)
    return 0 if found is None else (found.end() - len(name) if name else found.start()) + 1


def report_resource(address: str, span: Span, findings: Findings) -> None:
    """Complain of an address outside the frame."""
    findings.error("frame-remote-resource", f"the frame asks for {address}", span=span,
                   hint="a document is made without a network: put the rules into the frame "
                        "itself, and pictures as data: addresses")
