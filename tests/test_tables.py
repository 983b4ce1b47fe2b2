"""The tables that editors write are whole: every key everywhere, nothing contradicts."""

import dataclasses
import re
import string
from functools import cache
from pathlib import Path

import pytest
import yaml

from presskit.diagnostics import PresskitError
from presskit.document import roles as role_sets
from presskit.model.signs import Signs, decode_signs
from presskit.model.tables import (
    Conventions,
    decode_conventions,
    decode_layout,
    decode_phrases,
    decode_roles,
)
from presskit.render.rules import Rules, decode_rules

TEMPLATES = Path(__file__).parent.parent / "templates"
LOCALES = ("zh-Hant-HK", "zh-Hant-TW", "zh-Hans-CN", "en", "ja", "ko")
SETS = (*LOCALES, "en-US", "ja-newspaper", "zh-Hans-HK-issuer")
MAY_BE_EMPTY = {"end-mark"}
PARTICLES = "은는이가을를과와로의에도만"


@cache
def read(path):
    return yaml.load((TEMPLATES / path).read_text("utf-8"), yaml.BaseLoader)


@cache
def phrases(locale):
    return decode_phrases(locale, read(f"phrases/{locale}.yaml"))


def sets():
    return {path.stem: read(f"conventions/{path.name}")
            for path in (TEMPLATES / "conventions").glob("*.yaml")}


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def keys_in_file(path):
    lines = (TEMPLATES / path).read_text("utf-8").splitlines()
    return [line.split(":")[0] for line in lines if line and line[0] not in "# "]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_phrase_is_there_in_every_locale(locale):
    assert set(phrases(locale)) == set(phrases("en"))


@pytest.mark.parametrize("locale", LOCALES)
def test_phrases_stand_in_one_order_and_once(locale):
    found = keys_in_file(f"phrases/{locale}.yaml")
    assert found == keys_in_file("phrases/en.yaml")
    assert len(found) == len(set(found))


@pytest.mark.parametrize("locale", LOCALES)
def test_no_phrase_is_empty_or_has_a_stray_field(locale):
    known = {key: set().union(*(fields(phrases(one)[key]) for one in LOCALES))
             for key in phrases("en")}
    english = phrases("en")
    for key, text in phrases(locale).items():
        assert text or key in MAY_BE_EMPTY, key
        assert fields(text) <= known[key], key
        if key not in ("dateline", "dateline.line", "zone.offset"):
            assert fields(text) == fields(english[key]), key


def test_no_korean_particle_stands_right_behind_a_field():
    glued = re.compile(rf"\}}[{PARTICLES}](?![가-힣])|\}}(으로|라고|에서|부터|까지)")
    assert [key for key, text in phrases("ko").items() if glued.search(text)] == []


def test_phrases_use_the_marks_of_their_own_language():
    for locale in ("zh-Hant-HK", "zh-Hant-TW", "zh-Hans-CN", "ja"):
        text = "".join(phrases(locale).values()).replace("###", "").replace("*", "")
        assert not re.search(r"[,;!?'\"]", text), locale
    assert not set("「」『』") & set("".join(phrases("zh-Hans-CN").values()))
    assert not set("'\"") & set("".join(phrases("en").values()))


def test_there_is_a_set_of_conventions_for_every_locale_and_three_more():
    assert set(sets()) == set(SETS)


@pytest.mark.parametrize("name", SETS)
def test_a_set_says_everything(name):
    rules = decode_conventions(sets(), name, {"set": name})
    assert rules.name == name
    assert rules.marks_of("film") and rules.marks_of("nothing-known") == ("", "")
    assert {"Asia/Hong_Kong", "Asia/Tokyo", "UTC"} <= set(rules.zones)


@pytest.mark.parametrize("name", SETS)
def test_what_is_unverified_exists(name):
    known = set(Conventions.model_fields) | {f"phrases:{key}" for key in phrases("en")}
    rules = decode_conventions(sets(), name, {"set": name})
    assert rules.unverified
    assert set(rules.unverified) - known == set()


@pytest.mark.parametrize("locale", LOCALES)
def test_unconfirmed_phrases_say_so_on_their_line(locale):
    marked = {line.split(":")[0] for line in
              (TEMPLATES / f"phrases/{locale}.yaml").read_text("utf-8").splitlines()
              if line.endswith("# unconfirmed")}
    rules = decode_conventions(sets(), locale)
    assert marked == {one.removeprefix("phrases:") for one in rules.unverified
                      if one.startswith("phrases:")}


def test_a_variant_set_differs_only_where_it_says_so():
    base, variant = (decode_conventions(sets(), "ja", {"set": name})
                     for name in ("ja", "ja-newspaper"))
    assert variant.marks_of("film") == ("「", "」") and base.marks_of("film") == ("『", "』")
    assert variant.quotation == base.quotation and variant.date == base.date


def test_roles_have_a_kind_each_and_no_style_twice():
    roles = decode_roles(read("roles.yaml"))
    kinds = {"paragraph", "heading", "quote", "list", "table", "figure", "section", "span", "rule"}
    assert {role.kind for role in roles.values()} <= kinds
    styles = [role.word for role in roles.values() if role.word]
    assert len(styles) == len(set(styles))
    for role in roles.values():  # in one step, to a style of the same kind
        other = roles[role.instead or role.name]
        assert (other.kind, bool(other.word)) == (role.kind, bool(role.word))
        assert other is role or not other.instead


def test_every_set_of_roles_names_blocks_that_there_are():
    roles = decode_roles(read("roles.yaml"))
    for name in role_sets.__all__:
        found = getattr(role_sets, name)
        assert found and {"span"}.isdisjoint(roles[one].kind for one in found), name


def test_every_list_of_words_for_articles_is_asked_for():
    room = TEMPLATES.parent / "presskit" / "extract"
    for home in sorted(one for one in (TEMPLATES / "articles").iterdir() if one.is_dir()):
        code = "".join(path.read_text("utf-8") for path in room.rglob("*.py")
                       if path.parent in (room, room / home.name))
        code += (TEMPLATES.parent / "presskit" / "build" / "articles.py").read_text("utf-8")
        asked = {*re.findall(r"""["']([a-z][a-z_-]+)["']""", code)}
        begun = tuple({*re.findall(r"""["']([a-z]+[_-])(?:["']|\{)""", code)})
        lists = {key for path in home.glob("*.yaml") for key in read(path)}
        assert not {key for key in lists if key not in asked and not key.startswith(begun)}, home


def test_the_layout_has_an_order_for_every_kind_of_document():
    layout = decode_layout(read("layout.yaml"))
    for kind in ("press-release", "speaker-bios", "speaker-bio", "quote-sheet", "fact-sheet",
                 "fact-rows", "captions-sheet", "media-invitation", "invitation-rows",
                 "quote-card"):
        for locale in LOCALES:
            assert layout.order(kind, locale)


SIGNS = ("default", "zh", "zh-Hant", "zh-Hans", "ja", "ja-newspaper", "ko", "en")


@pytest.mark.parametrize("name", SETS)
def test_every_set_says_how_signs_are_typed(name):
    locale = next(tag for tag in sorted(LOCALES, key=len, reverse=True)
                  if name.startswith((tag, tag.rpartition("-")[0] or tag)))
    signs = decode_signs(read("signs.yaml"), locale, name)
    assert signs.dash and signs.ellipsis[0]
    east = locale.split("-")[0] in ("zh", "ja")
    assert (signs.dash == "——") == east == bool(signs.wide), name
    assert len(signs.radicals) == 112


def test_the_table_of_signs_has_a_row_for_each_language_and_the_default_says_everything():
    table = read("signs.yaml")
    assert tuple(table) == SIGNS
    assert set(table["default"]) == set(Signs.model_fields)
    for name, row in table.items():
        assert set(row) <= set(Signs.model_fields) | {"based_on"}, name


def test_nothing_that_the_table_of_signs_writes_is_a_fault_by_the_table_itself():
    for name in SIGNS[1:]:
        signs = decode_signs(read("signs.yaml"), name, name)
        assert not set("".join(signs.wide.values())) & set(signs.narrow_marks), name
        assert not set(signs.radicals.values()) & set(signs.radicals), name
        assert signs.dash not in signs.wave and not set(signs.wide) & set(signs.wide.values())


def test_a_locale_without_a_row_has_the_default():
    assert decode_signs(read("signs.yaml"), "fr").narrow == ""


@pytest.mark.parametrize(("row", "code"), [
    ({"dash": "—", "dahs": "—"}, "signs-unknown"), ({"titles": ["《"]}, "signs-wrong"),
    ({"narrow": "z-a"}, "signs-wrong"), ({"compatibility": "maybe"}, "signs-wrong"),
    ({"ellipsis": []}, "signs-wrong"), ({"radicals": {"xyz": "a"}}, "signs-wrong")])
def test_a_faulty_row_of_signs_is_reported(row, code):
    table = read("signs.yaml") | {"fr": row}
    with pytest.raises(PresskitError) as caught:
        decode_signs(table, "fr")
    assert [one.code for one in caught.value.diagnostics] == [code]


def test_a_table_of_signs_without_a_default_says_what_lacks():
    with pytest.raises(PresskitError) as caught:
        decode_signs({"fr": {"dash": "—"}}, "fr")
    assert {one.code for one in caught.value.diagnostics} == {"signs-missing"}


RULED = ("default", "zh", "zh-Hans", "zh-Hant", "ja", "ko", "en")


def test_the_table_of_setting_says_everything_and_nothing_twice():
    table = read("setting.yaml")
    keys = {one.name for one in dataclasses.fields(Rules)}
    assert tuple(table) == RULED
    assert set(table["default"]) == keys
    for name, row in table.items():
        assert set(row) <= keys, name
        for key, value in row.items():
            signs = "".join(value.split()) if isinstance(value, str) else value
            assert len(set(signs)) == len(signs), (name, key)
            assert signs or name == "default" or table["default"][key], (name, key)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_rules_of_setting_do_not_contradict_each_other(locale):
    rules = decode_rules(read("setting.yaml"), locale)
    assert not (rules.no_line_start | rules.no_display_start) & rules.no_line_end
    assert rules.opening_marks | rules.opening_quotes <= rules.no_line_end
    # a mark that leads to a note stands behind its word; the note itself begins with it
    assert (rules.closing_marks | rules.break_behind | rules.open_wide
            | (rules.bound_to_previous - set("*†")) | rules.item_end) <= rules.no_line_start
    assert rules.sentence_end | rules.clause_end <= rules.no_line_start | rules.no_display_start
    east = locale.split("-")[0] in ("zh", "ja")
    assert not (east and rules.closes_phrase) and bool(rules.leads_next) == (locale != "ja")


@pytest.mark.parametrize(("row", "said"), [
    ({"unitts": ["年"]}, "has no key unitts"), ({"units": "年月"}, "other kind"),
    ({"no_line_end": ["「"]}, "other kind")])
def test_a_faulty_row_of_setting_is_reported(row, said):
    with pytest.raises(PresskitError, match=said) as caught:
        decode_rules(read("setting.yaml") | {"fr": row}, "fr")
    assert caught.value.diagnostics[0].code == "setting-table"


def test_a_table_of_setting_without_a_default_says_what_lacks():
    with pytest.raises(PresskitError, match="lacks no_line_start"):
        decode_rules({"fr": {}}, "fr")


def test_a_language_without_a_row_of_setting_has_the_default():
    table = read("setting.yaml")
    assert decode_rules(table, "fr").units == decode_rules(table, "zh-Hant-HK").units
    assert decode_rules(table, "fr").leads_next == frozenset()
