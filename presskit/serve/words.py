"""The words of a Word file, paragraph by paragraph, each with its style.

Here: reading them for whoever looks whether all is there and dressed by the right style.  Never
here: how Word sets them.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Line", "read_words"]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: the name of its style, its words, its level as a heading (0: none), whether it
    stands in a table."""

    style: str
    words: str
    level: int = 0
    in_table: bool = False


def read_words(path: Path) -> tuple[Line, ...]:
    """The paragraphs of a Word file in their order, without the empty ones.

    Raises ``ValueError`` for a file that can't be read.
    """
    from lxml import etree

    from presskit.render.docx_xml import NAMESPACES

    space = f"{{{NAMESPACES['w']}}}"
    try:
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
            body = etree.fromstring(package.read("word/document.xml"))
            styles = etree.fromstring(package.read("word/styles.xml"))
    except (OSError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise ValueError(f"no Word file: {error}") from error
    names, levels = {}, {}
    for one in styles.iter(f"{space}style"):
        key, name = one.get(f"{space}styleId", ""), one.find(f"{space}name")
        level = one.find(f"{space}pPr/{space}outlineLvl")
        names[key] = name.get(f"{space}val", key) if name is not None else key
        levels[key] = int(level.get(f"{space}val", "9")) + 1 if level is not None else 0
    found = []
    for paragraph in body.iter(f"{space}p"):
        style = paragraph.find(f"{space}pPr/{space}pStyle")
        key = style.get(f"{space}val", "") if style is not None else ""
        words = "".join(_words(paragraph, space))
        if words.strip():
            level = levels.get(key, 0)
            found.append(Line(names.get(key, "Normal"), words, level if level < 7 else 0,
                              any(True for _one in paragraph.iterancestors(f"{space}tc"))))
    return tuple(found)


def _words(paragraph, space: str):
    for one in paragraph.iter(f"{space}t", f"{space}br", f"{space}tab"):
        if next(one.iterancestors(f"{space}p")) is paragraph:
            yield one.text or "" if one.tag == f"{space}t" else "\n" if one.tag == f"{space}br" \
                else "\t"
