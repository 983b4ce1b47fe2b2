"""Chosen families: where they lead, what stands behind them, what is keyed by them."""

from __future__ import annotations

import io
import pickle
from hashlib import sha256
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from presskit.desk import Desk
from presskit.render.blend import latin_scale
from presskit.render.families import Choice, Member, choose_families, serves
from presskit.render.fonts import Face, Family, Fonts
from tests.helpers.faces import cut_face
from tests.helpers.rendering import shipped_fonts

FONTS = shipped_fonts()
LOCALES = ("zh-Hant-HK", "zh-Hant-TW", "zh-Hans-CN", "en", "ja", "ko")


def member(key: str, *languages: str, style: str = "sans-serif", view: bool = False) -> Member:
    face = Face(f"/{key}.ttf", 400, key, 1)
    bold = Face(f"/{key}-bold.ttf", 700, key + "bold", 1)
    return Member(Family(key, key.title(), face, bold, style, view), languages)


LATIN, SONG = member("gull", "en"), member("song", "zh-Hans", style="serif")
SERIF = tuple(member(f"s-{key}", *tags) for key, tags in (
    ("hk", ("zh-Hant-HK", "zh-Hant-MO")), ("tc", ("zh-Hant",)), ("sc", ("zh-Hans",)),
    ("jp", ("ja",)), ("kr", ("ko",)), ("latin", ("en",))))


def choose(text: tuple[Member, ...] = (), headings: tuple[Member, ...] | None = None) -> Fonts:
    both = Choice(text, text if headings is None else headings)
    return choose_families(FONTS, dict.fromkeys(LOCALES, both),
                           {"serif": {"zh-Hans-CN": ["SimSun"]}})


def test_without_a_choice_nothing_changes() -> None:
    assert choose().of("ja") == choose_families(FONTS, {}, {}) == FONTS


@pytest.mark.parametrize("locale", LOCALES)
def test_a_whole_set_leads_by_region_and_ours_stand_right_behind(locale: str) -> None:
    ours = FONTS.stack(locale)
    wanted = tuple(one for key in ours for one in (f"s-{key}", key))
    assert choose(SERIF).of(locale).stack(locale) == wanted


@pytest.mark.parametrize(("locale", "language", "first"), [
    ("zh-Hant-HK", "", ("hk", "tc")), ("zh-Hant-HK", "en", ("gull", "latin", "hk")),
    ("en", "", ("gull", "latin", "hk")), ("en", "ja", ("jp", "gull")), ("fr", "", ("gull",)),
    ("ko", "", ("kr", "gull", "latin"))])
def test_a_latin_family_leads_in_latin_letters_alone(locale: str, language: str,
                                                     first: tuple[str, ...]) -> None:
    view = choose_families(FONTS, {locale: Choice((LATIN,), (LATIN,))}, {}).of(locale)
    assert view.stack(locale, language)[:len(first)] == first


def test_han_of_another_region_is_never_in_front() -> None:
    view = choose((SONG,)).of("zh-Hant-HK")
    assert view.stack("zh-Hant-HK")[:2] == ("hk", "tc")
    assert view.stack("zh-Hant-HK").index("song") == view.stack("zh-Hant-HK").index("sc") - 1
    assert choose((SONG,)).of("zh-Hans-CN").stack("zh-Hans-CN")[:2] == ("song", "sc")
    assert view.stack("zh-Hant-HK", "zh-Hans-CN")[:3] == ("song", "sc", "hk")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_stack_ends_with_all_of_ours_and_all_that_is_chosen(locale: str) -> None:
    view = choose((LATIN,), (SONG,)).of(locale)
    every = {*(one.key for one in FONTS.families), "gull", "song"}
    assert set(view.stack(locale)) == set(view.headings.stack(locale)) == every


def test_headings_have_tables_of_their_own() -> None:
    view = choose((LATIN,), SERIF).of("ja")
    assert view.stack("ja")[0] == "jp" and view.role("headline").stack("ja")[0] == "s-jp"
    assert view.role("body") is view and view.headings.digest != view.digest
    assert choose(SERIF).of("ja").display is None


def test_of_two_families_the_first_that_is_for_a_language_leads() -> None:
    view = choose((LATIN, *SERIF)).of("zh-Hans-CN")
    assert view.lead("en") == "gull" and view.lead("zh-Hans-CN") == "s-sc"


def test_a_family_that_may_only_be_shown_is_in_no_word_file() -> None:
    fonts = choose((member("show", "en", view=True),))
    assert fonts.of("en").lead("en") == "show"
    assert fonts.of("en", word=True).lead("en") == "latin"


def test_a_choice_for_one_locale_is_in_no_other_key() -> None:
    fonts = choose_families(FONTS, {"ja": Choice(SERIF, SERIF)}, {})
    assert fonts.of("en").digest == FONTS.digest != fonts.of("ja").digest
    other = choose_families(FONTS, {"ja": Choice((LATIN,), SERIF)}, {})
    assert len({fonts.of("ja").digest, other.of("ja").digest, choose((SONG,)).of("ja").digest}) == 3


def test_the_faces_of_a_readers_machine_are_of_the_same_kind() -> None:
    view = choose((SONG,)).of("zh-Hans-CN")
    assert view.system_faces("zh-Hans-CN") == ("SimSun",)
    assert view.system_faces("ja") == FONTS.system_faces("ja")


def test_a_view_crosses_a_process_border_small() -> None:
    view = choose((LATIN,), SERIF).of("ja")
    assert pickle.loads(pickle.dumps(view)) == view
    assert len(pickle.dumps(view)) < 20_000


@pytest.mark.parametrize(("tag", "right"), [
    ("zh-HK", True), ("zh-Hant-TW", True), ("yue", True), ("zh-CN", False), ("zh", False),
    ("ja", False), ("en", False)])
def test_a_tag_covers_what_begins_with_it(tag: str, right: bool) -> None:
    assert serves(member("ming", "zh-Hant"), tag) is right


def test_every_set_has_a_system_face_and_a_lock_for_each_of_its_families() -> None:
    import yaml

    from presskit.build.typefaces import find_sets, read_set
    desk = Desk()
    system = yaml.safe_load((desk.families / "system.yaml").read_bytes())
    assert find_sets(desk) == ("serif",)
    for one in read_set("serif", desk):
        assert one.family.style in system and not one.single
        assert any(serves(one, tag) for tag in system[one.family.style])
    assert {tag for tag, _faces in FONTS.system} == set(system["serif"])


def test_capitals_of_a_latin_family_are_as_high_as_those_beside_them(tmp_path: Path) -> None:
    small = tmp_path / "small.ttf"
    data = TTFont(io.BytesIO(cut_face("Small Caps")))
    data["head"].unitsPerEm = 1250
    data.save(small)
    face = Face(str(small), 400, sha256(small.read_bytes()).hexdigest(), 0)
    latin, around = Family("small", "Small", face, face), FONTS.family("hk")
    assert latin_scale(latin, around) == pytest.approx(1.025 * 1.25, abs=0.025)
    assert latin_scale(FONTS.family("latin"), around) == 1.025
    assert latin_scale(around, around) == 1.0
