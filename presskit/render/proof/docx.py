"""Word files, read from their parts.

Here: the order of the proofs, languages, headings, tables, pictures, links, settings and
properties of a Word file against its document.  Never here: the package (``package``), words
(``docx_words``), faces (``docx_faces``), how a Word file is written.

What an editor decides in a frame of his own is told and can stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from presskit.document import Document, Table, Text, spread_readings, walk
from presskit.locales import is_cjk, is_han_spaced, script, with_region
from presskit.render.docx_frame import WordFrame, open_frame
from presskit.render.docx_xml import NAMESPACES
from presskit.render.proof import Aspect, Fault
from presskit.render.proof.docx_faces import prove_docx_faces
from presskit.render.proof.docx_words import prove_docx_words, read_part
from presskit.render.proof.package import Package, open_package, prove_package, word
from presskit.render.proof.words import (
    bare,
    find_invisible,
    list_addresses,
    list_figures,
    list_headings,
)

if TYPE_CHECKING:
    from presskit.render import Context

__all__ = ["prove_docx"]

_DECORATIVE = f"{{{NAMESPACES['adec']}}}decorative"


def prove_docx(data: bytes, document: Document, context: Context) -> tuple[Fault, ...]:
    """The faults of a Word file: its package, words, faces and what software reads of it."""
    document = spread_readings(document)
    from presskit.render.docx import find_frame
    package, faults = open_package(data)
    if package is None:
        return faults
    found = find_frame(context.frames, document.locale)
    frame = open_frame(Path(found.path), found.shown)
    fonts = context.of(document.locale, "docx").fonts
    return (*faults, *prove_package(package), *prove_docx_words(package, document, frame),
            *prove_docx_faces(package, document.locale, fonts, found.own),
            *_prove_languages(package, document), *_prove_rules(package, document, found.own),
            *_prove_headings(package, document, found.own),
            *_prove_styles(package), *_prove_parts(package, document),
            *_prove_fields(package, frame),
            *_prove_properties(package, document))


def _structure(message: str, where: str = "", *, minor: bool = False) -> Fault:
    return Fault(Aspect.STRUCTURE, message, where, minor=minor)


# Languages and rules for lines --------------------------------------------------------------

def _prove_languages(package: Package, document: Document) -> Iterator[Fault]:
    styles = package.root("styles")
    named = None if styles is None else styles.find(
        "/".join(map(word, ("docDefaults", "rPrDefault", "rPr", "lang"))))
    slot = "eastAsia" if is_cjk(document.locale) else "val"
    said = "" if named is None else named.get(word(slot), "")
    if said != with_region(document.locale):
        yield _structure(f"its language is {said or 'not said'} in place of "
                         f"{with_region(document.locale)}", "styles")
    spoken: dict[str, str] = {}
    for run in package.roots[package.main].iter(word("r")):
        lang = run.find(f"{word('rPr')}/{word('lang')}")
        for value in () if lang is None else set(lang.attrib.values()):
            spoken[value] = spoken.get(value, "") + bare(read_part(run))
    for one in walk(document.children):
        if isinstance(one, Text) and one.language not in ("", document.locale) and (
                bare(one.text) not in spoken.get(with_region(one.language), "")):
            yield _structure(f"“{bare(one.text)[:24]}” doesn't stand under its language, "
                             f"{one.language}")


def _prove_rules(package: Package, document: Document, own: bool) -> Iterator[Fault]:
    """Rules for lines as the script wants them (CLREQ, prohibition rules for
    line start and line end; JLREQ 3.1; KLREQ, line breaking rules)."""
    styles, settings = package.root("styles"), package.root("settings")
    defaults = None if styles is None else styles.find(
        "/".join(map(word, ("docDefaults", "pPrDefault", "pPr"))))
    spaced = is_han_spaced(document.locale)
    for name, wanted in (("kinsoku", True), ("autoSpaceDE", spaced), ("autoSpaceDN", spaced),
                         ("overflowPunct", script(document.locale) in ("Hans", "Jpan"))):
        found = None if defaults is None else defaults.find(word(name))
        if found is None or (found.get(word("val"), "1") not in ("0", "false", "off")) != wanted:
            yield _structure(f"{name} is not {'on' if wanted else 'off'}", "styles", minor=own)
    if settings is None:
        yield _structure("it has no settings")
        return
    spacing = settings.find(word("characterSpacingControl"))
    if spacing is None or spacing.get(word("val")) != "compressPunctuation":
        yield _structure("neighbouring marks are not squeezed", "settings", minor=own)
    asked = settings.find(word("updateFields"))
    if asked is not None and asked.get(word("val"), "1") not in ("0", "false", "off"):
        yield _structure("it asks whoever opens it whether fields may be updated", "settings")


# Headings, styles, tables, pictures, links --------------------------------------------------

def _prove_headings(package: Package, document: Document, own: bool) -> Iterator[Fault]:
    levels = _read_levels(package.root("styles"))
    found = []
    for paragraph in package.roots[package.main].iter(word("p")):
        style = paragraph.find(f"{word('pPr')}/{word('pStyle')}")
        level = levels.get(style.get(word("val"), "") if style is not None else "")
        if level is not None:
            found.append((level, bare(read_part(paragraph))))
    wanted = list_headings(document)
    if found != wanted:
        lacking = next((words for level, words in wanted if (level, words) not in found), "")
        yield _structure(f"“{lacking[:24]}” is no heading of its level" if lacking else
                         "a paragraph is a heading that is none in the document", minor=own)


def _read_levels(styles: etree._Element | None) -> dict[str, int]:
    """The level that each style of a heading has in the outline, from 1."""
    plain = {} if styles is None else {one.get(word("styleId"), ""): one
                                       for one in styles.iter(word("style"))}

    def level(name: str, seen: tuple[str, ...] = ()) -> int | None:
        style = plain.get(name)
        if style is None or name in seen:
            return None
        own = style.find(f"{word('pPr')}/{word('outlineLvl')}")
        if own is not None:
            number = int(own.get(word("val"), "9"))
            return number + 1 if number < 9 else None
        based = style.find(word("basedOn"))
        return None if based is None else level(based.get(word("val"), ""), (*seen, name))

    return {name: found for name in plain if (found := level(name)) is not None}


def _prove_styles(package: Package) -> Iterator[Fault]:
    styles, numbering = package.root("styles"), package.root("numbering")
    known = set() if styles is None else {one.get(word("styleId"))
                                          for one in styles.iter(word("style"))}
    counted = {"0"} | (set() if numbering is None else {
        one.get(word("numId")) for one in numbering.iter(word("num"))})
    for part in (package.main, *package.running):
        root = package.roots[part]
        asked = {one.get(word("val")) for one in root.iter(
            word("pStyle"), word("rStyle"), word("tblStyle"))}
        for name in sorted(asked - known):
            yield _structure(f"there is no style {name}", part)
        lists = {one.get(word("val")) for one in root.iter(word("numId"))}
        for name in sorted(lists - counted):
            yield _structure(f"there is no numbering {name}", part)


def _prove_parts(package: Package, document: Document) -> Iterator[Fault]:
    root = package.roots[package.main]
    heads = sum(len(one.head) for one in walk(document.children) if isinstance(one, Table))
    found = sum(1 for _one in root.iter(word("tblHeader")))
    if found < heads:
        yield _structure(f"{heads} rows are heads of tables, and {found} are marked so")
    pictures = [one for part in (package.main, *package.running)
                for one in package.roots[part].iter(f"{{{NAMESPACES['wp']}}}docPr")]
    for one in pictures:
        if not one.get("descr") and next(one.iter(_DECORATIVE), None) is None:
            yield _structure("a picture has no words for those who can't see it",
                             one.get("name", ""))
    lacking = Counter(list_figures(document)) - Counter(one.get("descr") for one in pictures)
    if lacking:
        yield _structure(f"no picture is described as “{next(iter(lacking))[:32]}”")
    relations = package.relations.get(package.main, {})
    links = [(one.get(f"{{{NAMESPACES['r']}}}id", ""), bare(read_part(one)))
             for one in root.iter(word("hyperlink"))]
    led = Counter(relations[key].target for key, _words in links if key in relations)
    for address in Counter(list_addresses(document.children)) - led:
        yield _structure(f"no link leads to {address}")
    for key, words in links:
        if not words:
            yield _structure(f"the link {key} has no words")


def _prove_fields(package: Package, frame: WordFrame) -> Iterator[Fault]:
    """Page number and count are fields wherever the frame asks for them."""
    for part in set(package.running) & set(frame.running):
        if "[[page]]" not in bare(read_part(etree.fromstring(frame.parts[part]))):
            continue
        root = package.roots[part]
        asked = [one.get(word("instr"), "") for one in root.iter(word("fldSimple"))]
        asked += [one.text or "" for one in root.iter(word("instrText"))]
        for name in ("PAGE", "NUMPAGES"):
            if not any(one.split()[:1] == [name] for one in asked):
                yield _structure(f"the field {name} is missing", part)


# Properties ---------------------------------------------------------------------------------

def _prove_properties(package: Package, document: Document) -> Iterator[Fault]:
    core = next((package.roots[one] for one in package.targets("", "core-properties")
                 if one in package.roots), None)
    if core is None:
        yield _structure("it has no properties")
        return
    said = {etree.QName(one).localname: one.text or "" for one in core}
    author, moment = document.property("author"), _moment(document.property("date"))
    for name, wanted in (("title", document.title), ("creator", author),
                         ("lastModifiedBy", author), ("language", document.locale),
                         ("subject", document.property("subject")),
                         ("keywords", document.property("keywords")),
                         ("description", document.property("notice")),
                         ("created", moment), ("modified", moment)):
        if said.get(name, "") != wanted:
            yield _structure(f"{name} is “{said.get(name, '')[:24]}” in place of "
                             f"“{wanted[:24]}”", "properties")
    for name, value in said.items():
        if find_invisible(value):
            yield _structure(f"{name} has characters that nobody sees", "properties")


def _moment(date: str) -> str:
    """A date of the kit in UTC; a day alone means its first second (W3CDTF)."""
    if not date:
        return ""
    moment = datetime.fromisoformat(date)
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
