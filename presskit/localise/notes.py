"""What a translator is told about a text (``#.`` in a PO file).

Here: where it stands, who speaks, how long it may be, the quotes and names in it, what was
asked about it.  Never here: numbers of paragraphs or anything else that moves when its
neighbours change.
"""

from __future__ import annotations

from collections.abc import Iterator

from presskit.document import plain_text
from presskit.localise.register import Register, extract_mentions
from presskit.localise.scopes import forbidden, within
from presskit.localise.wording import each_reference, quote_reference
from presskit.model.kit import Kit
from presskit.model.names import name_form
from presskit.model.segment import Segment, container_of

__all__ = ["LIMITS", "write_note"]

LIMITS = {"release.headline": (26, 90), "release.short_headline": (16, 50)}
"""How many characters a field has room for: in Chinese and Japanese, in Latin letters."""

_WHERE = {
    "kit.title": "Name of the press kit",
    "kit.notice": "Notice on every page",
    "release.headline": "Press release: headline",
    "release.subheads": "Press release: subhead",
    "release.short_headline": "Running header",
    "release.place": "Press release: place in the dateline",
    "release.body": "Press release: text",
    "kit.facts": "Fact sheet: further row",
    "kit.event": "Fact sheet: the occasion",
    "kit.sessions": "Part of the occasion",
    "kit.invitation": "Media invitation",
    "kit.contacts": "Media contact",
    "kit.corrections": "Correction: what was wrong in an earlier version, and what is right",
    "pictures": "Picture",
}
_FIELDS = {"title": "how they are introduced, affiliation included", "bio": "biography",
           "words": "exact words, translated whole", "card": "passage for the quote card",
           "part": "what they did, in the table of participants", "about": "description",
           "occasion": "where it was said", "caption": "caption",
           "alternative": "description for readers who can't see it", "credit": "credit",
           "rights": "who may use it", "closing_words": "closing word, set in quotation marks",
           "headline": "headline", "audience": "for whom it is",
           "arrival": "when and where the media are received",
           "what": "what is to be seen or heard", "accreditation": "what one has to bring",
           "capacity": "how many places there are", "notes": "what else one has to know"}
_GROUPS = {"people": "person", "organisations": "organisation", "works": "work",
           "terms": "term"}


def write_note(kit: Kit, segment: Segment, register: Register, locale: str) -> str:
    """The comment for one text, several lines.

    ``kit`` is the kit in the locale that is translated from and ``register`` its names;
    ``locale`` is the one translated into.
    """
    path = container_of(segment.path)
    lines = [_place(kit, path)]
    if segment.quote in kit.quotes:
        lines += _speaker(kit, segment)
    lines += _quotes(kit, segment)
    lines += _names(kit, segment, register, locale)
    lines += _forbidden(kit, segment, register, locale)
    lines += _queries(kit, segment)
    lines += _deviations(kit, segment, locale)
    return "\n".join(line for line in lines if line)


def _queries(kit: Kit, segment: Segment) -> Iterator[str]:
    """What was asked about the text, whatever the language, and what was answered."""
    for number, one in enumerate(kit.queries, 1):
        if one.path in (segment.id, container_of(segment.path)):
            where = f", {one.locale}" if one.locale else ""
            yield f"Question {number} ({one.by}, {one.date}{where}): {_line(one.question)}"
            yield (f"Answer ({one.answered_by}, {one.answered}): {_line(one.answer)}"
                   if one.answer else "Not answered yet")


def _deviations(kit: Kit, segment: Segment, locale: str) -> Iterator[str]:
    """That the locale leaves a text out, or says it in its own way."""
    said = {"omitted": "Left out in this language", "rewritten": "Said otherwise in this language"}
    for one in kit.deviations:
        if one.locale == locale and one.path == segment.id and one.kind in said:
            yield f"{said[one.kind]}: {_line(one.reason)}"


def _line(text: str) -> str:
    return " ".join(text.split())


def _place(kit: Kit, path: str) -> str:
    parts = path.split(".")
    words = _FIELDS.get(parts[-1], "")
    if parts[0] in _GROUPS and len(parts) > 2:
        named = getattr(kit, parts[0]).get(parts[1])
        return f"{_shown(kit, named) or parts[1]}: {words or parts[-1]}"
    if parts[0] == "quotes" and words:
        return f"Quote {parts[1]}: {words}"
    for name in (path, ".".join(parts[:2]), parts[0]):
        if name in _WHERE:
            return f"{_WHERE[name]}: {words}" if words and name != path else _with_limit(name)
    return ""


def _with_limit(name: str) -> str:
    if name not in LIMITS:
        return _WHERE[name]
    wide, narrow = LIMITS[name]
    parted = "," if ": " in _WHERE[name] else ":"
    return f"{_WHERE[name]}{parted} at most {wide} Chinese or {narrow} Latin characters"


def _shown(kit: Kit, named) -> str:
    form = named and name_form(named, kit.locale)
    return form.full if form else ""


def _speaker(kit: Kit, segment: Segment) -> Iterator[str]:
    quote = kit.quotes[segment.quote]
    speaker = kit.people.get(quote.speaker)
    spoken = f", spoken in {quote.spoken_in}" if quote.spoken_in else ""
    yield f"Words of {_shown(kit, speaker) or quote.speaker}{spoken}; without outer marks"
    if quote.text_is == "translation":
        yield f"These words are themselves a translation from {quote.spoken_in}"
    if quote.corrected:
        yield f"Corrected on {quote.corrected.date}: {quote.corrected.reason}"
    if container_of(segment.path).endswith(".card"):
        yield "Passage for the quote card: at most 60 Chinese characters or 30 English words"


def _quotes(kit: Kit, segment: Segment) -> Iterator[str]:
    for node in each_reference(segment.words, "quote"):
        name, number = quote_reference(node)
        quote = kit.quotes.get(name)
        if not quote:
            continue
        chosen = quote.words[number - 1:number] if number else quote.words
        words = " ".join(plain_text(one.words) for one in chosen)
        speaker = _shown(kit, kit.people.get(quote.speaker)) or quote.speaker
        yield f"{{{node.target.replace('quote:', 'q:', 1)}}} is {speaker}: {words}"


def _names(kit: Kit, segment: Segment, register: Register, locale: str) -> Iterator[str]:
    found = {}
    for one in extract_mentions(register, plain_text(segment.words)):
        named = kit.register[one.key]
        form = name_form(named, locale)
        if form and not one.escaped:
            written = " / ".join(dict.fromkeys(filter(None, (form.full, form.short))))
            pronoun = getattr(named, "pronoun", "")
            found[one.key] = f"{_shown(kit, named)} = {written}" + (f" ({pronoun})" * bool(pronoun))
    if found:
        yield f"Names: {'; '.join(found.values())}"


def _forbidden(kit: Kit, segment: Segment, register: Register, locale: str) -> Iterator[str]:
    """What the terms in the text are not called."""
    own = within(register, kit, segment.path)
    keys = {one.key for one in extract_mentions(own, plain_text(segment.words))}
    words = {word: instead for key, term in kit.terms.items() if f"term:{key}" in keys
             for word, instead in forbidden(term, locale).items()}
    if words:
        yield "Not: " + "; ".join(f"{word} (but {instead})" if instead else word
                                  for word, instead in words.items())
