"""From what an article says of its occasion to ``kit.yaml``.

Here: title, event, hosts, contacts.  Never here: the release (``import_release``).
"""

from __future__ import annotations

from typing import Any

from presskit.build.import_release import ReleaseDraft
from presskit.build.imported import Draft
from presskit.extract.article import Piece

__all__ = ["SURE", "draft_occasion"]

SURE = 0.8
"""Of what an article says of its occasion: rules see the words, not the occasion."""
_JOINER = 3  # letters, as in *and*


def draft_occasion(release: ReleaseDraft) -> None:
    """Fill the draft's ``kit`` with what is known; what isn't is left out."""
    draft = release.draft
    event = draft.proposal.things.event
    kit: dict[str, Any] = {}
    title = release.front.get("headline") or (event.name and draft.words(event.name))
    if title:
        kit["title"] = title
    kit |= {"source_locale": draft.proposal.article.locale, "version": 1}
    dateline = draft.proposal.things.dateline
    if dateline and dateline.day and dateline.date:
        kit["release_date"] = dateline.day
        draft.cite("kit.release_date", dateline.date)
    if draft.embargo and draft.embargo != "none":
        kit["embargo"] = draft.embargo
        for number in draft.held:
            draft.cite("kit.embargo", draft.proposal.article.blocks[number].piece)
    found: dict[str, Any] = {}
    for name, kind, piece in (("name", "event", event.name), ("part_of", "festival", event.part_of),
                              ("theme", "theme", event.theme)):
        if piece:
            found[name] = _work(draft, piece, kind)
    if event.day and event.date:
        found["date"] = event.day
        draft.cite("kit.event.date", event.date, SURE, "whole-date")
    for name in ("time", "city", "venue"):
        piece = getattr(event, name)
        if piece:
            found[name] = draft.take(f"kit.event.{name}", piece, SURE, f"event-{name}")
    if event.organiser:
        kit["parties"] = [{"organisation": key, "role": "organiser"}
                          for key in _hosts(draft, event.organiser)]
    if found:
        kit["event"] = found
    own = draft.files.get("kit", {})
    if own.get("contacts"):
        kit["contacts"] = {"default": [own["contacts"][at] for at in sorted(own["contacts"])]}
    if own.get("boilerplate"):
        kit["boilerplate"] = own["boilerplate"]
    draft.files["kit"] = kit


def _work(draft: Draft, piece: Piece, kind: str) -> str:
    """The id of a named thing, registered now if it is not yet."""
    words = draft.proposal.article.words(piece)
    for work, key in zip(draft.proposal.things.works, draft.works, strict=True):
        if draft.proposal.article.words(work.title) == words:
            return key
    return _register(draft, "works", piece, {"kind": kind})


def _hosts(draft: Draft, piece: Piece) -> list[str]:
    """The ids of who holds the occasion: of each, where the words are names of several bodies with
    no more than a joining word between them."""
    article = draft.proposal.article
    rest, found = article.words(piece), {}
    named = [(article.words(one.name), key) for one, key in zip(
        draft.proposal.things.organisations, draft.organisations, strict=True)]
    for name, key in sorted(named, key=lambda pair: -len(pair[0])):
        if name in rest:
            found[article.words(piece).index(name)] = key
            rest = rest.replace(name, "\n")
    if len(found) > 1 and all(len(one.strip()) <= _JOINER for one in rest.split("\n")):
        return [found[at] for at in sorted(found)]
    return [_organisation(draft, piece)]


def _organisation(draft: Draft, piece: Piece) -> str:
    return draft.find_organisation(piece, whole=True) or _register(
        draft, "organisations", piece, {})


def _register(draft: Draft, register: str, piece: Piece, rest: dict[str, Any]) -> str:
    article, entries = draft.proposal.article, draft.files.setdefault(register, {})
    full = " ".join(article.words(piece).split())
    same = next((key for key, entry in entries.items()
                 if entry["names"][article.locale]["full"] == full), "")
    if same:
        return same
    key = draft.ids.give(full, article.locale, rest.get("kind") or register.rstrip("s"))
    entries[key] = {"names": draft.name(f"{register}.{key}", piece, SURE, "occasion"), **rest}
    return key
