"""Longer forms of a name that an article has too: *Ann Holloway* for *Holloway*.

Here: finding them.  Never here: whether both are one person, which only a reader can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presskit.extract.proposal import Proposal

__all__ = ["fuller_names"]

_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w’'-]+|[A-Z]\.)"
_MOST = 4  # forms that anybody would read through


def fuller_names(proposal: Proposal, name: str) -> tuple[str, ...]:
    """Names of the article that hold this one as a part, those of people first.

    In writing without spaces a name is a part of another that begins or ends with it; elsewhere
    it is one or more of its words.  Words with a capital right before a name of one word count
    too.
    """
    found = (*_people(proposal, name), *_runs(proposal, name))
    return tuple(dict.fromkeys(found))[:_MOST]


def _people(proposal: Proposal, name: str) -> Iterator[str]:
    for person in proposal.people:
        form = " ".join(proposal.article.words(person.name).split())
        if form != name and _is_part(name, form):
            yield form


def _is_part(name: str, form: str) -> bool:
    if len(form) <= len(name):
        return False
    if name[:1] > "\u2e7f" and " " not in form:
        return form.startswith(name) or form.endswith(name)
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", form) is not None


def _runs(proposal: Proposal, name: str) -> Iterator[str]:
    """Words with a capital right before the name."""
    if not name[:1].isupper() or name[:1] > "\u024f" or " " in name:
        return
    known = {word for person in proposal.people
             for word in proposal.article.words(person.name).split()}
    for match in re.finditer(rf"(?:{_WORD} ){{1,3}}{re.escape(name)}(?!\w)", proposal.article.text):
        words = match[0].split()
        before = proposal.article.text[:match.start()].rstrip(" ")
        if before[-1:] not in ("", ".", "!", "?", "“", '"', "\n") or words[0] in known:
            yield match[0]
        elif len(words) > 2:  # anything can be the first word of a sentence
            yield " ".join(words[1:])
