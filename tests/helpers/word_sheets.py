"""Proof sheets as a word processor saves them: small files made by hand, row by row.

A test names the XML of the cells that somebody has worked in; all others are as they went out.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from xml.sax.saxutils import escape

from presskit.diagnostics import Findings
from presskit.localise.exchange import Delivery, Parcel, Row
from presskit.localise.exchange.word import (
    list_links,
    read_sheet,
    row_key,
    show_text,
    write_bookmark,
    write_head,
    write_manifest,
    write_mark,
    write_sign,
)

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (f'xmlns:w="{WORD}" '
           'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
           'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"')
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


STANDS = "stands as it is"


def run(text: str, look: str = "") -> str:
    """A run; line feeds are breaks."""
    pieces = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(one)}</w:t>'
                            for one in text.split("\n"))
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{pieces}</w:r>"


def gone(text: str) -> str:
    """A run of deleted words."""
    return f'<w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r>'


def change(kind: str, inner: str, author: str = "Ada", number: int = 1) -> str:
    """A tracked change round runs: ``ins``, ``del``, ``moveFrom``, ``moveTo``."""
    return (f'<w:{kind} w:id="{number}" w:author="{author}" w:date="2027-03-10T09:00:00Z">'
            f"{inner}</w:{kind}>")


def paragraph(inner: str, properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def cell(inner: str, properties: str = "") -> str:
    """A cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def words_cell(row: Row, inner: str, *, bookmark: bool = True) -> str:
    """The cell of a row's words with paragraphs in it."""
    name = write_bookmark(row_key(row.id))
    ends = (f'<w:bookmarkStart w:id="7" w:name="{name}"/>', '<w:bookmarkEnd w:id="7"/>')
    return cell(f"{ends[0]}{inner}{ends[1]}" if bookmark else inner)


def row_cells(row: Row, number: int, words: str = "", remark: str = "", source: str = "", *,
              hidden: bool = True, key: bool = True) -> list[str]:
    """The four cells of a row; ``words`` are paragraphs, or empty: as they went out."""
    links = list_links(row.source)
    first = run(str(number)) + (run(write_mark(row.id, row.was), "<w:vanish/>") if hidden else "")
    first += run(f"\n#{row_key(row.id)}") if key else ""
    stands = paragraph(run(f"[ ] {STANDS}")) if row.is_draft else paragraph("")
    return [cell(paragraph(first)),
            cell(paragraph(run(source or show_text(row.source))) + paragraph(run(row.note))),
            words_cell(row, words or paragraph(run(show_text(row.words, links)))),
            cell(remark or stands)]


def table_row(cells: Iterable[str], properties: str = "") -> str:
    """A row of cells."""
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def sheet_body(parcel: Parcel, rows: Iterable[str]) -> str:
    """The body of a sheet: its head, a table of rows, lines for signatures."""
    head = paragraph(run("kit") + run(write_head(parcel.kit, parcel.source, parcel.target),
                                      "<w:vanish/>"))
    sign = table_row([cell(paragraph(run("Reviewer") + run(write_sign("reviewer")))),
                      *(cell(paragraph("")) for _ in range(3))])
    return f"{head}{table(rows)}{table([sign])}<w:sectPr/>"


def table(rows: Iterable[str]) -> str:
    """A table."""
    grid = '<w:gridCol w:w="900"/>' * 4
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def sheet_rows(parcel: Parcel, edits: Mapping[str, str] = {}) -> list[str]:
    """The rows of a parcel, with other paragraphs of words for some ids."""
    return [table_row(row_cells(one, number, edits.get(one.id, "")))
            for number, one in enumerate(parcel.rows, 1)]


def package(parts: Mapping[str, str | bytes], relations: str = "", main_type: str = _MAIN,
            defaults: str = "") -> bytes:
    """A package round ``word/document.xml``; ``relations`` are those of the document."""
    types = (f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
             f'"application/vnd.openxmlformats-package.relationships+xml"/>{defaults}<Default '
             'Extension="xml" ContentType="application/xml"/><Override PartName='
             f'"/word/document.xml" ContentType="{main_type}"/></Types>')
    root = (f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="a" Type='
            f'"{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>')
    own = f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
    everything = {"[Content_Types].xml": types, "_rels/.rels": root,
                  "word/_rels/document.xml.rels": own, **parts}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in everything.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def relation(kind: str, target: str, *, outside: bool = False) -> str:
    """A relationship of the document."""
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{kind}1" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'


def save(body: str, parcel: Parcel | None = None, parts: Mapping[str, str | bytes] = {},
         relations: str = "", **more: str) -> bytes:
    """A Word file with a body; with a ``parcel`` its data part as well."""
    document = f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>"
    everything: dict[str, str | bytes] = {"word/document.xml": document, **parts}
    if parcel is not None:
        everything["customXml/item1.xml"] = write_manifest(parcel, STANDS)
        relations += relation("customXml", "/customXml/item1.xml")
    return package(everything, relations, **more)


def comments(*said: tuple[str, str, str]) -> str:
    """The part of comments: id, author, text of each."""
    each = "".join(f'<w:comment w:id="{key}" w:author="{author}">{paragraph(run(text))}</w:comment>'
                   for key, author, text in said)
    return f"<w:comments {_SPACES}>{each}</w:comments>"


def comes_back(parcel: Parcel, data: bytes, now: Parcel | None = None, *, strict: bool = False,
               ) -> tuple[Delivery, Callable[[str], str], Findings]:
    """A file read: the delivery, the words of a row by its id, what was said."""
    findings = Findings()
    delivery = read_sheet(data, "sheet.docx", now or parcel, findings, strict=strict)
    words = {one.id: one.words for one in delivery.rows}
    return delivery, words.__getitem__, findings
