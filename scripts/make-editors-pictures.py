"""Makes the pictures of docs/editors.md, by doing what the guide says.

    .venv/bin/python scripts/make-editors-pictures.py

Every change under "Six changes, step by step" is made on a new kit of its own: the commands that
the guide shows are run, the files it shows are written, and the page is drawn as it came out,
beside the same page of an untouched kit. What is done in Word is done here through python-docx, and
drawn by LibreOffice. tests/test_editors_guide.py makes the same changes and sees that they work.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from typing import NamedTuple

TOP = Path(__file__).parent.parent
sys.path[:0] = [str(TOP), str(Path(__file__).parent)]

from picture_rows import write_row  # noqa: E402

GUIDE = TOP / "docs/editors.md"
PICTURES = TOP / "docs/images/editors"
KIT = "spring-show"
DAY = "2027-03-18"
"""The day in the new kit, in place of today."""

MOST = 60_000
"""Bytes that one picture may have."""

WIDE, GAP = 400, 20


class Change(NamedTuple):
    """One change of the guide: its heading, and its blocks (kind, file, text) in order."""

    title: str
    blocks: tuple[tuple[str, str, str], ...]


class Shown(NamedTuple):
    """What a change is seen in: document, format, and the part of the page (left, top, right,
    bottom, as shares of it)."""

    picture: str
    document: str
    format: str
    part: tuple[float, float, float, float]


SHOWN = {
    "The brand colour": Shown("colour", "press-release", "pdf", (0.05, 0.04, 0.95, 0.86)),
    "The logo": Shown("logo", "press-release", "pdf", (0.05, 0.04, 0.95, 0.36)),
    "The letterhead in Word": Shown("letterhead", "press-release", "docx", (0.05, 0, 0.95, 0.42)),
    "The order of blocks": Shown("order", "press-release", "pdf", (0.05, 0.04, 0.95, 0.89)),
    "A phrase": Shown("phrase", "press-release", "pdf", (0.05, 0.04, 0.95, 0.86)),
    "A card": Shown("card", "quote-card", "png", (0, 0, 1, 1)),
}


# Doing what the guide says ----------------------------------------------------------------------

def read_changes() -> list[Change]:
    """The changes that the guide shows, in its order."""
    text = GUIDE.read_text("utf-8").partition("\n## Six changes, step by step\n")[2]
    text = text.partition("\n## ")[0]
    changes = []
    for part in text.split("\n### ")[1:]:
        title, _, body = part.partition("\n")
        blocks = re.findall(r"^ *```(\w+) ?(\S*)\n(.*?)^ *```$", body, re.MULTILINE | re.DOTALL)
        changes.append(Change(title, tuple(blocks)))
    return changes


def make_kit(run: Callable[[str], None]) -> None:
    """A new kit under content/ in the folder that we stand in."""
    run(f"presskit new {KIT} --source-locale en")
    for path in (Path("content") / KIT).glob("*.yaml"):
        text = re.sub(r"(date: +)\d{4}-\d\d-\d\d\b(?!T)", rf"\g<1>{DAY}", path.read_text("utf-8"))
        path.write_text(text, "utf-8")


def make_change(change: Change, run: Callable[[str], None]) -> None:
    """Make a change in the kit under the folder that we stand in: block by block, and by hand what
    the guide says in words."""
    for kind, file, text in change.blocks:
        if kind == "sh":
            for line in text.splitlines():
                if line.strip():
                    run(line.split("  #")[0].strip())
            if "docx/document.docx" in text:
                edit_letterhead(Path(f"content/{KIT}/templates/docx/document.docx"))
        elif kind == "diff":
            edit_file(Path(file), text)
        else:
            Path(file).write_text(text, "utf-8")
        if "pictures/mark.png" in text:
            draw_mark(Path(f"content/{KIT}/pictures/mark.png"))


def edit_file(path: Path, text: str) -> None:
    """Put the lines with + in the place of those with -; where there are none, at the end."""
    old, new = ("".join(line[1:] + "\n" for line in text.splitlines() if line[:1] in signs)
                for signs in ("- ", "+ "))
    whole = path.read_text("utf-8")
    if old and whole.count(old) != 1:
        sys.exit(f"{path} has these lines {whole.count(old)} times:\n{old}")
    path.write_text(whole.replace(old, new) if old else whole + new, "utf-8")


def draw_mark(path: Path) -> None:
    """A mark for the museum: a hull on two waves, white on a square."""
    from PIL import Image, ImageDraw
    size = 480
    picture = Image.new("RGB", (size, size), "#0b2d5e")
    pen = ImageDraw.Draw(picture)
    pen.polygon([(70, 230), (410, 230), (350, 330), (130, 330)], fill="white")
    pen.polygon([(225, 70), (225, 205), (335, 205)], fill="white")
    for top in (356, 396):
        for left in range(60, 420, 90):
            pen.arc((left, top, left + 90, top + 40), 0, 180, fill="white", width=12)
    path.parent.mkdir(exist_ok=True)
    picture.save(path)


def edit_letterhead(path: Path) -> None:
    """What the guide says to do in Word: two lines in the header of the first page, and another
    colour and size for the style Heading 1."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor
    document = docx.Document(str(path))
    header = document.sections[0].first_page_header
    for words, bold in (("Boat Museum", True), ("1 Quay Street · Gull Bay · example.org", False)):
        line = header.paragraphs[-1].insert_paragraph_before()
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = line.add_run(words)
        run.font.size, run.font.bold = Pt(13 if bold else 9), bold
        run.font.color.rgb = RGBColor.from_string("0B2D5E")
    style = document.styles["Heading 1"]
    style.font.size, style.font.color.rgb = Pt(20), RGBColor.from_string("0B2D5E")
    document.save(str(path))


# Drawing ----------------------------------------------------------------------------------------

def run_command(line: str) -> None:
    """Run a command of presskit as it would be typed."""
    words = shlex.split(line)
    subprocess.run([sys.executable, "-m", *words], check=True, stdout=subprocess.DEVNULL,
                   env={**os.environ, "PYTHONPATH": str(TOP)})


def draw(shown: Shown):
    """The part of a page that a change is seen in, of the kit under the folder that we stand in."""
    import pypdfium2
    from PIL import Image
    run_command(f"presskit make {KIT} --document {shown.document} --format {shown.format}")
    path = next(Path(f"out/{KIT}/en").rglob(f"*.{shown.format}"))
    if shown.format == "docx":
        subprocess.run(["soffice", f"-env:UserInstallation=file://{Path.cwd()}/office",
                        "--headless", "--convert-to", "pdf", str(path)], check=True,
                       stdout=subprocess.DEVNULL)
        path = Path(path.with_suffix(".pdf").name)
    if path.suffix == ".pdf":
        page = pypdfium2.PdfDocument(path)[0]
        whole = page.render(scale=3).to_pil().convert("RGB")
    else:
        whole = Image.open(path).convert("RGB")
    left, top, right, bottom = shown.part
    cut = whole.crop((round(left * whole.width), round(top * whole.height),
                      round(right * whole.width), round(bottom * whole.height)))
    return cut.resize((WIDE, round(cut.height * WIDE / cut.width)), Image.Resampling.LANCZOS)


def main() -> None:
    """Draw each change beside the page as it was; names of pictures draw those alone."""
    for change in read_changes():
        shown = SHOWN[change.title]
        if sys.argv[1:] and shown.picture not in sys.argv[1:]:
            continue
        with tempfile.TemporaryDirectory() as home, chdir(home):
            make_kit(run_command)
            before = draw(shown)
            make_change(change, run_command)
            write_row(PICTURES / f"{shown.picture}.png", [before, draw(shown)], MOST, GAP)


if __name__ == "__main__":
    main()
