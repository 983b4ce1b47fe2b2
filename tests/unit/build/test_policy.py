"""What may go out, by the kit's own policy."""

import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from presskit.build.languages import open_languages
from presskit.build.load import load
from presskit.build.options import Options
from presskit.build.policy import uncleared
from presskit.build.recipe import build
from presskit.desk import Desk
from presskit.diagnostics import PresskitError
from presskit.localise.review import approval_for, approvals_yaml
from presskit.model.segment import State
from presskit.model.walk import each_segment

TIDAL = Path(__file__).parents[2] / "kits" / "tidal-prize-2027"
HOUR = datetime(2027, 3, 18, 9, 0, tzinfo=UTC)
BEFORE, AFTER = HOUR.replace(hour=8, minute=59), HOUR


@pytest.fixture
def home(tmp_path):
    """The second kit without any approval, and a place to build it."""
    shutil.copytree(TIDAL, tmp_path / "tidal-prize-2027",
                    ignore=shutil.ignore_patterns("approvals"))
    return tmp_path


def make(home, clock=BEFORE, **options):
    desk = Desk(clock=lambda: clock, cache=home / "cache")
    options = Options(documents=("press-release", "fact-sheet"), formats=("txt",), jobs=1,
                      **options)
    return build(home / "tidal-prize-2027", home / "out", desk, options)


def listed(home):
    manifest = json.loads((home / "out/tidal-prize-2027/manifest.json").read_bytes())
    return manifest, [Path(one["path"]).name for one in manifest["files"]]


def approve(home, locale, by="approve", paths=lambda path: True):
    """Have every text of a locale approved, or every quote cleared, as it is now."""
    languages = open_languages(load(home / "tidal-prize-2027"), Desk(cache=home / "cache"))
    reach = languages.loaded.kit.locales.get(locale)
    origin = languages.reach(reach.from_ or "en" if reach else locale).side
    target = languages.reach(locale).side
    found = [one for path in dict.fromkeys(segment.path.partition("#")[0]
                                           for segment in each_segment(target.kit))
             if paths(path)
             for one in approval_for(origin, target, path, state=State.REVIEWED, name="A. Reader",
                                     date="2027-03-01", by=by)]
    file = home / "tidal-prize-2027" / "approvals" / f"{locale}.yaml"
    file.parent.mkdir(exist_ok=True)
    before = file.read_text("utf-8") if file.exists() else ""
    file.write_text(before + approvals_yaml(found), "utf-8")


def is_words(path):
    return path.startswith("quotes.") and path.endswith(".words")


def codes(error):
    return [one.code for one in error.value.diagnostics]


# Embargo ------------------------------------------------------------------------------------

def test_under_embargo_every_name_says_so_and_the_kit_is_not_public(home):
    make(home)
    manifest, names = listed(home)
    assert manifest["public"] is False
    assert manifest["embargo"] == "2027-03-18T09:00:00+00:00"
    assert names and all("-EMBARGOED" in name for name in names)


def test_the_embargo_is_not_lifted_before_its_hour(home):
    with pytest.raises(PresskitError) as caught:
        make(home, lift=True)
    assert codes(caught) == ["embargo-stands"]
    assert caught.value.exit_code == 5
    assert not (home / "out" / "tidal-prize-2027").exists()


def test_at_its_hour_the_same_kit_is_built_without_the_mark(home):
    make(home)
    marked = (home / "out/tidal-prize-2027/en/tidal-prize-2027-press-release-en-v2-EMBARGOED.txt")
    assert "EMBARGO" in marked.read_text("utf-8").upper()
    make(home, clock=AFTER, lift=True)
    manifest, names = listed(home)
    assert manifest["public"] is True
    assert not any("EMBARGOED" in name for name in names)
    free = (home / "out/tidal-prize-2027/en/tidal-prize-2027-press-release-en-v2.txt")
    assert "EMBARGO" not in free.read_text("utf-8").upper()


def test_time_alone_lifts_nothing(home):
    make(home, clock=AFTER)
    assert listed(home)[0]["public"] is False


def test_a_kit_without_an_embargo_has_none_to_lift(home):
    file = home / "tidal-prize-2027" / "kit.yaml"
    file.write_text("\n".join(line for line in file.read_text("utf-8").splitlines()
                              if not line.startswith("embargo:")), "utf-8")
    with pytest.raises(PresskitError) as caught:
        make(home, lift=True)
    assert codes(caught) == ["embargo-none"] and caught.value.exit_code == 2


# Release ------------------------------------------------------------------------------------

def test_what_nobody_reviewed_stays_behind_and_is_named(home):
    made = make(home, release=True)
    assert {one.code for one in made.findings} >= {"left-back"}
    said = " ".join(one.message for one in made.findings if one.code == "left-back")
    assert "ja stays behind" in said and "needs reviewed" in said
    manifest, names = listed(home)
    assert names == ["tidal-prize-2027-fact-sheet-en-v2-EMBARGOED.txt"]  # it shows no quote
    assert manifest["complete"] is False


def test_quotes_need_their_speakers_word_in_the_source(home):
    approve(home, "en", by="clear", paths=is_words)
    make(home, release=True)
    assert "tidal-prize-2027-press-release-en-v2-EMBARGOED.txt" in listed(home)[1]


def test_a_changed_word_takes_the_clearance_away(home):
    approve(home, "en", by="clear", paths=is_words)
    file = home / "tidal-prize-2027" / "quotes.yaml"
    file.write_text(file.read_text("utf-8").replace("next door", "nearby"), "utf-8")
    made = make(home, release=True)
    assert "shen-repair" in " ".join(one.message for one in made.findings)
    assert "tidal-prize-2027-press-release-en-v2-EMBARGOED.txt" not in listed(home)[1]


def test_a_reviewed_locale_goes_out_with_its_conversion(home):
    approve(home, "en", by="clear", paths=is_words)
    approve(home, "zh-Hans-CN")
    make(home, release=True)
    names = listed(home)[1]
    assert "tidal-prize-2027-press-release-zh-Hans-CN-v2-EMBARGOED.txt" in names
    assert "tidal-prize-2027-press-release-zh-Hant-HK-v2-EMBARGOED.txt" in names
    assert not [name for name in names if "-ja-" in name or "DRAFT" in name]


def test_nothing_that_may_go_out_is_an_error_and_leaves_out_alone(home):
    make(home)
    before = listed(home)
    with pytest.raises(PresskitError) as caught:
        make(home, release=True, locales=("ja",))
    assert "nothing-may-go-out" in codes(caught) and caught.value.exit_code == 5
    assert listed(home) == before


def test_a_missing_fact_stops_a_release_and_no_build(home):
    file = home / "tidal-prize-2027" / "kit.yaml"
    file.write_text(file.read_text("utf-8").replace("release_date: 2027-03-18\n", ""), "utf-8")
    make(home)
    with pytest.raises(PresskitError) as caught:
        make(home, release=True)
    assert "missing-release-date" in codes(caught)


@pytest.mark.parametrize(("policy", "needed"), [
    ("none", set()), ("source", {"en"}), ("source+en", {"en"}),
    ("every-language", {"en", "zh-Hans-CN", "zh-Hant-HK", "ja"})])
def test_the_policy_says_in_which_languages_speakers_have_to_agree(home, policy, needed):
    languages = open_languages(load(home / "tidal-prize-2027"), Desk(cache=home / "cache"))
    kit = languages.loaded.kit
    changed = kit.model_copy(update={
        "release": kit.release.model_copy(update={"clearance": policy})})
    languages = replace(languages, loaded=replace(languages.loaded, kit=changed))
    assert {one for one in languages.locales if uncleared(one, languages)} == needed


def test_english_is_english_in_every_country(home):
    """Where English has a country in its tag its speakers are asked all the same."""
    kit = home / "tidal-prize-2027"
    file = kit / "kit.yaml"
    text = file.read_text("utf-8").replace("  ja: {reach: translate, from: en}",
                                          "  en-US: {reach: translate}")
    file.write_text(text.replace("clearance: source", "clearance: source+en")
                    .replace("  ja:\n", "  en-US:\n"), "utf-8")
    for table in ("phrases", "conventions"):
        (kit / "templates" / table).mkdir(parents=True)
        shutil.copy(Desk().templates / table / "en.yaml", kit / "templates" / table / "en-US.yaml")
    (kit / "translations" / "ja.po").unlink()
    languages = open_languages(load(kit), Desk(cache=home / "cache"))
    assert [one for one in languages.locales if uncleared(one, languages)] == ["en", "en-US"]
    assert uncleared("en-US", languages) == frozenset(languages.loaded.kit.quotes)
