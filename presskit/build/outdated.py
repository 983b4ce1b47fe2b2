"""What is left of former forms of names (``formerly:``) in a kit's files, and the edits for it.

Here: looking through every text, edits at places, proving that they change just what they should.
Never here: what is a name and what stands in its place (``localise/renaming``), writing
(``renaming``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from presskit.build.languages import Languages, origin_of
from presskit.build.proofs import Passage, each_passage
from presskit.content.edits import Edit, apply_edits, spell
from presskit.content.files import Source, read_source
from presskit.content.flows import Flow, flow_of_entry, flow_of_line
from presskit.diagnostics import Findings, Span
from presskit.document import Text
from presskit.locales import is_chinese
from presskit.localise.register import Register
from presskit.localise.renaming import Doubt, Swap, apply_swaps, find_swaps, named_in
from presskit.localise.wording import write_inlines
from presskit.model.segment import container_of

__all__ = ["Renaming", "Touched", "plan_renaming", "read_text"]

_AROUND = 24  # characters that are shown on either side of a change


@dataclass(frozen=True, slots=True)
class Touched:
    """One text that a changed name stands in: where, what is shown of it before and after, and
    which names; ``original``: it is the source of an entry in a PO file."""

    locale: str
    path: str
    span: Span
    before: str
    after: str
    keys: tuple[str, ...]
    original: bool = False

    def __str__(self) -> str:
        return f"{self.span}: {self.locale} {self.path}: -{self.before} +{self.after}"


@dataclass(slots=True)
class Renaming:
    """What is to be done: the edits of each file, the texts that they touch, what is said."""

    files: dict[Path, tuple[Source, list[Edit]]] = field(default_factory=dict)
    touched: list[Touched] = field(default_factory=list)
    findings: Findings = field(default_factory=Findings)


@dataclass(frozen=True, slots=True)
class _Text:
    """A text in a file, with what is to be changed in it."""

    passage: Passage
    swaps: tuple[Swap, ...]
    edits: tuple[Edit, ...]
    original: bool = False


# Planning -----------------------------------------------------------------------------------

def plan_renaming(languages: Languages) -> Renaming:
    """What ``names apply`` would do to a kit; nothing is written."""
    plan = Renaming()
    registers = {locale: _register(languages, locale) for locale in languages.locales}
    if not any(form.formerly for named in languages.loaded.kit.register.values()
               for form in named.names.values()):
        return plan
    texts = [one for one in each_passage(languages)
             if not one.name and one.locale in registers]
    planned = [found for one in texts for found in _plan_text(languages, registers, one, plan)]
    done = {(one.passage.locale, container_of(one.passage.segment), one.passage.flow.text)
            for one in planned}
    planned += _plan_originals(languages, registers, texts, done)
    for path in dict.fromkeys(one.passage.path for one in planned):
        here = _proven([one for one in planned if one.passage.path == path], plan.findings)
        if here:
            plan.files[path] = here[0].passage.source, [edit for one in here for edit in one.edits]
            plan.touched += [_touched(one) for one in here]
    return plan


def _register(languages: Languages, locale: str) -> Register:
    register = languages.reach(locale).side.register
    return replace(register, traps=languages.route.tools.traps) if is_chinese(locale) else register


def _plan_text(languages: Languages, registers: Mapping[str, Register], one: Passage,
               plan: Renaming) -> Iterator[_Text]:
    kit = languages.loaded.kit
    origin = registers[origin_of(languages, one.locale)]
    about = flow_of_line(one.original).text if one.original else one.flow.text
    swaps, doubts = find_swaps(kit, registers[one.locale], one.flow.text,
                               named_in(kit, origin, about, container_of(one.segment)))
    swaps = tuple(swap for swap in swaps if not _denied(one, swap.start))
    for doubt in doubts:
        if not _denied(one, doubt.start):
            _say_doubt(one, doubt, plan.findings)
    edits, split = _edits(one.flow, one.source, swaps)
    for swap in split:
        _say_doubt(one, Doubt(swap.start, swap.end, swap.key, "it is split by markup, or by the "
                              "end of a line"), plan.findings)
    if edits:
        yield _Text(one, tuple(swap for swap in swaps if swap not in split), edits)


def _denied(one: Passage, start: int) -> bool:
    """Whether the author says by a backslash that this is no name."""
    return one.source.text[:one.flow.starts[start]].endswith("\\")


def _edits(flow: Flow, source: Source, swaps: Iterable[Swap]
           ) -> tuple[tuple[Edit, ...], tuple[Swap, ...]]:
    """The edits of a file for some swaps, and those that can't be made there; a particle whose
    name stays as it is stays too."""
    edits: list[Edit] = []
    split: list[Swap] = []
    for swap in sorted(swaps):
        pieces = flow.pieces(swap.start, swap.end, source.text)
        typed = spell(write_inlines((Text(swap.new),)), flow.style)
        if not pieces or typed is None or (swap.particle and split
                                           and split[-1].key == swap.key):
            split.append(swap)
            continue
        edits.append(Edit(*pieces[0], typed))
        edits += [Edit(start, end, "") for start, end in pieces[1:]]
    return tuple(edits), tuple(split)


def _plan_originals(languages: Languages, registers: Mapping[str, Register],
                    texts: Iterable[Passage], done: set[tuple[str, str, str]]
                    ) -> Iterator[_Text]:
    """The sources in PO files of the texts that will say something else."""
    kit = languages.loaded.kit
    sources = {one.path: one.source for one in texts if one.path.suffix == ".po"}
    for locale, catalogue in kit.catalogues.items():
        path = languages.loaded.folder / "translations" / f"{locale}.po"
        origin = origin_of(languages, locale)
        if locale not in kit.locales:
            continue
        made = origin in kit.locales and kit.locales[origin].reach == "convert"
        source = sources.get(path) or read_text(path)
        for one in catalogue.messages:
            span = languages.loaded.places.get((locale, one.context, one.source))
            flow = flow_of_entry(source, span.line, "msgid") if span and source else None
            container = container_of(one.context)
            if (one.obsolete or flow is None
                    or not (made or (origin, container, flow.text) in done)):
                continue
            passage = Passage(path, source, origin, one.context, flow,
                              lambda text, line=span.line: flow_of_entry(text, line, "msgid"))
            swaps, _ = find_swaps(kit, registers[origin], flow.text, named_in(
                kit, registers[origin], flow.text, container))
            swaps = tuple(swap for swap in swaps if not _denied(passage, swap.start))
            edits, split = _edits(flow, source, swaps)
            if edits:
                yield _Text(passage, tuple(swap for swap in swaps if swap not in split), edits,
                            True)


def read_text(path: Path) -> Source | None:
    """A file with its places, ``None`` for one that is not there; its faults are told elsewhere."""
    return read_source(path, Findings()) if path.exists() else None


def _proven(texts: list[_Text], findings: Findings) -> list[_Text]:
    """The texts of one file that the edits leave as they should be."""
    while texts:
        source = texts[0].passage.source
        after = Source(source.file, apply_edits(source.text, [
            edit for one in texts for edit in one.edits]))
        wrong = [one for one in texts if not _is_right(one, after)]
        if not wrong:
            return texts
        texts = [one for one in texts if one not in wrong]
        for one in wrong:
            swap = one.swaps[0]
            _say_doubt(one.passage, Doubt(swap.start, swap.end, swap.key,
                                          "the text would read otherwise than it should"), findings)
    return []


def _is_right(one: _Text, after: Source) -> bool:
    fresh = one.passage.reopen(after)
    return fresh is not None and fresh.text == apply_swaps(one.passage.flow.text, one.swaps)


def _say_doubt(one: Passage, doubt: Doubt, findings: Findings) -> None:
    flow = one.flow
    start, end = flow.starts[doubt.start], flow.ends[doubt.end - 1]
    words = flow.text[doubt.start:doubt.end]
    findings.warning("name-not-applied", f"{one.locale}: {words} is left as it is: {doubt.why}",
                     span=one.source.span(start, max(1, min(end - start, 40))),
                     segment=one.segment, hint="change it by hand, or write a backslash before it "
                     "if it is right")


def _touched(one: _Text) -> Touched:
    text, swaps = one.passage.flow.text, sorted(one.swaps)
    first, last = swaps[0].start, swaps[-1].end
    head, tail = text[max(0, first - _AROUND):first], text[last:last + _AROUND]
    inner = [replace(swap, start=swap.start - first, end=swap.end - first) for swap in swaps]
    start = one.passage.flow.starts[first]
    return Touched(
        one.passage.locale, one.passage.segment,
        one.passage.source.span(start, one.passage.flow.ends[swaps[0].end - 1] - start),
        _shown(head + text[first:last] + tail),
        _shown(head + apply_swaps(text[first:last], inner) + tail),
        tuple(dict.fromkeys(swap.key for swap in swaps)), one.original)


def _shown(text: str) -> str:
    return text.replace("\ufffc", "…")  # a quote, an address
