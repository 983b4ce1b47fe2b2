"""Inlines as markup: characters, what stresses and links them, what stands above them.

Here: what differs between writers of markup, one writer per kind of inline.  Never here: blocks and
pages (``html``), looks (``templates/css``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise

from markupsafe import Markup

from presskit import locales
from presskit.document import (
    Emphasis,
    Figure,
    Inline,
    LineBreak,
    Link,
    Section,
    Span,
    Strong,
    Table,
    Text,
    has_readings,
    map_text,
    pair_readings,
)
from presskit.document.roles import DISPLAY, HEADINGS
from presskit.render.joiners import BREAK
from presskit.render.runs import Run, set_apart
from presskit.render.screen_breaks import PHRASED, find_wholes, mark_phrases

__all__ = ["Manner", "write_inlines"]

_APART = 0.1
"""What is kept, in em, between a reading that is wider than its characters and the next."""

_ELEMENTS = {"deleted": "del", "inserted": "ins"}
"""The roles of runs that HTML has an element for; a span for any other."""


@dataclass(frozen=True, slots=True)
class Manner:
    """What differs between writers of markup.

    ``locale`` is the document's.  ``runs`` cuts the inlines of a block with a role into runs,
    one tuple per text node; ``figure`` gives the markup of a picture without its caption.
    ``family`` is the family of the whole document, empty where families don't matter;
    ``headings`` that of its headings, where it is another.  ``columns`` gives the widths of the
    columns of a table or a panel as the style sheet reads them, empty for one that takes what is
    left, or none.  ``measure`` gives the width of words in em, 0 where a reader's machine sees to
    it.  ``target`` gives the attributes of a link by where it leads, as markup.
    """

    locale: str
    runs: Callable[[tuple[Inline, ...], str], tuple[tuple[Run, ...], ...]]
    figure: Callable[[Figure], Markup]
    family: str = ""
    headings: str = ""
    columns: Callable[[Table | Section], tuple[str, ...]] = lambda block: ()
    measure: Callable[[str], float] = lambda words: 0.0
    target: Callable[[str], str] = lambda href: f'href="{escape(href)}"'
    names: tuple[str, ...] = ()

    def leads(self, role: str) -> str:
        """The family of a block with a role."""
        return self.headings if self.headings and role in HEADINGS else self.family


# Strings below are markup; words of the tree pass through escape, one way in.

def write_inlines(inlines: tuple[Inline, ...], role: str, manner: Manner) -> Markup:
    """The inlines of a block with a role.

    Raises ``TypeError`` for a node that a finished document never holds.
    """
    return Markup(_join(inlines, role, manner))


def _join(inlines: tuple[Inline, ...], role: str, manner: Manner) -> str:
    inlines = set_apart(inlines, role)
    if has_readings(inlines):
        inlines = map_text(inlines, pair_readings)
    cut = manner.runs(inlines, role)
    runs = iter(cut if manner.family else mark_phrases(
        inlines, role, manner.locale, cut, manner.names))
    return "".join(_inline(node, role, runs, manner) for node in inlines)


def _inline(node: Inline, role: str, runs: Iterator[tuple[Run, ...]], manner: Manner,
            href: str = "") -> str:
    if isinstance(node, Text):
        words = _text(next(runs), role, manner, href)
        return _reading(node, words, role, manner) if node.readings else words
    if isinstance(node, LineBreak):
        apart = locales.separator(manner.locale)
        if role not in DISPLAY:
            return apart
        # A page's style sheet may join what an author has broken, where a screen is narrow.
        return "<br/>" if manner.family else f"{apart}<br/>"
    if isinstance(node, Link) and manner.family:
        href = node.href
    inside = "".join(_inline(one, role, runs, manner, href)
                     for one in getattr(node, "children", ()))
    if isinstance(node, Emphasis):
        return f"<em>{inside}</em>"
    if isinstance(node, Strong):
        return f"<strong>{inside}</strong>"
    if isinstance(node, Link):  # on paper every run is its own link: none inside another
        return inside if href else f"<a {manner.target(node.href)}>{inside}</a>"
    if isinstance(node, Span):
        tag = _ELEMENTS.get(node.role, "span")
        return f'<{tag} class="{escape(node.role)}">{inside}</{tag}>'
    raise TypeError(f"no markup for {type(node).__name__}")


def _reading(node: Text, words: str, role: str, manner: Manner) -> str:
    """Characters with their reading above them; where that is wider, room beside them."""
    over, = manner.runs((replace(node, text=node.readings[0], readings=()),), role)
    reading = "".join(_run(run, role, manner, "") for run in over)
    if not manner.family:
        opening, closing = map(escape, locales.brackets(manner.locale))
        return f"<ruby>{words}<rp>{opening}</rp><rt>{reading}</rt><rp>{closing}</rp></ruby>"
    wider = manner.measure(node.readings[0]) / 2 - manner.measure(node.text)
    room = f' style="padding: 0 {(wider + _APART) / 2:.3f}em"' if wider > 0 else ""
    return f"<ruby{room}><rb>{words}</rb><rt>{reading}</rt></ruby>"


def _text(runs: tuple[Run, ...], role: str, manner: Manner, href: str) -> str:
    """The runs of a text; on a screen those of a number and its unit in one line."""
    tag = runs[0].language if runs else manner.locale
    phrased = role in PHRASED and locales.is_han_spaced(tag) and locales.is_han_spaced(
        manner.locale)
    wholes = () if manner.family or phrased else tuple(find_wholes(
        "".join(run.text for run in runs), tag))
    if not wholes:
        return "".join(_run(run, role, manner, href) for run in runs)
    out, ends = [], dict(wholes)
    for start, run in _cut(runs, {*ends, *ends.values()}):
        if start in ends.values():
            out.append("</span>")
        if start in ends:
            out.append('<span class="whole">')
        out.append(_run(run, role, manner, href))
    if sum(len(run.text) for run in runs) in ends.values():
        out.append("</span>")
    return "".join(out)


def _cut(runs: tuple[Run, ...], places: set[int]) -> Iterator[tuple[int, Run]]:
    """The runs, cut at some places of their text, each with the place where it begins."""
    start = 0
    for run in runs:
        end = start + len(run.text)
        inside = sorted({start, end, *(one for one in places if start < one < end)})
        for left, right in pairwise(inside):
            yield left, replace(run, text=run.text[left - start:right - start])
        start = end


def _run(run: Run, role: str, manner: Manner, href: str) -> str:
    classes = ["latin"] if run.latin else []
    if run.mark:
        classes.append(run.mark)
    if manner.family and run.family not in ("", manner.leads(role)):
        classes.append(f"face-{run.family}")
    attributes = f' lang="{escape(run.language)}"' if run.language != manner.locale else ""
    if classes:
        attributes += f' class="{" ".join(classes)}"'
    text = escape(run.text, quote=False)
    if not manner.family:
        text = text.replace(BREAK * 2, '<span class="gap"></span><wbr>').replace(BREAK, "<wbr>")
    if href:
        return f'<a href="{escape(href)}"{attributes}>{text}</a>'
    return f"<span{attributes}>{text}</span>" if attributes else text
