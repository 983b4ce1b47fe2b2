"""Web pages, read as a browser and a reading voice do.

Here: words, languages, headings, tables, pictures and links of a page against its document, and
that the page asks nobody for anything.  Never here: how a page is written or looks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import html
from lxml.etree import ParserError

from presskit.document import Document, Text, spread_readings, walk
from presskit.render.proof import Aspect, Fault
from presskit.render.proof.words import (
    bare,
    compare_words,
    find_invisible,
    list_addresses,
    list_figures,
    list_headings,
    list_running,
    say_document,
)
from presskit.render.runs import read_line

__all__ = ["list_links", "prove_html"]

_ACTIVE = frozenset({"script", "iframe", "object", "embed", "form", "base", "frame", "portal"})
_FETCHED = frozenset({"src", "srcset", "poster", "data", "background", "xlink:href"})
_REMOTE = re.compile(r"url\(\s*(?!['\"]?(?:data:|#))|@import", re.IGNORECASE)
_SPOKEN = re.compile(r"(?:https?|mailto|tel):|#", re.IGNORECASE)
_ASCII = re.compile("[!-~]+")


def prove_html(data: bytes, document: Document, context: object) -> tuple[Fault, ...]:
    """The faults of a web page; ``context`` says whether its frame is an editor's own, who may
    put the document into another element than ``main`` and words of his beside it."""
    try:
        data.decode("utf-8")
        page = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    except (UnicodeDecodeError, ParserError, ValueError):
        return (Fault(Aspect.STRUCTURE, "it can't be read as a web page in UTF-8", closed=True),)
    own, document = _has_own_frame(context), spread_readings(document)
    return (*_prove_words(page, document, own), *_prove_head(page, document),
            *_prove_headings(page, document, own), *_prove_parts(page, document),
            *_prove_links(page, document, own), *_prove_closed(page),
            *_prove_languages(page, document))


def list_links(data: bytes) -> tuple[str, ...]:
    """The addresses that the links of a web page lead to, without the place on the page there;
    none of what is no web page."""
    try:
        page = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    except (ParserError, ValueError):
        return ()
    return tuple(one.get("href", "").partition("#")[0] for one in page.iter("a"))


def _has_own_frame(context: object) -> bool:
    frames = getattr(context, "frames", None)
    return any(one.own and one.name == "html/page.html.j2" for one in frames.items) \
        if frames else False


def _structure(message: str, where: str = "", *, minor: bool = False) -> Fault:
    return Fault(Aspect.STRUCTURE, message, where, minor=minor)


# Words --------------------------------------------------------------------------------------

def _prove_words(page: html.HtmlElement, document: Document, own: bool) -> Iterator[Fault]:
    wanted = say_document(document)
    body = page.find("body")
    whole = _words(body) if body is not None else ""
    mains = page.findall(".//main")
    if own and wanted in whole:
        pass
    elif len(mains) == 1:
        yield from compare_words(_words(mains[0]), wanted, "main")
    else:
        yield _structure(f"{len(mains)} elements “main” where one holds the document")
        yield from compare_words(whole, wanted, "body")
    yield from _prove_running(page, document, whole, own)
    hidden = find_invisible("".join(page.itertext()))
    if hidden:
        yield _structure("characters that nobody sees: " + ", ".join(hidden))


def _words(element: html.HtmlElement) -> str:
    """What an element says; the brackets of readings are for whoever sets none above words."""
    return bare("".join(element.xpath(".//text()[not(parent::rp)]")))


def _prove_running(page: html.HtmlElement, document: Document, whole: str,
                   own: bool) -> Iterator[Fault]:
    running = list_running(document)
    wanted = [running[name] for name in ("label", "label_note", "notice", "footer_start")
              if name in running]
    if own:
        for line in wanted:
            if line not in whole:
                yield Fault(Aspect.TEXT, f"the running line “{line[:24]}” is missing")
        return
    around = page.xpath("//*[contains(concat(' ', @class, ' '), ' running ')]")
    yield from compare_words("".join(map(_words, around)), "".join(wanted), "running lines")
    inside = "".join(map(_words, page.findall(".//main"))) + "".join(map(_words, around))
    if len(whole) > len(inside):
        yield Fault(Aspect.TEXT, "words stand beside the document and its running lines")


# What it says of itself ---------------------------------------------------------------------

def _prove_head(page: html.HtmlElement, document: Document) -> Iterator[Fault]:
    if page.get("lang") != document.locale:
        yield _structure(f"its language is {page.get('lang') or 'not said'}, and the document's "
                         f"{document.locale}", "html")
    if bare(page.findtext(".//title") or "") != bare(document.title):
        yield _structure("its title is not the document's", "title")
    if not page.xpath("//head/meta[translate(@charset, 'UTF', 'utf') = 'utf-8']"):
        yield _structure("it doesn't say that it is UTF-8", "head")
    said = {one.get("name"): one.get("content", "") for one in page.findall(".//meta[@name]")}
    for name, wanted in (("author", document.property("author")),
                         ("description", document.property("subject")),
                         ("description", document.property("notice")),
                         ("keywords", document.property("keywords")),
                         ("dcterms.created", document.property("date"))):
        if wanted and wanted not in said.get(name, ""):
            yield _structure(f"{name} doesn't say “{wanted[:32]}”", "head")
    for name, content in said.items():
        if find_invisible(content):
            yield _structure(f"{name} has characters that nobody sees", "head")


def _prove_headings(page: html.HtmlElement, document: Document, own: bool) -> Iterator[Fault]:
    found = [(int(one.tag[1]), _words(one)) for one in page.iter("h1", "h2", "h3", "h4", "h5",
                                                                 "h6")]
    levels = [level for level, _words_of in found]
    if levels.count(1) != 1:
        yield _structure(f"{levels.count(1)} headings of the first level")
    if any(level > before + 1 for before, level in zip([0, *levels], levels, strict=False)):
        yield _structure("a level of headings is skipped")
    wanted = list_headings(document)
    if found != wanted and not (own and Counter(wanted) <= Counter(found)):
        lacking = [words for level, words in wanted if (level, words) not in found]
        yield _structure(f"the headings are not the document's: “{lacking[0][:24]}” is missing"
                         if lacking else "the headings are not those of the document")


# Pictures, tables, links --------------------------------------------------------------------

def _prove_parts(page: html.HtmlElement, document: Document) -> Iterator[Fault]:
    described = Counter(one.get("alt") for one in page.iter("img"))
    if None in described:
        yield _structure("a picture has no words for those who can't see it", "img")
    lacking = Counter(list_figures(document)) - described
    if lacking:
        yield _structure(f"no picture is described as “{next(iter(lacking))[:32]}”", "img")
    for cell in page.iter("th"):
        if cell.get("scope") not in ("col", "row", "colgroup", "rowgroup"):
            yield _structure(f"the head cell “{_words(cell)[:16]}” doesn't say of what", "th")
    names = Counter(one.get("id") for one in page.iter() if one.get("id"))
    for name in (one for one, count in names.items() if count > 1):
        yield _structure(f"two elements are called {name}")


def _prove_links(page: html.HtmlElement, document: Document, own: bool) -> Iterator[Fault]:
    links = [(one.get("href", ""), _words(one), one.get("aria-label", ""))
             for one in page.iter("a")]
    wanted = list_addresses(document.children)
    for address, words, label in links:
        if not (words or label):
            yield _structure(f"the link to {address} has no words", "a")
        if not (_SPOKEN.match(address) or (address in wanted and address.startswith("../"))):
            yield _structure(f"the link “{words[:24]}” leads to “{address[:40]}”", "a")
    found = Counter(address for address, _words_of, _label in links)
    for address in Counter(wanted) - found:
        yield _structure(f"no link leads to {address}", "a")
    known = {*wanted, *(one for line in (document.running.footer_start, document.running.notice)
                        for one in list_addresses(line))}
    for address in () if own else sorted(set(found) - known):
        if not address.startswith("#"):
            yield _structure(f"a link leads to {address}, which the document doesn't name", "a")


# Nothing from outside -----------------------------------------------------------------------

def _prove_closed(page: html.HtmlElement) -> Iterator[Fault]:
    for one in page.iter():
        if not isinstance(one.tag, str):
            continue
        if one.tag in _ACTIVE:
            yield _structure(f"it holds an element “{one.tag}”", one.tag)
        if one.tag == "link" or (one.tag == "meta" and (
                one.get("http-equiv") or "").lower() == "refresh"):
            yield _structure("it sends a browser elsewhere", one.tag)
        for name, value in one.items():
            if name.startswith("on"):
                yield _structure(f"it holds a script in {name}", one.tag)
            if name in _FETCHED and not value.strip().startswith(("data:", "#")):
                yield _structure(f"it asks for {value[:40]}", one.tag)
            if name == "style" and _REMOTE.search(value):
                yield _structure("a style asks for something outside the page", one.tag)
        if one.tag == "style" and _REMOTE.search(one.text or ""):
            yield _structure("a style asks for something outside the page", one.tag)


# Languages ----------------------------------------------------------------------------------

def _prove_languages(page: html.HtmlElement, document: Document) -> Iterator[Fault]:
    """Words in another language than the document's stand under it; Latin words inside Chinese
    and Japanese have a language of their own in turn."""
    spoken: dict[str, str] = {}
    for language, words in _by_language(page, page.get("lang", "")):
        spoken[language] = spoken.get(language, "") + bare(words)
    for one in walk(document.children):
        if not isinstance(one, Text) or one.language in ("", document.locale):
            continue
        line, told = read_line((one,), document.locale), spoken.get(one.language, "")
        words = bare("".join(sign for sign, latin in zip(line.text, line.latin, strict=True)
                             if not latin))
        if not words.isascii():
            words, told = _ASCII.sub("", words), _ASCII.sub("", told)
        if words not in told:
            yield _structure(f"“{bare(one.text)[:24]}” doesn't stand under its language, "
                             f"{one.language}")


def _by_language(element: html.HtmlElement, language: str) -> Iterator[tuple[str, str]]:
    language = element.get("lang", language)
    yield language, element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _by_language(child, language)
        yield language, child.tail or ""
