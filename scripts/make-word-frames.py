#!/usr/bin/env python3
"""Make the shipped Word frames, templates/docx/*.docx, of theme.yaml and word-frames.yaml, and
those of the themes, templates/themes/*/docx/*.docx, of what these have otherwise.

Run by a maintainer after one of both has changed; editors change the frames themselves, in
Word.  Here: how a table row becomes a style.  Never here: sizes, colours, spaces.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from word_frame_parts import plain_parts  # noqa: E402

from presskit.build.looks import read_theme  # noqa: E402
from presskit.build.themes import list_themes  # noqa: E402
from presskit.desk import Desk  # noqa: E402
from presskit.render.docx_package import pack_parts  # noqa: E402
from presskit.render.docx_xml import serialise, w  # noqa: E402
from presskit.render.theme import Sizes, Theme  # noqa: E402

_THEME = {"ink": "text1", "paper": "background1", "accent-dark": "text2", "tint": "background2",
          "accent": "accent1", "grey": "accent2", "band": "accent3", "band-accent": "accent4",
         "on-band": "accent5", "on-band-second": "accent6"}
_BUILT_IN = {"Heading 1": "heading 1", "Heading 2": "heading 2", "Heading 3": "heading 3",
             "Caption": "caption", "Header": "header", "Footer": "footer"}
_KNOWN = {*_BUILT_IN, "Subtitle", "Body Text", "List Bullet", "List Number", "Strong",
          "Emphasis", "Hyperlink"}
_JUSTIFIED = {"zh-Hans", "ja"}
"""Both edges straight, and a stop may hang at the end of a line: where it may not, as in Hong Kong
and Taiwan, LibreOffice 7.4 draws no 。 at the end of a justified line that has no room for it."""


class Maker:
    """The measures of one frame, and its styles."""

    def __init__(self, theme: Theme, sizes: Sizes, table: dict) -> None:
        page = dict(theme.page)
        self.theme, self.sizes, self.table, self.tag = theme, sizes, table, sizes.tag
        self.width = twips(page["width"] - 2 * page["sides"])
        self.edge = twips(page["side-column"] + page["gutter"])
        self.spare = max(0, self.width - self.edge - twips(sizes.number("measure")))

    def styles(self) -> list:
        """Every style, defaults first."""
        rows = self.table
        return [self.defaults(), w("latentStyles", defLockedState="0", defUIPriority="99",
                                   defSemiHidden="1", defUnhideWhenUsed="1", defQFormat="0",
                                   count="376"),
                self.normal(), *self.built_in(),
                *(self.paragraph(name, self.vary(row))
                  for name, row in rows["paragraphs"].items()),
                *(self.character(name, self.vary(row))
                  for name, row in rows["characters"].items()),
                *(self.table_style(name, self.vary(row)) for name, row in rows["tables"].items())]

    def vary(self, row: dict) -> dict:
        """A row with the differences of this frame."""
        return {**row, **row.get("per", {}).get(self.tag, {})}

    def defaults(self):
        face = self.table["faces"][self.tag]
        latin = face if self.tag == "ko" else self.table["faces"]["other"]
        asian = self.table["faces"]["zh"] if self.tag == "other" else face
        val, east = self.table["languages"][self.tag]
        return w("docDefaults", w("rPrDefault", w(
            "rPr", w("rFonts", ascii=latin, hAnsi=latin, eastAsia=asian, cs=latin),
            w("sz", val="21"), w("szCs", val="21"),
            w("lang", val=val, eastAsia=east, bidi="ar-SA"))), w("pPrDefault", self.line_rules()))

    def line_rules(self):
        """What holds for every line, also in Word's own styles: Asian rules, no hyphens."""
        squeeze = "0" if self.tag in {"ko", "other"} else "1"
        hangs = "1" if self.tag in _JUSTIFIED else "0"
        return w("pPr", w("suppressAutoHyphens"), w("kinsoku"), w("overflowPunct", val=hangs),
                 w("topLinePunct", val=squeeze), w("autoSpaceDE", val=squeeze),
                 w("autoSpaceDN", val=squeeze), w("snapToGrid", val="0"))

    def normal(self):
        """The style that every paragraph is based on: leading of running text, ink."""
        _, leading = self.sizes.type("body")
        spacing = w("spacing", before="0", after="0", line=str(round(leading * 20)),
                    lineRule="exact")
        return w("style", w("name", val="Normal"), w("qFormat"),
                 w("pPr", w("widowControl"), spacing), w("rPr", self.colour("ink")),
                 type="paragraph", default="1", styleId="Normal")

    def built_in(self) -> list:
        """The default styles that every Word file names."""
        margins = w("tblCellMar", *(w(side, w="0", type="dxa")
                                    for side in ("top", "left", "bottom", "right")))
        return [
            w("style", w("name", val="Default Paragraph Font"), w("uiPriority", val="1"),
              w("semiHidden"), w("unhideWhenUsed"), type="character", default="1",
              styleId="DefaultParagraphFont"),
            w("style", w("name", val="Normal Table"), w("uiPriority", val="99"), w("semiHidden"),
              w("unhideWhenUsed"), w("tblPr", w("tblInd", w="0", type="dxa"), margins),
              type="table", default="1", styleId="TableNormal"),
            w("style", w("name", val="No List"), w("uiPriority", val="99"), w("semiHidden"),
              w("unhideWhenUsed"), type="numbering", default="1", styleId="NoList")]

    def paragraph(self, name: str, row: dict):
        size, leading = self.size(row)
        style = self.open_style(name, "paragraph", "Normal")
        style.append(w("pPr", *self.paragraph_properties(row, size, leading)))
        runs = self.run_properties(row, size)
        style.extend([w("rPr", *runs)] if runs else [])
        return style

    def open_style(self, name: str, kind: str, base: str):
        style = w("style", w("name", val=_BUILT_IN.get(name, name)), w("basedOn", val=base),
                  w("uiPriority", val="9" if kind == "paragraph" else "10"), w("qFormat"),
                  type=kind, styleId=name.replace(" ", ""))
        if name not in _KNOWN:
            style.set(style.tag.replace("}style", "}customStyle"), "1")
        return style

    def size(self, row: dict) -> tuple[float, float]:
        size, leading = self.sizes.type(row["type"]) if "type" in row else (row["size"], 0)
        leading = row.get("leading", leading)
        if isinstance(leading, str):
            leading = self.sizes.type(leading)[1]
        return row.get("size", size), leading

    def space(self, value: float | str) -> str:
        return str(round(20 * (self.sizes.number(value) if isinstance(value, str) else value)))

    def paragraph_properties(self, row: dict, size: float, leading: float) -> list:
        out = [w(f"keep{one.title()}") for one in row.get("keep", ())]
        if "list" in row:
            out.append(w("numPr", w("numId", val=str(row["list"]))))
        if "rules" in row:
            out.append(w("pBdr", *self.rules(row, size)))
        if "fill" in row:
            out.append(self.shade(row["fill"]))
        if "hang" in row:
            out.append(w("topLinePunct", val="0"))  # what hangs is not squeezed as well
        spacing = {"before": self.space(row.get("before", 0)),
                   "after": self.space(row.get("after", 0))}
        spacing |= ({"line": str(round(leading * 20)), "lineRule": "exact"} if leading
                    else {"line": "240", "lineRule": "auto"})
        out.append(w("spacing", **spacing))
        out += self.indents(row, size)
        out += [w("contextualSpacing")] if row.get("tight") else []
        out += self.alignment(row)
        return out + ([w("outlineLvl", val=str(row["outline"] - 1))] if "outline" in row else [])

    def rules(self, row: dict, size: float) -> list:
        """Borders of a paragraph.  Word measures the left one from where the first line
        begins; a line that hangs brings it nearer, so that it stays in its place."""
        out = []
        for side, (token, width, distance, form) in sorted(
                row["rules"].items(), key=lambda one: _SIDES[one[0]]):
            hang = row.get("hang", 0) * size if side == "left" else 0
            out.append(self.rule(side, token, width, distance - hang, form))
        return out

    def indents(self, row: dict, size: float) -> list:
        place, inset = row.get("at", "edge"), twips(row.get("inset", 0))
        left = self.edge if place in {"text", "column"} else inset
        right = self.spare if place == "text" else inset
        values = {"left": str(left + (360 if "list" in row else 0)), "right": str(right)}
        first = self.sizes.number("indent") if row.get("indent") else 0
        if first:
            values |= {"firstLineChars": str(round(first * 100)),
                       "firstLine": str(round(first * size * 20))}
        elif row.get("hang") or "list" in row:
            values["hanging"] = str(360 if "list" in row else round(row["hang"] * size * 20))
        return [w("ind", **values)] if place != "edge" or inset else []

    def alignment(self, row: dict) -> list:
        align = row.get("align", "left")
        if align == "text":
            align = "both" if self.tag in _JUSTIFIED else "left"
        return [w("jc", val=align)] if align != "left" else []

    def run_properties(self, row: dict, size: float = 0) -> list:
        out = [w("b", val="1" if row["bold"] else "0")] if "bold" in row else []
        out += [w("i", val="1" if row["italic"] else "0")] if "italic" in row else []
        out += [self.colour(row["colour"])] if "colour" in row else []
        if "tracking" in row:
            out.append(w("spacing", val=str(round(self.sizes.number(row["tracking"]) * size * 20))))
        if size:
            out += [w("sz", val=str(round(size * 2))), w("szCs", val=str(round(size * 2)))]
        return out + ([w("u", val="single")] if row.get("underline") else [])

    def colour(self, token: str):
        return w("color", val=self.hex(token), themeColor=_THEME[token])

    def hex(self, token: str) -> str:
        return self.theme.colour(token).lstrip("#").upper()

    def shade(self, token: str):
        """A ground in a colour of the theme."""
        return w("shd", val="clear", color="auto", fill=self.hex(token), themeFill=_THEME[token])

    def rule(self, side: str, token: str, width: float, distance: float = 0,
             form: str = "single"):
        return w(side, val=form, sz=str(round(width * 8)), space=str(round(distance)),
                 color=self.hex(token), themeColor=_THEME[token])

    def character(self, name: str, row: dict):
        style = self.open_style(name, "character", "DefaultParagraphFont")
        runs = self.run_properties(row)
        style.extend([w("rPr", *runs)] if runs else [])
        return style

    def table_style(self, name: str, row: dict):
        style = self.open_style(name, "table", "TableNormal")
        indent = self.edge if row.get("at") == "text" else 0
        properties = w("tblPr", w("tblInd", w=str(indent), type="dxa"))
        if "rules" in row:
            properties.append(self.borders("tblBorders", row["rules"]))
        if "padding" in row:
            properties.append(padding("tblCellMar", row["padding"]))
        style.append(properties)
        if "fill" in row:
            style.append(w("tcPr", self.shade(row["fill"])))
        for part, kind in (("first-row", "firstRow"), ("first-column", "firstCol"),
                           ("last-column", "lastCol")):
            if part in row:
                fill = [self.shade(row[part]["fill"])] if "fill" in row[part] else []
                style.append(w("tblStylePr", w(
                    "tcPr", self.borders("tcBorders", row[part]["rules"]), *fill,
                    padding("tcMar", row[part]["padding"])), type=kind))
        return style

    def borders(self, name: str, rules: dict):
        sides = dict(rules)
        if "box" in sides:
            sides = dict.fromkeys(("top", "left", "bottom", "right"), sides["box"])
        out = w(name, *(self.rule("insideH" if side == "inside" else side, *rule)
                        for side, rule in sorted(sides.items(), key=lambda one: _SIDES[one[0]])))
        return out


_SIDES = {"top": 0, "left": 1, "bottom": 2, "right": 3, "inside": 4}


def padding(name: str, values: list[float]):
    """Cell margins, in the order of the schema, of top, right, bottom, left in pt."""
    top, right, bottom, left = values
    return w(name, *(w(side, w=str(round(value * 20)), type="dxa") for side, value in
                     (("top", top), ("left", left), ("bottom", bottom), ("right", right))))


def twips(millimetres: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(millimetres / 25.4 * 1440)


def make_frames(name: str = "") -> dict[str, dict[str, bytes]]:
    """The parts of every frame of the first look, or of the theme with a name, by the frame's
    file name."""
    home, table = ROOT / "templates", read_rows("word-frames")
    theme = read_theme(home / "theme.yaml")
    if name:
        theme = read_theme(home / "themes" / name / "theme.yaml", home / "theme.yaml", own=False)
        for group, rows in read_rows(f"word-frames-{name}").items():
            table[group] |= {key: {**table[group][key], **row} for key, row in rows.items()}
    frames = {}
    for sizes in theme.sizes:
        maker = Maker(theme, sizes, table)
        parts = plain_parts(maker)
        parts["word/styles.xml"] = serialise(w("styles", *maker.styles()))
        tag = "" if sizes.tag == "other" else f".{sizes.tag}"
        frames[f"document{tag}.docx"] = parts
    return frames


def read_rows(name: str) -> dict:
    """One of the tables of styles."""
    return yaml.safe_load((ROOT / "scripts" / f"{name}.yaml").read_text("utf-8"))


def main() -> None:
    for theme in ("", *list_themes(Desk())[1:]):
        folder = ROOT / "templates" / (f"themes/{theme}" if theme else "") / "docx"
        folder.mkdir(parents=True, exist_ok=True)
        for name, parts in make_frames(theme).items():
            (folder / name).write_bytes(pack_parts(parts))
            print(theme, name, (folder / name).stat().st_size, "bytes")


if __name__ == "__main__":
    main()
