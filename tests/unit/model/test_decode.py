"""From plain values to a kit."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.diagnostics import Findings, PresskitError, Severity, Span
from presskit.document import Text
from presskit.model.decode import Decoded, decode_kit
from presskit.model.segment import State
from tests.helpers.sentences import CUT

KNOWN = ("en", "ja", "ko", "zh-Hans-CN", "zh-Hant-HK", "zh-Hant-TW")


class Places(dict):
    """The place of a value tells its path by its column, so that tests can read it back."""

    def __init__(self) -> None:
        super().__init__()
        self.names: dict[tuple, Span] = {}


@dataclass
class Values:
    """What a reader would hand over; every value has a line of its own."""

    values: dict[str, Any]
    places: Places = field(default_factory=Places)
    findings: Findings = field(default_factory=Findings)
    lines: dict[tuple, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.places[()] = Span("kit.yaml")
        self._number(self.values, ())

    def _number(self, value: Any, path: tuple) -> None:
        if path:
            self.lines[path] = len(self.lines) + 1
            self.places[path] = Span("kit.yaml", self.lines[path], 10)
            self.places.names[path] = Span("kit.yaml", self.lines[path], 1)
        if isinstance(value, dict):
            for key, one in value.items():
                self._number(one, (*path, key))
        elif isinstance(value, list):
            for at, one in enumerate(value):
                self._number(one, (*path, at))

    def narrow(self, span: Span, needle: str) -> Span:
        return span


@dataclass(frozen=True)
class Fault:
    code: str
    severity: Severity
    message: str = "m"
    hint: str = "h"
    needle: str = ""


def scan(text: str) -> tuple[tuple[Text, ...], list[Fault]]:
    faults = [Fault("bad-text", Severity.ERROR)] if "<" in text else \
        [Fault("odd-text", Severity.WARNING)] if "**" in text else []
    return (Text(text),), faults


def values(**more: Any) -> dict[str, Any]:
    return {"id": "a-kit", "source_locale": "en", "press_release": {
        "headline": "News", "body": [{"kind": "paragraph", "segments": ["Lead."]}]}, **more}


def decode(**more: Any) -> Decoded:
    return decode_kit(Values(values(**more)), scan=scan, join=str.strip, known=KNOWN, cut=CUT)


def fail(**more: Any) -> list[tuple[str, int]]:
    """The codes and lines of what is wrong, each line as the path that stands there."""
    sources = Values(values(**more))
    with pytest.raises(PresskitError) as caught:
        decode_kit(sources, scan=scan, join=str.strip, known=KNOWN, cut=CUT)
    paths = {line: path for path, line in sources.lines.items()}
    return [(one.code, paths.get(one.span.line, ())) for one in caught.value.diagnostics
            if one.severity is Severity.ERROR]


PEOPLE = {"shen": {"id": "shen", "names": {"en": {"full": "Shen"}}, "title": "Engineer"}}
QUOTE = {"id": "q", "speaker": "shen", "words": "One. Two."}


def test_a_kit_needs_a_source_locale_and_one_paragraph_and_nothing_else() -> None:
    decoded = decode()
    assert decoded.kit.locale == "en" and decoded.kit.press_release.headline.text == "News"
    assert all(one.code.startswith("missing-") for one in decoded.findings)
    assert fail(source_locale=None) == [("key-missing", ())]
    assert fail(press_release={"body": []}) == [("release-empty", ("press_release",))]


def test_every_text_becomes_a_segment_with_path_and_language() -> None:
    kit = decode(people=PEOPLE).kit
    segment = kit.people["shen"].title
    assert (segment.path, segment.text, segment.language, segment.state) == (
        "people.shen.title", "Engineer", "en", State.SOURCE)
    assert kit.press_release.body[0].segments[0].path == "release.body"


def test_every_segment_has_its_place_by_its_id() -> None:
    sources = Values(values(people=PEOPLE))
    decoded = decode_kit(sources, scan=scan, join=str.strip, known=KNOWN, cut=CUT)
    segment = decoded.kit.people["shen"].title
    assert decoded.places[segment.id].line == sources.lines["people", "shen", "title"]


def test_the_same_text_twice_in_one_container_is_two_segments() -> None:
    body = [{"kind": "paragraph", "segments": ["Same."]}] * 2
    first, second = (block.segments[0] for block in
                     decode(press_release={"body": body}).kit.press_release.body)
    assert (first.path, second.path) == ("release.body", "release.body#2")


def test_paragraphs_are_parted_by_empty_lines_and_fragments_may_be_one() -> None:
    people = {"shen": {"names": {"en": {"full": "S"}}, "bio": "One\nline.\n \nTwo."}}
    kit = decode(people=people, quotes={"q": {**QUOTE, "speaker": "shen"}}).kit
    assert [one.text for one in kit.people["shen"].bio] == ["One\nline.", "Two."]
    assert [one.text for one in kit.quotes["q"].words] == ["One. Two."]


def test_what_stands_empty_counts_as_not_given() -> None:
    event = {"name": None, "date": None, "venue": None}
    assert decode(event=event, facts=None, version=None).kit.event.date is None


def test_an_unknown_name_stays_an_error_even_with_nothing_behind_it() -> None:
    assert fail(event={"vneue": None}) == [("key-unknown", ("event", "vneue"))]


@pytest.mark.parametrize(("more", "code", "path"), [
    ({"title": ["a"]}, "value-type", ("title",)),
    ({"version": "two"}, "value-type", ("version",)),
    ({"version": "0"}, "value-type", ("version",)),
    ({"facts": "a"}, "value-type", ("facts",)),
    ({"event": "a"}, "value-type", ("event",)),
    ({"people": {"a": "b"}}, "value-type", ("people", "a")),
    ({"release": {"accept_suggested_names": "maybe"}}, "value-type",
     ("release", "accept_suggested_names")),
    ({"release": {"states": {"default": "good"}}}, "value-unknown",
     ("release", "states", "default")),
    ({"release_date": "2025-13-19"}, "date-unknown", ("release_date",)),
    ({"release_date": "20251219"}, "date-unknown", ("release_date",)),
    ({"release_date": "1766140200"}, "date-unknown", ("release_date",)),
    ({"event": {"date": "2025-02-29"}}, "date-unknown", ("event", "date")),
    ({"documents": ["press-relase"]}, "value-unknown", ("documents", 0)),
    ({"brand": {"accent": "red"}}, "value-type", ("brand", "accent")),
    ({"facts": [{"label": "a"}]}, "key-missing", ("facts", 0)),
    ({"people": {"a": {}}}, "key-missing", ("people", "a")),
    ({"title": "a < b"}, "bad-text", ("title",)),
    ({"event": {"vneue": "x"}}, "key-unknown", ("event", "vneue")),
])
def test_each_kind_of_wrong_value_is_named_at_its_place(more, code, path) -> None:
    assert fail(**more) == [(code, path)]


def test_all_problems_are_found_at_once_and_one_does_not_hide_another() -> None:
    found = fail(release_date="x", event={"name": "nowhere", "date": "y"},
                 people={**PEOPLE, "li": {"names": "Li", "organisation": "none"}},
                 quotes={"q": {**QUOTE, "speaker": "nobody"}, "r": {"speaker": "li"}})
    assert sorted(found) == sorted([
        ("date-unknown", ("release_date",)), ("date-unknown", ("event", "date")),
        ("work-unknown", ("event", "name")), ("value-type", ("people", "li", "names")),
        ("person-unknown", ("quotes", "q", "speaker")), ("key-missing", ("quotes", "r"))])


def test_an_entry_that_could_not_be_read_still_exists() -> None:
    people = {"shen": {"names": "Shen"}}
    assert fail(people=people, quotes={"q": QUOTE}) == [("value-type",
                                                         ("people", "shen", "names"))]


def test_a_warning_inside_a_text_is_kept_and_placed() -> None:
    sources = Values(values(people={"shen": {**PEOPLE["shen"], "title": "**Engineer"}}))
    decoded = decode_kit(sources, scan=scan, join=str.strip, known=KNOWN, cut=CUT)
    (found,) = (one for one in decoded.findings if one.code == "odd-text")
    assert found.span.line == sources.lines["people", "shen", "title"]


def test_what_the_reader_found_comes_first_and_stops_the_kit() -> None:
    sources = Values(values(version="two"))
    sources.findings.error("file-encoding", "x", hint="y", span=Span("people.yaml", 1, 1))
    with pytest.raises(PresskitError) as caught:
        decode_kit(sources, scan=scan, join=str.strip, known=KNOWN, cut=CUT)
    assert [one.code for one in caught.value.diagnostics] == ["file-encoding", "value-type"]


def test_missing_facts_are_not_complained_about_beside_errors() -> None:
    assert all(code != "missing-contact" for code, _path in fail(version="two"))


def test_catalogues_and_approvals_become_records() -> None:
    message = {"context": "kit.title", "source": "A", "words": "あ", "inlines": (Text("あ"),)}
    approval = {"path": "kit.title", "source": "0a" * 32, "words": "0b" * 32, "state": "final",
                "name": "Shen", "date": "2026-03-01"}
    kit = decode(
        catalogues={"ja": {"locale": "ja", "header": (("Language", "ja"),),
                           "messages": [message]}},
        approvals={"ja": [approval]}).kit
    assert kit.catalogues["ja"].messages[0].inlines == (Text("あ"),)
    assert kit.approvals["ja"][0].state is State.FINAL


@pytest.mark.parametrize(("change", "code"), [
    ({"state": "translated"}, "value-unknown"), ({"by": "me"}, "value-unknown"),
    ({"source": "0a"}, "approval-digest"), ({"words": "x" * 64}, "approval-digest"),
    ({"date": "1.3.2026"}, "date-unknown"), ({"name": ["me"]}, "value-type"),
    ({"who": "me"}, "key-unknown"), ({"name": ""}, "key-missing")])
def test_an_approval_must_be_whole(change: dict[str, str], code: str) -> None:
    approval = {"path": "kit.title", "source": "0a" * 32, "words": "0b" * 32, "state": "final",
                "name": "Shen", "date": "2026-03-01", **change}
    assert [one for one, _path in fail(approvals={"ja": [approval]})] == [code]


def test_an_embargo_becomes_one_moment() -> None:
    kit = decode(embargo="2026-03-18 09:00", time_zone="Asia/Hong_Kong").kit
    assert kit.embargo == dt.datetime(2026, 3, 18, 1, 0, tzinfo=dt.UTC)


# Property ---------------------------------------------------------------------------------------

SOUND = values(
    title="A", time_zone="Europe/London", release_date="2026-03-18", version="2",
    parties=[{"organisation": "trust", "role": "issuer"}],
    event={"name": "prize", "date": "2026-03-20", "city": "Bay"},
    sessions={"panel": {"kind": "panel", "people": ["shen"], "works": ["prize"]}},
    facts=[{"label": "a", "value": "b"}], boilerplate=["trust"],
    people=PEOPLE, organisations={"trust": {"names": {"en": {"full": "Trust"}}}},
    works={"prize": {"names": {"en": {"full": "Prize"}}, "makers": [{"person": "shen"}]}},
    quotes={"q": {**QUOTE, "card": "Two."}})
_FREE = {"id", "full", "time_zone"}


def each_leaf(value: Any, path: tuple = ()) -> list[tuple]:
    if isinstance(value, dict):
        return [leaf for key, one in value.items() for leaf in each_leaf(one, (*path, key))]
    if isinstance(value, list):
        return [leaf for at, one in enumerate(value) for leaf in each_leaf(one, (*path, at))]
    return [path]


@given(st.sampled_from([path for path in each_leaf(SOUND) if path[-1] not in _FREE
                        and "body" not in path]))
def test_any_value_broken_is_found_where_it_stands(path: tuple) -> None:
    import copy
    broken = copy.deepcopy(SOUND)
    holder: Any = broken
    for part in path[:-1]:
        holder = holder[part]
    holder[path[-1]] = {"no such": "thing"}
    found = fail(**broken)
    assert path in [place[:len(path)] for _code, place in found], found
