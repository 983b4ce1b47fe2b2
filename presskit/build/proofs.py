"""Reading proofs: each text of a kit as it stands in its file, and what is typed wrong there.

Here: which texts there are and where, handing them to the rules (``localise/signs``).  Never here:
a rule, wording what they find (``typing_faults``), mending (``mending``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from presskit.content.files import Source, read_source
from presskit.content.flows import Flow, flow_of_block, flow_of_entry, open_flows
from presskit.content.reader import REGISTERS, find_front
from presskit.diagnostics import Findings, Span
from presskit.localise.literals import index_literals
from presskit.localise.signs import (
    Hand,
    Slip,
    choose_wave,
    find_name_slips,
    find_slips,
)
from presskit.model.names import Named, name_form
from presskit.model.reviews import RECORDS
from presskit.model.signs import decode_signs
from presskit.model.walk import each_location

if TYPE_CHECKING:
    from presskit.build.languages import Languages
    from presskit.model.segment import Catalogue

__all__ = ["Passage", "Proof", "each_passage", "read_proofs"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One text in its file; ``reopen`` gives its flow in a changed text of that file.  ``original``
    is what a translation is made from; ``key`` the id of its segment, none for a name."""

    path: Path
    source: Source
    locale: str
    segment: str
    flow: Flow
    reopen: Callable[[Source], Flow | None]
    quote: bool = False
    name: bool = False
    original: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """A passage with what is typed wrong in it, and whether that can be mended in the file."""

    passage: Passage
    hand: Hand
    slips: tuple[Slip, ...]

    def mended(self, slip: Slip) -> bool:
        """Whether ``presskit check --fix`` mends it."""
        flow = self.passage.flow
        return slip.safe and slip.instead is not None and bool(flow.place(slip.start, slip.end))


def read_proofs(languages: Languages) -> list[Proof]:
    """Every text of the kit in which something is typed wrong."""
    hands = {locale: _open_hand(languages, locale) for locale in languages.locales}
    source = hands[languages.loaded.kit.source_locale]  # a name may be in any locale
    texts = [one for one in each_passage(languages) if one.locale in hands or one.name]
    waves: dict[str, Counter] = {locale: Counter() for locale in hands}
    for one in texts:
        if not one.name:
            waves[one.locale].update(one.flow.text)
    proofs = []
    for one in texts:
        hand = source if one.name else hands[one.locale]
        wave = choose_wave(waves[hand.locale], hand.signs.wave)
        slips = find_name_slips(one.flow.text, hand) if one.name else find_slips(
            one.flow.text, hand, quote=one.quote, wave=wave)
        if slips:
            proofs.append(Proof(one, hand, tuple(slips)))
    return proofs


def _open_hand(languages: Languages, locale: str) -> Hand:
    kit, rules = languages.loaded.kit, languages.conventions[locale]
    every = {text for named in kit.register.values() for form in named.names.values()
             for text in form.written}
    own = {text for named in kit.register.values()
           for form in [name_form(named, locale)] if form for text in form.written}
    table, places = languages.shelf.table("signs")
    return Hand(locale, decode_signs(table, locale, rules.name, places), rules,
                index_literals(every), index_literals(own))


def each_passage(languages: Languages) -> Iterator[Passage]:
    """Every text of the kit's files that has words, those of its own locale first."""
    sources: dict[Path, Source] = {}
    for path in languages.loaded.files:
        if path.suffix in (".yaml", ".md", ".po"):
            source = read_source(path, Findings())
            if source:
                sources[path] = source
    yield from _source_passages(languages, sources)
    for path, source in sources.items():
        if path.suffix == ".po":
            yield from _entry_passages(languages, path, source)
    yield from _added_passages(languages, sources)


def _source_passages(languages: Languages, sources: dict[Path, Source]) -> Iterator[Passage]:
    loaded = languages.loaded
    opened = {path: _open(source) for path, source in sources.items() if path.suffix != ".po"}
    for path, segment in each_location(loaded.kit):
        file, inside = _home(loaded.folder, path)
        if file not in opened:
            continue
        span = loaded.places.get(segment.id)
        if path[:2] != ("press_release", "body"):
            reopen, flow = _value_reader(inside), opened[file](inside)
        elif span and span.line:
            reopen = _block_reader(span)
            flow = reopen(sources[file])
        else:
            continue
        if flow and flow.text:
            yield Passage(file, sources[file], segment.language, segment.path, flow, reopen,
                          bool(segment.quote), key=segment.id)
    for kind in REGISTERS[:4]:
        file = loaded.folder / f"{kind}.yaml"
        if file in opened:
            yield from _name_passages(file, sources[file], opened[file],
                                      getattr(loaded.kit, kind), kind)


def _name_passages(file: Path, source: Source, opened: Callable[[tuple], Flow | None],
                   entries: Mapping[str, Named], kind: str) -> Iterator[Passage]:
    for key, entry in entries.items():
        for tag, form in entry.names.items():
            parts = [(), ("full",), ("short",), ("reading",), ("aliases",),
                     *(("aliases", at) for at in range(len(form.aliases)))]
            for part in parts:
                inside = (key, "names", tag, *part)
                flow = opened(inside)
                if flow and flow.text:
                    yield Passage(file, source, tag, f"{kind}.{key}.names.{tag}", flow,
                                  _value_reader(inside), name=True)


def _home(folder: Path, path: tuple) -> tuple[Path, tuple]:
    """The file in which a value stands, and its path there."""
    if path[0] in REGISTERS:
        return folder / f"{path[0]}.yaml", path[1:]
    if path[0] == "press_release":
        return folder / "release.md", path[1:]
    return folder / "kit.yaml", path


def _open(source: Source) -> Callable[[tuple], Flow | None]:
    return open_flows(source, find_front(source.text) if source.file.endswith(".md") else None)


def _value_reader(inside: tuple) -> Callable[[Source], Flow | None]:
    return lambda source: _open(source)(inside)


def _block_reader(span: Span) -> Callable[[Source], Flow | None]:
    return lambda source: flow_of_block(source, span)


def _entry_passages(languages: Languages, path: Path, source: Source) -> Iterator[Passage]:
    locale = path.stem
    catalogue = languages.loaded.kit.catalogues.get(locale)
    keys = _keys_of(languages, locale, catalogue) if catalogue else {}
    for one in catalogue.messages if catalogue else ():
        span = languages.loaded.places.get((locale, one.context, one.source))
        if one.obsolete or not one.words or span is None:
            continue
        reopen = _entry_reader(span.line)
        flow = reopen(source)
        if flow and flow.text:
            parts = one.context.partition("#")[0].split(".")
            quote = parts[0] == "quotes" and parts[2:] in (["words"], ["card"])
            yield Passage(path, source, locale, one.context, flow, reopen, quote,
                          original=one.source, key=keys.get((one.context, one.source), ""))


def _keys_of(languages: Languages, locale: str,
             catalogue: Catalogue) -> dict[tuple[str, str], str]:
    """The segment whose words each entry of a PO file holds."""
    from presskit.localise.catalogue import find_entry
    if locale not in languages.locales:
        return {}
    return {find_entry(catalogue, one): key
            for key, one in languages.reach(locale).messages.items()}


def _added_passages(languages: Languages, sources: Mapping[Path, Source]) -> Iterator[Passage]:
    """The texts that locales add: they stand in the record of their approval."""
    from presskit.localise.deviations import added_segment
    kit = languages.loaded.kit
    path = languages.loaded.folder / RECORDS["deviations"]
    opened = _open(sources[path]) if path in sources else None
    for number, one in enumerate(kit.deviations):
        inside = (number, "text")
        flow = opened(inside) if opened and one.kind == "added" else None
        if flow and flow.text:
            segment = added_segment(kit, one)
            yield Passage(path, sources[path], one.locale, segment.path, flow,
                          _value_reader(inside), key=segment.id)


def _entry_reader(line: int) -> Callable[[Source], Flow | None]:
    return lambda source: flow_of_entry(source, line)
