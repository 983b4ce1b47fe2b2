"""What was found in a kit's frames is looked for once, and anew when anything of it changes."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from presskit.build import frame_cache, rendering
from presskit.build.load import load
from presskit.desk import Desk
from presskit.diagnostics import Diagnostic, Findings, PresskitError

OPENING = Path(__file__).parents[2] / "cases" / "opening"


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by one whenever the frames are looked at."""
    found: list[str] = []
    real = rendering.check_looks

    def counted(*arguments) -> None:
        found.append("looked")
        real(*arguments)

    monkeypatch.setattr(rendering, "check_looks", counted)
    return found


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    folder = tmp_path / "opening"
    shutil.copytree(OPENING, folder)
    return folder


def check(kit: Path, cache: Path) -> list[Diagnostic]:
    findings, desk = Findings(), replace(Desk(), cache=cache)
    rendering.open_context(load(kit, desk).kit, kit, desk, findings)
    return list(findings)


def write(kit: Path, name: str, text: str) -> None:
    path = kit / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_a_kit_without_frames_of_its_own_looks_at_nothing(kit: Path, tmp_path: Path,
                                                          looked: list[str]) -> None:
    assert check(kit, tmp_path / "cache") == [] and looked == []
    assert not (tmp_path / "cache" / "frames").exists()


def test_the_same_frames_are_looked_at_once(kit: Path, tmp_path: Path, looked: list[str]) -> None:
    write(kit, "css/page.css", ".lead { color: #999 }")
    first = check(kit, tmp_path / "cache")
    assert {one.code for one in first} == {"frame-contrast"}
    assert check(kit, tmp_path / "cache") == first and len(looked) == 1


@pytest.mark.parametrize("change", [
    ("templates/css/page.css", ".lead { color: #888 }"),
    ("templates/theme.yaml", 'colours: {paper: "#fefefe"}'),
    ("kit.yaml", 'brand: {accent: "#0b4f6c"}'), ("kit.yaml", "locales: {ko: {reach: translate}}")])
def test_what_counts_makes_it_look_again(kit: Path, tmp_path: Path, looked: list[str],
                                         change: tuple[str, str]) -> None:
    write(kit, "css/page.css", ".lead { color: #999 }")
    check(kit, tmp_path / "cache")
    path = kit / change[0]
    path.write_text((path.read_text() + "\n" if path.name == "kit.yaml" else "") + change[1])
    assert "frame-contrast" in {one.code for one in check(kit, tmp_path / "cache")}
    assert len(looked) == 2


def test_a_cache_that_is_damaged_or_cannot_be_written_is_no_obstacle(
        kit: Path, tmp_path: Path, looked: list[str]) -> None:
    write(kit, "css/page.css", ".lead { color: #999 }")
    first = check(kit, tmp_path / "cache")
    kept, _advice = sorted((tmp_path / "cache" / "frames").glob("*.json"),
                           key=lambda one: len(one.name))
    kept.write_text("{}")
    assert check(kit, tmp_path / "cache") == first
    (tmp_path / "file").write_text("")
    assert check(kit, tmp_path / "file") == first
    assert len(looked) == 3


def test_the_key_says_which_program_looked(monkeypatch: pytest.MonkeyPatch) -> None:
    from presskit.render.fonts import read_fonts
    from presskit.render.frames import find_frames
    frames, fonts = find_frames(Desk().templates), read_fonts(Desk().fonts)
    before = frame_cache.key_frames(frames, fonts)
    assert before == frame_cache.key_frames(frames, fonts)
    monkeypatch.setattr(frame_cache, "_digest_here", lambda: "another program")
    assert frame_cache.key_frames(frames, fonts) != before


def test_whoever_waits_has_the_context_before_advice_is_looked_for_and_never_a_broken_one(
        kit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, order = replace(Desk(), cache=tmp_path / "cache"), []
    real = rendering.advise_own
    monkeypatch.setattr(rendering, "advise_own",
                        lambda *rest: order.append("advice") or real(*rest))

    def look() -> list[Diagnostic]:
        findings = Findings()
        rendering.open_context(load(kit, desk).kit, kit, desk, findings,
                               ready=lambda _context: order.append("ready"))
        return list(findings)

    write(kit, "css/page.css", ".hedline { margin: 0 }")
    assert [one.code for one in look()] == ["css-class-unknown"] and order == ["ready", "advice"]
    write(kit, "css/page.css", ".headline { margin: 0 ")
    with pytest.raises(PresskitError, match="never closed"):
        look()
    assert order == ["ready", "advice"]
