"""Themes: which there are, what goes before what, and that what ships can be read."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from presskit.build import copying
from presskit.build.frame_looks import _BELOW, _SHEETS
from presskit.build.load import load
from presskit.build.looks import read_theme
from presskit.build.tables import read_shelf
from presskit.build.themes import DEFAULT, find_homes, find_theme, list_themes
from presskit.build.typefaces import choose_fonts
from presskit.desk import Desk
from presskit.diagnostics import Findings, PresskitError
from presskit.document import Document, Figure, Heading, Paragraph, Section, Text
from presskit.model.kit import Kit
from presskit.model.tables import decode_layout
from presskit.render import Context, render
from presskit.render.branding import brand_theme
from presskit.render.card_shape import check_contrast, read_shape
from presskit.render.docx_signs import plate_marks
from presskit.render.frames import Frames, check_frames, find_frames, has_slot, read_frame
from presskit.render.palette import contrast
from presskit.render.sheet_looks import check_tokens, find_faint
from presskit.render.sheet_rules import list_custom
from presskit.render.theme import Theme, list_tokens
from tests.helpers import documents
from tests.helpers.pages import lay_pages
from tests.helpers.rendering import shipped_fonts

SHIPPED = Desk().templates
MM = 25.4 / 96
THEMES = [one for one in list_themes(Desk()) if one != DEFAULT]


def home(name: str) -> Path:
    return SHIPPED / "themes" / name


def kit_of(folder: Path, theme: str) -> Kit:
    folder.mkdir(exist_ok=True)
    (folder / "kit.yaml").write_text(f"source_locale: en\ntheme: {theme}\n", "utf-8")
    return Kit(id="kit", locale="en", source_locale="en", theme=theme)


def write(folder: Path, name: str, text: str) -> None:
    path = folder / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def frames_of(folder: Path, theme: str = "festival") -> Frames:
    return find_frames(SHIPPED, folder, find_theme(kit_of(folder, theme), folder, Desk()))


def theme_of(frames: Frames) -> Theme:
    frame = frames.frame("theme.yaml")
    return read_theme(Path(frame.path), *frame.below, own=frame.own)


# Choosing -----------------------------------------------------------------------------------

def test_the_themes_are_known_by_their_folders_and_the_default_has_none(tmp_path: Path) -> None:
    assert list_themes(Desk()) == ("default", "festival")
    for name in ("", "default"):
        assert find_theme(kit_of(tmp_path, name), tmp_path, Desk()) is None
    assert find_theme(kit_of(tmp_path, "festival"), tmp_path, Desk()) == home("festival")


def test_a_theme_that_there_is_not_is_told_at_its_place_with_those_that_there_are(
        tmp_path: Path) -> None:
    with pytest.raises(PresskitError) as caught:
        find_theme(kit_of(tmp_path, "festivals"), tmp_path, Desk())
    (found,) = caught.value.diagnostics
    assert found.code == "theme-not-there" and found.span and found.span.line == 2
    assert found.hint == "did you mean festival? There are: default, festival"


@pytest.mark.parametrize("text", ["theme: ../articles\n", "theme: [festival]\n", "theme: {\n",
                                  "- festival\n", "title: none\n"])
def test_frames_to_copy_are_found_for_a_kit_that_names_no_theme(tmp_path: Path,
                                                                text: str) -> None:
    (tmp_path / "kit.yaml").write_text(text, "utf-8")
    assert find_homes(tmp_path, Desk()) == find_homes(None, Desk()) == (SHIPPED,)


# What goes before what ----------------------------------------------------------------------

def test_a_kits_file_goes_before_the_themes_and_that_before_the_shipped_one(
        tmp_path: Path) -> None:
    write(tmp_path, "cards/wide.yaml", "page: {}\n")
    frames = frames_of(tmp_path)
    assert frames.frame("cards/square.yaml").path == str(home("festival") / "cards/square.yaml")
    assert not frames.frame("cards/square.yaml").own
    assert frames.frame("cards/wide.yaml").own
    assert frames.frame("html/room.html.j2").path == str(SHIPPED / "html/room.html.j2")
    plain = find_frames(SHIPPED)
    assert frames.digest("cards/square.yaml") != plain.digest("cards/square.yaml")
    assert frames.digest("html/room.html.j2") == plain.digest("html/room.html.j2")


def test_a_themes_sheet_stands_behind_the_shipped_one_and_a_kits_in_place_of_both(
        tmp_path: Path) -> None:
    name = "css/print.css"
    shipped, more = ((one / name).read_text("utf-8") for one in (SHIPPED, home("festival")))
    assert read_frame(frames_of(tmp_path).frame(name)) == f"{shipped}\n{more}"
    write(tmp_path, name, "p { color: black }")
    assert read_frame(frames_of(tmp_path).frame(name)) == "p { color: black }"


def test_an_edit_of_the_shipped_sheet_is_an_edit_of_the_themes(tmp_path: Path) -> None:
    shipped, theme = tmp_path / "shipped", tmp_path / "theme"
    for folder in (shipped, theme):
        (folder / "css").mkdir(parents=True)
        (folder / "css/page.css").write_text("p { margin: 0 }")
    before = find_frames(shipped, None, theme).digest("css/page.css")
    (shipped / "css/page.css").write_text("p { margin: 1px }")
    assert find_frames(shipped, None, theme).digest("css/page.css") != before


def test_an_order_of_the_kit_goes_before_that_of_its_theme(tmp_path: Path) -> None:
    write(tmp_path, "layout.yaml", "media-invitation: {default: [headline, text]}\n")
    layout = decode_layout(*read_shelf(tmp_path, Desk(), home("festival")).table("layout"))
    assert layout.order("media-invitation", "en") == ("headline", "text")
    assert layout.order("press-release", "en")[:4] == ("masthead", "headline", "subheads",
                                                       "notice")
    assert layout.order("fact-sheet", "en")[0] == "masthead"


def test_a_kit_overrules_single_tokens_of_its_theme(tmp_path: Path) -> None:
    write(tmp_path, "theme.yaml", 'colours: {band: "#003344"}\nsizes: {ko: {body: [11, 17]}}\n')
    own = theme_of(frames_of(tmp_path))
    assert own.colour("band") == "#003344" and [name for name, _ in own.set_here] == ["band"]
    assert own.colour("band-accent") == "#ff9e57"
    assert own.sizes_of("ko").type("body") == (11, 17)
    assert own.sizes_of("ko").type("headline") == (26, 37)
    with pytest.raises(PresskitError) as caught:
        theme_of(frames_of(tmp_path, "default"))
    assert [one.code for one in caught.value.diagnostics] == ["theme-unknown"]


def test_an_accent_of_the_kit_lights_the_band_too(tmp_path: Path) -> None:
    theme = theme_of(frames_of(tmp_path))
    assert theme.set_here == ()
    own = brand_theme(theme, "#0b4f6c")
    assert own.colour("band") == theme.colour("band")
    for colours in (dict(own.colours), dict(own.dark)):
        assert colours["band-accent"] != theme.colour("band-accent")
        assert contrast(colours["band-accent"], colours["band"]) >= 7
    assert brand_theme(theme, theme.colour("accent")).colour("band-accent") == "#ff9e57"


def test_a_copy_is_made_of_the_theme_and_says_when_that_has_changed(tmp_path: Path) -> None:
    kit_of(tmp_path, "festival")
    copying.copy_frames(tmp_path, ["css/print.css", "square", "layout", "fr"][:3], Desk())
    whole = (tmp_path / "templates/css/print.css").read_text("utf-8")
    assert whole == read_frame(frames_of(tmp_path / "other").frame("css/print.css"))
    assert "band-accent" in (tmp_path / "templates/cards/square.yaml").read_text("utf-8")
    listed = {one.name: one for one in copying.list_frames(Desk(), tmp_path)}
    assert [name for name, one in listed.items() if one.standing == "copied"] == [
        "layout.yaml", "css/print.css", "cards/square.yaml"]
    findings = Findings()
    copying.check_copies(find_homes(tmp_path, Desk()), tmp_path / "templates", findings)
    assert not len(findings)
    copying.check_copies((SHIPPED,), tmp_path / "templates", findings)
    assert {one.code for one in findings} == {"frame-outdated"} and len(findings) == 3


# What ships ---------------------------------------------------------------------------------

@pytest.mark.parametrize("name", THEMES)
def test_a_theme_changes_what_every_writer_reads(name: str) -> None:
    held = {path.relative_to(home(name)).as_posix() for path in home(name).rglob("*")
            if path.is_file()}
    assert {"theme.yaml", "css/print.css", "css/page.css", "css/room.css", "cards/square.yaml",
            "cards/wide.yaml"} <= held
    assert all(one == "layout.yaml" or one in copying.list_names(SHIPPED) for one in held)


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_can_be_used_and_read_in_light_and_dark(name: str, tmp_path: Path) -> None:
    frames = frames_of(tmp_path, name)
    findings = Findings()
    check_frames(frames, findings)
    theme = theme_of(frames)
    known = {*list_tokens(theme, "en")}
    for sheet in ("css/print.css", "css/page.css", "css/room.css"):
        text = read_frame(frames.frame(sheet))
        check_tokens(text, sheet, {*known, *list_custom(text)}, findings)
        for palette in () if sheet in _BELOW else _SHEETS.get(sheet, ()):  # a browser is asked
            tokens = {**dict(theme.colours), **dict(theme.dark if palette else ())}
            assert [one.words for one in find_faint(text, tokens, bool(palette))] == [], sheet
    for shape in ("square", "wide"):
        frame = frames.frame(f"cards/{shape}.yaml")
        found = read_shape(Path(frame.path), findings, frame.shown)
        assert found is not None
        for colours in (theme, brand_theme(theme, "#0b4f6c")):
            check_contrast(found, colours, findings)
    assert list(findings) == []


def test_the_opening_stands_in_its_own_slot(tmp_path: Path) -> None:
    for name in ("html/page.html.j2", "html/print.html.j2"):
        assert has_slot(frames_of(tmp_path).frame(name), "head")
        assert not has_slot(find_frames(SHIPPED).frame(name), "head")
        assert re.search(r'class="opening">\s*\{\{ head \}\}', read_frame(
            frames_of(tmp_path).frame(name)))


def test_a_correction_above_the_headline_stands_in_the_opening_with_it() -> None:
    frames = find_frames(SHIPPED, None, home("festival"))
    document = documents.release("en")
    at = next(at for at, one in enumerate(document.children) if isinstance(one, Heading))
    corrected = replace(document, children=(
        *document.children[:at], Paragraph("correction", (Text("Corrected: the hour."),)),
        *document.children[at:]))
    page = render(corrected, "html", Context(frames, shipped_fonts(), theme_of(frames)))
    opening = page.data.decode().partition('class="opening">')[2].partition("<h1")[0]
    assert "Corrected: the hour." in opening and 'class="lead"' not in opening


@pytest.mark.parametrize("locale", [*documents.LOCALES, "zh-Hant-TW"])
def test_the_festival_sets_a_release_between_its_edges_in_every_locale(locale: str) -> None:
    frames = find_frames(SHIPPED, None, home("festival"))
    context = Context(frames, shipped_fonts(), theme_of(frames))
    written = documents.release(locale if locale in documents.LOCALES else "zh-Hant-HK")
    pages = lay_pages(replace(written, locale=locale), context)
    edge, hang = 18, 2.2  # mm; a mark at the end of a line may hang
    lines = [(one, one.left * MM, one.right * MM) for page in pages for one in page.pieces]
    assert all(edge - hang < left and right < 210 - edge + hang for _one, left, right in lines)
    first = [one for one in pages[0].pieces if one.role in ("headline", "subhead")]
    assert {round(one.left * MM) for one in first} == {edge}
    assert len({one.text for one in first if len(one.text) < 3}) == 0


def test_a_card_names_no_colour_that_its_theme_lacks(tmp_path: Path) -> None:
    frame = frames_of(tmp_path).frame("cards/square.yaml")
    findings = Findings()
    shape = read_shape(Path(frame.path), findings, frame.shown)
    assert shape is not None
    check_contrast(shape, read_theme(SHIPPED / "theme.yaml"), findings)
    assert {one.code for one in findings} == {"card-shape-value"}
    assert "`colours.ground` is band" in next(iter(findings)).message


# The brand in one file ----------------------------------------------------------------------

def kit_with(folder: Path, theme: str, kit: str = "") -> Path:
    folder = folder / "kit"
    (folder / "pictures").mkdir(parents=True)
    Image.new("RGBA", (8, 8)).save(folder / "pictures/logo.png")
    (folder / "kit.yaml").write_text(f"source_locale: en\n{kit}", "utf-8")
    (folder / "release.md").write_text("---\nheadline: Boats\n---\nThey sail.\n", "utf-8")
    write(folder, "theme.yaml", theme)
    return folder


def refused(folder: Path) -> list[tuple[str, str]]:
    with pytest.raises(PresskitError) as caught:
        loaded = load(folder)
        choose_fonts(loaded.kit, folder, Desk(), shipped_fonts(), Findings())
    return [(one.code, one.place.rpartition("/kit/")[2]) for one in caught.value.diagnostics]


def test_logo_and_faces_may_stand_with_the_colours(tmp_path: Path) -> None:
    folder = kit_with(tmp_path, "logo: pictures/logo.png\nfaces: {headings: serif}\n",
                      "fonts: {text: Gull Sans}\n")
    loaded = load(folder)
    assert loaded.kit.brand.mark == "pictures/logo.png"
    assert loaded.kit.fonts.headings == {"default": ("serif",)}
    assert loaded.kit.fonts.text == {"default": ("Gull Sans",)}
    assert theme_of(find_frames(SHIPPED, folder)).set_here == ()


def test_what_the_kit_says_itself_goes_before_its_theme(tmp_path: Path) -> None:
    folder = kit_with(tmp_path, "logo: pictures/none.png\nfaces: {text: None}\n",
                      "brand: {mark: pictures/logo.png}\nfonts: {text: serif}\n")
    kit = load(folder).kit
    assert (kit.brand.mark, kit.fonts.text) == ("pictures/logo.png", {"default": ("serif",)})


@pytest.mark.parametrize("theme, told", [
    ("logo: pictures/none.png\n", ("picture-missing", "templates/theme.yaml:1:7")),
    ("\nlogo: [a, b]\n", ("value-type", "templates/theme.yaml:2:7")),
    ("faces: {headings: Gull Sans}\n", ("font-unknown", "templates/theme.yaml:1:9"))])
def test_a_fault_of_the_brand_is_told_where_it_stands(tmp_path: Path, theme: str,
                                                      told: tuple[str, str]) -> None:
    assert refused(kit_with(tmp_path, theme)) == [told]


def test_faces_are_for_headings_and_for_text(tmp_path: Path) -> None:
    folder = kit_with(tmp_path, "faces: {titles: serif}\nlogos: pictures/logo.png\n")
    with pytest.raises(PresskitError) as caught:
        theme_of(find_frames(SHIPPED, folder))
    assert sorted((one.code, one.place.rpartition(":theme")[2].rpartition("yaml:")[2])
                  for one in caught.value.diagnostics) == [
        ("theme-unknown", "1:9"), ("theme-unknown", "2:1")]


def test_a_logo_gets_the_ground_of_paper_on_a_band_and_nowhere_else(tmp_path: Path) -> None:
    folder = kit_with(tmp_path, "logo: pictures/logo.png\n")
    data = (folder / "pictures/logo.png").read_bytes()
    document = Document("press-release", "kit", "en", "Title", (Section("masthead", (
        Figure("mark", "pictures/logo.png", "Boat Museum"), Figure("picture", "other", ""))),))
    pictures = {"pictures/logo.png": data, "other": data}
    assert plate_marks(document, pictures, theme_of(find_frames(SHIPPED))) == pictures
    plated = plate_marks(document, pictures, theme_of(frames_of(folder)))
    assert plated["other"] == data
    with Image.open(io.BytesIO(plated["pictures/logo.png"])) as picture:
        assert picture.getpixel((0, 0)) == (255, 255, 255)
