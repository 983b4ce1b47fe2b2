"""What each field of a kit's files is for: the words that editors see while they type.

Here: one sentence per field.  Never here: types (``kit``, ``names``), how a schema is made
(``schema``).  The content reference in ``docs/`` is made from the same sentences.
"""

from __future__ import annotations

__all__ = ["DESCRIPTIONS"]

DESCRIPTIONS: dict[str, dict[str, str]] = {
    "KitFile": {
        "title": "The kit's title, in the source locale.",
        "source_locale": "The locale you write in, for example zh-Hant-HK.",
        "locales": "The other locales, each with how it is reached.",
        "time_zone": "The IANA time zone of all wall times, for example Asia/Hong_Kong.",
        "version": "The edition that goes out; from 2 on it is part of the file names.",
        "release_date": "The day of release, year-month-day.",
        "embargo": "No publication before this moment, for example 2026-03-18T09:00+08:00.",
        "parties": "Who issues, organises and supports, in protocol order.",
        "event": "The occasion.",
        "sessions": "Parts of the occasion by id: talks, a panel, a screening.",
        "facts": "Further rows of the fact sheet.",
        "contacts": "Press contacts per locale; under default those of all the others.",
        "boilerplate": "Ids of the organisations described at the end of the release.",
        "documents": "Which documents the kit has.",
        "cards": "Shapes of the quote cards: square, wide; an empty list for none.",
        "release": "What may go out under --release.",
        "notice": "A notice on every page, for example that this is a sample.",
        "brand": "The issuer's look.",
        "fonts": "The families that the kit is set in; ours if left out.",
        "conventions": "Changes to the shipped conventions of a locale, key by key.",
    },
    "Reach": {
        "reach": "convert for Chinese scripts into each other, else translate.",
        "from": "The locale it is made from; without it the source locale.",
    },
    "Party": {
        "organisation": "An id of organisations.yaml.",
        "role": "Its part in the occasion.",
    },
    "Event": {
        "name": "The id of the work that is the event's name.",
        "part_of": "The id of the work it belongs to, for example a festival.",
        "theme": "The id of the work that is its theme.",
        "date": "The first day, year-month-day.",
        "end_date": "The last day, where there are several.",
        "time": "The hours, as readers are told them.",
        "city": "The city.",
        "venue": "The house or room.",
        "admission": "Who may come, and how.",
    },
    "Session": {
        "kind": "What it is.",
        "name": "Its name.",
        "theme": "The id of a work or term.",
        "people": "Ids of people, in the order to be named.",
        "works": "Ids of works, in the order to be named.",
        "closing_words": "Words that each closed with, listed in quotation marks.",
    },
    "Fact": {
        "label": "The left cell.",
        "value": "The right cell.",
    },
    "Contact": {
        "name": "A person or an office.",
        "department": "The department.",
        "phone": "With the country's code, for example +852 5555 0100.",
        "email": "The address.",
        "url": "The press page.",
        "hours": "When somebody answers.",
    },
    "ReleasePolicy": {
        "states": "The lowest state per locale; default for all the others.",
        "clearance": "Whose quotes need their speaker's word.",
        "accept_suggested_names": "Whether a suggested name may go out, with a mark beside it.",
        "accept_missing": "Facts that are not known and stay out: a note instead of a warning.",
    },
    "Brand": {
        "accent": "The one colour beside ink, # and six digits; the theme's if left out.",
        "mark": "A picture in the kit, PNG or JPEG, for example pictures/mark.png.",
    },
    "Typefaces": {
        "headings": "Families for headlines, headings, pull quotes and the quotation of a card.",
        "text": "Families for everything else.",
    },
    "PressRelease": {
        "headline": "The headline; a backslash at the end of a line breaks it at sense.",
        "subheads": "Lines below the headline.",
        "short_headline": "The headline for running lines and file titles.",
        "place": "The place of the dateline.",
    },
    "Person": {
        "names": "The name in each locale.",
        "pronoun": "For languages that need one; translators are told it, no document prints it.",
        "organisation": "An id of organisations.yaml.",
        "roles": "What they were at the occasion.",
        "title": "How they are introduced, affiliation included.",
        "bio": "What is known of them; an empty line begins a new paragraph.",
        "part": "One line on what they did, for the participants' table.",
        "picture": "An id of pictures.yaml.",
        "spoken_languages": "Languages they give interviews in; for the team, never printed.",
        "note": "For the team; never printed.",
    },
    "NameForm": {
        "full": "The name in full.",
        "short": "The name at later mention.",
        "sort": "What an index of yours sorts it by; presskit keeps your order and sorts nothing.",
        "reading": "How it is read aloud, for example in kana.",
        "aliases": "Other ways it is written.",
        "status": "given by its bearer, confirmed by them, published, or suggested by us.",
        "method": "How a suggested form was found, for example pinyin.",
        "source": "The address where a published form stands.",
        "note": "For the team; never printed.",
    },
    "Organisation": {
        "names": "The name in each locale.",
        "kind": "What it is.",
        "about": "Its boilerplate.",
        "url": "Its address.",
        "note": "For the team; never printed.",
    },
    "Work": {
        "names": "The title in each locale, without marks.",
        "kind": "What it is: it decides the marks around the title.",
        "makers": "Who made it, in order.",
        "about": "What it is about.",
        "note": "For the team; never printed.",
    },
    "WorkMaker": {
        "person": "An id of people.yaml.",
        "role": "As what.",
    },
    "Term": {
        "names": "The term in each locale.",
        "by": "The id of the person who coined it.",
        "note": "For the team; never printed.",
    },
    "Quote": {
        "speaker": "An id of people.yaml.",
        "words": "The exact words without outer marks; a list where they were printed in pieces.",
        "spoken_in": "The language spoken, a tag such as en.",
        "text_is": "original, or translation where these words are one themselves.",
        "medium": "Where it was said.",
        "occasion": "At which occasion, as readers are told.",
        "date": "When, year-month-day.",
        "source": "Where the words were taken from.",
        "card": "Whole sentences of the words that fit on a card.",
        "corrected": "Why and when the words were changed against their source; "
                     "translators are told it, no document prints it.",
    },
    "Correction": {
        "reason": "Why.",
        "date": "When, year-month-day.",
    },
    "Picture": {
        "file": "The path inside the kit, for example pictures/hall.jpg; without it only the "
                "caption exists.",
        "caption": "The caption.",
        "alternative": "What it shows, for those who can't see it.",
        "credit": "Who made it.",
        "rights": "What a newsroom may do with it.",
        "use": "Where it is meant to stand; for the team, never printed.",
    },
    "Approval": {
        "path": "The path of the text, as in msgctxt.",
        "source": "The sha256 of the source text.",
        "words": "The sha256 of the translation.",
        "state": "reviewed or final.",
        "name": "Who approved.",
        "date": "When, year-month-day.",
        "note": "Where the evidence is.",
        "by": "approve by a reviewer, clear by a speaker.",
    },
}
"""Type, then field (by the name it has in the file)."""
