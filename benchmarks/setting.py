"""What the setting of lines costs: ``python setting.py [ROUNDS]``.

The PDFs of the kit, every document in every locale, are rendered in one process with the extra
work and without it, in turns: phrases, joiners, gaps, opening marks and straight edges against
text that is only cut into runs of language and face.  Prints the seconds of work without and with
it, medians of the rounds.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from presskit.build.languages import open_languages
from presskit.build.load import load
from presskit.build.looks import read_theme
from presskit.compose import compose
from presskit.desk import Desk
from presskit.document import Document
from presskit.render import Context, pdf
from presskit.render.breaks import find_breaks
from presskit.render.coverage import plan_charset
from presskit.render.fonts import read_fonts
from presskit.render.frames import find_frames
from presskit.render.runs import cut_runs, read_line

KIT = Path(__file__).parent.parent / "content" / "ai-creation-forum-2025"
KINDS = ("press-release", "speaker-bios", "quote-sheet", "fact-sheet")


def each_task(kit: Path) -> Iterator[tuple[Document, Context]]:
    """Every document of a kit with its context, locale by locale as a worker gets them."""
    desk = Desk()
    languages = open_languages(load(kit, desk), desk)
    frames, fonts = find_frames(desk.templates, kit), read_fonts(desk.fonts)
    theme = read_theme(Path(frames.frame("theme.yaml").path))
    for locale in languages.locales:
        known, tables = languages.reach(locale).kit, languages.tables(locale)
        documents = [one for kind in KINDS for one in compose(known, kind, tables)]
        charset = plan_charset(documents, fonts)
        for one in documents:
            yield one, Context(frames, fonts, theme, str(kit), charset)


@contextmanager
def without() -> Iterator[None]:
    """While open, text is only cut into runs, and one edge is straight."""
    before = pdf.set_runs, pdf.print_markup

    def cut(inlines, _role, locale, fonts, _strict):
        return cut_runs(read_line(inlines, locale), locale, fonts=fonts)

    pdf.set_runs, pdf.print_markup = cut, partial(pdf.print_markup, justified=False)
    try:
        yield
    finally:
        pdf.set_runs, pdf.print_markup = before


def take(document: Document, context: Context) -> float:
    """The seconds of work that one PDF takes; nothing is remembered of its phrases."""
    find_breaks.cache_clear()
    start = time.process_time()
    pdf.render_pdf(document, context)
    return time.process_time() - start


def measure(kit: Path, rounds: int) -> tuple[float, float]:
    """The medians of all PDFs together, without and with the extra work."""
    plain: list[float] = []
    whole: list[float] = []
    for number in range(rounds + 1):
        sums = [0.0, 0.0]
        for document, context in each_task(kit):
            with without():
                sums[0] += take(document, context)
            sums[1] += take(document, context)
        if number:  # the first round loads engine and faces
            plain.append(sums[0])
            whole.append(sums[1])
    return statistics.median(plain), statistics.median(whole)


if __name__ == "__main__":
    print(*measure(KIT, int(sys.argv[1]) if len(sys.argv) > 1 else 5))
