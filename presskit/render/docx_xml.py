"""WordprocessingML elements: made and found by their short names (ECMA-376, Part 1).

Here: namespaces, short names, making and finding elements, the order that the schema asks of
the properties of paragraphs and runs.  Never here: what a document says, styles, packages.
"""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

__all__ = ["NAMESPACES", "add_property", "add_setting", "add_to_style", "clark",
           "order_properties", "parse", "serialise", "w", "xml"]

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "pr": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "ep": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xml": "http://www.w3.org/XML/1998/namespace",
}

# CT_PPrBase, 17.3.1.26: a validator and Word both refuse another order.
_PARAGRAPH_ORDER = {name: rank for rank, name in enumerate((
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
    "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap",
    "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId",
    "cnfStyle", "rPr", "sectPr", "pPrChange"))}

# CT_RPr, 17.3.2.28: the order in which a run's properties stand.
_RUN_ORDER = {name: rank for rank, name in enumerate((
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike",
    "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden",
    "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect",
    "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout",
    "specVanish", "oMath"))}

# CT_Style, 17.7.4.17, as far as the properties of its runs.
_STYLE_ORDER = (
    "name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority",
    "semiHidden", "unhideWhenUsed", "qFormat", "locked", "personal", "personalCompose",
    "personalReply", "rsid", "pPr", "rPr")

# CT_Settings, 17.15.1.78, as far as the last one that we write.
_SETTINGS_ORDER = (
    "writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime",
    "doNotDisplayPageBoundaries", "displayBackgroundShape", "printPostScriptOverText",
    "printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts", "embedSystemFonts",
    "saveSubsetFonts", "saveFormsData", "mirrorMargins", "alignBordersAndEdges",
    "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop",
    "hideSpellingErrors", "hideGrammaticalErrors", "activeWritingStyle", "proofState",
    "formsDesign", "attachedTemplate", "linkStyles", "stylePaneFormatFilter",
    "stylePaneSortMethod", "documentType", "mailMerge", "revisionView", "trackRevisions",
    "doNotTrackMoves", "doNotTrackFormatting", "documentProtection", "autoFormatOverride",
    "styleLockTheme", "styleLockQFSet", "defaultTabStop", "autoHyphenation",
    "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps", "showEnvelope",
    "summaryLength", "clickAndTypeStyle", "defaultTableStyle", "evenAndOddHeaders",
    "bookFoldRevPrinting", "bookFoldPrinting", "bookFoldPrintingSheets",
    "drawingGridHorizontalSpacing", "drawingGridVerticalSpacing",
    "displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery",
    "doNotUseMarginsForDrawingGridOrigin", "drawingGridHorizontalOrigin",
    "drawingGridVerticalOrigin", "doNotShadeFormData", "noPunctuationKerning",
    "characterSpacingControl")

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=False)
_MAKE = _PARSER.makeelement
_WORD = {"w": NAMESPACES["w"]}


@lru_cache(maxsize=512)
def clark(name: str) -> str:
    """The full name of a short one: ``w:p`` gives ``{…/main}p``; no prefix, no namespace."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local


def xml(name: str, /, *children: etree._Element, text: str = "",
        **attributes: str) -> etree._Element:
    """An element; attributes without a namespace, or with one as ``r__id`` for ``r:id``."""
    prefix = name.rpartition(":")[0]
    # Packages are read by simple tools too, which want their namespaces without a prefix.
    spoken = None if prefix in {"pr", "ct", "ep"} else prefix
    element = etree.Element(clark(name), nsmap={spoken: NAMESPACES[prefix]})
    for key, value in attributes.items():
        element.set(clark(key.replace("__", ":")) if "__" in key else key, value)
    if text:
        element.text = text
    element.extend(children)
    return element


def w(name: str, /, *children: etree._Element, **attributes: str) -> etree._Element:
    """An element of WordprocessingML: name and attributes without ``w:``."""
    element = _MAKE(clark("w:" + name), None, _WORD)
    for key, value in attributes.items():
        element.set(clark("w:" + key), value)
    if children:
        element.extend(children)
    return element


def add_property(paragraph: etree._Element, *properties: etree._Element) -> None:
    """Put ``properties`` into a paragraph's ``w:pPr``, each where the schema wants it.

    One of the same name that is there already is replaced.
    """
    holder = paragraph.find(clark("w:pPr"))
    if holder is None:
        holder = w("pPr")
        paragraph.insert(0, holder)
    for one in properties:
        old = holder.find(one.tag)
        if old is not None:
            holder.remove(old)
        rank = _PARAGRAPH_ORDER[etree.QName(one).localname]
        before = sum(_PARAGRAPH_ORDER[etree.QName(child).localname] < rank for child in holder)
        holder.insert(before, one)


def order_properties(holder: etree._Element, *properties: etree._Element) -> etree._Element:
    """Put ``properties`` into a run's ``w:rPr``, all where the schema wants them."""
    holder.extend(properties)
    holder[:] = sorted(holder, key=lambda one: _RUN_ORDER.get(etree.QName(one).localname, 99))
    return holder


def add_setting(settings: etree._Element, setting: etree._Element) -> None:
    """Put a setting into the root of the settings, where the schema wants it."""
    _insert(settings, setting, _SETTINGS_ORDER)


def add_to_style(style: etree._Element, part: etree._Element) -> None:
    """Put a part of a style (``w:rPr``) into it, where the schema wants it."""
    _insert(style, part, _STYLE_ORDER)


def _insert(parent: etree._Element, child: etree._Element, order: tuple[str, ...]) -> None:
    """Behind the last of those that stand before it in the order."""
    before = set(map(clark, (f"w:{name}" for name in order[:order.index(
        etree.QName(child).localname)])))
    place = max((at for at, one in enumerate(parent, start=1) if one.tag in before), default=0)
    parent.insert(place, child)


def parse(data: bytes) -> etree._Element:
    """The root of a part.  Raises ``lxml.etree.XMLSyntaxError``."""
    return etree.fromstring(data, _PARSER)


def serialise(root: etree._Element) -> bytes:
    """The bytes of a part, each namespace declared once, at the top."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r", "w14", "w15", "wp14"])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
