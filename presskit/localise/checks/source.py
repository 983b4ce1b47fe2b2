"""What can be doubtful in a text before anything is made of it.

Here: names that may be none.  Never here: facts, style.
"""

from __future__ import annotations

from collections.abc import Iterable

from presskit.diagnostics import Findings, Span
from presskit.document import Inline, Reference, Text
from presskit.localise.register import Mention, Register, extract_mentions

__all__ = ["check_source"]


def check_source(register: Register,
                 texts: Iterable[tuple[str, tuple[Inline, ...], Span | None]],
                 findings: Findings) -> None:
    """Warn of each match in some texts that may be no name, or another's.

    A text is its segment's id, its words as they were typed, and its place.
    """
    for path, inlines, place in texts:
        for text, mention in _doubtful(register, inlines):
            words = text[mention.start:mention.end]
            ident = mention.key.replace(":", ": ", 1)
            cause = (f"{mention.trap} also stands there" if mention.trap
                     else f"{' and '.join(mention.others)} is written the same")
            findings.warning(
                "name-ambiguous",
                f"{words} in “{text[max(0, mention.start - 6):mention.end + 6]}” is taken for "
                f"{ident}, but {cause}", span=place, segment=path,
                hint=f"write [{words}]({mention.key}) if it is the name, \\{words} if it isn't")


def _doubtful(register: Register,
              inlines: tuple[Inline, ...]) -> Iterable[tuple[str, Mention]]:
    for node in _unsettled(inlines):
        for found in extract_mentions(register, node.text):
            persons = [key for key in (found.key, *found.others) if key.startswith("person:")]
            if not found.escaped and (found.trap or len(persons) > 1):
                yield node.text, found


def _unsettled(nodes: Iterable[Inline]) -> Iterable[Text]:
    """Text nodes outside of names that the author settled."""
    for node in nodes:
        if isinstance(node, Text):
            yield node
        elif not isinstance(node, Reference):
            yield from _unsettled(getattr(node, "children", ()))
