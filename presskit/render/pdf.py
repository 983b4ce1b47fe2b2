"""PDF: a document on pages of paper, tagged, with every face inside.

Here: the order of the work from a document to the bytes of a PDF, its running lines and its
drawn signs.  Never here: looks (``templates/css/print.css``), the engine's own names
(``weasy``), which character breaks where (``joiners``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from presskit.diagnostics import Findings
from presskit.document import Artifact, Document, Figure, Inline, Section, Table, Text, walk
from presskit.render.columns import Widths, choose_panel, choose_widths
from presskit.render.coverage import check_coverage, plan_charset
from presskit.render.finish import read_families, require_families, write_xmp
from presskit.render.fonts import is_ignorable
from presskit.render.frames import fill_frame
from presskit.render.html import write_metadata
from presskit.render.html_blocks import write_text_of
from presskit.render.html_inlines import Manner, write_inlines
from presskit.render.joiners import set_runs
from presskit.render.memory import undisturbed
from presskit.render.pictures import draw_sign, is_high, is_sign, read_picture
from presskit.render.runs import Run
from presskit.render.weasy import open_press, print_markup
from presskit.render.weasy_justify import Lines

if TYPE_CHECKING:
    from presskit.render import Context

__all__ = ["render_pdf", "write_page"]


def render_pdf(document: Document, context: Context,
               remarks: Findings | None = None) -> Artifact:
    """Render a document as PDF.

    Conforms to PDF/A-2a (ISO 19005-2) and claims PDF/UA-1 (ISO 14289-1).  Nothing in the file
    comes from a clock, a path or the machine's own faces.

    ``remarks`` is told of lines that could not be set with both edges straight
    (``line-short``, ``lines-ragged``) or stand out of their column (``line-wide``), and of pictures
    drawn smaller (``picture-smaller``).

    Raises :class:`~presskit.diagnostics.PresskitError`: ``character-missing`` from the
    coverage gate, ``frame-…``, ``picture-…``, ``font-…``, ``engine-…``.
    """
    findings = Findings()
    check_coverage(document, context.fonts, findings)
    findings.raise_errors()
    charset = context.charset or plan_charset((document,), context.fonts)
    press = open_press(context.fonts, context.theme, charset,
                       context.frames.frame("css/print.css"))
    families: list[tuple[str, ...]] = []
    with undisturbed():
        markup, resources = write_page(document, context)
        finish = _finisher(document, context, families)
        data, pages, lines = print_markup(markup, press, resources, finish)
        ragged = bool(lines.wrong)
        if ragged:  # the engine draws otherwise than it measures: one straight edge is safe
            families.clear()
            data, pages, lines = print_markup(markup, press, resources, finish, justified=False)
    if remarks is not None:
        _remark_lines(document, lines, ragged, remarks)
    require_families(families[0], document.title)
    return Artifact(document.kind, document.locale, "pdf", document.title, data,
                    subject=document.subject, pages=pages, fonts=families[0],
                    marks=lines.marks)


def _remark_lines(document: Document, lines: Lines, ragged: bool, remarks: Findings) -> None:
    what = f"the {document.kind} in {document.locale}"
    if ragged:
        remarks.warning("lines-ragged", f"the lines of {what} are set with one straight edge: "
                        "opened, they came out with another width than they were given",
                        hint="install the locked versions again; without any change, report this")
    for line, out in lines.wide.items():
        words, segment = _find_words(document, line)
        remarks.warning("line-wide", f"a line of {what} stands out of its column by {out:.1f} em: "
                        f"{words}", segment=segment,
                        hint="let it break: where css/print.css of the kit says nowrap, "
                        "overflow-wrap: normal or a width, take that out; without any, report this")
    for line in lines.short:
        words, segment = _find_words(document, line)
        remarks.note("line-short", f"a line of {what} does not reach the right edge: {words}",
                     segment=segment,
                     hint="nothing is wrong; where it is ugly, move a word of the sentence")
    for alternative, share in lines.smaller.items():
        source = next((one.source for one in walk(document) if isinstance(one, Figure)
                       and one.alternative == alternative), "")
        remarks.note("picture-smaller", f"{source} is drawn at {share:.0%} of its height in "
                     f"{what}: so it fits on the page before, which it would leave half empty",
                     hint="nothing is wrong; where it is too small, move it in the text")


def _find_words(document: Document, line: str) -> tuple[str, str]:
    """The words of a line as they can be read, and the segment that they begin in, if any."""
    words = "".join(one for one in line if not is_ignorable(one)).strip()
    texts = [one for one in walk(document.children) if isinstance(one, Text)]
    place = "".join("".join(one.text.split()) for one in texts).find("".join(words.split()))
    for one in texts if place >= 0 else ():
        place -= len("".join(one.text.split()))
        if place < 0 and one.segment:
            return words, one.segment
    return words, ""


def write_page(document: Document, context: Context) -> tuple[str, dict[str, bytes]]:
    """The markup of the pages, and the bytes behind the addresses in it."""
    resources: dict[str, bytes] = {}
    manner = _print_manner(document, context, resources)
    frame = context.frames.frame("html/print.html.j2")
    markup = fill_frame(
        frame, title=document.title, language=document.locale, direction="ltr",
        kind=document.kind, metadata=write_metadata(document, context.generator),
        running=_write_running(document, manner), **write_text_of(document, manner, frame))
    return markup, resources


def _print_manner(document: Document, context: Context, resources: dict[str, bytes]) -> Manner:
    locale, fonts = document.locale, context.fonts

    @cache  # what stands in a table is measured first and set later
    def cut(inlines: tuple[Inline, ...], role: str) -> tuple[tuple[Run, ...], ...]:
        return set_runs(inlines, role, locale, fonts.role(role), context.kinsoku == "strict")

    def place(figure: Figure) -> Markup:
        return _place_figure(figure, document, context, resources)

    headings = fonts.headings.stack(locale)[0]
    widths = Widths(cut, fonts, locale, context.theme)

    def choose(block: Table | Section) -> tuple[str, ...]:
        choice = choose_widths if isinstance(block, Table) else choose_panel
        return choice(block, widths)

    def measure(words: str) -> float:
        return widths.pieces((words,), bold=False)[0]

    return Manner(locale, cut, place, fonts.stack(locale)[0], headings, choose, measure)


def _place_figure(figure: Figure, document: Document, context: Context,
                  resources: dict[str, bytes]) -> Markup:
    """A picture as an image with its alternative; a drawn sign as a background, which the tag
    tree leaves out: it says nothing that the words beside it don't."""
    if is_sign(figure):
        mark = figure.source.startswith("mark:")
        fill, ground = context.theme.mark if mark else ("accent-dark", "tint")
        colour = context.theme.colour
        svg = draw_sign(figure, document, context, fill=colour(fill),
                        ground=colour(ground)).encode()
        address = f"presskit:sign/{hashlib.sha256(svg).hexdigest()[:32]}.svg"
        resources[address] = svg
        return Markup('<div class="sign" style="background-image: url({})"></div>').format(address)
    data, kind = read_picture(figure, context)
    suffix = ".svg" if kind == "image/svg+xml" else ""
    address = f"presskit:picture/{hashlib.sha256(data).hexdigest()[:32]}{suffix}"
    resources[address] = data
    form = Markup(' class="high"') if is_high(data, kind) else ""
    return Markup('<img{} src="{}" alt="{}"/>').format(form, address, figure.alternative)


def _write_running(document: Document, manner: Manner) -> Markup:
    """The running lines, out of the text: the frame's style sheet puts them into the margins."""
    running = document.running

    def line(name: str, words: tuple[Inline, ...]) -> Markup:
        return Markup('<span class="{}">{}</span>').format(
            name, write_inlines(words, "running", manner)) if words else Markup("")

    label = line("draft", running.label) + line("draft-note", running.label_note)
    band = Markup('<div class="band">{}</div>').format(label) if label else Markup("")
    pair = Markup('<div class="lines"><div class="lines-end">{}</div>'
                  '<div class="lines-start">{}</div></div>')
    head = pair.format(line("running-issuer", running.header_end),
                       line("short-headline", running.header_start))
    foot = pair.format(Markup('<span class="page-number"></span>'),
                       line("draft", running.label) + line("edition", running.footer_start))
    notice = Markup('<div class="notice">{}</div>').format(
        line("sample", running.notice)) if running.notice else Markup("")
    return Markup('<div class="running-first">{}</div>\n<div class="running-head">{}{}</div>\n'
                  '<div class="running-foot">{}{}</div>').format(band, band, head, foot, notice)


def _finisher(document: Document, context: Context,
              families: list[tuple[str, ...]]) -> Callable[[Any, Any], None]:
    """What is done to the objects of a PDF before they are written."""
    def finish(engine_document: Any, pdf: Any) -> None:
        families.append(read_families(pdf.objects, context.fonts))
        metadata = engine_document.metadata
        producer = pdf.info["Producer"].string
        packet = write_xmp(document, {"created": metadata.created or "",
                                      "modified": metadata.modified or ""},
                           producer, context.generator)
        reference = int(pdf.catalog["Metadata"].split()[0])
        stream = pdf.objects[reference]
        stream.stream, stream.compress = [packet], False
        pdf.catalog["ViewerPreferences"]["DisplayDocTitle"] = "true"
    return finish
