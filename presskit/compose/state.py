"""How far a document's words have come, and the label of one that may not go out yet.

Here: the lowest state of what a document shows, against the kit's policy.  Never here:
changing a state, approvals (``localise``).
"""

from __future__ import annotations

from collections.abc import Mapping

from presskit.compose.wording import Inlines, compose_phrase
from presskit.document import Document, Figure, Reference, plain_text, segments, walk
from presskit.model.kit import Kit, Named, NameForm
from presskit.model.names import name_form
from presskit.model.segment import Segment, State, container_of
from presskit.model.tables import Tables
from presskit.model.walk import each_segment

__all__ = ["compose_label", "is_untouched", "list_asked", "list_told", "listed_names",
           "may_be_told", "names_in", "needed_state", "state_of", "states_of"]


_PROSE = frozenset({"press-release", "media-invitation", "press-room"})
"""What is the author's own text; the pages of the room hold documents that were judged alone."""


def state_of(document: Document, kit: Kit, names: Mapping[str, State] | None = None,
             known: Mapping[str, State] | None = None) -> State:
    """The lowest state of the segments and names that a document shows.

    ``kit`` is the one the document was composed from; ``names`` are the states of its names
    by ``kind:id``, where approvals of names are known.  Without them a suggested form counts
    as translated, unless the kit accepts suggested names, and a missing form as initial.
    ``known`` spares asking for :func:`states_of` again, where many documents are judged.
    """
    known = states_of(kit) if known is None else known
    shown = [known[one] for one in segments(document) if one in known]
    shown += [names[key] if names and key in names else
              _name_state(kit, name_form(kit.register[key], kit.locale))
              for key in names_in(document, kit)]
    return State.lowest(shown)


def names_in(document: Document, kit: Kit) -> tuple[str, ...]:
    """The names (``kind:id``) that a document shows in a locale that isn't the source's."""
    if kit.locale == kit.source_locale:
        return ()
    words = _words(document)
    return tuple(key for key, named in kit.register.items()
                 if any(one in words for one in _written(kit, named)))


def listed_names(document: Document, kit: Kit) -> tuple[str, ...]:
    """The names (``kind:id``) that a document of the source locale gives as such: in the author's
    release and invitation they are the author's words, everywhere else the register's."""
    if kit.locale != kit.source_locale or document.kind in _PROSE:
        return ()
    words = _words(document)
    return tuple(key for key, named in kit.register.items()
                 if any(one in words for one in _written(kit, named)))


def _words(document: Document) -> str:
    """All that a document says: its blocks, its running lines, what describes its pictures, and
    what its file's properties tell of it, its title among them."""
    return "\n".join((
        plain_text(document, ""), document.title, *(value for _name, value in document.properties),
        *(one.alternative for one in walk(document) if isinstance(one, Figure))))


def states_of(kit: Kit) -> Mapping[str, State]:
    """The state of every segment, by its id."""
    return {segment.id: segment.state for segment in each_segment(kit)}


def _written(kit: Kit, named: Named) -> tuple[str, ...]:
    form = name_form(named, kit.locale) or name_form(named, kit.source_locale)
    return form.written if form else ()


def _name_state(kit: Kit, form: NameForm | None) -> State:
    if form is None:
        return State.INITIAL
    if form.status == "suggested" and not kit.release.accept_suggested_names:
        return State.TRANSLATED
    return State.FINAL


def needed_state(kit: Kit) -> State:
    """The state that this locale needs to go out, by the kit's policy."""
    states = kit.release.states
    if kit.locale in states:
        return states[kit.locale]
    return State.CONVERTED if kit.is_converted else states.get("default", State.REVIEWED)


def list_asked(kit: Kit) -> Mapping[int, str]:
    """What open questions hold back in the kit's locale: the path of a text or container, by the
    number of the question.  What is made from a translation waits for those about that, too."""
    locales, locale = {""}, kit.locale
    while locale and locale not in locales:
        locales.add(locale)
        reach = kit.locales.get(locale)
        locale = (reach.from_ or "") if reach else ""
    return {number: one.path for number, one in enumerate(kit.queries, 1)
            if one.blocking and not one.answer and one.locale in locales}


def list_told(segment: Segment, kit: Kit) -> tuple[Segment, ...]:
    """A text of the kit, and the words of the quotes that it puts in."""
    quotes = [one.target.removeprefix("quote:").partition("#")[0] for one in walk(segment.words)
              if isinstance(one, Reference) and one.target.startswith("quote:")]
    return (segment, *(words for key in quotes if key in kit.quotes
                       for words in kit.quotes[key].words))


def may_be_told(segment: Segment, kit: Kit) -> bool:
    """Whether a text of the kit may go out as it is, and what it quotes: all is in the state that
    the locale needs, and no question about it is open."""
    told = list_told(segment, kit)
    keys = {key for one in told for key in (one.id, container_of(one.id))}
    return (State.lowest(one.state for one in told).rank >= needed_state(kit).rank
            and not keys & {*list_asked(kit).values()})


def is_untouched(document: Document, known: Mapping[str, State]) -> bool:
    """Whether nothing that a document shows has been translated: it is no draft yet."""
    shown = {known[one] for one in segments(document.children) if one in known}
    return shown == {State.INITIAL}


def compose_label(state: State, kit: Kit, tables: Tables, *,
                  untouched: bool = False) -> tuple[Inlines, Inlines]:
    """The label of a document in this state and its note; nothing where it may go out.

    ``untouched`` tells a document in the source's words alone from one that lacks a few.
    """
    if state.rank >= needed_state(kit).rank:
        return (), ()
    kind = "untranslated" if untouched else "machine" if state is State.MACHINE else "draft"
    return compose_phrase(tables, f"label.{kind}"), compose_phrase(tables, f"label.{kind}-note")
