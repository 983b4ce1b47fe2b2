"""Every flowing PDF of every kit, looked at by others; our own proof of each is asked for in
``test_verified``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.builds import EVERY_LOCALE, Built
from tests.helpers.pdf_checks import find_by_outloud, find_by_pdfua, find_by_qpdf

pytestmark = pytest.mark.slow

EACH = pytest.mark.parametrize(("kit", "locale"), [
    (kit, locale) for kit, locales in EVERY_LOCALE.items() for locale in locales])


def flowing(built: Built, locale: str) -> list[Path]:
    """The PDFs of a locale, but for cards, which are pictures of text."""
    return [built.folder / one["path"] for one in built.entries(locale=locale, format="pdf")
            if one["document"] != "quote-card"]


@EACH
def test_two_checkers_of_pdf_ua_and_one_of_syntax_find_no_error(built, kit, locale) -> None:
    paths = flowing(built(kit), locale)
    assert len(paths) >= 4
    assert find_by_outloud(paths) == ""
    assert find_by_pdfua(paths) == ""
    assert find_by_qpdf(paths) == ""


def test_the_checkers_see_a_fault(built, tmp_path: Path) -> None:
    import pikepdf

    path = built("tidal-prize-2027").path("en", "press-release", "pdf")
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(path) as file:
        del file.Root.StructTreeRoot, file.Root.MarkInfo, file.Root.Lang
        file.save(broken)
    assert find_by_outloud([path, broken, path]) and find_by_pdfua([path, broken, path])
    torn = tmp_path / "torn.pdf"
    torn.write_bytes(path.read_bytes()[:-2000])
    assert find_by_qpdf([torn])
