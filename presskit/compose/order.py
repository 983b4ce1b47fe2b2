"""The order of a document's blocks, as ``layout.yaml`` gives it.

Here: from the names of blocks to the blocks.  Never here: what is in a block.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping

from presskit.compose.introducing import introduce
from presskit.compose.names import compose_unconfirmed_note
from presskit.diagnostics import Findings
from presskit.document import Block
from presskit.model.kit import Kit
from presskit.model.tables import Tables

__all__ = ["Builder", "compose_blocks", "compose_rows"]

Builder = Callable[[Kit, Tables], tuple[Block, ...]]
"""Makes one named block of a document: no, one or several nodes."""


def compose_blocks(kit: Kit, tables: Tables, kind: str,
                   builders: Mapping[str, Builder]) -> tuple[Block, ...]:
    """The blocks of a kind of document in its layout's order.

    ``builders`` are all blocks this kind can have; ``notes`` also explains the marks in the
    other blocks, wherever it stands.  Raises :class:`presskit.diagnostics.PresskitError` for
    a name that is none of them.
    """
    names = compose_rows(kit, tables, kind, builders)
    built = {name: builders[name](kit, tables) for name in names}
    if "notes" in built:
        others = [block for name in names if name != "notes" for block in built[name]]
        built["notes"] = (*compose_unconfirmed_note(kit, others, tables), *built["notes"])
    return introduce(kit, tuple(block for name in names for block in built[name]), tables)


def compose_rows(kit: Kit, tables: Tables, kind: str,
                 known: Mapping[str, object]) -> tuple[str, ...]:
    """The names that a layout lists, each one of ``known`` and there once."""
    names, findings = tables.layout.order(kind, kit.locale), Findings()
    for number, name in enumerate(names):
        span = tables.layout.place(kind, kit.locale, number)
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            findings.error("block-unknown", f"{kind} has no block {name!r}", span=span,
                           hint=f"did you mean {near[0]}?" if near
                           else f"the blocks are {', '.join(known)}")
        elif name in names[:number]:
            findings.error("block-twice", f"{kind} lists {name} twice", span=span,
                           hint="take one of them out")
    if kit.embargo and "notice" in known and "notice" not in names:
        findings.error("embargo-hidden", f"the layout leaves the notice out of the {kind}, and "
                       "the kit is under embargo", span=tables.layout.place(kind, kit.locale, 0),
                       hint="put notice back into layout.yaml: every file must say until when")
    if (kit.replacements and not kit.withdrawal and kind == "press-release"
            and "correction" not in names):
        findings.error("correction-hidden", "the layout leaves the correction out of the "
                       f"{kind}, and version {kit.version} corrects another",
                       span=tables.layout.place(kind, kit.locale, 0),
                       hint="put correction into layout.yaml, before the headline")
    findings.raise_errors()
    return names
