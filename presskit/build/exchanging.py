"""Texts of a kit on their way to somebody outside and back.

Here: a kit's parcels, what a file that came back does to the kit's files.  Never here: what
becomes of a row (``localise.exchange``), formats (``formats``), printing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from presskit.build.alone import writes_kit
from presskit.build.catalogues import change_catalogue, path_of
from presskit.build.languages import Languages, origin_of
from presskit.build.parking import keep_settled, parked_path, read_parked, write_parked
from presskit.desk import Desk
from presskit.diagnostics import Exit, Findings, PresskitError, Span, show_path

if TYPE_CHECKING:
    from presskit.localise.exchange import Delivery, Landing, Offer, Parcel, Parked
    from presskit.model.segment import Catalogue

__all__ = ["Received", "check_delivery", "fault_of", "kit_memory", "pack", "receive",
           "remember_file", "settle_parked"]

Keep = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Received:
    """What a file did: the fate of each row, how many words wait now, and the files written."""

    locale: str
    landings: tuple[Landing, ...]
    parked: int = 0
    files: tuple[Path, ...] = ()


# Out ---------------------------------------------------------------------------------------------

def pack(languages: Languages, locale: str, desk: Desk | None = None) -> Parcel:
    """What goes out for a locale; with a ``desk`` its memory is asked for what is open."""
    from presskit.localise.exchange import pack_parcel
    origin, target = languages.reach(origin_of(languages, locale)), languages.reach(locale)
    return pack_parcel(languages.loaded.kit, origin, target,
                       offers=_offers(languages, locale, desk) if desk else {})


def _offers(languages: Languages, locale: str, desk: Desk) -> dict[str, tuple[Offer, ...]]:
    """What the user's memory and the kit's own file have for the texts that are open."""
    from presskit.localise.exchange import Offer
    from presskit.localise.memory import each_query, find_matches, kit_entries, open_memory
    from presskit.localise.states import message_state
    from presskit.model.segment import State
    kit = languages.loaded.kit
    origin, target = languages.reach(origin_of(languages, locale)), languages.reach(locale)
    queries = each_query(origin, [key for key, one in target.messages.items()
                                  if message_state(one).rank < State.TRANSLATED.rank])
    path = desk.memory
    with open_memory(path) if path.exists() else nullcontext() as memory:
        found = find_matches(memory, [*queries.values()], origin.kit.locale, locale, kit=kit.id,
                             now=desk.clock(), own=kit_entries(origin, target))
    return {key: tuple(Offer(one.score, one.entry.source, one.entry.target, one.entry.kit)
                       for one in some) for key, some in zip(queries, found, strict=True) if some}


def kit_memory(languages: Languages, locale: str, parcel: Parcel) -> bytes:
    """The translations of a locale as a memory for other programs (TMX), with the embargo."""
    from dataclasses import replace

    from presskit.localise.memory import kit_entries
    from presskit.localise.tmx import write_tmx
    origin, target = languages.reach(origin_of(languages, locale)), languages.reach(locale)
    return write_tmx(replace(one, note=parcel.embargo) for one in kit_entries(origin, target))


# Back --------------------------------------------------------------------------------------------

def check_delivery(languages: Languages, delivery: Delivery, locale: str = "") -> str:
    """The locale that a file is for.

    ``locale`` is what the command says.  Raises ``PresskitError`` (``exchange-foreign``) for a
    file of another kit or of a pair of locales that the kit does not have, and
    (``exchange-locale``) where nothing says which one is meant.
    """
    from presskit.locales import nearest
    kit, target = languages.loaded.kit, _ours(delivery.target)
    locale = _ours(locale)
    span = Span(delivery.name)
    if delivery.kit and delivery.kit != kit.id:
        raise PresskitError.one("exchange-foreign", f"this file is of the kit {delivery.kit}, not "
                                f"of {kit.id}", span=span, hint=f"name that kit: presskit "
                                f"exchange import {delivery.name} --kit {delivery.kit}")
    if target and locale and target != locale:
        raise PresskitError.one("exchange-foreign", f"this file is {target}, not {locale}",
                                span=span, hint=f"say --to {target}, or leave it out")
    chosen = target or locale
    if not chosen:
        raise PresskitError.one(
            "exchange-locale", "nothing in this file says which language it is in", span=span,
            hint=f"say it: --to {next(iter(kit.locales), 'TAG')}", exit_code=Exit.USAGE)
    if chosen not in kit.locales:
        near = nearest(chosen, kit.locales)
        raise PresskitError.one(
            "exchange-foreign", f"{kit.id} is not reached in {chosen}", span=span,
            hint=(f"if it is {near}, " if near else "if it is one of this kit's locales, ")
            + "name that in the file: " + ", ".join(kit.locales))
    origin = origin_of(languages, chosen)
    if delivery.source and _ours(delivery.source) != origin:
        raise PresskitError.one(
            "exchange-foreign", f"this file is from {delivery.source} to {chosen}, and here "
            f"{chosen} comes from {origin}", span=span,
            hint=f"export it anew: presskit exchange export {kit.id} --to {chosen}")
    return chosen


def _ours(tag: str) -> str:
    """A tag as kits write it: other programs leave the script of Chinese to its region; what is no
    tag stays, and is told as it is."""
    from presskit.locales import foreign
    try:
        return foreign(tag)
    except ValueError:
        return tag


def receive(folder: Path, desk: Desk, delivery: Delivery, locale: str, *,
            dry_run: bool = False, keep: Keep = lambda _path: None) -> Received:
    """Take what a file brings into the PO file of a locale, and park what can't be taken; with
    ``dry_run`` say what would be done.  ``keep`` is told of each file as it is written.

    Words are parked before anything is taken: whatever happens in between, none is lost.  Raises
    ``PresskitError``.
    """
    from presskit.localise.exchange import apply_landings, land, park
    landings: tuple[Landing, ...] = ()
    parked: tuple[Parked, ...] = ()
    files: list[Path] = []

    def change(languages: Languages, catalogue: Catalogue) -> Catalogue:
        nonlocal landings, parked
        landings = land(pack(languages, locale), delivery, fault_of)
        known = read_parked(folder, locale)
        parked = park(landings, known, Path(delivery.name).name,
                      desk.clock().date().isoformat())
        if parked != known and not dry_run:
            files.append(write_parked(folder, locale, parked))
            keep(files[-1])
        return apply_landings(catalogue, landings)

    if change_catalogue(folder, desk, locale, change, dry_run=dry_run) and not dry_run:
        files.append(path_of(folder, locale))
        keep(files[-1])
    return Received(locale, landings, len(parked), tuple(dict.fromkeys(files)))


def fault_of(text: str) -> str:
    """What is wrong with the markup or the characters of a text, in words; empty for nothing."""
    from presskit.content.files import check_characters
    from presskit.content.inlines import scan_inlines
    from presskit.diagnostics import Severity
    findings = Findings()
    check_characters(text, Span(""), findings)
    wrong = [*findings, *scan_inlines(text)[1]]
    return next((one.message for one in wrong if one.severity is Severity.ERROR), "")


def remember_file(path: Path, desk: Desk, *, dry_run: bool = False) -> tuple[int, Findings]:
    """Put what a TMX file has into the user's memory; how many texts, and what was left out.

    Raises ``PresskitError``.
    """
    from presskit.content.files import read_bytes
    from presskit.localise.memory import add_entries, open_memory
    from presskit.localise.tmx import read_tmx
    findings = Findings()
    entries = read_tmx(read_bytes(path), show_path(path), findings)
    if not dry_run and entries:
        with open_memory(desk.memory) as memory:
            add_entries(memory, entries)
    return len(entries), findings


# Parked ------------------------------------------------------------------------------------------

@writes_kit  # the list is read and written in one turn: what comes in meanwhile waits
def settle_parked(folder: Path, desk: Desk, locale: str, numbers: Iterable[int],
                  words: str | None = None, *, ours: bool = False,
                  keep: Keep = lambda _path: None) -> Received:
    """Decide on parked words, by their numbers: theirs come in, or other ``words``, or (``ours``)
    nothing; they are parked no more, and both sides' words are kept with what was decided.
    ``keep`` is told of each file as it is written.

    Raises ``PresskitError`` for a number that nothing has, and for words with broken markup.
    """
    from dataclasses import replace

    from presskit.localise.exchange import ours_now, settle
    numbers, files = sorted({*numbers}), []
    left: tuple[Parked, ...] = ()
    decision = "ours" if ours else "theirs" if words is None else "text"
    today = desk.clock().date().isoformat()

    def change(languages: Languages, catalogue: Catalogue) -> Catalogue:
        nonlocal left
        known = {int(one.number): one for one in read_parked(folder, locale)}
        _check_numbers(numbers, [*known], locale, folder)
        left = tuple(one for number, one in known.items() if number not in numbers)
        parcel, settled = pack(languages, locale), []
        for number in numbers:
            one = known[number]
            settled.append(replace(one, our_words=ours_now(catalogue, parcel, one),
                                   decision=decision, decided=today))
            if ours:
                continue
            chosen = one.words if words is None else words
            fault = fault_of(chosen)
            if fault:
                raise PresskitError.one(
                    "exchange-markup", f"{locale} {number}: these words can't be taken: {fault}",
                    hint='correct the markup: --text "…"')
            catalogue = settle(catalogue, parcel, one, chosen)
        files.append(keep_settled(folder, locale, settled))  # before any words are replaced
        keep(files[-1])
        return catalogue

    if change_catalogue(folder, desk, locale, change):
        files.append(path_of(folder, locale))  # first: words are never in neither
        keep(files[-1])
    files.append(write_parked(folder, locale, left))
    keep(files[-1])
    return Received(locale, (), len(left), tuple(dict.fromkeys(files)))


def _check_numbers(numbers: list[int], known: list[int], locale: str, folder: Path) -> None:
    wrong = [one for one in numbers if one not in known]
    if wrong or not numbers:
        raise PresskitError.one(
            "parked-unknown", f"{locale}: nothing is parked under the number "
            f"{', '.join(map(str, wrong)) or '(none)'}", exit_code=Exit.USAGE,
            span=Span(parked_path(folder, locale).as_posix()) if known else None,
            hint="what waits has the numbers " + ", ".join(map(str, known))
            + ": presskit exchange parked" if known else "nothing is parked for it")
