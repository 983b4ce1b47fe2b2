"""The article in a web page.

Here: which part of a page is the article, its blocks with what their elements say of them; pages
saved as one file (MHTML, RFC 2557).  Never here: fetching anything, what a text means.

Chosen is what the page itself calls its article; else the element that holds most words in
paragraphs, links not counted.  Every word outside is counted among what was left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from presskit.content.articles_blocks import Gathered
from presskit.content.articles_text import decode

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["gather_page", "open_mhtml"]

_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_SILENT = frozenset(("script", "style", "noscript", "template", "svg", "iframe", "object", "form",
                     "button", "select", "textarea", "input", "video", "audio", "canvas", "head"))
_AROUND = frozenset(("nav", "footer", "aside", "dialog", "menu"))
_BLOCKS = {"p": "", "div": "", "section": "", "article": "", "main": "", "header": "",
           "li": "list", "blockquote": "quote", "figcaption": "caption", "caption": "caption",
           "td": "table", "th": "table", "dt": "", "dd": "", "address": "", "pre": "",
           "figure": "", "ul": "", "ol": "", "dl": "", "table": "", "tr": "", "tbody": "",
           "thead": "", "hr": "", "center": "", "hgroup": "", "body": "", "details": "",
           "summary": "", **{f"h{level}": "heading" for level in range(1, 7)}}
_NOISE = re.compile(
    r"(?i)(?:^|[\s_-])(?:share|sharing|social|related|recommend\w*|comments?|cookie\w*|breadcrumbs?|"
    r"newsletter|subscribe|promo|advert\w*|ads?|sidebar|tags?|pagination|toolbar|menu|navbar|popup|"
    r"modal|most-?read)(?:$|[\s_-])")
_NAMED = ("//*[@itemprop='articleBody']", "//article", "//main", "//*[@role='main']")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ENOUGH = 80  # characters: an article that is shorter is a teaser of another one


def gather_page(data: bytes, pictures: Callable[[str], bytes | None],
                encoding: str = "") -> tuple[Gathered, str, str] | None:
    """The blocks of the article in a page, the page's encoding and the language it says it is in;
    ``None`` for bytes that are no text.  ``pictures`` gives what lies at a relative address."""
    from lxml import html
    text, name = _decode(data, encoding)
    if text is None:
        return None
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True,
                             remove_pis=True, huge_tree=False)
    gathered = Gathered()
    if not text.strip():
        return gathered, name, ""
    page = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    language = page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    _drop(page, gathered)
    article = _find(page)
    _count_outside(page, article, gathered)
    title = _title_above(page, article)
    if title is not None:
        gathered.add(_flat(title), "heading", 1)
    _Walk(gathered, pictures).walk(article)
    return gathered, name, language


def _decode(data: bytes, encoding: str) -> tuple[str | None, str]:
    declared = _DECLARED.search(data[:4096])
    for name in (encoding, declared[1].decode("ascii") if declared else ""):
        try:
            if name and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
                wider = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs",
                         "shift_jis": "cp932", "euc-kr": "cp949", "iso-8859-1": "cp1252"}
                return data.decode(wider.get(name.lower(), name)), name
        except (LookupError, UnicodeError):
            continue  # it says what it is not
    found = decode(data)
    return (found.text, found.encoding) if found else (None, "")


# Which part -------------------------------------------------------------------------------

def _drop(page: _Element, gathered: Gathered) -> None:
    """Take out what no reader sees as text."""
    for element in list(page.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true" \
            or _HIDDEN.search(element.get("style", ""))
        if element.tag in _SILENT or hidden:
            if element.tag in ("script", "form", "iframe", "video", "audio", "svg"):
                gathered.told[f"{element.tag} of the page"] += 1
            elif hidden and element.text_content().strip():
                gathered.told["hidden part of the page"] += 1
            element.drop_tree()
    for rt in list(page.iter("rt", "rp")):
        gathered.told["reading above characters"] += rt.tag == "rt"
        rt.drop_tree()
    gathered.told += type(gathered.told)()


def _find(page: _Element) -> _Element:
    for path in _NAMED:
        found = [one for one in page.xpath(path) if not _is_around(one)]
        best = max(found, key=_weigh, default=None)
        if best is not None and _weigh(best) >= _ENOUGH:
            return best
    body = page.find("body")
    page = page if body is None else body
    scores: dict[_Element, float] = {}
    for element in page.iter("p", "blockquote", "li", "div"):
        words = _own_words(element)
        holder = element.getparent()
        if words and holder is not None and not _is_around(element):
            weight = words * (2 if element.tag in ("p", "blockquote") else 1)
            scores[holder] = scores.get(holder, 0) + weight
    best = max(scores, key=scores.__getitem__, default=None)
    if best is None or best is page:
        return page
    whole = _weigh(page)
    while best is not page and _weigh(best) < whole / 3 and best.getparent() is not None:
        best = best.getparent()
    return best


def _is_around(element: _Element) -> bool:
    """Whether an element, or one that holds it, stands beside the article."""
    while element is not None and element.tag not in ("body", "html"):
        if element.tag in _AROUND or element.get("role") in ("navigation", "complementary",
                                                             "contentinfo", "banner", "search"):
            return True
        if element.tag not in ("article", "main") and _NOISE.search(
                f"{element.get('class', '')} {element.get('id', '')}"):
            return True
        element = element.getparent()
    return False


def _weigh(element: _Element) -> int:
    """Characters of an element that are in no link and not beside its article."""
    whole = len("".join(element.text_content().split()))
    return whole - sum(len("".join(one.text_content().split())) for one in element.iter("a"))


def _own_words(element: _Element) -> int:
    """Characters of an element that stand in no block inside of it."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _BLOCKS and child.tag != "a":
            parts.append(child.text_content())
        parts.append(child.tail or "")
    return len("".join("".join(parts).split()))


def _title_above(page: _Element, article: _Element) -> Any:
    """The page's own heading, where it stands outside of the article."""
    headings = list(page.iter("h1"))
    if len(headings) == 1 and not any(one is article for one in headings[0].iterancestors()):
        return headings[0] if not _is_around(headings[0]) else None
    return None


def _count_outside(page: _Element, article: _Element, gathered: Gathered) -> None:
    whole = len("".join(page.text_content().split()))
    inside = len("".join(article.text_content().split()))
    if whole > inside:
        gathered.told["character of the page around the article (menus, links, notices)"] += \
            whole - inside


# Its blocks -------------------------------------------------------------------------------

def _flat(element: _Element) -> str:
    return " ".join(element.text_content().split())


class _Walk:
    """Goes through an article; inline words are gathered until a block begins or ends."""

    def __init__(self, gathered: Gathered, pictures: Callable[[str], bytes | None]) -> None:
        self.gathered, self.pictures = gathered, pictures
        self.words: list[str] = []
        self.hints: list[tuple[str, int]] = [("", 0)]

    def walk(self, element: _Element) -> None:
        """Without recursion: a page may be nested as deep as somebody likes."""
        stack: list[tuple[_Element, bool]] = [(element, False)]
        while stack:
            one, left = stack.pop()
            if left:
                self._leave(one)
                if one is not element:
                    self._say(one.tail)
                continue
            if not isinstance(one.tag, str) or one is not element and _is_beside(one):
                if isinstance(one.tag, str):
                    self.gathered.told["part beside the article (sharing, links, notices)"] += 1
                self._say(one.tail)
                continue
            self._enter(one)
            self._say(one.text)
            stack.append((one, True))
            stack += [(child, False) for child in reversed(one)]
        self._flush()

    def _enter(self, element: _Element) -> None:
        if element.tag == "br":
            self.words.append("\x00")
        elif element.tag == "img":
            self._show(element)
        elif element.tag in _BLOCKS:
            self._flush()
            hint = _BLOCKS[element.tag]
            level = int(element.tag[1]) if hint == "heading" else 0
            self.hints.append((hint, level) if hint else self.hints[-1])

    def _leave(self, element: _Element) -> None:
        if element.tag in _BLOCKS:
            self._flush()
            self.hints.pop()

    def _say(self, text: str | None) -> None:
        if text:
            self.words.append(re.sub(r"[ \t\r\n\f]+", " ", text))

    def _flush(self) -> None:
        """What was gathered, as a block; a single break stays one, several part blocks."""
        text = "".join(self.words)
        self.words.clear()
        text = re.sub(r" *\x00 *", "\n", re.sub(" {2,}", " ", text))
        self.gathered.add(text, *self.hints[-1])

    def _show(self, element: _Element) -> None:
        address = element.get("src", "")
        data = self.pictures(address) or self.pictures(unquote(address))
        if data is None:
            self.gathered.told["picture that did not come with the page"] += 1
            return
        self._flush()
        self.gathered.show(address.rpartition("/")[2], data, element.get("alt", ""))


def _is_beside(element: _Element) -> bool:
    return element.tag in _AROUND or bool(_NOISE.search(
        f"{element.get('class', '')} {element.get('id', '')}")) and element.tag in (
            "div", "section", "ul", "ol", "p", "span", "header", "table")


def open_mhtml(data: bytes) -> tuple[bytes, str, Mapping[str, bytes]] | None:
    """The page in a file of several parts, its encoding, and the others by their addresses."""
    from email import message_from_bytes
    message = message_from_bytes(data)
    page, encoding, others = None, "", {}
    for part in message.walk():
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes):
            continue
        if page is None and part.get_content_type() == "text/html":
            page, encoding = content, part.get_content_charset() or ""
        else:
            others[part.get("Content-Location", "")] = content
            others["cid:" + part.get("Content-ID", "").strip("<>")] = content
    return None if page is None else (page, encoding, others)
