"""Which part of a web page is its article.

Here: what stands beside an article, where it begins and ends, its headline.  Never here: what
nobody sees (``articles_unseen``), the text of its blocks (``articles_html``), fetching anything.

Measured is prose: columns of blocks that are long, hold a mark of a sentence and are no links.
The article is the smallest part that holds nearly all of the page's prose, with its headline
before it.  See docs/decisions/0052-which-part-of-a-page-is-the-article.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from presskit.content.articles_text import WIDE, squeeze

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["BLOCKS", "Part", "find_article"]

BLOCKS = {"p": "", "div": "", "section": "", "article": "", "main": "", "header": "",
          "li": "list", "blockquote": "quote", "figcaption": "caption", "caption": "caption",
          "td": "table", "th": "table", "dt": "", "dd": "", "address": "", "pre": "",
          "figure": "", "ul": "", "ol": "", "dl": "", "table": "", "tr": "", "tbody": "",
          "thead": "", "tfoot": "", "hr": "", "center": "", "hgroup": "", "body": "", "nav": "",
          "details": "", "summary": "", "form": "", "fieldset": "", "aside": "", "footer": "",
          "dialog": "", "menu": "", "search": "", "legend": "",
          **{f"h{level}": "heading" for level in range(1, 7)}}
"""Elements that begin a new block, with what they say of it."""
_AROUND = frozenset(("nav", "footer", "aside", "dialog", "menu", "search"))
_ROLES = frozenset(("navigation", "complementary", "contentinfo", "search", "dialog", "alert",
                    "alertdialog"))
_BESIDE = frozenset(
    "share sharing sharebar sns related relate recommend recommended recommendations recirc "
    "comment comments disqus cbox cookie cookies consent gdpr breadcrumb breadcrumbs newsletter "
    "subscribe signup pagination pager prevnext advert advertisement advertising adsbygoogle "
    "sponsored outbrain taboola trending footer nav navigation navbar menu gnb lnb copyright "
    "jp-relatedposts tags hashtag hashtags keywords enquete questionnaire survey feedback "
    "satisfaction".split())
"""Parts of names (class, id) of what is never in an article."""
_ASIDE = frozenset("sidebar side aside social promo ad ads adbox banner popup modal toolbar tool "
                   "tools widget widgets popular ranking rank reply replies print fontsize "
                   "most mostread header".split())
"""Parts of names of what may be anything, where it is small."""
_NAMED = frozenset("div section ul ol p span header table td dl".split())
_QUALIFIES = re.compile(r"(?:has|with|no|is|tag|category|menu|page|single|layout|js|wp)-")
_STOPS = re.compile(r"[.!?,;:。，、！？；：…」』”]")
_PROSE = 40
"""Columns: a line that is shorter is a label, a menu, a date."""
_SMALL, _NEARLY = 0.3, 0.8
"""Shares of a page's prose: what is beside an article for its vague name, what is an article."""
_TITLE, _CAPTION = 8, 300
"""Columns of the shortest headline and the longest caption."""
_LABEL = re.compile(r"(?i)advertise?ments?|(?:story|article) continues below.*|continue reading|"
                    r"(?:scroll|read on) .{0,20}|[-\s]*[廣广][告].{0,3}|広告|광고|PR|"
                    r"請?繼續往下閱讀.*|请?继续往下阅读.*|この(?:広告|記事)の続き.*")
"""Lines that part an article from what was put into it."""
_LEAD = re.compile(r"(?i)(?:^|[\s_-])(?:by-?line|author|reporter|writer|date|time|published|"
                   r"updated|standfirst|lead|lede|dek|deck|summary|excerpt|intro|sub-?title|sub-?head\w*|"
                   r"caption|credit|source|place|embargo)(?:$|[\s_-])")


@dataclass(slots=True)
class Part:
    """The article of a page: its headline, where that stands outside of the rest; elements in the
    order of reading; what stands beside it inside of them; how many others the page has."""

    roots: list[_Element]
    title: _Element | None = None
    beside: set[_Element] = field(default_factory=set)
    others: int = 0


# Prose -------------------------------------------------------------------------------------

def _columns(text: str) -> int:
    """How wide a text is, white space apart."""
    text = squeeze(text)
    return len(text) + len(WIDE.findall(text))


@dataclass(slots=True)
class _Measured:
    """The prose of each element with all it holds, its columns, and those of links."""

    prose: dict[_Element, float]
    columns: dict[_Element, int]
    links: dict[_Element, int]


def _measure(page: _Element, beside: set[_Element]) -> _Measured:
    own: dict[_Element, list[str]] = {}
    linked: dict[_Element, int] = {}
    for holder, text, is_link in _each_text(page, beside):
        own.setdefault(holder, []).append(text)
        if is_link:
            linked[holder] = linked.get(holder, 0) + _columns(text)
    prose: dict[_Element, float] = {}
    whole: dict[_Element, int] = {}
    for element, texts in own.items():
        text = "".join(texts)
        whole[element] = wide = _columns(text)
        plain = wide - linked.get(element, 0)
        if plain >= _PROSE and plain > wide / 2 and _STOPS.search(text):
            prose[element] = plain
    links = dict(linked)
    for element in reversed(list(page.iter())):
        holder = element.getparent()
        for counts in (prose, whole, links) if holder is not None else ():
            if element in counts:
                counts[holder] = counts.get(holder, 0) + counts[element]
    return _Measured(prose, whole, links)


def _each_text(page: _Element, beside: set[_Element]) -> Iterator[tuple[_Element, str, bool]]:
    """Each piece of text with the block it stands in and whether it is of a link."""
    stack: list[tuple[_Element, _Element, bool]] = [(page, page, False)]
    while stack:
        element, block, linked = stack.pop()
        if not isinstance(element.tag, str):
            continue
        block = element if element.tag in BLOCKS else block
        linked = linked or element.tag == "a"
        if element.text:
            yield block, element.text, linked
        for child in element:
            if child not in beside:
                stack.append((child, block, linked))
            if child.tail:
                yield block, child.tail, linked


# Which part --------------------------------------------------------------------------------

def find_article(page: _Element, titles: Iterable[str] = ()) -> Part:
    """The article of a page; ``titles`` are what the page calls itself, in its head."""
    body = page.find("body")
    body = page if body is None else body
    beside = _find_beside(body)
    measured = _measure(body, beside)
    core = _find_core(body, measured, beside)
    title = _find_title(body, core, beside, [squeeze(one) for one in titles])
    before = _between(body, title, core, beside, measured) if title is not None else ()
    after = _pictures_after(core, title, beside, measured)
    beside |= set(_link_lists(core, measured)) | set(_labels(core))
    others = sum(1 for one in body.iter("article") if not _is_within(one, {core, *beside})
                 and core not in one.iterdescendants()
                 and measured.prose.get(one, 0.0) >= measured.prose.get(core, 0.0) / 2)
    return Part([*before, core, *after], title, beside, others)


def _find_beside(body: _Element) -> set[_Element]:
    """Elements that stand beside the article by their kind or name, but for those that hold it."""
    whole = _measure(body, set())
    total = whole.prose.get(body, 0.0)
    found = set()
    for element in body.iter():
        if not isinstance(element.tag, str) or element.tag in ("body", "article", "main"):
            continue
        kind = _kind(element)
        if kind and not _holds_article(element) and (
                kind == "beside" or whole.prose.get(element, 0.0) <= total * _SMALL):
            found.add(element)
    return found


def _kind(element: _Element) -> str:
    if element.tag in _AROUND or element.get("role") in _ROLES:
        return "beside"
    if element.tag not in _NAMED:
        return ""
    parts = {part for name in f"{element.get('class', '')} {element.get('id', '')}".split()
             if not _QUALIFIES.match(name.lower())
             for part in (name.lower(), *re.split(r"[-_]+|(?<=[a-z])(?=[A-Z])", name))}
    parts = {part.lower() for part in parts}
    return "beside" if parts & _BESIDE else "aside" if parts & _ASIDE else ""


def _holds_article(element: _Element) -> bool:
    return any(one.tag == "h1" or one.get("itemprop") == "articleBody"
               for one in element.iter() if isinstance(one.tag, str))


def _find_core(body: _Element, measured: _Measured, beside: set[_Element]) -> _Element:
    """The smallest element that holds nearly all prose of what the page calls its article, or of
    the page."""
    named = [one for one in body.iter("article", "main", "div", "section")
             if (one.tag in ("article", "main") or one.get("itemprop") == "articleBody"
                 or one.get("role") == "main") and not _is_within(one, beside)]
    total = measured.prose.get(body, 0.0)
    best = max(named, key=lambda one: (measured.prose.get(one, 0.0), -_depth(one)), default=None)
    start = best if best is not None and measured.prose.get(best, 0.0) >= total / 2 else body
    core = start
    while True:
        wanted = measured.prose.get(core, 0.0) * _NEARLY
        inner = max(core, key=lambda one: measured.prose.get(one, 0.0), default=None)
        if inner is None or inner.tag not in BLOCKS and inner.tag not in ("font", "span") \
                or measured.prose.get(inner, 0.0) < wanted or not wanted or inner.tag == "p":
            break
        core = inner
    article = next((one for one in core.iterancestors("article")), None)
    if article is not None and measured.prose.get(core, 0.0) >= _NEARLY * measured.prose[article]:
        return article
    return core


def _is_within(element: _Element, those: set[_Element]) -> bool:
    return element in those or any(one in those for one in element.iterancestors())


def _depth(element: _Element) -> int:
    return sum(1 for _ in element.iterancestors())


def _find_title(body: _Element, core: _Element, beside: set[_Element],
                titles: list[str]) -> _Element | None:
    """The headline before the article: the last heading of the first level, or what the page's own
    title repeats; none where the article has it."""
    if next(core.iter("h1"), None) is not None:
        return None
    found = None
    for element in body.iter():
        if element is core:
            break
        if not isinstance(element.tag, str) or _is_within(element, beside):
            continue
        words = squeeze(element.text_content()) if element.tag in BLOCKS or element.tag in (
            "b", "strong", "font", "span") else ""
        if len(words) >= _TITLE // 2 and (element.tag == "h1" or _columns(words) >= _TITLE and any(
                words in title for title in titles)):
            found = element
    return found


def _between(body: _Element, title: _Element, core: _Element, beside: set[_Element],
             measured: _Measured) -> list[_Element]:
    """What stands between headline and article and belongs to it: prose, captions, bylines."""
    found: list[_Element] = []
    seen = False
    for element in body.iter():
        if element is core:
            break
        if element is title:
            seen = True
            continue
        if not seen or not isinstance(element.tag, str) or _is_within(element, beside) \
                or any(one is title or one in found for one in element.iterancestors()) \
                or any(one is element for one in core.iterancestors()):
            continue
        names = f"{element.get('class', '')} {element.get('id', '')}"
        if element.tag in ("p", "h2", "h3", "figure", "figcaption", "time", "img") \
                or _LEAD.search(names) or element.tag in BLOCKS and _is_prose(element, measured):
            found.append(element)
    return found


def _pictures_after(core: _Element, title: _Element | None, beside: set[_Element],
                    measured: _Measured) -> Iterator[_Element]:
    """Pictures with words that follow the article in what holds both it and its headline."""
    inside = core if title is None else next(
        (one for one in core.iterancestors() if any(one is held for held in title.iterancestors())),
        core)
    holder = core
    while holder is not inside and holder is not None:
        for element in holder.itersiblings():
            wide = measured.columns.get(element, 0)
            if isinstance(element.tag, str) and not _is_within(element, beside) \
                    and _TITLE <= wide <= _CAPTION and not measured.links.get(element) \
                    and next(element.iter("img", "amp-img"), None) is not None:
                yield element
        holder = holder.getparent()


def _is_prose(element: _Element, measured: _Measured) -> bool:
    return measured.prose.get(element, 0.0) > 0.8 * measured.columns.get(element, 0) > 0


def _link_lists(core: _Element, measured: _Measured) -> Iterator[_Element]:
    """Lists and lines within an article that are nothing but links to other pages."""
    for element in core.iter("ul", "ol", "div", "section", "p", "table", "li", "dl"):
        wide = measured.columns.get(element, 0)
        words = element.text_content().strip() if wide and element is not core else ""
        if words and measured.links.get(element, 0) > 0.85 * wide and wide >= 16 \
                and not re.search(r"@|www\.|https?:", words):
            yield element


def _labels(core: _Element) -> Iterator[_Element]:
    for element in core.iter("p", "div", "span", "section"):
        words = " ".join(element.text_content().split()) if element is not core else ""
        if words and len(words) <= 40 and _LABEL.fullmatch(words):
            yield element
