"""The one adapter to WeasyPrint: its faces, its fetcher, its log.

Here: everything that knows WeasyPrint's names, also those it doesn't promise (it is held to
version 70).  Never here: markup, rules of looks, the contents of metadata (``finish``).

The engine sees no face of the machine, opens no address, reads no clock.  What it would only
write to its log is a diagnostic.
"""

from __future__ import annotations

import contextlib
import logging
import re
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from presskit.diagnostics import Findings, PresskitError, Span
from presskit.render.blend import (
    BLEND,
    BLEND_HEADINGS,
    blend_face,
    latin_scale,
    pair_families,
)
from presskit.render.coverage import Charset
from presskit.render.face_files import subset_face
from presskit.render.fonts import Fonts
from presskit.render.frames import Frame, read_frame
from presskit.render.sheets import face_address, write_face_rules, write_print_sheet
from presskit.render.theme import Theme, fill_tokens
from presskit.render.weasy_justify import Lines, count_lines
from presskit.render.weasy_load import bare_machine, load_engine
from presskit.render.weasy_marks import find_marks
from presskit.render.weasy_pictures import PASSES, shrink_picture
from presskit.render.weasy_quick import has_notes, read_markup
from presskit.render.weasy_wide import find_wide

__all__ = ["Press", "check_sheets", "load_engine", "open_press", "print_markup"]


@dataclass(frozen=True, slots=True, eq=False)
class Press:
    """A font configuration with the style sheets that name its faces, for one locale; whether
    one of the sheets may make notes."""

    fonts: Any
    sheets: tuple[Any, ...]
    notes: bool


_presses: OrderedDict[tuple[str, ...], Press] = OrderedDict()
"""The one cache of this room that outlives a document: a press per locale, character set,
faces, theme and sheet.  A new font configuration for every document would leak a quarter of a
megabyte each."""

_KEPT = 8
_SCREEN = "screen"
_OPTIONS = {"pdf_variant": "pdf/a-2a", "output_intent": _SCREEN}


# The press ------------------------------------------------------------------------------

def open_press(fonts: Fonts, theme: Theme, charset: Charset, sheet: Frame) -> Press:
    """The press of a locale, kept for the process."""
    key = (charset.locale, fonts.digest, theme.digest, sheet.sha256, sheet.path,
           *(part for pair in charset.families for part in pair))
    if key in _presses:
        _presses.move_to_end(key)
        return _presses[key]
    load_engine()
    from weasyprint.text.fonts import FontConfiguration

    faces = {}
    for name, characters in charset.families:
        faces.update(_reduce(fonts, charset.locale, name, characters))
    with bare_machine():
        configuration = FontConfiguration()
    fetcher = close_fetcher(faces)
    rules = write_face_rules(fonts, charset) + write_print_sheet(fonts, theme, charset.locale)
    looks = fill_tokens(read_frame(sheet), theme, charset.locale)
    _presses[key] = Press(configuration, (
        _read_sheet(rules, font_config=configuration, url_fetcher=fetcher),
        _read_shared_sheet(looks)), has_notes(looks))
    while len(_presses) > _KEPT:
        _presses.popitem(last=False)
    return _presses[key]


def _reduce(fonts: Fonts, locale: str, name: str,
            characters: str) -> Iterator[tuple[str, bytes]]:
    """Address and bytes of the two faces of a family, reduced to some characters."""
    if name not in (BLEND, BLEND_HEADINGS):
        family = fonts.family(name)
        for face in (family.regular, family.bold):
            yield face_address(face, characters, name), subset_face(face, characters)
        return
    pair = pair_families(fonts.headings if name == BLEND_HEADINGS else fonts, locale)
    scale = latin_scale(*pair)
    latin, around = pair
    for face, beside in ((latin.regular, around.regular), (latin.bold, around.bold)):
        yield (face_address(face, characters, name),
               blend_face(face, characters, beside, scale))


def _read_sheet(text: str, **named: Any) -> Any:
    with catch_log() as complaints:
        sheet = load_engine().CSS(string=text, **named)
    serious = [one for one in complaints if one.levelno >= logging.ERROR
               or "cannot be loaded" in one.getMessage()]
    if serious:
        raise _engine_error(serious)
    return sheet


@lru_cache(maxsize=_KEPT)
def _read_shared_sheet(text: str) -> Any:
    """A style sheet without faces, which several locales share."""
    return _read_sheet(text, url_fetcher=close_fetcher({}))


def close_fetcher(resources: Mapping[str, bytes]):
    """A fetcher that knows some addresses and opens no other."""
    load_engine()
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class ClosedFetcher(URLFetcher):
        """Gives what it was handed; everything else stops the document."""

        def fetch(self, url, headers=None):
            if url.startswith("data:"):
                return super().fetch(url, headers)
            if url not in resources:
                raise FatalURLFetchingError(f"the page asks for {url}")
            return URLFetcherResponse(url, resources[url], _content_type(url))

    return ClosedFetcher(allowed_protocols=("data", "presskit"))


def _content_type(url: str) -> dict[str, str]:
    return {"Content-Type": "image/svg+xml"} if url.endswith(".svg") else {}


def print_markup(markup: str, press: Press, resources: Mapping[str, bytes],
                 finish: Callable[[Any, Any], None], *,
                 justified: bool = True) -> tuple[bytes, int, Lines]:
    """The PDF of a page of markup, the number of its pages, and what became of its lines.

    ``resources`` maps the addresses in the markup to bytes; ``finish`` is handed the engine's
    document and the PDF's objects before they are written.  PDF/A-2a (ISO 19005-2), tagged.
    Without ``justified`` the lines of Chinese and Japanese keep one edge straight only.
    Raises :class:`PresskitError`: ``frame-remote-resource``, ``engine-complaint``.
    """
    engine = load_engine()
    from weasyprint.urls import FatalURLFetchingError

    try:
        with catch_log() as complaints:
            html = read_markup(engine, markup, close_fetcher(resources), press.notes)
            smaller: dict[str, float] = {}
            for again in reversed(range(PASSES)):
                with count_lines(justified) as lines:
                    document = html.render(
                        font_config=press.fonts, stylesheets=list(press.sheets),
                        color_profiles={_SCREEN: _profile()}, **_OPTIONS)
                    if again and (shrunk := shrink_picture(document)):
                        smaller |= [shrunk]
                        continue
                    lines.smaller, lines.wide = smaller, find_wide(document)
                    lines.marks = find_marks(document, lines)
                    data = document.write_pdf(finisher=finish, **_OPTIONS)
                    break
    except FatalURLFetchingError as error:
        raise PresskitError.one("frame-remote-resource", str(error),
                                hint="a document is made without a network: take the address "
                                     "out of the frame") from error
    if complaints:
        raise _engine_error(complaints)
    return data, len(document.pages), lines


@lru_cache(maxsize=1)
def _profile():
    """The sRGB profile that ships with the engine, read once.  (Left to itself the engine opens
    the file for every document, and never closes it.)

    Its bytes are those of the file: asked for its name, littlecms writes the same profile
    otherwise from then on, and the first PDF of a process would differ from the next.
    """
    from importlib.resources import files
    from io import BytesIO

    from weasyprint.css import ColorProfile

    data = (files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()

    class Profile(ColorProfile):
        content = data

    return Profile(BytesIO(data), "sRGB2014.icc", "relative-colorimetric",
                   (["r"], ["g"], ["b"]))


# The log --------------------------------------------------------------------------------

class _Catcher(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextlib.contextmanager
def catch_log() -> Iterator[list[logging.LogRecord]]:
    """While open, what the engine would log is gathered, and shown nowhere.

    Also where the program around us has silenced all loggers that it did not set up itself, as
    ``logging.config`` does.
    """
    logger, catcher = logging.getLogger("weasyprint"), _Catcher()
    before = logger.propagate, logger.level, logger.disabled
    logger.propagate = logger.disabled = False
    logger.setLevel(logging.WARNING)
    logger.addHandler(catcher)
    try:
        yield catcher.records
    finally:
        logger.removeHandler(catcher)
        logger.propagate, logger.disabled = before[0], before[2]
        logger.setLevel(before[1])


def _engine_error(complaints: list[logging.LogRecord]) -> PresskitError:
    findings = Findings()
    for message in dict.fromkeys(one.getMessage() for one in complaints):
        findings.error("engine-complaint", f"the layout engine says: {message}",
                       hint="look into the frames beside the kit; without any, report this")
    return PresskitError(tuple(findings))


_PLACE = re.compile(r"at (\d+):(\d+)")


def check_sheets(sheets: tuple[Frame, ...], findings: Findings) -> None:
    """Complain of every declaration and rule in a print sheet that the engine would leave out.

    Loads the engine, where there is a sheet.  Code ``frame-css``, with line and column.
    """
    engine = load_engine() if sheets else None
    for sheet in sheets:
        with catch_log() as complaints:
            try:
                engine.CSS(string=read_frame(sheet), url_fetcher=close_fetcher({}))
            except BaseException as error:  # the fetcher stops with one of these
                if isinstance(error, KeyboardInterrupt | SystemExit):
                    raise
                findings.error("frame-remote-resource", str(error), span=Span(sheet.shown),
                               hint="take the address out of the style sheet")
        for message in dict.fromkeys(one.getMessage() for one in complaints):
            place = _PLACE.search(message)
            span = Span(sheet.shown, int(place[1]), int(place[2])) if place else Span(sheet.shown)
            findings.warning("frame-css", f"the layout engine leaves this out: {message}",
                             span=span, hint="take it out, or move it to css/page.css")
