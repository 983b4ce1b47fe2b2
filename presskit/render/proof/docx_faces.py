"""The faces inside a Word file: whether they are faces, and hold what is written in them.

Here: unveiling embedded faces, which face a character asks for by runs, styles and defaults
(ECMA-376, Part 1, 17.3.2.26 and 17.8.1).  Never here: how a face is reduced or chosen.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from presskit.locales import is_cjk
from presskit.render.docx_faces import is_asian, is_western
from presskit.render.docx_xml import NAMESPACES
from presskit.render.fonts import Fonts, is_ignorable
from presskit.render.proof import Aspect, Fault
from presskit.render.proof.package import Package, open_package, word

__all__ = ["list_embedded", "prove_docx_faces", "tell_embedding"]

_ID = f"{{{NAMESPACES['r']}}}id"
_USES = {word("embedRegular"): "Regular", word("embedBold"): "Bold",
         word("embedItalic"): "Italic", word("embedBoldItalic"): "Bold Italic"}
_TABLES = frozenset({"OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name",
                     "post"})
"""What a face in TrueType can't do without (OpenType 1.9, "Required Tables")."""

_TAG = re.compile("[A-Za-z0-9/]{2,4} {0,2}")
_COUNT = re.compile("%[0-9]")
_MARKED = re.compile("(.+) [0-9a-f]{6}")
_LONGEST = 31
"""How long a name of a face may be on Windows."""
_SLOTS = ("ascii", "hAnsi", "eastAsia")


@dataclass(frozen=True, slots=True)
class _Look:
    """What a style or a run says of faces and weight; what it leaves open is not there."""

    faces: tuple[tuple[str, str], ...] = ()
    bold: bool | None = None


def prove_docx_faces(package: Package, locale: str, fonts: Fonts, own: bool) -> Iterator[Fault]:
    """The faults of the faces.

    ``fonts`` are our own; ``own`` says that the frame is an editor's, who may
    choose other faces than ours, and by his theme.
    """
    yield from _prove_names(package, own)
    families, whole = frozenset(one.name for one in fonts.families), _list_whole(fonts)
    covered: dict[tuple[str, str], frozenset[int]] = {}
    for fault_or_face in _open_faces(package):
        if isinstance(fault_or_face, Fault):
            yield fault_or_face
            continue
        name, use, points, digest = fault_or_face
        covered[name, use] = points
        if name in families and digest not in whole:
            yield Fault(Aspect.FONTS, f"{name} {use} is reduced and has the name of the whole "
                        "family: another file's face of this name may be shown in its place")
    if not any(_name_family(name, families) for name, _use in covered):
        return  # made without faces: runs name those of the reader's machine
    asked = _gather(package, locale)
    for (name, use), characters in sorted(asked.items()):
        if not _name_family(name, families):
            continue
        if (name, use) not in covered:
            yield Fault(Aspect.FONTS, f"“{_some(characters)}” is to be drawn in {name} {use}, "
                        "which is not in the file")
            continue
        lacking = {one for one in characters if ord(one) not in covered[name, use]}
        if lacking:
            yield Fault(Aspect.FONTS, f"{name} {use} lacks “{_some(lacking)}”")


def _list_whole(fonts: Fonts) -> frozenset[str]:
    return frozenset(face.sha256 for one in fonts.families for face in (one.regular, one.bold))


def _name_family(name: str, families: frozenset[str]) -> str:
    """The family of ours that a face belongs to, empty for another: it is called so, or so far as
    a name has room, with six digits behind."""
    if name in families:
        return name
    parts = _MARKED.fullmatch(name)
    return "" if parts is None else next(
        (one for one in families if one == parts[1]
         or len(name) > _LONGEST - 2 and one.startswith(parts[1])), "")


def _some(characters: set[str]) -> str:
    return "".join(sorted(characters)[:12])


def _prove_names(package: Package, own: bool) -> Iterator[Fault]:
    for part, root in package.roots.items():
        names = {etree.QName(key).localname for one in root.iter(word("rFonts"))
                 for key in one.attrib}
        if any(name.endswith(("Theme", "theme")) for name in names):
            yield Fault(Aspect.FONTS, "a face is named by the theme, which overrides the "
                        "document's", part, "choose the face by its name in the Word frame", own)
    styles = package.root("styles")
    fonts = None if styles is None else styles.find(
        "/".join(map(word, ("docDefaults", "rPrDefault", "rPr", "rFonts"))))
    for slot in _SLOTS:
        if fonts is None or not fonts.get(word(slot)):
            yield Fault(Aspect.FONTS, f"its defaults name no face for {slot}")


# The faces in the file ----------------------------------------------------------------------

def _open_faces(package: Package) -> Iterator[Fault | tuple[str, str, frozenset[int], str]]:
    names = package.targets(package.main, "fontTable")
    table = package.roots.get(names[0]) if names else None
    for font in () if table is None else table:
        for use in font:
            if use.tag not in _USES:
                continue
            name, kind = font.get(word("name"), ""), _USES[use.tag]
            relation = package.relations.get(names[0], {}).get(use.get(_ID, ""))
            data = package.parts.get(relation.target) if relation else None
            face = None if data is None else _read_face(data, use.get(word("fontKey"), ""))
            if face is None:
                yield Fault(Aspect.FONTS, f"{name} {kind} can't be opened with its key")
                continue
            if name not in face[0]:
                yield Fault(Aspect.FONTS, f"what is called {name} {kind} is another face: "
                            f"{', '.join(sorted(face[0]))}")
            if len(name) > _LONGEST:
                yield Fault(Aspect.FONTS, f"the name {name} is longer than a program may read")
            yield name, kind, face[1], face[2]


@lru_cache(maxsize=64)
def _read_face(data: bytes, key: str) -> tuple[frozenset[str], frozenset[int], str] | None:
    """The names, the code points and the digest of a veiled face, None where it is none."""
    from fontTools.ttLib import TTFont
    try:
        plain = _unveil(data, key)
        with TTFont(io.BytesIO(plain), lazy=True, checkChecksums=2) as face:
            tags = set(face.reader.keys())  # reading a table compares its checksum
            if not all(map(_TAG.fullmatch, tags)) or not all(
                    face.reader[tag] for tag in tags | _TABLES):
                return None
            names = frozenset(face["name"].getDebugName(number) or "" for number in (1, 16))
            points = face.getBestCmap() or {}
            glyphs = set(face.getGlyphOrder())
            return names, frozenset(point for point, glyph in points.items()
                                    if glyph in glyphs), hashlib.sha256(plain).hexdigest()
    except Exception:  # each damaged table fails in a way of its own, deep in its reader
        return None


def _unveil(data: bytes, key: str) -> bytes:
    """The face behind a veil: its first 32 bytes turned by the key, read backwards, twice.
    Raises ``ValueError`` for a key that is none."""
    veil = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    if len(veil) != 16:
        raise ValueError("a key has 16 bytes")
    return bytes(one ^ veil[at % 16] for at, one in enumerate(data[:32])) + data[32:]


# Which face a character asks for ------------------------------------------------------------

def _gather(package: Package, locale: str) -> dict[tuple[str, str], set[str]]:
    """The characters of every face that words ask for, by its name and weight."""
    styles = _read_styles(package)
    asked: dict[tuple[str, str], set[str]] = {}
    for part in (package.main, *package.running):
        for run in package.roots[part].iter(word("r")):
            if run.find(word("ruby")) is not None:
                continue  # what it holds are runs of their own
            text = "".join(one.text or "" for one in run.iter(word("t")))
            if text:
                _gather_run(run, text, styles, is_cjk(locale), asked)
    numbering, western = package.root("numbering"), dict(styles["docDefaults"].faces).get("ascii")
    for level in () if numbering is None else numbering.iter(word("lvl")):
        mark, named = level.find(word("lvlText")), level.find(f"{word('rPr')}/{word('rFonts')}")
        face = western if named is None else named.get(word("ascii"), "")
        if mark is not None and face:
            asked.setdefault((face, "Regular"), set()).update(
                _COUNT.sub("0123456789", mark.get(word("val"), "")))
    return asked


def _gather_run(run: etree._Element, text: str, styles: dict[str, _Look], cjk: bool,
                asked: dict[tuple[str, str], set[str]]) -> None:
    paragraph = next((one for one in run.iterancestors(word("p"))), None)
    character = styles.get(_named(run, "rPr", "rStyle"), _Look())
    block = styles.get(_named(paragraph, "pPr", "pStyle"), styles.get("", _Look()))
    own = _read_look(run.find(word("rPr")))
    faces = {**dict(styles["docDefaults"].faces), **dict(block.faces), **dict(character.faces),
             **dict(own.faces)}
    # Bold in two styles cancels out (17.7.3); only what is bold for certain is asked for.
    bold = own.bold if own.bold is not None else bool(character.bold) != bool(block.bold)
    western = {faces.get("ascii", ""), faces.get("hAnsi", "")}
    asian = {faces.get("eastAsia", "")}
    for one in set(text):
        if is_ignorable(one) or one in "\n\t":
            continue
        names = western if is_western(one) else asian if is_asian(one) else (
            western | asian if cjk else western)
        for name in names:
            asked.setdefault((name, "Regular"), set()).add(one)
            if bold and not one.isspace():
                asked.setdefault((name, "Bold"), set()).add(one)


def _named(element: etree._Element | None, holder: str, name: str) -> str:
    found = None if element is None else element.find(f"{word(holder)}/{word(name)}")
    return "" if found is None else found.get(word("val"), "")


def _read_look(properties: etree._Element | None) -> _Look:
    if properties is None:
        return _Look()
    fonts, bold = properties.find(word("rFonts")), properties.find(word("b"))
    faces = () if fonts is None else tuple(
        (slot, fonts.get(word(slot))) for slot in _SLOTS if fonts.get(word(slot)))
    return _Look(faces, None if bold is None else
                 bold.get(word("val"), "1") not in ("0", "false", "off"))


def _read_styles(package: Package) -> dict[str, _Look]:
    """What every style says with those that it is based on; the default paragraph style under
    the empty name too, the document's defaults under ``docDefaults``."""
    root = package.root("styles")
    if root is None:
        return {"docDefaults": _Look()}
    plain = {one.get(word("styleId"), ""): one for one in root.iter(word("style"))}

    def look(name: str, seen: tuple[str, ...] = ()) -> _Look:
        style = plain.get(name)
        if style is None or name in seen:
            return _Look()
        based = style.find(word("basedOn"))
        below = _Look() if based is None else look(based.get(word("val"), ""), (*seen, name))
        own = _read_look(style.find(word("rPr")))
        return _Look(tuple({**dict(below.faces), **dict(own.faces)}.items()),
                     below.bold if own.bold is None else own.bold)

    found = {name: look(name) for name in plain}
    default = next((name for name, one in plain.items() if one.get(word("default")) == "1"
                    and one.get(word("type")) == "paragraph"), "")
    found[""] = found.get(default, _Look())
    found["docDefaults"] = _read_look(root.find(
        "/".join(map(word, ("docDefaults", "rPrDefault", "rPr")))))
    return found


# How much of the faces is inside -----------------------------------------------------------

def list_embedded(data: bytes, families: frozenset[str]) -> frozenset[str]:
    """Those of ``families`` that a Word file says to hold."""
    package, _faults = open_package(data)
    names = package.targets(package.main, "fontTable") if package else []
    table = package.roots.get(names[0]) if package and names else None
    return frozenset() if table is None else frozenset(
        family for font in table if any(use.tag in _USES for use in font)
        if (family := _name_family(font.get(word("name"), ""), families)))


def tell_embedding(data: bytes, fonts: Fonts) -> str:
    """With which ``--embed-fonts`` a Word file was made, as it tells itself: ``none`` without
    faces of ours, ``full`` with a whole one, ``subset`` where Word is to keep them reduced, else
    ``common``; empty for what is no Word file."""
    package, _faults = open_package(data)
    if package is None:
        return ""
    own, whole = frozenset(one.name for one in fonts.families), _list_whole(fonts)
    names = package.targets(package.main, "fontTable")
    table = package.roots.get(names[0]) if names else None
    keys = {} if table is None else {
        use.get(_ID, ""): use.get(word("fontKey"), "") for font in table
        if _name_family(font.get(word("name"), ""), own) for use in font if use.tag in _USES}
    if not keys:
        return "none"
    for key, veil in keys.items():
        relation = package.relations.get(names[0], {}).get(key)
        try:
            plain = _unveil(package.parts.get(relation.target, b""), veil) if relation else b""
        except ValueError:
            continue
        if hashlib.sha256(plain).hexdigest() in whole:
            return "full"
    settings = package.root("settings")
    reduced = settings is not None and settings.find(word("saveSubsetFonts")) is not None
    return "subset" if reduced else "common"
