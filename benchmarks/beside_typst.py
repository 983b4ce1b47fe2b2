"""Our lines beside Typst's: ``python beside_typst.py [KIT] [--locales A,B] [--pictures FOLDER]``.

The running text of a kit's press release and quote sheet, in each locale, is set twice: by our
PDF writer and by Typst, from the same tree, in the same faces, sizes and measure.  Both PDFs are
read back glyph by glyph and the same things counted in both; ``--pictures`` writes each page of
ours and of Typst's side by side, to be looked at.

Typst comes with the tools of the tests (``make setup-dev``); it has no part in presskit.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

TOP = Path(__file__).parent.parent
sys.path[:0] = [one for one in (str(TOP), str(TOP / "benchmarks")) if one not in sys.path]

from line_figures import Figures, find_lines, measure_lines  # noqa: E402
from typst_source import TYPES, write_source  # noqa: E402

from presskit.build.languages import open_languages  # noqa: E402
from presskit.build.load import load  # noqa: E402
from presskit.build.looks import read_theme  # noqa: E402
from presskit.compose import compose  # noqa: E402
from presskit.desk import Desk  # noqa: E402
from presskit.document import Document, Paragraph, Running, plain_text, walk  # noqa: E402
from presskit.render import Context  # noqa: E402
from presskit.render.fonts import read_fonts  # noqa: E402
from presskit.render.frames import find_frames  # noqa: E402
from presskit.render.pdf import render_pdf  # noqa: E402

KIT = TOP / "content" / "ai-creation-forum-2025"
KINDS = ("press-release", "quote-sheet")
_MM = 72 / 25.4


def each_text(kit: Path, wanted: tuple[str, ...] = ()) -> Iterator[tuple[Document, Context]]:
    """The running text of a kit, locale by locale, as documents that hold nothing else."""
    desk = Desk()
    languages = open_languages(load(kit, desk), desk)
    frames, fonts = find_frames(desk.templates, kit), read_fonts(desk.fonts)
    context = Context(frames, fonts, read_theme(Path(frames.frame("theme.yaml").path)), str(kit))
    for locale in languages.locales:
        if wanted and locale not in wanted:
            continue
        known, tables = languages.reach(locale).kit, languages.tables(locale)
        for one in (one for kind in KINDS for one in compose(known, kind, tables)):
            texts = tuple(node for node in walk(one.children)
                          if isinstance(node, Paragraph) and node.role in TYPES)
            if texts:
                yield replace(one, children=texts, running=Running()), context.of(locale)


def set_both(document: Document, context: Context) -> tuple[bytes, bytes]:
    """The same text as PDF, by us and by Typst."""
    source = write_source(list(document.children), document.locale, context.fonts, context.theme)
    return render_pdf(document, context).data, set_by_typst(source)


def set_by_typst(source: str) -> bytes:
    """The PDF that Typst makes of a source; it sees our faces and no other."""
    try:
        import typst
    except ImportError:
        sys.exit("Typst is not here: run make setup-dev, or pip install typst")
    return typst.compile(source.encode(), font_paths=[str(TOP / "fonts")],
                         ignore_system_fonts=True, pdf_tags=False)


def measure_both(document: Document, context: Context,
                 files: tuple[bytes, bytes]) -> tuple[Figures, Figures]:
    """The figures of both."""
    page, sizes = dict(context.theme.page), context.theme.sizes_of(document.locale)
    edge = page["sides"] + page["side-column"] + page["gutter"] + sizes.number("measure")
    area = (page["bottom"] - 4) * _MM, (page["height"] - page["top"] + 4) * _MM
    texts = [plain_text(one.children, "") for one in document.children]
    ours, theirs = (measure_lines(find_lines(data, texts, area), document.locale, edge * _MM)
                    for data in files)
    return ours, theirs


def draw_both(files: tuple[bytes, bytes], folder: Path, name: str, scale: float) -> None:
    """A picture of each page of both, ours at the left."""
    import pypdfium2
    from PIL import Image

    books = [pypdfium2.PdfDocument(data) for data in files]
    for number in range(max(map(len, books))):
        pages = [book[number].render(scale=scale).to_pil() if number < len(book) else None
                 for book in books]
        width, height = next(one for one in pages if one).size
        sheet = Image.new("RGB", (2 * width, height), "white")
        for index, one in enumerate(pages):
            if one:
                sheet.paste(one, (index * width, 0))
        sheet.save(folder / f"{name}-{number + 1}.png")


def main() -> None:
    """Set, measure, print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("kit", nargs="?", type=Path, default=KIT)
    parser.add_argument("--locales", default="", help="those alone, with commas between them")
    parser.add_argument("--pictures", type=Path, help="a folder for pictures of the pages")
    parser.add_argument("--scale", type=float, default=1.5, help="their pixels to a point")
    asked = parser.parse_args()
    totals: dict[str, tuple[Figures, Figures]] = {}
    for document, context in each_text(asked.kit, tuple(filter(None, asked.locales.split(",")))):
        files = set_both(document, context)
        both = totals.setdefault(document.locale, (Figures(), Figures()))
        for one, more in zip(both, measure_both(document, context, files), strict=True):
            one.add(more)
        if asked.pictures:
            asked.pictures.mkdir(parents=True, exist_ok=True)
            name = f"{document.kit}-{document.kind}-{document.locale}"
            draw_both(files, asked.pictures, name, asked.scale)
    print_table(totals)


def print_table(totals: dict[str, tuple[Figures, Figures]]) -> None:
    """A row for each locale and program."""
    columns = list(Figures(paragraphs=1).row())
    print(f"| {'locale':<11} | {'set by':<8} | " + " | ".join(columns) + " |")
    print("|---|---|" + "---:|" * len(columns))
    for locale, both in totals.items():
        for name, figures in zip(("presskit", "Typst"), both, strict=True):
            print(f"| {locale:<11} | {name:<8} | " + " | ".join(
                value.rjust(len(column)) for column, value in figures.row().items()) + " |")


if __name__ == "__main__":
    main()
