"""Whether a target names whom its source names, as its locale writes them.

Here: registered names only.  Never here: inflection, titles, honorifics.
"""

from __future__ import annotations

from presskit.diagnostics import Findings
from presskit.document import Inline, Reference, plain_text, walk
from presskit.localise.checks.pair import Bench, Pair, complain
from presskit.localise.register import Register, extract_mentions
from presskit.model.names import name_form
from presskit.model.segment import container_of

__all__ = ["check_names"]


def check_names(bench: Bench, pair: Pair, findings: Findings) -> None:
    """Each registered name of the source must stand in the target in a form of its locale:
    full, short or alias.  A card's passage may be another one in each locale."""
    if container_of(pair.segment.path).endswith(".card"):
        return
    kit = bench.target.kit
    register = kit.register
    here = _named(bench.target.register, pair.words)
    for key in dict.fromkeys(_named(bench.origin.register, pair.source)):
        form = name_form(register[key], kit.locale) if key in register else None
        if form and key not in here:
            forms = " or ".join(form.written)
            complain(findings, bench, pair, "name-form",
                     f"{key} is named in the source, but {forms} doesn't stand here",
                     f"write {forms}; if another form is right, add it to aliases:")


def _named(register: Register, inlines: tuple[Inline, ...]) -> list[str]:
    keys = [node.target for node in walk(inlines)
            if isinstance(node, Reference) and not node.target.startswith("quote:")]
    for found in extract_mentions(register, plain_text(inlines)):
        if not found.escaped:
            keys += [found.key, *(() if found.key in keys else found.others)]
    return keys
