"""The tables and the room fit: every phrase is used, every role is known."""

import datetime as dt
import itertools
import typing
from dataclasses import replace

import pytest

from presskit.compose import compose, stripped
from presskit.compose.corrections import stamp_document
from presskit.compose.documents import KINDS
from presskit.compose.press_pictures import compose_press_pictures
from presskit.compose.proof_sheet import ProofRow, ProofSheet, compose_proof_sheet
from presskit.compose.room import compose_choice, compose_pages, compose_side
from presskit.compose.room_facts import HANDFUL, Download, Earlier, Room
from presskit.compose.room_found import compose_email, compose_feed
from presskit.compose.sheet import SheetSide, compose_sheet
from presskit.document import Paragraph, Text, walk
from presskit.model.fields import UNLIMITED
from presskit.model.kit import (
    Deviation,
    Dismissal,
    Opportunity,
    Party,
    Person,
    Picture,
    Query,
    Quote,
    Replacement,
    Session,
    Work,
    WorkMaker,
)
from presskit.model.segment import Segment, State
from presskit.model.tables import Phrases
from presskit.model.walk import each_segment, map_segments

LOCALES = ("zh-Hant-HK", "zh-Hant-TW", "zh-Hans-CN", "en", "ja", "ko")
METHODS = ("pinyin", "jyutping", "romanisation", "wade-giles", "on-reading", "kana", "hangul",
           "mandarin", "conversion", "transcription", "transliteration", "translation",
           "usual", "as-printed",
           "kept from zh-Hant-HK")


class Watched(Phrases):
    """Phrases that remember which of them were asked for."""

    def __init__(self, phrases, used):
        super().__init__(phrases.locale, phrases.texts)
        object.__setattr__(self, "used", used)

    def __getitem__(self, key):
        self.used.add(key)
        return super().__getitem__(key)


def choices(model, field):
    """What a field of the model can say, but the empty word."""
    return [one for one in typing.get_args(model.model_fields[field].annotation) if one]


def full_kit(new_kit, locale, **changes):
    """A kit with every kind of work, maker, party, session, medium and way of naming."""
    kit = new_kit(locale)
    makers = [{"person": "hill", "role": role} for role in choices(WorkMaker, "role")]
    works = {f"work-{kind}": {"kind": kind, "names": {kit.source_locale: {"full": kind}},
                              "makers": makers} for kind in choices(Work, "kind")}
    people = {f"person-{n}": {"names": {
        kit.source_locale: {"full": f"人{n}"}, locale: {"full": f"甲{n}", "method": method}}}
        for n, method in enumerate(METHODS)}
    quotes = {f"said-{medium}": {"speaker": "hill", "words": "好。", "medium": medium,
                                  "source": "example.org"}
              for medium in choices(Quote, "medium")}
    dumped = {key: getattr(kit, key) for key in ("people", "works", "quotes")}
    view = kit.pictures["view"]
    uses = typing.get_args(typing.get_args(Picture.model_fields["use"].annotation)[0])
    rest = {"pictures": {"view": view.model_copy(update={"use": uses}), "talk": kit.pictures[
                "talk"], "free": view.model_copy(update={"until": UNLIMITED})},
            "invitation": {"register_by": "2025-12-12", "opportunities": [
                {"kind": kind, "what": "好"} for kind in choices(Opportunity, "kind")]},
            "parties": [{"organisation": "zeta", "role": role}
                        for role in choices(Party, "role")],
            "sessions": {kind: {"kind": kind, "people": ["hill"], "closing_words": ["好"]}
                         for kind in choices(Session, "kind")},
            "press_release": {"place": "香港", "body": [
                {"kind": "paragraph", "segments": ["論壇今日舉行。"]},
                {"kind": "pull-quote", "target": "wong-one"}, {"kind": "works", "target": "film"},
                {"kind": "figure", "target": "view"}]}}
    return new_kit(locale, **{
        "works": dumped["works"] | works, "people": dumped["people"] | people,
        "quotes": dumped["quotes"] | quotes} | rest | changes)


def scenes(new_kit, translated, locale):
    """Kits that between them make a locale's documents say all they can."""
    kit = full_kit(new_kit, locale)
    yield kit
    yield full_kit(new_kit, locale, quotes={}, title="",
                   embargo=dt.datetime.fromisoformat("2025-12-19T10:00:00+05:00"),
                   time_zone="Asia/Karachi", event={"name": "forum", "date": "2025-12-19",
                                                    "end_date": "2026-01-02", "city": "香港"},
                   press_release={"body": []})
    for state in (State.MACHINE, State.TRANSLATED, State.INITIAL):
        words = {one.text: one.text for one in each_segment(kit)}
        yield translated(kit, words, state)
    spoken = kit.quotes["hill-one"].model_copy(update={"spoken_in": locale})
    told = kit.model_copy(update={"quotes": {"hill-one": spoken},
                                  "press_release": type(kit.press_release)()})
    yield map_segments(told, lambda one: replace(one, state=State.REVIEWED))
    named = Person(names={kit.source_locale: {"full": "甲"}, locale: {"full": "乙", "note": "?"}},
                   picture="photo", bio=kit.people["wong"].bio)
    photo = kit.pictures["view"].model_copy(update={"alternative": kit.pictures["talk"].credit})
    yield kit.model_copy(update={"people": {"wong": named, "hill": named},
                                 "pictures": {"photo": photo}, "works": {}, "event": type(
                                     kit.event)(), "sessions": {}, "press_release": type(
                                         kit.press_release)()})


def sheets(kits, tables):
    """Review sheets of a locale that between them say all they can."""
    day = dt.date(2025, 12, 19)
    key = next(each_segment(kits[0])).id
    said = {"reason": "so", "name": "A", "date": day}
    records = {
        "deviations": tuple(Deviation(kind, kits[0].locale, key, **said, text=Segment.plain(
            "甲", language=kits[0].locale)) for kind in ("omitted", "added", "rewritten")),
        "queries": (Query(path="a", question="?", by="A", date=day),
                    Query(path="a", question="?", by="A", date=day, answer="!"))}
    line = Segment.plain("甲", "release.headline", kits[0].locale)
    records["press_release"] = kits[0].press_release.model_copy(update={
        "headline": line, "subheads": (line,), "short_headline": line})
    gone = [Dismissal(code="a", path="b", locale=kits[0].locale, finding="c", source="0",
                      words="0", **said)]
    for kit in kits:
        for state in State:
            told = map_segments(kit, lambda one, state=state: replace(one, state=state))
            told = told.model_copy(update=records | {"release": told.release.model_copy(
                update={"states": {"default": State.FINAL, kit.locale: State.FINAL}})})
            first, *rest = [*told.quotes, ""]
            side = SheetSide(told, tables, {first: ("A", "2025-12-19")}, frozenset(rest),
                             frozenset(told.register),
                             figures={one.id: ("1",) for one in each_segment(told)})
            yield compose_sheet([side], side, gone)


def proof_sheet(kit, tables):
    """A sheet with a text in each state: one has words that wait, one an earlier source."""
    rows = tuple(ProofRow("release.body", "abc", "[m]", "b", (("甲", False), ("{q:a}", True)),
                          (("乙", False), ("\n", True)), str(state), state is State.MACHINE,
                          "丙" if state is State.STALE else "", ("Place", "More"), ("a = b",))
                 for state in State if state is not State.SOURCE)
    return compose_proof_sheet(ProofSheet(kit, tables, tables, rows, dt.date(2025, 12, 19), "[h]",
                                          {"translator": "[t]", "reviewer": "[r]"}))


def room_pages(kit, tables, preview):
    """Every page of a room with a file of each size; a room without its release has a head of
    its own."""
    documents = tuple(one for kind in KINDS if kind != "quote-card"
                      for one in compose(kit, kind, tables))
    files = [Download(one.kind, "pdf", one.locale, f"{one.locale}/files/{number}.pdf",
                      10 ** (number % 9 + 1), "0" * 64, number + 1, one.subject)
             for number, one in enumerate(documents)]
    files += [Download("quote-card", "png", kit.locale, f"{kit.locale}/files/{key}.png", 1,
                       "1" * 64, subject=key) for key in kit.quotes]
    files += [Download("bundle", "zip", locale, f"{locale}/files/all.zip", 12_345_678, "1" * 64)
              for locale in (kit.locale, "mul")]
    pictures = compose_press_pictures(kit, tables) * (HANDFUL + 1)
    files += [Download("picture", "jpg", kit.locale, f"{kit.locale}/{one.subject}-{shape}.jpg", 1,
                       "1" * 64, subject=one.subject, shape=shape, width=2, height=1)
              for one in dict.fromkeys(pictures) for shape in ("original", "web", "thumb")]
    side = compose_side(kit, tables, documents)
    room = Room(kit, tables, documents, tuple(files), (side, replace(side, locale="fr")), preview,
                pictures)
    plain = replace(documents[1], children=(Paragraph("body", (Text("x"),)),))
    bare = replace(room, documents=(plain,))
    return (*compose_pages(room), compose_choice(room), *compose_pages(bare),
            *room_versions(room, plain))


def room_versions(room, plain):
    """Every page of a room whose kit corrects a version, and of one that is withdrawn; the letter
    and the feed of the first, and a document of the earlier version with its stamp."""
    note = Replacement(date=dt.date(2026, 3, 19), note=Segment.plain("x", "kit.corrections.2.note",
                                                                     room.kit.locale))
    files = tuple(replace(room.downloads[0], document=plain.kind, subject=plain.subject)
                  for _ in (0, 1))
    many = tuple(Paragraph("body", (Text(f"{number} {'x' * 300}"),)) for number in range(9))
    for children in (plain.children, many):
        old = Earlier(1, room.kit.locale, (replace(plain, children=children),
                                           *room.documents[2:3]), files, files)
        kit = room.kit.model_copy(update={"version": 2, "corrections": {"2": note}})
        new = replace(room, kit=kit, earlier=(old,))
        told = replace(new, documents=tuple(one for kind in ("press-release", plain.kind)
                                            for one in compose(kit, kind, room.tables)))
        yield from (*compose_pages(new), *compose_pages(told), compose_feed(told),
                    compose_email(told), stamp_document(plain, 1, kit, room.tables, "https://a.b"))
    again = {"1": note.model_copy(update={"withdrawn": True}), "2": note}
    said = kit.model_copy(update={"version": 3, "corrections": {
        str(int(version) + 1): one for version, one in again.items()}})
    yield compose_email(replace(new, kit=said, documents=compose(said, "press-release",
                                                                 room.tables)))
    gone = kit.model_copy(update={"corrections": {"2": note.model_copy(update={
        "withdrawn": True})}})
    notice = compose(gone, "withdrawal-notice", room.tables)
    yield from compose_pages(replace(room, kit=gone, documents=notice, earlier=(old,)))
    bare = stripped(gone, (), ())
    yield from compose_pages(replace(
        room, kit=bare, documents=compose(bare, "withdrawal-notice", room.tables), downloads=(),
        pictures=(), sides=(room.sides[0], replace(room.sides[1], told=True))))


@pytest.fixture(scope="module")
def seen(new_kit, new_tables, translated):
    """Phrases asked for and roles put into documents, over all locales."""
    phrases, roles = {locale: set() for locale in LOCALES}, set()
    for locale in LOCALES:
        heads = itertools.cycle(("notice-box", "date-addressee", "table"))
        kits = [*scenes(new_kit, translated, locale)]
        tables = new_tables(locale)
        tables = replace(tables, phrases=Watched(tables.phrases, phrases[locale]))
        assert all(one.kind == "review-sheet" for one in sheets(kits[:2], tables))
        roles |= {one.role for one in walk(proof_sheet(kits[0], tables)) if hasattr(one, "role")}
        for number, kit in enumerate(kits):
            tables = new_tables(locale, head=next(heads), original_names="true",
                                dateline="line" if number == 2 else "inline")
            tables = replace(tables, phrases=Watched(tables.phrases, phrases[locale]))
            for kind in KINDS:
                for document in compose(kit, kind, tables):
                    roles |= {role for one in walk(document)
                              if (role := getattr(one, "role", ""))}
            for page in room_pages(kit, tables, preview=number == 1):
                roles |= {role for one in walk(page) if (role := getattr(one, "role", ""))}
    return phrases, roles


def test_no_phrase_is_unused(new_tables, seen):
    used = set().union(*seen[0].values())
    assert set(new_tables("en").phrases) - used == set()


def test_every_role_stands_in_the_table(new_tables, seen):
    assert len(seen[1]) > 40
    assert seen[1] - set(new_tables("en").roles) == set()
