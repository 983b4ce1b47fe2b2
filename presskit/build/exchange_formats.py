"""The formats that texts are exchanged in.

Here: who writes and who reads each.  Never here: what a format looks like (``localise.exchange``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from presskit.build.languages import Languages
from presskit.build.tables import read_sentences
from presskit.desk import Desk
from presskit.diagnostics import Exit, Findings, PresskitError, Span, show_path

if TYPE_CHECKING:
    from presskit.localise.exchange import Delivery, Parcel

__all__ = ["FORMATS", "Format", "Reading", "read_delivery", "resolve_delivery", "write_parcel"]

_LOCKED = ".docm"
"""A file that is opened only to say why it is refused."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the suffixes of its files, the first written; who writes and who reads it.

    ``resolve`` reads a file a second time, with the kit that it is of: for a format of which
    programs keep only part of what names a text.
    """

    suffixes: tuple[str, ...]
    write: Callable[[Languages, Parcel, str, Desk], bytes]
    read: Callable[[bytes, Path, str], Delivery]
    resolve: Callable[[Delivery, Path, Languages, str, Reading], Delivery] | None = None


@dataclass(slots=True)
class Reading:
    """How a file is to be read, and what is said of it: with ``done`` what was changed in it is
    translated, with ``strict`` no text is taken in which a change is left that nobody settled."""

    done: bool = False
    strict: bool = False
    findings: Findings = field(default_factory=Findings)


def write_parcel(languages: Languages, parcel: Parcel, form: str, version: str,
                 desk: Desk) -> bytes:
    """A parcel in a format; ``version`` is that of XLIFF.

    Raises ``PresskitError`` for a table that can't be used.
    """
    return FORMATS[form].write(languages, parcel, version, desk)


def resolve_delivery(delivery: Delivery, path: Path, languages: Languages, locale: str,
                     reading: Reading) -> Delivery:
    """What a file brings to a kit's locale, now that both are known.

    Raises ``PresskitError``.
    """
    form = _form_of(path)
    return form.resolve(delivery, path, languages, locale, reading) if form.resolve else delivery


def read_delivery(path: Path, locale: str = "") -> Delivery:
    """What a file brings; ``locale`` is the one that the command names.

    Raises ``PresskitError``, with ``exchange-format`` for a suffix that nobody reads.
    """
    from presskit.content.files import read_bytes
    return _form_of(path).read(read_bytes(path), path, locale)


def _form_of(path: Path) -> Format:
    form = next((one for one in FORMATS.values() if path.suffix.lower() in one.suffixes), None)
    if form is None:
        known = ", ".join(one for form in FORMATS.values() for one in form.suffixes
                          if one != _LOCKED)
        raise PresskitError.one(
            "exchange-format", f"presskit reads no {path.suffix or 'file without a suffix'}",
            span=Span(show_path(path)), exit_code=Exit.USAGE,
            hint=f"there are {known}; a program's own package is exported from it first")
    return form


def _write_xliff(languages: Languages, parcel: Parcel, version: str, _desk: Desk) -> bytes:
    from presskit.localise.exchange.xliff import write_xliff
    return write_xliff(parcel, (read_sentences(languages.shelf, parcel.source),
                                read_sentences(languages.shelf, parcel.target)), version)


def _read_xliff(data: bytes, path: Path, _locale: str) -> Delivery:
    from presskit.localise.exchange.xliff import read_xliff
    return read_xliff(data, show_path(path))


def _write_csv(_languages: Languages, parcel: Parcel, _version: str, _desk: Desk) -> bytes:
    from presskit.localise.exchange.table import write_table
    return write_table(parcel)


def _read_csv(data: bytes, path: Path, _locale: str) -> Delivery:
    from presskit.localise.exchange.table import read_table
    return read_table(data, show_path(path))


def _write_po(_languages: Languages, parcel: Parcel, _version: str, _desk: Desk) -> bytes:
    from presskit.localise.exchange.po import write_po
    return write_po(parcel).encode()


_LANGUAGE = re.compile(rb'^"Language:\s*([A-Za-z0-9_-]+)', re.MULTILINE)


def _read_po(data: bytes, path: Path, locale: str) -> Delivery:
    """A PO file; what is wrong with the markup of an entry is that entry's matter."""
    from presskit.content import translations
    from presskit.content.files import read_source
    from presskit.content.yaml import Places
    from presskit.locales import canonical
    from presskit.localise.exchange.po import deliver_po
    from presskit.model.segment import Catalogue, Message
    said = _LANGUAGE.search(data)
    tag = said[1].decode().replace("_", "-") if said else locale
    findings, values, places = Findings(), {}, Places()
    source = read_source(path, findings)
    try:
        tag = canonical(tag)
    except ValueError:
        raise PresskitError.one(
            "exchange-locale", "nothing in this file says which language it is in",
            span=Span(show_path(path)), hint="say it: --to TAG", exit_code=Exit.USAGE) from None
    if source:
        translations.read_catalogue(tag, source, values, places, findings)
    if "catalogues" not in values:
        findings.raise_errors()
    Findings([one for one in findings if one.code.startswith("po-")]).raise_errors()
    found = values["catalogues"][tag]
    lines = {path[2:]: span.line for path, span in places.items() if len(path) == 4}
    return deliver_po(Catalogue(tag, tuple(Message(**one) for one in found["messages"]),
                                tuple(found["header"])), lines, show_path(path))


def _write_docx(languages: Languages, parcel: Parcel, _version: str, desk: Desk) -> bytes:
    from presskit.build.proof_sheets import render_proof_sheet
    return render_proof_sheet(languages, parcel, desk, languages.findings)


def _read_docx(data: bytes, path: Path, _locale: str) -> Delivery:
    from presskit.localise.exchange.word import read_head
    return read_head(data, show_path(path))


def _resolve_docx(_delivery: Delivery, path: Path, languages: Languages, locale: str,
                  reading: Reading) -> Delivery:
    from presskit.build.proof_sheets import read_proof_sheet
    from presskit.content.files import read_bytes
    return read_proof_sheet(read_bytes(path), show_path(path), languages, locale,
                            reading.findings, strict=reading.strict)


FORMATS: dict[str, Format] = {
    "xliff": Format((".xlf", ".xliff"), _write_xliff, _read_xliff),
    "csv": Format((".csv",), _write_csv, _read_csv),
    "po": Format((".po",), _write_po, _read_po),
    "docx": Format((".docx", _LOCKED), _write_docx, _read_docx, _resolve_docx),
}
"""Every format whose files come back as rows, by the name that is typed."""
