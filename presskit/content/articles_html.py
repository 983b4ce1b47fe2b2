"""The article in a web page.

Here: from bytes to elements, the blocks of an article with what their elements say of them.  Never
here: which part of a page is the article (``articles_page``), fetching anything, what a text means.

Every word outside of the article is counted among what was left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from presskit.content.articles_blocks import Gathered
from presskit.content.articles_page import BLOCKS, Part, find_article
from presskit.content.articles_text import broken_line, decode, name_encoding, squeeze
from presskit.content.articles_unseen import drop_unseen

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["gather_fragment", "gather_page"]

_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)|"""
                       rb"""<\?xml[^>]+encoding\s*=\s*["']([\w-]+)""", re.IGNORECASE)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs",
          "big5-hkscs": "big5hkscs", "shift_jis": "cp932", "x-sjis": "cp932", "sjis": "cp932",
          "windows-31j": "cp932", "euc-jp": "euc_jp", "x-euc-jp": "euc_jp", "euc-kr": "cp949",
          "ks_c_5601-1987": "cp949", "iso-8859-1": "cp1252", "latin1": "cp1252",
          "us-ascii": "cp1252"}
"""What pages say, with the codec that holds what is really in them (Encoding Standard)."""
_MARKS = {"zh-hant": "「」", "zh-tw": "「」", "zh-hk": "「」", "zh-mo": "「」", "ja": "「」"}
"""Marks that browsers set round an element ``q``."""
_CAPTION = re.compile(r"(?i)caption|(?:img|image|photo|pic|figure)[-_]?(?:desc|txt|text|note)")
_SOURCES = ("data-src", "data-original", "data-lazy-src", "src")


def gather_page(data: bytes, pictures: Callable[[str], bytes | None],
                encoding: str = "") -> tuple[Gathered, str, str] | None:
    """The blocks of the article in a page, the page's encoding and the language it says it is in;
    ``None`` for bytes that are no text.  ``pictures`` gives what lies at a relative address.

    Raises ``ValueError`` for a page whose elements lie too deep in each other to be read, or in
    whose article a character is broken.
    """
    text, name = _decode(data, encoding)
    if text is None:
        return None
    gathered = Gathered()
    page = _parse(text)
    if page is None:
        return gathered, name, ""
    language = page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    titles, spare = [*_titles(page)], _article_of_data(page)
    drop_unseen(page, gathered.told)
    part = find_article(page, titles)
    if len(spare) > 2 * sum(len(squeeze(one.text_content())) for one in part.roots):
        _gather_data(spare, titles, gathered)
    else:
        _count_outside(page, part, gathered)
        _Walk(gathered, pictures, part.beside, language).walk_part(part)
    gathered.told += type(gathered.told)()  # a count of nothing is not told
    if gathered.text.count("\ufffd") or any("U+FFFD" in one for one in gathered.told):
        raise ValueError("a character of the article is broken")
    return gathered, name, language


def gather_fragment(typed: str, pictures: Callable[[str], bytes | None],
                    gathered: Gathered) -> None:
    """The blocks of a piece of HTML that stands in a text of another format."""
    page = _parse(typed)
    gathered.told["tag of HTML"] += len(re.findall(r"<(?![/!])", typed))
    gathered.told["remark of the author (<!-- -->)"] += typed.count("<!--")
    if page is not None:
        drop_unseen(page, gathered.told)
        _Walk(gathered, pictures).walk(page)


def _parse(text: str) -> Any:
    """The root of a page; ``None`` where there is nothing in it."""
    from lxml import etree, html
    text = re.sub(r"\A\s*<!DOCTYPE[^>\[]*\[.*?\]\s*>", "", text, flags=re.DOTALL)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True,
                             remove_pis=True, huge_tree=True)
    try:
        page = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        page = None
    if any(one.type_name == "ERR_RESOURCE_LIMIT" for one in parser.error_log):
        raise ValueError("its elements lie too deep in each other")
    return page


# Encodings ---------------------------------------------------------------------------------

def _decode(data: bytes, encoding: str) -> tuple[str | None, str]:
    """The text of a page: what it is in tells, then what it says it is in; a page that is broken in
    a few places is read, and its article must be whole."""
    found = decode(data)
    if found and found.encoding in ("UTF-8", "UTF-16", "UTF-32", "ISO-2022-JP"):
        return found.text, found.encoding
    declared = _DECLARED.search(data[:8192])
    inside = (declared[1] or declared[2]).decode("ascii", "replace") if declared else ""
    said = [one.lower() for one in (encoding, inside)
            if one and not one.lower().startswith("utf-")]
    for name in said:
        try:
            return data.decode(_WIDER.get(name, name)), name_encoding(_WIDER.get(name, name))
        except (LookupError, UnicodeError):
            continue  # it says what it is not
    if found:
        return found.text, found.encoding
    for name in ("utf-8",) if broken_line(data) else said:
        try:
            text = data.decode(_WIDER.get(name, name), "replace")
        except LookupError:
            continue
        if text.count("\ufffd") < len(text) / 200:
            return text, name_encoding(_WIDER.get(name, name))
    return None, ""


# What a page says of itself ------------------------------------------------------------------

def _titles(page: _Element) -> Iterator[str]:
    """The title of a page as its head has it, the best first."""
    for path in ("//meta[@property='og:title']/@content", "//meta[@name='twitter:title']/@content",
                 "//head/title/text()"):
        yield from (" ".join(one.split()) for one in page.xpath(path)[:1] if one.strip())


def _article_of_data(page: _Element) -> str:
    """The words of the article in data for machines (schema.org), for pages that programs draw."""
    for script in page.iter("script"):
        if script.get("type") == "application/ld+json":
            try:
                value = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue
            for one in _each_thing(value):
                words = one.get("articleBody")
                if isinstance(words, str):
                    return words
    return ""


def _each_thing(value: Any) -> Iterator[dict[str, Any]]:
    things = value if isinstance(value, list) else [value]
    for one in things:
        if isinstance(one, dict):
            yield one
            graph = one.get("@graph")
            yield from (thing for thing in graph if isinstance(thing, dict)) \
                if isinstance(graph, list) else ()


def _gather_data(words: str, titles: list[str], gathered: Gathered) -> None:
    gathered.told["page that programs draw: its article was read from its data"] += 1
    if titles:
        gathered.add(titles[0], "heading", 1)
    for line in words.split("\n"):
        gathered.add(line)


def _count_outside(page: _Element, part: Part, gathered: Gathered) -> None:
    chosen = [*([] if part.title is None else [part.title]), *part.roots]
    whole = len(squeeze(page.text_content()))
    inside = sum(len(squeeze(one.text_content())) for one in chosen)
    gathered.told["character of the page around the article (menus, links, notices)"] += \
        max(whole - inside, 0)
    gathered.told["other article of the page"] += part.others


# Its blocks ----------------------------------------------------------------------------------

class _Walk:
    """Goes through an article; inline words are gathered until a block begins or ends."""

    def __init__(self, gathered: Gathered, pictures: Callable[[str], bytes | None],
                 beside: Iterable[_Element] = (), language: str = "") -> None:
        self.gathered, self.pictures, self.beside = gathered, pictures, {*beside}
        self.marks = next((marks for tag, marks in _MARKS.items()
                           if language.lower().startswith(tag)), "“”")
        self.words: list[str] = []
        self.hints: list[tuple[str, int]] = [("", 0)]
        self.kept = 0  # elements in which each line is one

    def walk_part(self, part: Part) -> None:
        if part.title is not None:
            self.gathered.add(" ".join(part.title.text_content().split()), "heading", 1)
        for root in part.roots:
            self.walk(root)

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
            if not isinstance(one.tag, str) or one in self.beside:
                if isinstance(one.tag, str):
                    self._pass(one)
                self._say(one.tail)
                continue
            self._enter(one)
            self._say(one.text)
            stack.append((one, True))
            stack += [(child, False) for child in reversed(one)]
        self._flush()

    def _pass(self, element: _Element) -> None:
        if element.text_content().strip():
            self.gathered.told["part beside the article (sharing, links, notices)"] += 1
        if _is_block(element):
            self._flush()

    def _enter(self, element: _Element) -> None:
        if element.tag == "br":
            self.words.append("\x00")
        elif element.tag in ("img", "amp-img"):
            self._show(element)
        elif element.tag == "q":
            self.words.append(self.marks[0])
        elif _is_block(element):
            self._flush()
            hint = "caption" if _is_caption(element) else BLOCKS[element.tag]
            level = int(element.tag[1]) if hint == "heading" else 0
            self.hints.append((hint, level) if hint else self.hints[-1])
            self.kept += element.tag == "pre"

    def _leave(self, element: _Element) -> None:
        if element.tag == "q":
            self.words.append(self.marks[1])
        elif _is_block(element):
            self._flush()
            self.hints.pop()
            self.kept -= element.tag == "pre"

    def _say(self, text: str | None) -> None:
        if text:
            text = text.replace("\n", "\x00") if self.kept else text
            self.words.append(re.sub(r"[ \t\r\n\f]+", " ", text))

    def _flush(self) -> None:
        """What was gathered, as a block; a single break stays one, several part blocks."""
        text = "".join(self.words)
        self.words.clear()
        text = re.sub(r" *\x00 *", "\n", re.sub(" {2,}", " ", text))
        self.gathered.add(text, *self.hints[-1])

    def _show(self, element: _Element) -> None:
        addresses = [element.get(name, "") for name in _SOURCES]
        addresses += re.findall(r"(?:^|,\s)\s*(\S+)", element.get("srcset", ""))
        for address in filter(None, addresses):
            data = self.pictures(address) or self.pictures(unquote(address))
            if data is not None and data.startswith((b"\x89PNG\r\n", b"\xff\xd8\xff")):
                self._flush()
                name = "" if address.startswith("data:") else address.rpartition("/")[2]
                self.gathered.show(name, data, element.get("alt", ""))
                return
        self.gathered.told["picture that did not come with the page"] += 1


def _is_block(element: _Element) -> bool:
    return element.tag in BLOCKS or _is_caption(element)


def _is_caption(element: _Element) -> bool:
    """Whether an element calls itself a caption, and holds no picture."""
    return element.tag in ("p", "div", "span", "em", "small", "td", "dd", "section") and bool(
        _CAPTION.search(element.get("class", ""))) and next(
            element.iter("img", "amp-img"), None) is None
