"""The text of a quote card: what a document of that kind says, part by part.

Here: reading a document's tree into the parts of a card, in reading order, nothing left out.
Never here: wording, shapes, fitting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from presskit.diagnostics import Findings
from presskit.document import (
    Block,
    Document,
    Emphasis,
    Figure,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    Quote,
    Section,
    Span,
    Strong,
    Text,
)
from presskit.locales import separator
from presskit.render.rules import read_rules

__all__ = ["CardText", "Part", "Run", "read_card"]

_STYLES = {"quote-speaker": "name", "quote-title": "title", "quote-occasion": "occasion",
           "issuer": "issuer", "issuer-note": "issuer", "embargo-line": "embargo",
           "embargo-time": "embargo", "notice-kind": "aside", "notice-place": "aside"}
_KEPT = frozenset({"person-name", "original-name", "work-title", "moment"})


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one language; ``quiet`` ones are set regular and in grey (a name in its
    own script beside the name); ``kept`` says that no line breaks inside."""

    text: str
    language: str
    quiet: bool = False
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph.

    ``style`` is ``name``, ``title``, ``occasion``, ``issuer``, ``notice``, ``alert`` and
    ``alert-note`` (the label of what is not reviewed), ``embargo`` or ``aside`` (what goes
    with an embargo); ``breaks`` are the author's, ``order`` its place in reading order.
    """

    style: str
    runs: tuple[Run, ...]
    breaks: tuple[int, ...] = ()
    order: int = 0

    @property
    def text(self) -> str:
        """The characters in a row."""
        return "".join(run.text for run in self.runs)

    @property
    def kept(self) -> tuple[str, ...]:
        """The strings that are never broken."""
        return tuple(run.text for run in self.runs if run.kept)


@dataclass(frozen=True, slots=True)
class CardText:
    """A card's text.

    ``opening`` is the opening mark (empty: the words begin without one), ``quotation`` what
    follows it; ``foot`` who said it and where; ``issuer`` with its figure, which is ``wide``
    times as wide as high; ``alerts`` stand above all, ``notices`` below.
    """

    opening: str
    quotation: Part
    foot: tuple[Part, ...]
    issuer: tuple[Part, ...]
    mark: Figure | None
    alerts: tuple[Part, ...]
    notices: tuple[Part, ...]
    wide: float = 1.0


def read_card(document: Document, findings: Findings) -> CardText | None:
    """The parts of a document of kind ``quote-card``.

    Of the running lines label and notice are taken, the notice once; a card has no pages
    that would need the others.  A node that a card can't show is an error
    (``card-block-unknown``), a card without a quotation too (``card-without-quote``): nothing
    is left out in silence.
    """
    found = _Found(document.locale, [], [], [], [], [], None)
    before = len(findings)
    for block in document.children:
        _sort_block(block, found, findings, document)
    running = document.running
    labels = [read_part(inlines, style, document.locale, -1) for style, inlines in (
        ("alert", running.label), ("alert-note", running.label_note)) if inlines]
    if running.notice:
        notice = read_part(running.notice, "notice", document.locale)
        if notice.text not in {part.text for part in found.notices}:
            found.place(notice)
    if not found.words:
        findings.error("card-without-quote", f"the card {document.subject} has no quotation",
                       segment=f"quotes.{document.subject}.words",
                       hint="give the quote its words, or take it off the cards")
    if len(findings) > before:
        return None
    opening, quotation = _take_mark(_join(found.words, document.locale))
    return CardText(opening, quotation, tuple(found.foot), tuple(found.issuer), found.mark,
                    (*labels, *found.alerts), tuple(found.notices))


@dataclass(slots=True)
class _Found:
    locale: str
    words: list[Part]
    foot: list[Part]
    issuer: list[Part]
    alerts: list[Part]
    notices: list[Part]
    mark: Figure | None
    count: int = 0

    def place(self, part: Part) -> None:
        """Sort a paragraph by its style and give it its place in reading order."""
        rows = {"quotation": self.words, "issuer": self.issuer, "embargo": self.alerts,
                "aside": self.alerts, "name": self.foot, "title": self.foot,
                "occasion": self.foot}
        self.count += 1
        rows.get(part.style, self.notices).append(replace(part, order=self.count))


def _sort_block(block: Block, found: _Found, findings: Findings, document: Document) -> None:
    if isinstance(block, Quote):
        for one in block.children:
            if isinstance(one, Paragraph):
                found.place(read_part(one.children, "quotation", found.locale))
            else:
                _sort_block(one, found, findings, document)
        for one in block.attribution:
            if isinstance(one, Paragraph):
                style = _STYLES.get(one.role, "occasion")
                found.place(read_part(one.children, style, found.locale))
            else:
                _sort_block(one, found, findings, document)
    elif isinstance(block, Section):
        for one in block.children:
            _sort_block(one, found, findings, document)
    elif isinstance(block, Paragraph):
        style = _STYLES.get(block.role, "notice")
        found.place(read_part(block.children, style, found.locale))
    elif isinstance(block, Figure) and found.mark is None and not block.children:
        found.mark = block
    else:
        findings.error("card-block-unknown",
                       f"a quote card can't show a {type(block).__name__.lower()}",
                       segment=f"quotes.{document.subject}.words",
                       hint="a card holds a quote with its attribution, one mark and "
                            "paragraphs; move the rest to the quote sheet")


def read_part(inlines: tuple[Inline, ...], style: str, locale: str, order: int = 0) -> Part:
    """One paragraph's runs; a break at sense is a join here, with its place noted.

    Text nodes of one language become one run: characters are squeezed and kerned across the
    edge of a mark and the words it holds; two that are kept, side by side, stay two.
    """
    runs: list[Run] = []
    breaks: list[int] = []
    length, edge = 0, False
    for run in _runs(inlines, locale, False, False):
        if run is None:
            join = "" if runs and runs[-1].text.endswith(" ") else separator(locale)
            if join and runs:
                runs[-1] = replace(runs[-1], text=runs[-1].text + join)
                length += len(join)
            breaks.append(length)
        elif run.text:
            length += len(run.text)
            if (runs and not (edge and run.kept)
                    and replace(runs[-1], text="") == replace(run, text="")):
                run = replace(run, text=runs.pop().text + run.text)
            runs.append(run)
        edge = run is not None and not run.text
    return Part(style, tuple(runs), tuple(one for one in breaks if 0 < one < length), order)


def _runs(inlines: tuple[Inline, ...], locale: str, quiet: bool,
          kept: bool) -> Iterator[Run | None]:
    for node in inlines:
        if isinstance(node, Text):
            yield Run(" ".join(node.text.split("\n")), node.language or locale, quiet, kept)
        elif isinstance(node, LineBreak):
            yield None
        elif isinstance(node, Span):
            yield from _runs(node.children, locale, quiet or node.role == "original-name",
                             kept or node.role in _KEPT)
            yield Run("", locale)  # what is kept ends here, whatever follows
        elif isinstance(node, Emphasis | Strong | Link):
            yield from _runs(node.children, locale, quiet, kept)


def _join(parts: list[Part], locale: str) -> Part:
    """Several paragraphs of one quotation as one, a break of the author's between."""
    runs: list[Run] = []
    breaks: list[int] = []
    length = 0
    for part in parts:
        if runs:
            join = separator(locale)
            runs.append(Run(join, locale))
            length += len(join)
            breaks.append(length)
        runs.extend(part.runs)
        breaks.extend(length + one for one in part.breaks)
        length += len(part.text)
    return Part("quotation", tuple(run for run in runs if run.text), tuple(breaks),
                parts[0].order)


def _take_mark(part: Part) -> tuple[str, Part]:
    """The opening mark apart from the words: it is drawn large, and once."""
    first = part.text[:1]
    if not part.runs or first not in read_rules(part.runs[0].language).no_line_end:
        return "", part
    head = part.runs[0]
    rest = Run(head.text[1:], head.language, head.quiet, head.kept)
    runs = (rest, *part.runs[1:]) if rest.text else part.runs[1:]
    return first, replace(part, runs=runs,
                          breaks=tuple(one - 1 for one in part.breaks if one > 1))
