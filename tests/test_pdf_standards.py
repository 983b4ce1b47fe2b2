"""Every flowing PDF of every kit: looked at by others, and of two kits proven by ourselves here
(the third is proven in ``test_verified``)."""

from __future__ import annotations

from pathlib import Path

import pytest

from presskit.build.looks import read_theme
from presskit.desk import resources
from presskit.render import Context
from presskit.render.frames import find_frames
from presskit.render.proof.pdf import prove_pdf
from tests.helpers.builds import EVERY_LOCALE, KITS, Built, each_document
from tests.helpers.pdf_checks import find_by_outloud, find_by_pdfua, find_by_qpdf
from tests.helpers.rendering import shipped_fonts

pytestmark = pytest.mark.slow

EVERY = pytest.mark.parametrize(("kit", "locale", "kind"), list(each_document()))
EACH = pytest.mark.parametrize(("kit", "locale"), [
    (kit, locale) for kit, locales in EVERY_LOCALE.items() for locale in locales])


def open_context(kit: str) -> Context:
    """The frames and the theme that the kit was printed with."""
    frames = find_frames(resources() / "templates", KITS[kit])
    return Context(frames, shipped_fonts(), read_theme(Path(frames.frame("theme.yaml").path)))


def flowing(built: Built, locale: str) -> list[Path]:
    """The PDFs of a locale, but for cards, which are pictures of text."""
    return [built.folder / one["path"] for one in built.entries(locale=locale, format="pdf")
            if one["document"] != "quote-card"]


@EVERY
def test_a_pdf_is_proven_from_its_bytes(built, kit, locale, kind) -> None:
    built = built(kit)
    data = built.path(locale, kind, "pdf").read_bytes()
    found = prove_pdf(data, built.document(locale, kind), open_context(kit))
    assert found == ()


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
    assert find_by_outloud([broken]) and find_by_pdfua([broken])
    torn = tmp_path / "torn.pdf"
    torn.write_bytes(path.read_bytes()[:-2000])
    assert find_by_qpdf([torn])
