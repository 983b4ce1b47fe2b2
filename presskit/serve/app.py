"""The application: which address shows what.

Here: answering requests from a preview and from the bytes behind it.
Never here: what stands on a page (``views``), who may ask (``guard``).
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from presskit.build.preview_facts import Look, Shown
from presskit.registry import CARD, ROOM
from presskit.serve import views
from presskit.serve.drawing import WIDTHS, draw_page
from presskit.serve.files import TYPES, find_file, type_of
from presskit.serve.guard import DOCUMENT_POLICY, ROOM_POLICY, Guard
from presskit.serve.letters import read_letter
from presskit.serve.live import Live, follow, mark_of, status_of

__all__ = ["Desk", "open_app"]

_HERE = Path(__file__).parent / "pages"
_ASSETS = {"serve.css": "text/css", "serve.js": "text/javascript"}
_FOR_EVER = {"cache-control": "private, max-age=31536000, immutable"}
"""For what is named by its digest."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the application stands on: the live preview, the folder with the bytes of its files,
    that of the shipped faces, and the address that it listens on."""

    live: Live
    place: Path
    faces: Path
    host: str = "127.0.0.1"


def open_app(desk: Desk) -> Guard:
    """The application with its guard before it."""
    frames = Environment(loader=FileSystemLoader(_HERE), autoescape=select_autoescape(
        default=True, default_for_string=True), undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True)
    routes = [
        Route("/", partial(_overview, desk, frames)),
        Route("/documents/{locale}/{name}", partial(_document, desk, frames)),
        Route("/beside/{name}", partial(_document, desk, frames)),
        Route("/problems", partial(_problems, desk, frames)),
        Route("/events", partial(_events, desk)),
        Route("/pages/{digest}/{number:int}-{width:int}.png", partial(_page, desk)),
        Route("/files/{digest}/{name}", partial(_file, desk)),
        Route("/assets/{name}", _asset),
        Route("/assets/faces/{name}", partial(_face, desk)),
        Route("/press-room", partial(_press_room, desk, frames)),
        Route("/press-room/email/{locale}", partial(_email, desk, frames)),
        Route("/room", _room_gate),
        Route("/room/{path:path}", partial(_room, desk)),
    ]
    return Guard(Starlette(routes=routes, exception_handlers={404: _missing}), desk.host)


async def _missing(_request: Request, _error: Exception) -> Response:
    return PlainTextResponse("there is nothing here\n", 404)


def _draw(desk: Desk, frames: Environment, frame: str, look: Look, path: str, *,
          status_code: int = 200, **facts: Any) -> Response:
    update = desk.live.now
    html = frames.get_template(frame).render(
        preview=update.preview, documents=views.documents_of(update.preview), views=views,
        errors=views.errors(update), counts=views.counts(update.preview),
        seen=mark_of(update, look), path=path, status=status_of(update.preview), **facts)
    return HTMLResponse(html, status_code)


# Our pages ----------------------------------------------------------------------------------

async def _overview(desk: Desk, frames: Environment, request: Request) -> Response:
    return await run_in_threadpool(lambda: _draw(
        desk, frames, "overview.html.j2", Look(), "/", here="overview",
        rows=views.overview(desk.live.now)))


async def _problems(desk: Desk, frames: Environment, request: Request) -> Response:
    return await run_in_threadpool(lambda: _draw(
        desk, frames, "problems.html.j2", Look(), "/problems", here="problems",
        groups=views.problems(desk.live.now)))


async def _document(desk: Desk, frames: Environment, request: Request) -> Response:
    look, name = _look(desk, request.url.path, request.query_params.get("as", ""))
    if not look.kind:
        known = bool(desk.live.now.preview.files)
        return await run_in_threadpool(lambda: _draw(
            desk, frames, "missing.html.j2", Look(), request.url.path, here="", known=known,
            status_code=404 if known else 200))
    path = views.address(name, look.locale, look.format)
    return await run_in_threadpool(lambda: _draw(
        desk, frames, "document.html.j2", look, path, here=name,
        document=views.beside(desk.live.now, name, look, desk.place)))


async def _press_room(desk: Desk, frames: Environment, request: Request) -> Response:
    shape = request.query_params.get("as", "")
    if shape not in views.SHAPES:
        raise HTTPException(404)
    return await run_in_threadpool(lambda: _draw(
        desk, frames, "room.html.j2", Look(kind=ROOM), "/press-room", here=ROOM, shape=shape,
        version=views.version_of(desk.live.now.preview.room)))


async def _email(desk: Desk, frames: Environment, request: Request) -> Response:
    locale = request.path_params["locale"]
    digest = views.letters(desk.live.now.preview).get(locale)
    if digest is None:
        raise HTTPException(404)
    return await run_in_threadpool(lambda: _draw(
        desk, frames, "email.html.j2", Look(kind=ROOM), f"/press-room/email/{locale}",
        here=ROOM, locale=locale, letter=read_letter(desk.place / digest)))


def _look(desk: Desk, path: str, format: str) -> tuple[Look, str]:
    """What is looked at under an address, and the document's name; no kind where there is no such
    document."""
    preview = desk.live.now.preview
    parts = path.strip("/").split("/")
    if parts[0] == ROOM:
        return Look(kind=ROOM), ROOM
    locale = parts[1] if parts[0] == "documents" and len(parts) == 3 else ""
    kind, subject = views.documents_of(preview).get(parts[-1], ("", ""))
    formats = {"png": ""} if kind == CARD else views.formats_of(kind)
    shown = format or next(iter(formats), "")
    if (parts[0] not in ("documents", "beside") or len(parts) != (3 if locale else 2)
            or locale and locale not in preview.locales or shown not in formats):
        return Look(), parts[-1]
    return Look(locale, kind, subject, shown), parts[-1]


async def _events(desk: Desk, request: Request) -> Response:
    """What happens, as server-sent events (WHATWG HTML, 9.2)."""
    query = request.query_params

    def find() -> Look:
        return _look(desk, query.get("page", "/"), query.get("as", ""))[0]

    async def lines() -> AsyncIterator[str]:
        yield "retry: 700\n\n"
        async for event, data in follow(desk.live, find, query.get("seen", "")):
            yield f"event: {event}\ndata: {data}\n\n" if event else ": here\n\n"

    return StreamingResponse(lines(), media_type="text/event-stream")


# Bytes --------------------------------------------------------------------------------------

async def _page(desk: Desk, request: Request) -> Response:
    digest, width = request.path_params["digest"], request.path_params["width"]
    found = _known(desk, digest)
    if found is None or found.format != "pdf" or width not in WIDTHS:
        raise HTTPException(404)
    try:
        data = await run_in_threadpool(draw_page, desk.place / digest,
                                       request.path_params["number"], width)
    except (IndexError, OSError, RuntimeError) as error:
        raise HTTPException(404) from error
    return Response(data, media_type="image/png", headers=_FOR_EVER)


def _known(desk: Desk, digest: str, name: str = "") -> Shown | None:
    """A file of the preview with these bytes, and this name if one is given: two may be alike."""
    return next((one for one in desk.live.now.preview.files if digest and one.sha256 == digest
                 and name in ("", Path(one.name).name)), None)


async def _file(desk: Desk, request: Request) -> Response:
    digest = request.path_params["digest"]
    found = _known(desk, digest, request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    policy = {"content-security-policy": DOCUMENT_POLICY} if found.format == "html" else {}
    return FileResponse(desk.place / digest, media_type=TYPES[found.format],
                        headers=_FOR_EVER | policy)


async def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _ASSETS:
        raise HTTPException(404)
    return FileResponse(_HERE / name, media_type=_ASSETS[name],
                        headers={"cache-control": "no-cache"})


async def _face(desk: Desk, request: Request) -> Response:
    """A shipped face, so that a machine without any for a language shows its words too."""
    found = next((one for one in desk.faces.glob("*.ttf")
                  if one.name == request.path_params["name"]), None)
    if found is None:
        raise HTTPException(404)
    return FileResponse(found, media_type="font/ttf", headers={"cache-control": "max-age=3600"})


# The press room -----------------------------------------------------------------------------

async def _room_gate(request: Request) -> Response:
    return RedirectResponse("/room/", 307)


async def _room(desk: Desk, request: Request) -> Response:
    path = request.path_params["path"]
    found, digest = find_file(desk.live.now.preview.room, path)
    if not digest:
        raise HTTPException(404)
    if found != path and path and not path.endswith("/"):
        return RedirectResponse(f"/room/{quote(path)}/", 307)
    return FileResponse(desk.place / digest, media_type=type_of(found), headers={
        "content-security-policy": ROOM_POLICY, "cache-control": "no-cache"})
