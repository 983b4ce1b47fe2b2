"""Loading a kit."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from presskit.build.load import known_locales, load
from presskit.desk import Desk
from presskit.diagnostics import PresskitError

OPENING = Path(__file__).parents[2] / "cases" / "opening"


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


NASTY = st.sampled_from(["", "\t", "\n", ":", ": ", "{", "}", "[", "]", "'", '"', "*", "&a ", "- ",
                         "#", "|", "!", "@", "\\", "**", "{q:x}", "<b>", "\0", "\ue000", "null",
                         "---\n", "\n\n", "\r\n", "? ", "<<: ", "2025-02-30", "![](", "(work:x)"])


@given(st.sampled_from(sorted(OPENING.glob("*.[ym]*"))), st.integers(0, 400),
       st.integers(0, 20), NASTY)
def test_no_damage_to_a_file_makes_anything_but_findings_with_places(
        file: Path, start: int, length: int, nasty: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        kit = shutil.copytree(OPENING, Path(folder) / "opening")
        text = file.read_text("utf-8")
        (kit / file.name).write_text(text[:start] + nasty + text[start + length:], "utf-8",
                                     newline="")
        try:
            findings = list(load(kit).findings)
        except PresskitError as error:
            findings = list(error.diagnostics)
        assert all(one.span is not None for one in findings)
