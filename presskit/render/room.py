"""The press room as a web site: a page in its frame, with style sheets and a script beside it.

Here: a page's parts as the slots of its frame, what its head asks for.  Never here: blocks of a
document (``html``), looks (``templates/css``), what a page says.

A page asks for nothing outside its own room: style sheets, script and faces lie in ``assets/``,
every address is relative.  Without the script all can be read and taken; it only adds buttons.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from presskit import locales
from presskit.document import (
    Artifact,
    Document,
    Figure,
    Inline,
    Link,
    List,
    Paragraph,
    Section,
    Text,
    plain_text,
    walk,
)
from presskit.render.frames import fill_frame, read_frame
from presskit.render.html import write_manner, write_metadata, write_policy, write_running
from presskit.render.html_blocks import write_blocks, write_headed
from presskit.render.html_inlines import Manner, write_inlines
from presskit.render.room_places import find_place, write_claims, write_target
from presskit.render.runs import Run

if TYPE_CHECKING:
    from presskit.render import Context

__all__ = ["EXACT", "name_asset", "render_asset", "render_page", "write_script", "write_sheet"]

_CHOICE = "choice"
"""The page above the languages."""

_PANELS = frozenset({"downloads", "room-contact"})
EXACT = frozenset({"file-name", "file-sum"})
"""Roles whose words are of no language: they are set as they are, in a face of the system."""
_PARTS = ("skip", "room-text", "downloads", "room-contact", "room-foot")


def render_page(document: Document, context: Context) -> Artifact:
    """Render a page of a press room.

    Its properties say where it stands (``root``, relative) and what it asks for (``style``,
    ``faces``, ``script``: names in ``assets/``, several parted by spaces), and what a button says
    when it has copied (``copied``) or could not (``copy-failed``).  Raises
    :class:`~presskit.diagnostics.PresskitError` for a frame or a picture that can't be used.
    """
    here = "" if document.subject == _CHOICE else document.locale
    manner = write_manner(document, context)
    inside, cut = manner.figure, manner.runs
    manner = replace(manner, figure=lambda one: _write_figure(one, inside, here),
                     runs=lambda words, role: _keep_runs(words, document.locale)
                     if role in EXACT else _without_class(cut(words, role)),
                     target=lambda href: write_target(href, here))
    parts = {one.role: one for one in document.children if isinstance(one, Section)}
    slots = {role.removeprefix("room-"): _write_part(parts.get(role), manner)
             for role in _PARTS}
    head = parts.get("room-head")
    label, edition = write_running(document, manner)
    text = fill_frame(
        context.frames.frame("html/room.html.j2"), title=document.title,
        language=document.locale, direction="ltr",
        kind=document.property("page"), label=label, edition=edition,
        bar=_write_part(parts.get("room-bar"), manner),
        languages=_write_languages(parts.get("languages"), manner),
        assets=_write_assets(document), metadata=_write_head(document, context),
        head=write_headed(head.children, manner) if head else Markup(""),
        body=slots.pop("text"), **slots)
    return Artifact(document.kind, document.locale if here else "mul", "html", document.title,
                    text.encode(), subject=document.subject if here else "index")


def _keep_runs(words: tuple[Inline, ...], locale: str) -> tuple[tuple[Run, ...], ...]:
    """Names of files and checksums are words of no language: each text a run as it is."""
    return tuple((Run(one.text, locale),) for one in walk(words) if isinstance(one, Text))


def _without_class(nodes: tuple[tuple[Run, ...], ...]) -> tuple[tuple[Run, ...], ...]:
    """Words of Latin letters without a class of their own, hundreds on a page: our faces for Han
    characters hold here no others, so the letters come from the next family of the stack."""
    return tuple(tuple(replace(run, latin=False) for run in runs) for runs in nodes)


def _write_figure(figure: Figure, inside: Callable[[Figure], Markup], here: str) -> Markup:
    """A picture that stands in the room by its address; any other inside the page."""
    address = find_place(figure.source, here)
    if address == figure.source:
        return inside(figure)
    address, _, size = address.partition("#")
    shown = Markup('<img src="{}" alt="{}" loading="lazy"').format(address, figure.alternative)
    if size:  # its place is kept while it is fetched
        shown += Markup(' width="{}" height="{}" decoding="async"').format(*size.split("x"))
    return shown + Markup("/>")


def _write_part(part: Section | None, manner: Manner) -> Markup:
    """What stands in a part; of one that is a panel the panel too."""
    if part is None:
        return Markup("")
    return write_blocks((part,) if part.role in _PANELS else part.children, manner)


# The head -----------------------------------------------------------------------------------

_POLICY = ("default-src 'none'; script-src 'self' file:; style-src 'self' 'unsafe-inline' file:; "
           "font-src 'self' file: data:; img-src 'self' file: data:; base-uri 'none'; "
           "form-action 'none'")
"""What a browser may ask for on behalf of a page (Content Security Policy, level 3), whatever a
frame says: what lies in the room, or in the frame itself, but no script there.  ``file:`` is the
room on a disk or a stick, where some browsers take nothing for a page's own; a page from a server
can't reach it."""


def _write_head(document: Document, context: Context) -> Markup:
    lines = [write_policy(_POLICY) + write_metadata(document, context.generator)]
    if on := find_place(document.property("onward")):  # works without a script, and from a disk
        lines.append(Markup('<meta http-equiv="refresh" content="0; url={}"/>').format(on))
    lines += [*_write_addresses(document), *_write_card(document)]
    if document.property("feed"):
        lines.append(Markup('<link rel="alternate" type="application/atom+xml" href="{}"/>')
                     .format(document.property("feed")))
    if data := write_claims(dict(document.properties), document.property("address")):
        said = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")  # may end nothing
        lines.append(Markup('<script type="application/ld+json">{}</script>').format(Markup(said)))
    return Markup("\n").join(lines)


def _write_addresses(document: Document) -> list[Markup]:
    """Where the page stands, and where in other languages; for all others the page that offers
    every language, else the first."""
    base = document.property("address")
    own = find_place(document.property("canonical"), base=base)
    lines = [Markup('<link rel="canonical" href="{}"/>').format(own)] if own else []
    sides = [(name.removeprefix("in:"), find_place(address, base=base))
             for name, address in document.properties if name.startswith("in:")]
    other = find_place(document.property("in-any"), base=base) or (sides[0][1] if sides else "")
    sides += [("x-default", other)] if sides else []
    return lines + [Markup('<link rel="alternate" hreflang="{}" href="{}"/>').format(tag, address)
                    for tag, address in sides]


def _write_card(document: Document) -> list[Markup]:
    """What a feed shows of the page (Open Graph protocol)."""
    base = document.property("address")
    said = {"og:type": "article", "og:title": document.title,
            "og:description": document.property("subject"),
            "og:locale": _name_locale(document.locale),
            "og:site_name": document.property("author"),
            "og:url": find_place(document.property("canonical"), base=base),
            "og:image": find_place(document.property("image"), base=base)}
    others = [("og:locale:alternate", _name_locale(name.removeprefix("in:")))
              for name, _address in document.properties
              if name.startswith("in:") and name != f"in:{document.locale}"]
    return [Markup('<meta property="{}" content="{}"/>').format(name, value)
            for name, value in (*said.items(), *others) if value]


def _name_locale(tag: str) -> str:
    """A locale as that protocol writes it, language and territory: ``zh_HK``, ``ja_JP``."""
    return locales.with_region(tag).replace("-", "_")


def _write_assets(document: Document) -> Markup:
    """What the page asks for, all of it in its own room."""
    root = document.property("root")
    sheets = [*document.property("style").split(), *document.property("faces").split()]
    lines = [Markup('<link rel="stylesheet" href="{}assets/{}"/>').format(root, one)
             for one in sheets]
    lines += [Markup('<script src="{}assets/{}" defer data-copied="{}" data-failed="{}"></script>')
              .format(root, one, document.property("copied"), document.property("copy-failed"))
              for one in document.property("script").split()]
    return Markup("\n").join(lines)


# Languages ----------------------------------------------------------------------------------

def _write_languages(part: Section | None, manner: Manner) -> Markup:
    """The other languages twice: in a row, and as a menu that opens without a script; the style
    sheet shows the one that there is room for."""
    if part is None:
        return Markup("")
    label = plain_text([one for one in part.children if isinstance(one, Paragraph)])
    items = [paragraph for one in part.children if isinstance(one, List)
             for item in one.children for paragraph in item.children
             if isinstance(paragraph, Paragraph)]
    rows = [_write_language(one, manner) for one in items]
    here = Markup("").join(row for one, row in zip(items, rows, strict=True)
                           if one.role == "language-here")
    others = Markup("\n").join(Markup("<li>{}</li>").format(row) for one, row in
                               zip(items, rows, strict=True) if one.role == "language")
    every = Markup("\n").join(Markup("<li>{}</li>").format(row) for row in rows)
    if len(items) < 2:
        return Markup("")
    return Markup('<nav class="languages" aria-label="{}">\n<ul>\n{}\n</ul>\n<details>'
                  "<summary>{}</summary>\n<ul>\n{}\n</ul>\n</details>\n</nav>").format(
                      label, every, here, others)


def _write_language(block: Paragraph, manner: Manner) -> Markup:
    if block.role == "language-here":
        words = write_inlines(block.children, block.role, manner)
        return Markup('<span aria-current="page" class="language-here">{}</span>').format(words)
    link = next(one for one in block.children if isinstance(one, Link))
    tag = next((one.language for one in walk(link) if getattr(one, "language", "")), "")
    words = write_inlines(link.children, block.role, manner)
    return Markup('<a {} hreflang="{}" rel="alternate">{}</a>').format(
        Markup(manner.target(link.href)), tag, words)


# Assets -------------------------------------------------------------------------------------

def name_asset(stem: str, data: bytes, extension: str) -> str:
    """The name of a file in ``assets/``: another for other bytes, so that it may be kept for
    ever by whoever has it."""
    return f"{stem}.{hashlib.sha256(data).hexdigest()[:12]}.{extension}"


def render_asset(stem: str, data: bytes, format: str, locale: str = "mul") -> Artifact:
    """A style sheet, a script or a face as a file in ``assets/``."""
    name = name_asset(stem, data, format)
    return Artifact("press-room", locale, format, name, data,
                    subject=name.removesuffix(f".{format}"),
                    content_digest=hashlib.sha256(data).hexdigest())


def write_sheet(documents: tuple[Document, ...], context: Context) -> bytes:
    """The style sheet of all pages in one locale: tokens, stacks, the rules of a document, those
    of a room."""
    from presskit.render.sheets import write_page_sheet
    css = "\n".join(read_frame(context.frames.frame(f"css/{name}.css"))
                    for name in ("page", "room"))
    whole = Document("press-room", "", documents[0].locale, "",
                     tuple(block for one in documents for block in one.children))
    return _shorten(write_page_sheet(whole, context.fonts, context.theme, css)).encode()


_NEEDLESS = re.compile(r"""("[^"\n]*"|'[^'\n]*')|/\*.*?\*/|\s+(?=[{};\s])|(?<=[{};:,])\s+|;(?=})""",
                       re.DOTALL)
_TOKEN = re.compile(r"(--[\w-]+):[^;{}]*(?:;|(?=}))")


def _shorten(css: str) -> str:
    """A style sheet without remarks, white space that means nothing, and tokens of paper that no
    rule asks for: a third of it."""
    for _again in range(2):
        css = _NEEDLESS.sub(lambda found: found[1] or "", css)
    return _TOKEN.sub(lambda found: found[0] if f"var({found[1]}" in css else "", css)


def write_script(context: Context) -> bytes:
    """The script of all pages: buttons that copy, nothing else; its remarks are for editors."""
    script = read_frame(context.frames.frame("js/copy.js"))
    return re.sub(r"(?m)^\s*//.*\n", "", script).encode()
