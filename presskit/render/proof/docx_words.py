"""The words of a Word file, against its document and the frame it stands on.

Here: the words of the page, of headers and footers, in the order of the file.  Never here:
faces, styles, what an editor's frame should say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from presskit.document import Document
from presskit.render.docx_frame import WordFrame
from presskit.render.proof import Aspect, Fault
from presskit.render.proof.package import Package, word
from presskit.render.proof.words import (
    bare,
    compare_words,
    find_invisible,
    list_running,
    say_document,
)

__all__ = ["prove_docx_words", "read_part"]

_SLOT = re.compile(r"\[\[([a-z-]+)\]\]")
_SAID = {word("t"): None, word("br"): "\n", word("cr"): "\n", word("tab"): "\t",
         word("noBreakHyphen"): "-"}


def read_part(root: etree._Element) -> str:
    """The words of a part, or of an element, in its order; characters before their reading."""
    return "".join((one.text or "") if one.tag == word("t") else _SAID[one.tag]
                   for one in _each_said(root) if one.getparent().tag != word("tabs"))


def _each_said(root: etree._Element) -> Iterator[etree._Element]:
    """In the file a reading stands before what it is for (17.3.3.25)."""
    above: set[etree._Element] = set()
    behind: dict[etree._Element, list[etree._Element]] = {}
    for ruby in root.iter(word("ruby")):
        reading, base = ([one for part in ruby.iter(word(name)) for one in part.iter(*_SAID)]
                         for name in ("rt", "rubyBase"))
        above.update(reading)
        behind.update({base[-1]: reading} if base else {})
    for one in root.iter(*_SAID):
        if one not in above:
            yield one
            yield from behind.get(one, ())


def prove_docx_words(package: Package, document: Document, frame: WordFrame) -> Iterator[Fault]:
    """The page says the document; headers and footers its running lines; both with what an
    editor wrote into the frame, and nothing else."""
    values = _slots(document)
    wanted = {name: _fill(read_part(_parse(frame.parts[name])), values)
              for name in (frame.main, *frame.running)}
    yield from compare_words(bare(read_part(package.roots[package.main])),
                             wanted[frame.main], package.main)
    if set(package.running) != set(frame.running):
        yield Fault(Aspect.STRUCTURE, "it doesn't have the headers and footers of its frame")
    for name in package.running:
        if name in wanted:
            yield from compare_words(bare(read_part(package.roots[name])), wanted[name], name)
    for name in (package.main, *package.running):
        hidden = find_invisible(read_part(package.roots[name]))
        if hidden:
            yield Fault(Aspect.STRUCTURE, "characters that nobody sees: " + ", ".join(hidden),
                        name)


def _slots(document: Document) -> dict[str, str]:
    running = list_running(document)
    values = {name.replace("_", "-"): words for name, words in running.items()}
    return {**values, "running-header": running.get("header_start", ""), "page": "1/1",
            "body": say_document(document)}


def _fill(words: str, values: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda one: values.get(one[1], ""), bare(words))


def _parse(data: bytes) -> etree._Element:
    return etree.fromstring(data)
