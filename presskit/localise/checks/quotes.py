"""Whether a target tells the same quotes as its source.

Here: quotes lost, added, told twice, passages that aren't in their quote, words put back into
the language they were spoken in.  Never here: marks.
"""

from __future__ import annotations

import re
from collections import Counter

from presskit.diagnostics import Findings
from presskit.document import Inline, plain_text
from presskit.localise.checks.pair import Bench, Pair, complain
from presskit.localise.wording import each_reference, quote_reference
from presskit.model.kit import Kit
from presskit.model.segment import container_of
from presskit.model.speech import is_back_translation

__all__ = ["check_back_translation", "check_card", "check_quotes"]


def check_quotes(bench: Bench, pair: Pair, findings: Findings) -> None:
    """Each fragment that the source tells must be told, in any order: itself, with the whole
    quote, or in indirect speech (``{q:id!}``)."""
    kit = bench.target.kit
    source, words = _told(kit, pair.source), _told(kit, pair.words)
    known = {name for name, _ in source}
    lost = []
    for name, number in sorted(source.keys() - words.keys()):
        told = any(other == name for other, _ in words)
        lost.append(f"{name}#{number}" if told else name)
    for shown in dict.fromkeys(lost):
        complain(findings, bench, pair, "quote-lost", f"the quote {shown} is lost",
                 f"put {{q:{shown}}} where it is quoted, or {{q:{shown}!}} where it is told in "
                 "indirect speech", error=True)
    for name in sorted({name for name, _ in words} - known):
        complain(findings, bench, pair, "quote-added",
                 f"the quote {name} isn't in the source of this text",
                 f"take {{q:{name}}} out, or quote it in the source as well", error=True)
    for (name, number), count in words.items():
        if name in known and count > max(1, source[name, number]):
            complain(findings, bench, pair, "quote-doubled",
                     f"the quote {name} is told more than once",
                     "keep one of the references; the whole quote contains its fragments")


def _told(kit: Kit, inlines: tuple[Inline, ...]) -> Counter[tuple[str, int]]:
    """How often each fragment is told; an unknown quote counts as one fragment."""
    told: Counter[tuple[str, int]] = Counter()
    for node in each_reference(inlines, "quote"):
        name, number = quote_reference(node)
        count = len(kit.quotes[name].words) if name in kit.quotes else 1
        told.update((name, one) for one in ([number] if number else range(1, count + 1)))
    return told


def check_card(bench: Bench, pair: Pair, findings: Findings) -> None:
    """The passage for a card is taken from the target's own words of the quote, word for word:
    white space, the final stop and a capital at the beginning apart."""
    segment = pair.segment
    quote = bench.target.kit.quotes.get(segment.quote)
    if not quote or not container_of(segment.path).endswith(".card"):
        return
    if any(one.language != bench.target.kit.locale for one in quote.words):
        return  # the quote itself isn't translated yet
    if is_back_translation(bench.target.kit, quote):
        return
    fragments = [plain_text(one.words, "") for one in quote.words]
    ended = [re.sub(",$", ".", one) for one in fragments]  # as they stand where they are one run
    passage = _bare(plain_text(pair.words, ""))
    if not any(passage in _bare("".join(parts)) for parts in (fragments, ended)):
        complain(findings, bench, pair, "quote-card-words",
                 "the passage for the card doesn't stand in the quote's words",
                 f"copy it from the words of {segment.quote}", error=True)


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text).rstrip(".。．,，!！?？…").casefold()


def check_back_translation(bench: Bench, pair: Pair, findings: Findings) -> None:
    """Words that are a translation may not be quoted directly in the language they were
    spoken in: that would be an invented original."""
    kit = bench.target.kit
    for node in each_reference(pair.words, "quote"):
        name, _ = quote_reference(node)
        quote = kit.quotes.get(name)
        if quote and "!" not in node.mode and is_back_translation(kit, quote):
            complain(findings, bench, pair, "back-translated-quote",
                     f"{name} was spoken in this language, and the kit has only a translation",
                     f"tell it in indirect speech and write {{q:{name}!}}, or give the original "
                     "words", error=True)
