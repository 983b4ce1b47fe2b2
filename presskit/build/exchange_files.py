"""Files that go to translators, put where they are sent from.

Here: their names, writing one, and that none is written over which somebody has worked on.  Never
here: what is in them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from presskit.build.exchange_formats import (
    FORMATS,
    Reading,
    read_delivery,
    resolve_delivery,
    write_parcel,
)
from presskit.build.exchanging import check_delivery, fault_of, kit_memory
from presskit.build.languages import Languages
from presskit.build.parking import read_parked
from presskit.content.edits import write_file
from presskit.desk import Desk
from presskit.diagnostics import PresskitError, Span, show_path

if TYPE_CHECKING:
    from presskit.localise.exchange import Parcel

__all__ = ["MEMORY", "check_outgoing", "count_left_out", "write_exchange"]

MEMORY = "tmx"


def check_outgoing(languages: Languages, parcel: Parcel, form: str) -> None:
    """See that a file would have something in it.

    Raises ``PresskitError`` (``exchange-empty``) for a locale whose origin has no words yet, and
    for a memory of a locale in which a person has translated nothing.
    """
    locale, origin = parcel.target, parcel.source
    if not parcel.rows:
        raise PresskitError.one(
            "exchange-empty", f"{locale} comes from {origin}, where nothing is translated yet: "
            "there is nothing to send", span=Span(parcel.kit),
            hint=f"translate {origin} first: presskit exchange export --to {origin}")
    if form != MEMORY:
        return
    reach = languages.loaded.kit.locales.get(locale)
    if reach and reach.reach == "convert":
        raise PresskitError.one(
            "exchange-empty", f"{locale} is converted: its words are no translation, and belong "
            "into no memory", span=Span(parcel.kit),
            hint=f"export the memory of {origin}, or another format")
    if count_left_out(parcel) == len(parcel.rows):
        raise PresskitError.one(
            "exchange-empty", f"{locale}: nobody has translated anything yet, and a memory holds "
            f"no machine's words: it would be empty ({len(parcel.rows)} texts left out)",
            span=Span(parcel.kit), hint="have the drafts gone through and approved first "
            f"(presskit review --locale {locale}), or export another format")


def count_left_out(parcel: Parcel) -> int:
    """How many texts a memory of the parcel does not hold."""
    from presskit.model.segment import State
    return sum(not one.words or one.state.rank < State.TRANSLATED.rank for one in parcel.rows)


def write_exchange(languages: Languages, parcel: Parcel, form: str, version: str, dest: Path,
                   desk: Desk) -> Path:
    """Write a parcel in a format, or the memory of its locale, into a folder.

    Raises ``PresskitError``: ``exchange-unread`` for a file that stands there and brings
    something which has not been taken yet.
    """
    suffix = f".{MEMORY}" if form == MEMORY else FORMATS[form].suffixes[0]
    mark = "-EMBARGOED" if parcel.embargo else ""
    path = dest / f"{parcel.kit}-{parcel.target}{mark}{suffix}"
    if form != MEMORY and path.exists() and _brings_news(path, languages, parcel):
        raise PresskitError.one(
            "exchange-unread", "this file holds words that have not been taken, and would be "
            "written over", span=Span(show_path(path)), hint=f"take them first: presskit exchange "
            f"import {show_path(path)}; or name another folder: --dest DIR")
    data = kit_memory(languages, parcel.target, parcel) if form == MEMORY else write_parcel(
        languages, parcel, form, version, desk)
    write_file(path, data, hint="name another folder: --dest DIR")
    return path


def _brings_news(path: Path, languages: Languages, parcel: Parcel) -> bool:
    """Whether a file has what its import would take or park; one that can't be read may."""
    from presskit.localise.exchange import land, park
    try:
        delivery = read_delivery(path, parcel.target)
        locale = check_delivery(languages, delivery, parcel.target)
        delivery = resolve_delivery(delivery, path, languages, locale, Reading())
    except PresskitError:
        return True
    landings = land(parcel, delivery, fault_of)
    known = read_parked(languages.loaded.folder, locale)
    return any(one.is_change for one in landings) or park(landings, known, path.name, "") != known
