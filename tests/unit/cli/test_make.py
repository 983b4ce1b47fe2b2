"""`presskit make`: what is told, and which kits are meant."""

import shutil
from importlib import import_module
from pathlib import Path

import pytest

from presskit.cli.guard import run_command
from presskit.cli.report import Report
from presskit.diagnostics import PresskitError

make = import_module("presskit.cli.make")
OPENING = Path(__file__).parents[2] / "cases" / "opening"


@pytest.fixture
def home(tmp_path, monkeypatch):
    shutil.copytree(OPENING, tmp_path / "content" / "opening")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(kit="", out="out", output="human", **more):
    given = {"locales": (), "documents": ("fact-sheet",), "formats": ("txt",), "jobs": 1,
             "force": False, "release": False, "lift": False, "embed": "subset",
             "watch": False, "open_result": False} | more
    report = Report(output)
    return make.run(report, kit, out=Path(out), **given), report


def test_it_tells_what_was_written_and_how_long_each_stage_took(home, capsys):
    code, _report = run()
    said = capsys.readouterr().out
    assert code == 0
    assert "out/opening: 1 files (1 written)" in said
    assert "zh-Hant-HK/opening-fact-sheet-zh-Hant-HK.txt" in said
    for stage in ("read", "localise", "compose", "render", "place"):
        assert f"{stage} 0." in said or f"{stage} " in said


def test_without_a_change_it_says_so_and_loads_nothing(home, capsys, monkeypatch):
    run()
    monkeypatch.setitem(__import__("sys").modules, "presskit.build.recipe", None)
    code, _report = run()
    assert code == 0
    assert "nothing has changed, 1 files stand" in capsys.readouterr().out


def test_whoever_runs_it_is_told_where_the_press_room_begins(home, capsys):
    run(documents=(), formats=(), room=True)
    where = "out/opening/press-room/index.html: the press room, to be copied whole"
    assert where in capsys.readouterr().out
    run(documents=(), formats=(), room=True)
    assert where in capsys.readouterr().out
    run(documents=(), formats=(), preview=True)
    assert "press-room-preview/index.html: a preview" in capsys.readouterr().out


def test_other_options_are_a_change(home, capsys):
    run()
    run(formats=("txt", "html"))
    assert "2 files" in capsys.readouterr().out
    run(formats=("txt", "html"), embed="none")
    assert "nothing has changed" not in capsys.readouterr().out


def test_every_kit_under_content_is_built_whatever_is_wrong_with_one(home, capsys):
    shutil.copytree(OPENING, home / "content" / "another")
    (home / "content" / "another" / "kit.yaml").write_text("title: [", "utf-8")
    code, report = run()
    assert code == 1
    assert any(one.code.startswith("yaml") for one in report.findings)
    assert (home / "out" / "opening" / "manifest.json").is_file()
    assert not (home / "out" / "another").exists()


def test_what_needs_attention_is_told_again_when_nothing_changed(home):
    kit = home / "content" / "opening" / "kit.yaml"
    kit.write_text(kit.read_text("utf-8").replace("release_date: 2026-03-18\n", ""), "utf-8")
    first, second = run()[1], run()[1]
    assert [one.code for one in first.findings] == [one.code for one in second.findings]
    assert "missing-release-date" in [one.code for one in second.findings]


def test_many_findings_of_one_kind_are_counted(home, capsys, monkeypatch):
    from presskit.diagnostics import Findings
    many = Findings()
    for number in range(9):
        many.warning("name-unconfirmed", f"name {number}")
    report = Report()
    make._tell_attention(report, many)
    said = capsys.readouterr()
    assert said.err.count("name-unconfirmed") == 3
    assert "6 more name-unconfirmed" in said.out
    whole = Report("json")
    make._tell_attention(whole, many)
    assert len(whole.findings) == 9


@pytest.mark.parametrize("out", ["content", ".", "content/opening"])
def test_a_kit_is_never_written_over(home, out):
    before = (home / "content" / "opening" / "kit.yaml").read_bytes()
    if out == ".":
        shutil.copytree(OPENING, home / "opening")
        with pytest.raises(PresskitError) as caught:
            run("opening", out=out)
    elif out == "content/opening":
        with pytest.raises(PresskitError) as caught:
            run(out=out)
    else:
        with pytest.raises(PresskitError) as caught:
            run(out=out)
    assert caught.value.diagnostics[0].code == "out-is-kit"
    assert (home / "content" / "opening" / "kit.yaml").read_bytes() == before


def test_for_programs_nothing_but_the_findings_is_printed(home, capsys):
    _code, report = run(output="json")
    assert capsys.readouterr().out == ""
    report.close()
    assert capsys.readouterr().out.startswith("{")


def stop_after(monkeypatch, times, act=lambda: None):
    """Let the watcher look so many times, then press Ctrl-C; ``act`` comes before each look."""
    looks = iter(range(times))

    def sleep(_seconds):
        if next(looks, None) is None:
            raise KeyboardInterrupt
        act()
    monkeypatch.setattr("time.sleep", sleep)


def test_a_watch_is_ended_by_ctrl_c_and_that_is_no_failure(home, capsys, monkeypatch):
    def act():
        (home / "content/opening/terms.yaml").write_text("# nothing\n", "utf-8")
    stop_after(monkeypatch, 2, act)
    code, report = run(watch=True, out="watched")
    assert code == 0 and report.kept == ["watched/opening"]
    assert "interrupted" not in capsys.readouterr().err


def test_a_watch_that_ends_behind_a_failed_build_is_130(home, capsys, monkeypatch):
    def act():
        (home / "content/opening/terms.yaml").write_text("[\n", "utf-8")
    stop_after(monkeypatch, 1, act)
    code, report = run(watch=True)
    assert code == 130
    assert any(one.code.startswith("yaml") for one in report.findings)


def test_what_is_changed_during_the_first_build_is_built_as_well(home, capsys, monkeypatch):
    built = make._make

    def edited(*given):
        made, path = built(*given), home / "content/opening/terms.yaml"
        if not path.exists():
            path.write_text("# nothing\n", "utf-8")
        return made
    monkeypatch.setattr(make, "_make", edited)
    stop_after(monkeypatch, 2)
    assert run(watch=True)[0] == 0
    assert capsys.readouterr().out.count(" rendered, ") == 2


def test_a_build_that_a_watcher_began_and_ctrl_c_stops_is_130(home, capsys, monkeypatch):
    recipe = import_module("presskit.build.recipe")

    def act():
        (home / "content/opening/terms.yaml").write_text("# nothing\n", "utf-8")
        monkeypatch.setattr(recipe, "build", interrupted)

    def interrupted(*_given):
        raise KeyboardInterrupt
    stop_after(monkeypatch, 1, act)
    code = run_command("make", "human", {
        "kit": "", "out": Path("out"), "locales": (), "documents": ("fact-sheet",),
        "formats": ("txt",), "jobs": 1, "force": False, "release": False, "lift": False,
        "embed": "subset", "watch": True, "open_result": False})
    assert code == 130


def test_what_is_finished_when_a_later_kit_is_interrupted_is_named(home, capsys, monkeypatch):
    shutil.copytree(OPENING, home / "content" / "second")
    recipe = import_module("presskit.build.recipe")
    build = recipe.build

    def interrupted(folder, *rest):
        if folder.name == "second":
            raise KeyboardInterrupt
        return build(folder, *rest)
    monkeypatch.setattr(recipe, "build", interrupted)
    code = run_command("make", "human", {
        "kit": "", "out": Path("out"), "locales": (), "documents": ("fact-sheet",),
        "formats": ("txt",), "jobs": 1, "force": False, "release": False, "lift": False,
        "embed": "subset", "watch": False, "open_result": False})
    assert code == 130
    assert "these stand as this run wrote them: out/opening" in capsys.readouterr().err
