"""Other people's rules for reading articles: a language model, say.

Here: finding them, asking them, refusing what is not in the article.  Never here: our own rules.

An extractor is an entry point of ``registry.EXTRACTOR_GROUP``: a function that takes the proposal
of our rules and gives one of its own about the same article.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import entry_points

from presskit.diagnostics import Exit, PresskitError
from presskit.extract.checked import each_fault
from presskit.extract.proposal import Proposal
from presskit.registry import EXTRACTOR_GROUP

__all__ = ["ask_extractor"]

_MOST = 5  # complaints: a wrong extractor is wrong everywhere


def ask_extractor(name: str, proposal: Proposal) -> Proposal:
    """What the extractor makes of a proposal.

    Raises ``PresskitError`` where there is none of this name, and (``extractor-wrong``) where it
    names words that the article has not, or changes the article.
    """
    found = {one.name: one for one in entry_points(group=EXTRACTOR_GROUP)}
    if name not in found:
        known = f"there are {', '.join(sorted(found))}" if found else \
            "install a package that brings one"
        raise PresskitError.one("extractor-unknown", f'no extractor is called "{name}"',
                                exit_code=Exit.USAGE, hint=known)
    try:
        made = found[name].load()(proposal)
    except Exception as error:  # whatever it raises, only its kind is told: a key may be in it
        faults = [f"it fails with {type(error).__name__}"]
    else:
        faults = [*_each_fault(made, proposal)]
    if faults:
        more = f" and {len(faults) - _MOST} more" if len(faults) > _MOST else ""
        raise PresskitError.one(
            "extractor-wrong", f"the extractor {name} can't be used: "
            f"{'; '.join(faults[:_MOST])}{more}", exit_code=Exit.MACHINE,
            hint="import without --extractor, and tell its makers")
    return made


def _each_fault(made: object, proposal: Proposal) -> Iterator[str]:
    if not isinstance(made, Proposal):
        yield f"it gave {type(made).__name__} and no proposal"
    elif made.article != proposal.article:
        yield "it changed the article"
    else:
        yield from each_fault(made)
