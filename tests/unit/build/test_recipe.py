"""The recipe: what it asks before it begins, and what it shares with verifying."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from presskit.build.editions import rank_states
from presskit.build.judging import describe_edition
from presskit.build.languages import open_languages
from presskit.build.load import load
from presskit.diagnostics import Exit, PresskitError
from presskit.model.segment import State
from presskit.publish import place_of
from tests.helpers.homes import Home, copy_kit


@pytest.mark.parametrize(("name", "code"), [("my-notes.txt", "out-foreign-file"),
                                            ("~$my-notes.docx", "out-in-use")])
def test_a_folder_that_may_not_be_replaced_is_refused_before_the_work(
        tmp_path: Path, monkeypatch, name: str, code: str) -> None:
    home = copy_kit(tmp_path, "opening")
    home.folder.mkdir(parents=True)
    (home.folder / name).write_text("call the venue", "utf-8")
    monkeypatch.setattr("presskit.build.recipe.begin", lambda *_given: pytest.fail("work began"))
    with pytest.raises(PresskitError) as caught:
        home.make(formats=("txt",))
    assert caught.value.exit_code == Exit.MACHINE
    assert [one.code for one in caught.value.diagnostics] == [code]
    assert (home.folder / name).read_text("utf-8") == "call the venue"


def test_states_are_ranked_from_lowest_to_highest() -> None:
    ranked = [State(one) for one in rank_states()]
    assert [one.rank for one in ranked] == sorted(one.rank for one in State)
    assert (ranked[0], ranked[-2:]) == (State.INITIAL, [State.FINAL, State.SOURCE])


@pytest.mark.parametrize("kit", ["prize", "draft"])
def test_verifying_names_every_file_as_making_did(request, kit: str) -> None:
    home: Home = request.getfixturevalue(kit)
    manifest = json.loads((home.folder / "manifest.json").read_bytes())
    languages = open_languages(load(home.kit, home.desk), home.desk)
    for locale in languages.locales:
        languages.reach(locale)
    edition = describe_edition(manifest, languages)
    files = [one for one in manifest["files"] if one["document"] != "bundle"]
    assert files and all(place_of(one, edition) == one["path"] for one in files)
