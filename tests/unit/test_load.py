"""Loading a kit."""

from __future__ import annotations

from pathlib import Path

from presskit.desk import Desk
from presskit.load import known_locales, load

OPENING = Path(__file__).parents[1] / "cases" / "opening"


def test_a_kit_is_loaded_in_its_source_locale_with_places_and_files() -> None:
    loaded = load(OPENING)
    assert loaded.kit.locale == "zh-Hant-HK" and loaded.kit.id == "opening"
    headline = loaded.kit.press_release.headline
    assert loaded.places[headline.id].line == 2
    assert not len(loaded.findings) and len(loaded.files) == 8


def test_a_locale_is_known_by_its_wording_shipped_or_beside_the_kit(tmp_path: Path) -> None:
    shipped = known_locales(Desk())
    assert {"en", "ja", "ko", "zh-Hans-CN", "zh-Hant-HK", "zh-Hant-TW"} <= set(shipped)
    (tmp_path / "templates" / "phrases").mkdir(parents=True)
    (tmp_path / "templates" / "phrases" / "fr.yaml").write_text("")
    assert "fr" in known_locales(Desk(), tmp_path)
