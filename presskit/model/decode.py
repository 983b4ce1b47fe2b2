"""From plain values to a kit, all problems at once.

Here: validating what a kit's files say and naming the place of whatever is wrong.  Never
here: reading files, wording for readers, today's date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Protocol, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticCustomError

from presskit.diagnostics import Findings, Severity, Span
from presskit.document import Inline
from presskit.model.approvals import check_approvals, check_homes, decode_approvals
from presskit.model.checks import check_kit
from presskit.model.corrections import check_versions
from presskit.model.faults import Finder, report_faults, report_inline_faults
from presskit.model.kit import Kit, KitFile
from presskit.model.missing import check_missing
from presskit.model.moments import decode_embargo
from presskit.model.reach import check_reach, decode_source
from presskit.model.reviews import RECORDS, check_reviews
from presskit.model.segment import Catalogue, Message
from presskit.model.sentence_ends import Cut
from presskit.model.walk import each_location, with_paths

__all__ = ["Decoded", "SourceValues", "decode_kit"]

Scan = Callable[[str], tuple[tuple[Inline, ...], Sequence[Any]]]
"""From Markdown to inlines and faults (``code severity message hint needle``)."""


class SourceValues(Protocol):
    """What a kit's files say, with the place of each value and key (``places.names``)."""

    values: dict[str, Any]
    places: Any
    findings: Findings

    def narrow(self, span: Span, needle: str) -> Span:
        """The place of ``needle`` in the text that begins at ``span``."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A kit; ``places`` gives the span of each segment by its id, and of each message by
    ``(locale, msgctxt, msgid)``, of a record by ``("queries", number)``; ``findings`` are
    warnings."""

    kit: Kit
    places: Mapping[Any, Span]
    findings: Findings


def decode_kit(sources: SourceValues, *, scan: Scan, join: Callable[[str], str],
               known: Iterable[str], cut: Cut) -> Decoded:
    """Decode what was read into a kit in its source locale.

    ``scan`` reads Markdown inlines, ``join`` puts a text on one line, ``known`` are the
    locales that have wording, ``cut`` tells where sentences end.  Raises ``PresskitError`` with
    everything that was found, the reader's own findings first, if there is an error among it.
    """
    findings = Findings(list(sources.findings))
    finder = Finder(sources)
    values = deepcopy({key: one for key, one in sources.values.items()
                       if key not in ("catalogues", "approvals")})
    source = decode_source(values, known, finder, findings)
    check_reach(values, source, known, finder, findings)
    decode_embargo(values, finder, findings)
    values |= {"source_locale": source, "locale": source,
               "catalogues": _decode_catalogues(sources.values.get("catalogues", {})),
               "approvals": decode_approvals(sources.values.get("approvals", {}), finder,
                                             findings)}
    kit, noted = _validate(values, source, scan, join, finder, findings)
    located = list(each_location(kit)) if kit else []
    for path, segment in located:
        report_inline_faults(noted.get(segment.text, ()), path, finder, findings)
    if kit:
        check_kit(kit, sources.values, located, finder, findings, known, cut)
        check_versions(kit, finder, findings)
        check_reviews(kit, {one.id: one for _, one in located}, finder, findings)
    findings.raise_errors()
    assert kit is not None, "a kit that can't be validated has an error"
    check_missing(kit, finder, findings)
    check_homes(kit, finder, findings)
    check_approvals(kit, finder, findings)
    places: dict[Any, Span] = {segment.id: finder.value(path) for path, segment in located}
    for kind in ("people", "organisations", "works", "terms"):  # forms are known by path too
        for key, entry in getattr(kit, kind).items():
            for tag in (source, *kit.locales, *entry.names):
                places[f"{kind}.{key}.names.{tag}@"] = finder.key((kind, key, "names", tag))
    places |= {path[1:]: span for path, span in sources.places.items()
               if path[:1] == ("catalogues",) and len(path) == 4}
    places |= {path: span for path, span in sources.places.items()
               if path[:1] == ("translation",)
               or path[:1] in {(kind,) for kind in RECORDS} and len(path) == 2}
    return Decoded(kit, places, findings)


def _validate(values: dict[str, Any], source: str, scan: Scan, join: Callable[[str], str],
              finder: Finder, findings: Findings) -> tuple[Kit | None, dict[str, list[Any]]]:
    """The kit; after an error without its faulty parts, so that the rest is checked too."""
    noted: dict[str, list[Any]] = {}

    def read_inlines(text: str) -> tuple[Inline, ...]:
        inlines, faults = scan(text)
        if any(one.severity is Severity.ERROR for one in faults):
            raise PydanticCustomError("inline_fault", "markdown", {"faults": list(faults)})
        if faults:
            noted[text] = list(faults)
        return inlines

    context = {"inlines": read_inlines, "join": join, "locale": source}
    for turn in range(8):
        try:
            return with_paths(Kit.model_validate(values, context=context)), noted
        except ValidationError as error:
            errors = error.errors(include_url=False)
            if turn == 0:
                report_faults(errors, finder, lambda path: _names_at(values, path), findings)
            for one in errors:
                _prune(values, one)
    return None, noted


def _prune(values: dict[str, Any], error: Mapping[str, Any]) -> None:
    """Take the faulty value out (where a required one is missing, the whole entry), with the
    list that it stands in."""
    path = [part for part in error["loc"] if part != "[key]"]
    path = path[:-1] if error["type"] == "missing" else path
    holders: list[Any] = [values]
    for part in path[:-1]:
        try:
            holders.append(holders[-1][part])
        except (KeyError, IndexError, TypeError):
            return
    for holder, part in zip(reversed(holders), reversed(path), strict=False):
        if isinstance(holder, dict):  # taking it out of a list would move its neighbours
            holder.pop(part, None)
            return


def _names_at(values: Any, path: Sequence[str | int]) -> tuple[str, ...]:
    """The keys that may stand at a place of the kit's files."""
    kind: Any = Kit
    for part in path:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            by_name = {(one.alias or name): one.annotation
                       for name, one in kind.model_fields.items()}
            kind = by_name.get(str(part))
        else:
            kind = next((one for one in reversed(get_args(kind)) if one is not Ellipsis), None)
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return ()
    hidden = {"id"} if kind is not Kit else set(Kit.model_fields) - set(KitFile.model_fields)
    return tuple(one.alias or name for name, one in kind.model_fields.items()
                 if name not in hidden)


def _decode_catalogues(catalogues: Mapping[str, Any]) -> dict[str, Catalogue]:
    return {locale: Catalogue(locale, tuple(Message(**one) for one in said["messages"]),
                              tuple(said["header"]))
            for locale, said in catalogues.items()}
