"""Translations and approvals: PO files and lists of approvals.

Here: from their text to plain values with lines.  Never here: which entry is stale or unused,
what an approval covers.

PO as GNU gettext describes it, read by polib.
"""

from __future__ import annotations

import re
from typing import Any

from presskit.content.files import Source, check_characters
from presskit.content.inlines import scan_inlines
from presskit.content.po_lines import EntryLines, check_lines
from presskit.content.yaml import Places, compose_yaml
from presskit.diagnostics import Findings, Severity, Span
from presskit.locales import canonical, foreign

__all__ = ["read_approvals", "read_catalogue"]

def read_catalogue(locale: str, source: Source, values: dict[str, Any], places: Places,
                   findings: Findings) -> None:
    """Read a PO file into ``values["catalogues"][locale]``: ``locale``, ``header`` (pairs) and
    ``messages`` (the keys of the model's ``Message``)."""
    if not _check_locale(locale, source, findings):
        return
    parsed = _parse(source, findings)
    if parsed is None:
        return
    entries, lines = parsed
    places["catalogues", locale] = Span(source.file, 1)
    header = tuple(sorted(entries.metadata.items()))
    _check_language(locale, dict(header), source, findings)
    messages: list[dict[str, Any]] = []
    seen: dict[tuple[str, str], Span] = {}
    texts = source.text.split("\n")
    for entry, line in zip(entries, lines, strict=True):
        span = _span(line.first, texts, source.file)
        key = (entry.msgctxt or "", entry.msgid)
        if entry.obsolete:
            messages.append(_message(entry, ()))
            continue
        if key in seen:
            findings.error("po-duplicate", "this entry stands here a second time", span=span,
                           hint="keep one of the two", related=[(seen[key], "the first is here")])
            continue
        seen[key] = places["catalogues", locale, *key] = span
        if entry.msgid_plural:
            findings.error("po-plural", "this entry has plural forms", span=span,
                           hint="write one text: a press kit's texts have no numbers to fill in")
        messages.append(_message(entry, _read_words(
            entry, _span(line.words, texts, source.file), findings)))
    values.setdefault("catalogues", {})[locale] = {
        "locale": locale, "header": header, "messages": messages}


def _parse(source: Source, findings: Findings) -> tuple[Any, list[EntryLines]] | None:
    import polib

    lines = check_lines(source, findings)
    if lines is None:
        return None
    try:
        # the comment on top keeps polib from taking a short text for a file's name
        catalogue = polib.pofile("#\n" + source.text.rstrip("\n") + "\n", wrapwidth=0)
    except (OSError, ValueError, IndexError) as error:
        match = re.search(r"\(line (\d+)\)", str(error))
        findings.error("po-syntax", "this line is not PO", hint="compare it with the entries "
                       "around it", span=Span(source.file, max(int(match[1]) - 1, 1) if match
                                              else 1, 1))
        return None
    header = len(lines) - len(catalogue)  # polib takes the header out of the entries
    return catalogue, lines[header:]


def _check_locale(locale: str, source: Source, findings: Findings) -> bool:
    try:
        good = canonical(locale)
    except ValueError:
        good = ""
    if good != locale:
        findings.error("locale-unknown", f'"{locale}" is not a language tag as we write it',
                       span=Span(source.file),
                       hint=f"rename the file to begin with {good or 'a tag such as en or ja'}")
    return good == locale


def _check_language(locale: str, header: dict[str, str], source: Source,
                    findings: Findings) -> None:
    said = header.get("Language", "")
    try:
        same = foreign(said) == foreign(locale)
    except ValueError:
        same = said.replace("_", "-").lower() == locale.lower()
    if said and not same:
        at = source.text.find('"Language:')
        findings.error("po-language", f'the header says that this is "{said}", the file\'s name '
                       f'says "{locale}"', hint=f"write Language: {locale}, or rename the file",
                       span=source.span(at, 10) if at >= 0 else Span(source.file, 1))


def _span(line: int, texts: list[str], file: str) -> Span:
    return Span(file, line, 1, line, len(texts[line - 1]) + 1)


def _read_words(entry: Any, span: Span, findings: Findings) -> tuple:
    check_characters(entry.msgid + entry.msgstr, span, findings)
    inlines, faults = scan_inlines(entry.msgstr)
    for fault in faults:
        add = findings.error if fault.severity is Severity.ERROR else findings.warning
        add(fault.code, fault.message, hint=fault.hint, span=span)
    return inlines


def _message(entry: Any, inlines: tuple) -> dict[str, Any]:
    return {"context": entry.msgctxt or "", "source": entry.msgid, "words": entry.msgstr,
            "inlines": inlines, "fuzzy": entry.fuzzy, "previous": entry.previous_msgid or "",
            "comment": entry.comment or "", "remark": entry.tcomment or "",
            "obsolete": bool(entry.obsolete)}


def read_approvals(locale: str, source: Source, values: dict[str, Any], places: Places,
                   findings: Findings) -> None:
    """Read a list of approvals into ``values["approvals"][locale]``."""
    if not _check_locale(locale, source, findings):
        return
    entries, found = compose_yaml(source, findings, top=list)
    places["approvals", locale] = Span(source.file, 1)
    places.include(found, ("approvals", locale))
    values.setdefault("approvals", {})[locale] = entries
