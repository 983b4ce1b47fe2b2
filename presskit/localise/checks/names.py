"""Whether a target names whom its source names, as its locale writes them.

Here: registered names only, and forms of them that are out of date.  Never here: inflection,
titles, honorifics.
"""

from __future__ import annotations

from collections.abc import Iterable

from presskit.diagnostics import Findings, Span
from presskit.document import Inline, Reference, plain_text, walk
from presskit.localise.checks.pair import Bench, Pair, complain
from presskit.localise.checks.persons import find_replaced
from presskit.localise.former import Former, each_former, open_former
from presskit.localise.names import is_stand_in
from presskit.localise.register import Register, extract_mentions
from presskit.localise.scopes import within
from presskit.model.kit import Kit, Term
from presskit.model.names import name_form
from presskit.model.segment import container_of

__all__ = ["check_former", "check_names", "check_source_former"]


def check_names(bench: Bench, pair: Pair, findings: Findings) -> None:
    """Each registered name of the source must stand in the target in a form of its locale:
    full, short or alias.  A card's passage may be another one in each locale."""
    if container_of(pair.segment.path).endswith(".card"):
        return
    kit, path = bench.target.kit, pair.segment.path
    register = kit.register
    here = {*_named(within(bench.target.register, kit, path), pair.words),
            *find_replaced(bench, pair)}  # said as an error
    for key in dict.fromkeys(_named(within(bench.origin.register, kit, path), pair.source)):
        form = name_form(register[key], kit.locale) if key in register else None
        if form and key not in here:
            forms = " or ".join(form.written)
            if is_stand_in(kit, form):
                _complain_of_gap(bench, pair, key, form.full, findings)
                continue
            if isinstance(register[key], Term):
                _complain_of_term(bench, pair, register[key], forms, findings)
                continue
            complain(findings, bench, pair, "name-form",
                     f"{key} is named in the source, but {forms} doesn't stand here",
                     f"write {forms}; if another form is right, add it to aliases:")


def _complain_of_gap(bench: Bench, pair: Pair, key: str, written: str,
                     findings: Findings) -> None:
    """A name that the locale has no form of: nobody can say what should stand here."""
    kind, _, ident = key.partition(":")
    locale = bench.target.kit.locale
    message = (f"{written} is named in the source, and has no form in {locale}: whether it stands "
               "here can't be told")
    hint = f"add {locale}: {{full: …}} under names: of {ident}, as this language writes it"
    if kind == "term":
        complain(findings, bench, pair, "term-form", message, hint)
    else:
        complain(findings, bench, pair, "name-form", message, hint)


def _complain_of_term(bench: Bench, pair: Pair, term: Term, forms: str,
                      findings: Findings) -> None:
    if term.keep:
        complain(findings, bench, pair, "protected-term-changed",
                 f"{forms} stands in the source, and must stand here as it is",
                 f"write {forms}", error=True)
    else:
        complain(findings, bench, pair, "term-form",
                 f"the term {term.id} is in the source, but {forms} doesn't stand here",
                 f"write {forms}; if another form is right, add it to aliases:")


def check_former(bench: Bench, pair: Pair, findings: Findings) -> None:
    """No name is written as it was before it was changed, here or in the locale that it is shown
    from."""
    if bench.former:
        for message, hint in _outdated(bench.former, pair.words).items():
            complain(findings, bench, pair, "former-name", message, hint, error=True)


def check_source_former(kit: Kit, register: Register,
                        texts: Iterable[tuple[str, tuple[Inline, ...], Span | None]],
                        findings: Findings) -> None:
    """The same of the texts of the source: a segment's id, its words, its place."""
    former = open_former(kit, register)
    for path, inlines, place in texts:
        for message, hint in _outdated(former, inlines).items():
            findings.error("former-name", message, hint=hint, span=place, segment=path)


def _outdated(former: Former, inlines: tuple[Inline, ...]) -> dict[str, str]:
    """What is to be said of the former forms in a text, each once, with its hint."""
    text, found = plain_text(inlines), {}
    for one in each_former(former, text):
        words = text[one.start:one.end]
        message = f"{one.key} is no longer written {words}, but {former.new(one.key, words)}"
        found[message] = ("presskit names apply puts it in; where "
                          f"{words} is meant, write \\{words}")
    return found


def _named(register: Register, inlines: tuple[Inline, ...]) -> list[str]:
    keys = [node.target for node in walk(inlines)
            if isinstance(node, Reference) and not node.target.startswith("quote:")]
    for found in extract_mentions(register, plain_text(inlines)):
        if not found.escaped:
            keys += [found.key, *(() if found.key in keys else found.others)]
    return keys
