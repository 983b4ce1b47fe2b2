"""A preview made by hand, and asking the application that shows it.

Here: files small enough to be made in a test, one request.  Never here: a test, a network.
"""

from __future__ import annotations

import asyncio
import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from presskit.build.preview_facts import Preview, RoomShown, Shown
from presskit.build.preview_room import put_bytes
from presskit.serve.app import Desk, open_app
from presskit.serve.live import Live, Update

__all__ = ["Answer", "Place", "ask", "open_place"]


@dataclass(frozen=True)
class Answer:
    """What came back: ``headers`` have small letters."""

    status: int
    headers: Mapping[str, str]
    data: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.data.decode("utf-8")


@dataclass
class Place:
    """An application with what it stands on; ``told`` are the looks that it passed on."""

    app: Any
    live: Live
    place: Path
    told: list[Any]

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """One request; headers by name, ``_`` for ``-``."""
        return ask(self.app, path, method, headers)

    def change(self, **facts: Any) -> None:
        """Show another preview from now on."""
        self.live.now = Update(replace(self.live.now.preview, **facts), self.live.now.excerpts)

    def furnish(self, files: Mapping[str, bytes], late: bool = False) -> None:
        """Show a press room of these files, by their paths."""
        self.change(room=RoomShown(tuple((path, put_bytes(data, self.place))
                                         for path, data in files.items()), late=late))


def ask(app: Any, path: str, method: str = "GET", headers: Mapping[str, str] | None = None
        ) -> Answer:
    """Ask an ASGI application, as a server would (ASGI 3.0, HTTP)."""
    address, _, query = path.partition("?")
    named = {"host": "127.0.0.1:8765",
             **{key.replace("_", "-"): value for key, value in (headers or {}).items()}}
    scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method,
             "scheme": "http", "path": address, "raw_path": address.encode(), "root_path": "",
             "query_string": query.encode(), "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 2),
             "headers": [(key.encode(), value.encode()) for key, value in named.items() if value]}
    sent: list[dict[str, Any]] = []
    asked = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> dict[str, Any]:
        return asked.pop() if asked else await asyncio.Future()  # nobody hangs up

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    start = sent[0]
    named = {key.decode(): value.decode() for key, value in start["headers"]}
    return Answer(start["status"], named, b"".join(
        one.get("body", b"") for one in sent[1:]))


def open_place(folder: Path) -> Place:
    """An application that shows one document in four formats, one in two, and a card, in two
    locales."""
    place = folder / "place"
    place.mkdir()
    made = {"pdf": _pdf(2), "docx": _docx(), "html": b"<!doctype html><title>x</title>",
            "txt": "一行字\n".encode()}
    files = [_put(place, Shown("press-release", "", locale, format, "", "Opening", "source",
                               f"{locale}/opening-press-release-{locale}.{format}", 0, "",
                               pages=2 if format == "pdf" else 0), data)
             for locale in ("zh-Hant-HK", "en") for format, data in made.items()]
    files += [_put(place, Shown("captions-sheet", "", locale, format, "", "Captions", "source",
                                f"{locale}/opening-captions-sheet-{locale}.{format}", 0, ""),
                   made[format]) for locale in ("zh-Hant-HK", "en") for format in ("docx", "txt")]
    files += [_put(place, Shown("quote-card", "q", locale, format, "", "Opening", "source",
                                f"{locale}/cards/opening-quote-q-{locale}.{format}", 0, "",
                                pages=int(format == "pdf")), {"png": b"png"}.get(format, _pdf(1)))
              for locale in ("zh-Hant-HK", "en") for format in ("pdf", "png")]
    told: list[Any] = []
    live = Live(told.append, Update(Preview(
        1, "opening", "An opening", "zh-Hant-HK", ("zh-Hant-HK", "en"), "", tuple(files),
        states=("translated", "source"), room=RoomShown(late=False))))
    faces = folder / "faces"
    faces.mkdir()
    (faces / "Some.ttf").write_bytes(b"face")
    return Place(open_app(Desk(live, place, faces)), live, place, told)


def _put(place: Path, file: Shown, data: bytes) -> Shown:
    data += b"\0" * (file.locale == "en" and file.format == "png")  # another picture each
    return replace(file, bytes=len(data), sha256=put_bytes(data, place))


def _pdf(pages: int) -> bytes:
    import pypdfium2
    out = io.BytesIO()
    file = pypdfium2.PdfDocument.new()
    for _page in range(pages):
        file.new_page(595, 842).close()
    file.save(out)
    file.close()
    return out.getvalue()


def _docx() -> bytes:
    import docx
    out = io.BytesIO()
    file = docx.Document()
    file.add_heading("A headline", 1)
    file.add_paragraph("A line\nand another")
    first = file.sections[0]
    first.different_first_page_header_footer = True
    first.first_page_header.paragraphs[0].text = "A letterhead"
    first.footer.paragraphs[0].text = "At the foot"
    file.add_table(1, 1).cell(0, 0).text = "in a cell"
    file.save(out)
    return out.getvalue()
