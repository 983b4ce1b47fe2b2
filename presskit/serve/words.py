"""The words of a Word file, paragraph by paragraph, each with its style.

Here: reading them for whoever looks whether all is there and dressed by the right style.  Never
here: how Word sets them.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Line", "read_words"]


_PARTS = {("header", "first"): "Header, first page", ("header", "default"): "Header",
          ("header", "even"): "Header, even pages", ("footer", "first"): "Footer, first page",
          ("footer", "default"): "Footer", ("footer", "even"): "Footer, even pages"}
"""What stands round the text, as Word calls it, in the order in which it is shown."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: the name of its style, its words, its level as a heading (0: none), whether it
    stands in a table, and in which header or footer (empty: in the text)."""

    style: str
    words: str
    level: int = 0
    in_table: bool = False
    part: str = ""


def read_words(path: Path) -> tuple[Line, ...]:
    """The paragraphs of a Word file in their order, without the empty ones: headers, text, footers.

    Raises ``ValueError`` for a file that can't be read.
    """
    from lxml import etree

    from presskit.render.docx_xml import NAMESPACES

    space, names, levels = f"{{{NAMESPACES['w']}}}", {}, {}
    try:
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
            body = etree.fromstring(package.read("word/document.xml"))
            styles = etree.fromstring(package.read("word/styles.xml"))
            around = {name: etree.fromstring(package.read(f"word/{target}"))
                      for name, target in _find_parts(package, body, space).items()}
    except (OSError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise ValueError(f"no Word file: {error}") from error
    for one in styles.iter(f"{space}style"):
        key, name = one.get(f"{space}styleId", ""), one.find(f"{space}name")
        level = one.find(f"{space}pPr/{space}outlineLvl")
        names[key] = name.get(f"{space}val", key) if name is not None else key
        levels[key] = int(level.get(f"{space}val", "9")) + 1 if level is not None else 0
    found = {name: _read_lines(root, names, levels, space, name)
             for name, root in around.items()}
    heads = [one for name in _PARTS.values() if name.startswith("Header")
             for one in found.get(name, ())]
    feet = [one for name in _PARTS.values() if name.startswith("Footer")
            for one in found.get(name, ())]
    return (*heads, *_read_lines(body, names, levels, space), *feet)


def _find_parts(package: zipfile.ZipFile, body: Any, space: str) -> dict[str, str]:
    """The files of the headers and footers of the first section that has them, by their names."""
    from lxml import etree

    from presskit.render.docx_xml import NAMESPACES

    links, found = "word/_rels/document.xml.rels", dict[str, str]()
    if links not in package.namelist():
        return found
    targets = {one.get("Id"): one.get("Target") for one in etree.fromstring(package.read(links))}
    for kind in ("header", "footer"):
        for one in body.iter(f"{space}{kind}Reference"):
            name = _PARTS.get((kind, one.get(f"{space}type", "default")), "")
            target = targets.get(one.get(f"{{{NAMESPACES['r']}}}id"))
            if name and target:
                found.setdefault(name, target)
    return found


def _read_lines(root: Any, names: Mapping[str, str], levels: Mapping[str, int], space: str,
                part: str = "") -> list[Line]:
    found = []
    for paragraph in root.iter(f"{space}p"):
        style = paragraph.find(f"{space}pPr/{space}pStyle")
        key = style.get(f"{space}val", "") if style is not None else ""
        words = "".join(_words(paragraph, space))
        if words.strip():
            level = levels.get(key, 0)
            found.append(Line(names.get(key, "Normal"), words, level if level < 7 else 0,
                              any(True for _one in paragraph.iterancestors(f"{space}tc")), part))
    return found


def _words(paragraph, space: str):
    for one in paragraph.iter(f"{space}t", f"{space}br", f"{space}tab"):
        if next(one.iterancestors(f"{space}p")) is paragraph:
            yield one.text or "" if one.tag == f"{space}t" else "\n" if one.tag == f"{space}br" \
                else "\t"
