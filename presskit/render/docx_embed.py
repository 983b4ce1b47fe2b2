"""Faces inside a Word file: reduced, obfuscated, named in the font table.

Here: which characters of the finished parts each face has to show, and the parts that carry the
faces (ECMA-376, Part 1, 17.8.1).  Never here: which face a run names, how a face is reduced.

An embedded face is veiled with a key that the font table tells (17.8.1): it keeps no secret, it
keeps the file from being taken for a font by chance.  The key is made of the face's own bytes,
so the same face gives the same part.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from presskit import locales
from presskit.render.docx_faces import Faces, is_asian, is_western
from presskit.render.docx_names import mark_name, rename_face
from presskit.render.docx_xml import clark, parse
from presskit.render.everyday import Everyday, everyday_characters
from presskit.render.face_files import reduce_face, verify_face
from presskit.render.fonts import Face, Family, Fonts

__all__ = ["EMBEDDING", "Embedded", "embed_faces", "unveil"]

EMBEDDING = ("subset", "common", "full", "none")
"""How much of a face goes into a Word file: the characters used; with those an editor needs to
type on; all of it; nothing."""

_KINDS = {400: "Regular", 700: "Bold"}
_ALWAYS = "0123456789 \u00a0.,:/()-\u2013\u2022"  # page numbers, numbers of lists, bullets


@dataclass(frozen=True, slots=True)
class Embedded:
    """One face in the file: the name by which runs ask for it, its part, the key that veils it,
    its bytes as they are stored."""

    name: str
    weight: int
    part: str
    key: str
    data: bytes


def embed_faces(parts: Mapping[str, bytes], faces: Faces, fonts: Fonts, how: str,
                everyday: Everyday, styles: str,
                display: frozenset[str] = frozenset()) -> dict[str, tuple[Embedded, ...]]:
    """The faces that the words in ``parts`` need, by family name; Bold only where bold is.

    ``how`` is one of :data:`EMBEDDING` but ``none``; ``everyday`` names the table of everyday
    characters, ``styles`` the styles' part, ``display`` the ids of the styles that are set in the
    faces of headings.  Families of foreign words are always reduced to
    those words.
    """
    used = _gather(parts, faces, styles, display)
    both = (faces, faces.headings or faces)
    own = {one.latin for one in both}
    if locales.is_cjk(faces.locale):
        own |= {one.asian for one in both}
    out = {}
    for name in sorted(used):
        family = faces.family(name, fonts)
        if family is None:
            continue
        regular, bold = used[name]
        whole = how == "full" and name in own
        more = "" if name not in own else _find_more(faces, fonts, family, how, everyday)
        out[name] = _embed(family, {400: {*regular, *more}, 700: {*bold, *more}}, whole)
    return out


def _find_more(faces: Faces, fonts: Fonts, family: Family, how: str,
               everyday: Everyday) -> str:
    """The characters that a family of the document's own has beside those used.

    Western letters always: they are few, and figures and addresses are changed most.
    """
    western = everyday_characters(everyday, fonts, family, "en")
    both = (faces, faces.headings or faces)
    if how == "common" and family.name in {one.asian for one in both}:
        return western + everyday_characters(everyday, fonts, family, faces.locale)
    return western if how == "common" or family.name in {one.latin for one in both} else ""


def _embed(family: Family, used: Mapping[int, set[str]], whole: bool) -> tuple[Embedded, ...]:
    """The faces of a family by weight, whole or reduced to the characters ``used``.  Whole ones
    keep the family's name; reduced ones have one of their own."""
    if whole:
        return tuple(_veil_face(family, family.name, weight,
                                verify_face(_face_of(family, weight)).read_bytes())
                     for weight in used)
    data = {weight: reduce_face(_face_of(family, weight), "".join(sorted(characters)))
            for weight, characters in used.items() if characters}
    name = mark_name(family.name, data.values())
    return tuple(_veil_face(family, name, weight, rename_face(one, name, _KINDS[weight]))
                 for weight, one in data.items())


def _face_of(family: Family, weight: int) -> Face:
    return family.regular if weight == 400 else family.bold


def _veil_face(family: Family, name: str, weight: int, data: bytes) -> Embedded:
    seal = hashlib.sha256(data).hexdigest()[:32].upper()
    key = "{" + "-".join((seal[:8], seal[8:12], seal[12:16], seal[16:20], seal[20:])) + "}"
    part = family.name.replace(" ", "") if family.name.isascii() else family.key
    return Embedded(name, weight, f"word/fonts/{part}-{_KINDS[weight]}.odttf", key,
                    _veil(data, key))


def unveil(embedded: Embedded) -> bytes:
    """The face itself, as TrueType."""
    return _veil(embedded.data, embedded.key)


def _veil(data: bytes, key: str) -> bytes:
    """The first 32 bytes turned by the key, read backwards, twice; doing it again undoes it."""
    veil = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    return bytes(one ^ other for one, other in zip(data[:32], veil * 2, strict=True)) + data[32:]


# Which characters stand in which face ------------------------------------------------------

Used = dict[str, tuple[set[str], set[str]]]


def _gather(parts: Mapping[str, bytes], faces: Faces, styles: str,
            display: frozenset[str]) -> Used:
    """The characters of every face in Regular and in Bold, by the name that runs give it."""
    used: Used = {}
    bold = _bold_styles(parts[styles])
    always, named = [_ALWAYS], set()
    for name, data in parts.items():
        if name.startswith("word/") and name.endswith(".xml") and b"<w:t" in data:
            for paragraph in parse(data).iter(clark("w:p")):
                own = _style_of(paragraph) in display and faces.headings or faces
                _gather_paragraph(paragraph, own, bold, used)
        if name.startswith("word/numbering"):
            levels = parse(data)
            always += [one.get(clark("w:val"), "") for one in levels.iter(clark("w:lvlText"))]
            named = {one.get(clark("w:ascii"), "") for one in levels.iter(clark("w:rFonts"))}
    for name in {faces.latin, *named, *used} - {""}:
        _add(used, (name,), "".join(always), heavy=False)
    return used


def _gather_paragraph(paragraph: etree._Element, faces: Faces, bold: frozenset[str],
                      used: Used) -> None:
    runs = [("".join(one.text or "" for one in run.iter(clark("w:t"))), run)
            for run in paragraph.iter(clark("w:r")) if run.find(clark("w:ruby")) is None]
    # LibreOffice sets a mark in the face of the word before it, in whatever run that is.
    mixed = locales.is_cjk(faces.locale) or any(map(is_asian, "".join(one for one, _ in runs)))
    asked: dict[tuple[str, str, bool], set[str]] = {}
    for words, run in runs:
        named = run.find(f"{clark('w:rPr')}/{clark('w:rFonts')}")
        western, asian = (faces.latin, faces.asian) if named is None else (
            named.get(clark("w:ascii"), faces.latin), named.get(clark("w:eastAsia"), faces.asian))
        heavy = _is_bold(run, bold)
        asked.setdefault((western, asian, heavy), set()).update(words)
    for (western, asian, heavy), characters in asked.items():
        kinds = {one: _kind(one) for one in characters - {"\n"}}
        names = {"western": [western], "asian": [asian],
                 "": [western, asian] if mixed else [western]}
        for kind in {*kinds.values()}:
            _add(used, names[kind], [one for one in kinds if kinds[one] == kind], heavy=heavy)


@lru_cache(maxsize=4096)
def _kind(character: str) -> str:
    return "western" if is_western(character) else "asian" if is_asian(character) else ""


def _add(used: Used, names: Iterable[str], words: Iterable[str], *, heavy: bool) -> None:
    for name in names:
        regular, bold = used.setdefault(name, (set(), set()))
        regular.update(words)
        if heavy:
            bold.update(words)


def _is_bold(run: etree._Element, bold: frozenset[str]) -> bool:
    """Whether a run may come out bold.  Word lets bold in two styles cancel out, tables have
    parts: where in doubt, it may."""
    own = run.find(f"{clark('w:rPr')}/{clark('w:b')}")
    if own is not None:
        return _is_on(own)
    return any(one in bold for one in _styles_around(run))


_STYLED = {clark("w:" + tag): "/".join(map(clark, path)) for tag, path in {
    "r": ("w:rPr", "w:rStyle"), "p": ("w:pPr", "w:pStyle"),
    "tbl": ("w:tblPr", "w:tblStyle")}.items()}


def _styles_around(run: etree._Element) -> Iterator[str]:
    for element in (run, *run.iterancestors()):
        path = _STYLED.get(element.tag)
        if path:
            found = element.find(path)
            if found is not None:
                yield found.get(clark("w:val"), "")
            elif element.tag == clark("w:p"):
                yield ""


def _style_of(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{clark('w:pPr')}/{clark('w:pStyle')}")
    return "" if found is None else found.get(clark("w:val"), "")


def _is_on(element: etree._Element) -> bool:
    return element.get(clark("w:val"), "1") not in ("0", "false", "off")


@lru_cache(maxsize=32)
def _bold_styles(data: bytes) -> frozenset[str]:
    """The ids of the styles that are bold, or based on one that is; the default paragraph style
    as the empty word too."""
    based: dict[str, str] = {}
    own: dict[str, bool] = {}
    for style in parse(data).iter(clark("w:style")):
        name = style.get(clark("w:styleId"), "")
        parent, said = style.find(clark("w:basedOn")), list(style.iter(clark("w:b")))
        based[name] = "" if parent is None else parent.get(clark("w:val"), "")
        if said:  # a table style has some for its parts too
            own[name] = any(map(_is_on, said))
        if style.get(clark("w:default")) == "1" and style.get(clark("w:type")) == "paragraph":
            own[""] = own.get(name, False)
    return frozenset(name for name in {"", *based} if _inherit(name, based, own))


def _inherit(name: str, based: Mapping[str, str], own: Mapping[str, bool]) -> bool:
    seen: set[str] = set()
    while name and name not in own and name not in seen:
        seen.add(name)
        name = based.get(name, "")
    return own.get(name, False) if name or not seen else False
