"""The parts of a Word frame besides its styles: page, running lines, theme, numbering, settings.

Here: what `make-word-frames.py` puts round the styles.  Never here: sizes and colours, which
come from theme.yaml through it.
"""

from __future__ import annotations

from presskit.render.docx_package import add_relationship, declare_part
from presskit.render.docx_xml import serialise, w, xml

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PARTS = {
    "document": ("document.main", "officeDocument"), "styles": ("styles", "styles"),
    "settings": ("settings", "settings"), "numbering": ("numbering", "numbering"),
    "fontTable": ("fontTable", "fontTable"), "header1": ("header", "header"),
    "header2": ("header", "header"), "footer1": ("footer", "footer"),
    "footer2": ("footer", "footer")}
_SCHEME = (("dk1", "ink"), ("lt1", "paper"), ("dk2", "accent-dark"), ("lt2", "tint"),
           ("accent1", "accent"), ("accent2", "grey"), ("accent3", "accent-dark"),
           ("accent4", "ink"), ("accent5", "accent"), ("accent6", "grey"),
           ("hlink", "accent-dark"), ("folHlink", "accent-dark"))
_BAND = {"accent3": "band", "accent4": "band-accent", "accent5": "on-band",
         "accent6": "on-band-second"}
"""What stands there where a theme has a band."""


def plain_parts(maker) -> dict[str, bytes]:
    """The parts of a frame by name, without its styles."""
    types = xml("ct:Types", xml("ct:Default", Extension="rels", ContentType=(
        "application/vnd.openxmlformats-package.relationships+xml")),
        xml("ct:Default", Extension="xml", ContentType="application/xml"))
    relationships, top = xml("pr:Relationships"), xml("pr:Relationships")
    add_relationship(top, "officeDocument", "word/document.xml")
    ids = {}
    for name, (kind, relation) in _PARTS.items():
        declare_part(types, f"word/{name}.xml", f"{_WORD}{kind}+xml")
        if name != "document":
            ids[name] = add_relationship(relationships, relation, f"{name}.xml")
    declare_part(types, "word/theme/theme1.xml",
                 "application/vnd.openxmlformats-officedocument.theme+xml")
    add_relationship(relationships, "theme", "theme/theme1.xml")
    roots = {"word/document.xml": _page(maker, ids), "word/settings.xml": _settings(maker),
             "word/numbering.xml": _numbering(maker), "word/fontTable.xml": w("fonts"),
             "word/theme/theme1.xml": _theme(maker),
             "word/header1.xml": _header(maker), "word/header2.xml": _first_header(),
             "word/footer1.xml": _footer(maker), "word/footer2.xml": _footer(maker),
             "[Content_Types].xml": types, "_rels/.rels": top,
             "word/_rels/document.xml.rels": relationships}
    return {name: serialise(root) for name, root in roots.items()}


def _words(text: str, style: str = ""):
    run = w("r", *([w("rPr", w("rStyle", val=style))] if style else []), w("t"))
    run[-1].text = text
    run[-1].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def _line(style: str, *runs):
    return w("p", w("pPr", w("pStyle", val=style)), *runs)


def _page(maker, ids: dict[str, str]):
    page = dict(maker.theme.page)
    references = [w(kind, type=use) for kind, use in (
        ("headerReference", "default"), ("headerReference", "first"),
        ("footerReference", "default"), ("footerReference", "first"))]
    for reference, name in zip(references, ("header1", "header2", "footer1", "footer2"),
                               strict=True):
        reference.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
                      ids[name])
    size = w("pgSz", w=_twips(page["width"]), h=_twips(page["height"]))
    margins = w("pgMar", top=_twips(page["top"]), right=_twips(page["sides"]),
                bottom=_twips(page["bottom"]), left=_twips(page["sides"]),
                header=_twips(11), footer=_twips(13), gutter="0")
    return w("document", w("body", _line("BodyText", _words("[[ body ]]")),
                           w("sectPr", *references, size, margins, w("cols", space="0"),
                             w("titlePg"))))


def _twips(millimetres: float) -> str:
    return str(round(millimetres / 25.4 * 1440))


def _label():
    return _line("Draftlabel", _words("[[ label ]]", "Draftmark"),
                 _words("\u2003[[ label-note ]]"))


def _cell(width: int, line, *more):
    return w("tc", w("tcPr", w("tcW", w=str(width), type="dxa"), *more), line)


def _running(maker, style: str, start, end, share: float, below=None):
    """Two lines side by side, and one over both columns ``below`` them."""
    left = round(maker.width * share)
    widths = (left, maker.width - left)
    rows = [w("tr", _cell(left, start), _cell(widths[1], end))]
    if below is not None:
        # Its own padding would part it from the line above.
        bare = w("tcMar", w("top", w="0", type="dxa"))
        rows.append(w("tr", _cell(maker.width, below, w("gridSpan", val="2"), bare)))
    return w("tbl", w("tblPr", w("tblStyle", val=style),
                      w("tblW", w=str(maker.width), type="dxa"), w("tblInd", w="0", type="dxa"),
                      w("tblLayout", type="fixed"),
                      w("tblLook", val="0600", firstRow="0", lastRow="0", firstColumn="0",
                        lastColumn="0", noHBand="1", noVBand="1")),
             w("tblGrid", *(w("gridCol", w=str(width)) for width in widths)),
             *rows)


def _header(maker):
    return w("hdr", _label(), _running(
        maker, "Runningheader", _line("Header", _words("[[ running-header ]]")),
        _line("Headerend", _words("[[ header-end ]]")), 0.62), _line("Headergap"))


def _first_header():
    return w("hdr", _label(), _line("Tablegap"))


def _footer(maker):
    start = _line("Footer", _words("[[ label ]]", "Draftmark"),
                  _words("\u2003[[ footer-start ]]"))
    return w("ftr", _running(maker, "Runningfooter", start,
                             _line("Footerend", _words("[[ page ]]")), 0.88,
                             _line("Footer", _words("[[ notice ]]"))),
             _line("Tablegap"))


def _settings(maker):
    val, east = maker.table["languages"][maker.tag]
    compat = w("compat", *(w("compatSetting", name=name,
                             uri="http://schemas.microsoft.com/office/word", val=value)
                           for name, value in (
        ("compatibilityMode", "15"), ("overrideTableStyleFontSizeAndJustification", "1"),
        ("enableOpenTypeFeatures", "1"), ("doNotFlipMirrorIndents", "1"),
        ("differentiateMultirowTableHeaders", "1"))))
    mapping = w("clrSchemeMapping", bg1="light1", t1="dark1", bg2="light2", t2="dark2",
                **{name: name for name in ("accent1", "accent2", "accent3", "accent4",
                                           "accent5", "accent6", "hyperlink",
                                           "followedHyperlink")})
    return w("settings", w("zoom", percent="100"), w("defaultTabStop", val="420"),
             w("characterSpacingControl", val="compressPunctuation"), compat,
             w("themeFontLang", val=val, eastAsia=east), mapping,
             w("decimalSymbol", val="."), w("listSeparator", val=","))


def _numbering(maker):
    lists = []
    for number, style, form, text in (("1", "ListBullet", "bullet", "\u2022"),
                                      ("2", "ListNumber", "decimal", "%1.")):
        levels = [w("lvl", w("start", val="1"), w("numFmt", val=form),
                    *([w("pStyle", val=style)] if level == 0 else []),
                    w("lvlText", val=text.replace("1", str(level + 1))), w("lvlJc", val="left"),
                    w("pPr", w("ind", left=str(maker.edge + 360 * (level + 1)), hanging="360")),
                    ilvl=str(level)) for level in range(3)]
        lists.append(w("abstractNum", w("multiLevelType", val="hybridMultilevel"), *levels,
                       abstractNumId=number))
    return w("numbering", *lists, *(w("num", w("abstractNumId", val=one), numId=one)
                                    for one in ("1", "2")))


def _theme(maker):
    band = _BAND if "band" in dict(maker.theme.colours) else {}
    scheme = xml("a:clrScheme", *(xml(f"a:{place}", xml("a:srgbClr", val=maker.hex(
        band.get(place, token)))) for place, token in _SCHEME), name="presskit")
    face = maker.table["faces"][maker.tag]
    faces = xml("a:fontScheme", *(xml(f"a:{use}Font", xml(
        "a:latin", typeface=maker.table["faces"]["other"]), xml("a:ea", typeface=face),
        xml("a:cs", typeface="")) for use in ("major", "minor")), name="presskit")

    def plain():
        return xml("a:solidFill", xml("a:schemeClr", val="phClr"))

    def line():
        return xml("a:ln", plain(), w="6350")

    formats = xml("a:fmtScheme", xml("a:fillStyleLst", plain(), plain(), plain()),
                  xml("a:lnStyleLst", line(), line(), line()),
                  xml("a:effectStyleLst", *(xml("a:effectStyle", xml("a:effectLst"))
                                            for _ in range(3))),
                  xml("a:bgFillStyleLst", plain(), plain(), plain()), name="presskit")
    return xml("a:theme", xml("a:themeElements", scheme, faces, formats), name="presskit")
