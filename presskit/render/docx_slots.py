"""Slots of a Word frame: `[[ body ]]`, running lines, page numbers.

Here: finding a slot, whatever runs Word has cut it into, and putting inlines, fields or blocks
in its place with the look that the editor gave the slot.  Never here: what stands in them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from lxml import etree

from presskit.document import Document, Inline, Text
from presskit.render.docx_frame import SLOT, paragraph_text
from presskit.render.docx_runs import Look, name_face, split_faces, write_count, write_inlines
from presskit.render.docx_sheet import Sheet
from presskit.render.docx_xml import clark, w

__all__ = ["fill_body", "fill_running", "slot_values"]

_MARKS = [clark("w:" + name) for name in ("smartTag", "ins", "proofErr")]
"""What Word leaves round runs and between them: kinds of words, changes, doubts of spelling."""
_RUN, _TEXT, _PARAGRAPH = clark("w:r"), clark("w:t"), clark("w:p")


def slot_values(document: Document) -> dict[str, tuple[Inline, ...]]:
    """What stands in each slot of the running lines."""
    running = document.running
    return {"header-start": running.header_start, "running-header": running.header_start,
            "header-end": running.header_end, "footer-start": running.footer_start,
            "notice": running.notice, "label": running.label, "label-note": running.label_note}


def fill_body(root: etree._Element, blocks: Sequence[etree._Element],
              ending: etree._Element) -> None:
    """Put ``blocks`` in the place of the paragraph `[[ body ]]`.

    ``ending`` follows where a table would else stand last on the page.
    """
    slot = next(one for one in root.iter(_PARAGRAPH)
                if SLOT.fullmatch(paragraph_text(one).strip()))
    holder = slot.getparent()
    index = holder.index(slot)
    holder.remove(slot)
    follows = holder[index].tag if index < len(holder) else ""
    if blocks and blocks[-1].tag != _PARAGRAPH and follows != _PARAGRAPH:
        blocks = [*blocks, ending]
    for offset, block in enumerate(blocks):
        holder.insert(index + offset, block)


def fill_running(sheet: Sheet, root: etree._Element,
                 values: Mapping[str, Sequence[Inline]]) -> bool:
    """Fill the slots of a header, footer or page; say whether there were any.

    A paragraph that held nothing but slots which stay empty goes, and with it a row that has
    nothing else, unless its cell or page would be left without one.
    """
    found = False
    for paragraph in list(root.iter(_PARAGRAPH)):
        words = paragraph_text(paragraph)
        slots = [slot for slot in SLOT.findall(words) if slot != "body"]
        if not slots:
            continue
        found = True
        empty = not SLOT.sub("", words).strip() and not any(
            slot == "page" or values.get(slot) for slot in slots)
        spare = _find_spare(paragraph) if empty else None
        if spare is not None:
            spare.getparent().remove(spare)
        else:
            _fill_paragraph(sheet, paragraph, values)
    return found


def _find_spare(paragraph: etree._Element) -> etree._Element | None:
    """What can go with an empty paragraph: itself where what holds it still ends in one, its
    row where that holds nothing else and isn't the only one."""
    last = [one for one in paragraph.getparent() if one is not paragraph][-1:]
    if last and last[0].tag in {_PARAGRAPH, clark("w:sectPr")}:
        return paragraph
    row = next(paragraph.iterancestors(clark("w:tr")), None)
    if row is None or len(list(row.iter(_PARAGRAPH))) > 1 or next(
            row.itersiblings(clark("w:tr"), preceding=True), None) is None:
        return None
    return row


def _fill_paragraph(sheet: Sheet, paragraph: etree._Element,
                    values: Mapping[str, Sequence[Inline]]) -> None:
    runs = [one for one in paragraph.iter(_RUN) if one.find(_TEXT) is not None]
    letters = [(letter, run) for run in runs
               for letter in "".join(one.text or "" for one in run.iter(_TEXT))]
    words = "".join(letter for letter, _ in letters)
    place = paragraph.index(_find_child(paragraph, runs[0]))
    new: list[etree._Element] = []
    start = 0
    filled = True
    for match in SLOT.finditer(words):
        # What an editor wrote between two slots goes with the slot before it.
        if filled:
            new += _copy_letters(sheet, letters[start:match.start()])
        slot, base = match[1], letters[match.start()][1].find(clark("w:rPr"))
        inserted = _write_slot(sheet, slot, values.get(slot, ()), base)
        filled = bool(inserted)
        new += inserted
        start = match.end()
    new += _copy_letters(sheet, letters[start:])
    for run in runs:
        run.getparent().remove(run)
    for offset, run in enumerate(new):
        paragraph.insert(place + offset, run)
    for mark in list(paragraph.iter(*_MARKS)):
        if mark.find(f".//{_RUN}") is None:
            mark.getparent().remove(mark)


def _find_child(paragraph: etree._Element, run: etree._Element) -> etree._Element:
    """What stands right in the paragraph and holds a run: itself, or what Word has put round
    it."""
    while run.getparent() is not paragraph:
        run = run.getparent()
    return run


def _copy_letters(sheet: Sheet,
                  letters: Sequence[tuple[str, etree._Element]]) -> list[etree._Element]:
    """The frame's own words again, run by run; in the look that they have, but for a character
    that the document's faces lack."""
    out: list[etree._Element] = []
    for run, some in groupby(letters, key=lambda one: one[1]):
        base = run.find(clark("w:rPr"))
        words = "".join(letter for letter, _run in some)
        for piece, face in split_faces(sheet, words, base):
            copy = w("r")
            if base is not None or face:
                copy.append(name_face(base, face))
            text = etree.SubElement(copy, _TEXT)
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            text.text = piece
            out.append(copy)
    return out


def _write_slot(sheet: Sheet, slot: str, inlines: Sequence[Inline],
                base: etree._Element | None) -> list[etree._Element]:
    if slot != "page":
        return write_inlines(sheet, inlines, Look(base=base))
    # Fields that Word counts itself; no update is asked for, which would raise a question.
    look = Look(base=base)
    return [w("fldSimple", write_count(sheet, look), instr=" PAGE "),
            *write_inlines(sheet, (Text(" / "),), look),
            w("fldSimple", write_count(sheet, look), instr=" NUMPAGES ")]
