"""The registry: which documents there are, in which formats, who writes them, who translates.

Here: names.  Never here: importing a writer or an engine (``build`` does, when there is work
for it).
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["CARD", "DOCUMENTS", "ENGINES", "ENGINE_GROUP", "EXTRACTOR_GROUP", "FORMATS", "FACES",
           "PAGELESS", "PAGES", "PICTURE", "PICTURES", "ROOM", "Service", "WITHDRAWAL", "Writer",
           "formats_of"]

CARD = "quote-card"
WITHDRAWAL = "withdrawal-notice"
"""The one document of a kit whose release is withdrawn."""

PICTURE = "picture"
"""The kind of a picture as the press gets it, in several sizes."""
PAGELESS = frozenset({CARD, PICTURE})
"""What has no page of its own in the press room, and is made in all its formats at once."""
ROOM = "press-room"
"""The kind of every page of the press room: never asked for by itself, made of what is there."""


@dataclass(frozen=True, slots=True)
class Writer:
    """A writer: the ``module`` that renders, the one that proves what was rendered
    (``prover``), the ``frames`` (folders and files below ``templates/``) that it reads, the
    ``libraries`` whose versions decide its bytes, and whether it asks the system's text
    libraries (``drawn``)."""

    module: str
    prover: str
    frames: tuple[str, ...]
    libraries: tuple[str, ...] = ()
    drawn: bool = False
    weight: int = 1


_PAGE = ("jinja2", "markupsafe", "pillow")

FORMATS: dict[str, Writer] = {
    "pdf": Writer("presskit.render.pdf", "presskit.render.proof.pdf",
                  ("html", "css", "roles.yaml", "theme.yaml"),
                  (*_PAGE, "weasyprint", "pydyf", "tinycss2", "cssselect2", "tinyhtml5",
                   "pyphen", "fonttools", "uharfbuzz", "uniseg", "budoux"), drawn=True, weight=8),
    "docx": Writer("presskit.render.docx", "presskit.render.proof.docx",
                   ("docx", "roles.yaml", "theme.yaml", "everyday.yaml"),
                   ("python-docx", "lxml", "pillow", "fonttools", "uharfbuzz"), weight=2),
    "html": Writer("presskit.render.html", "presskit.render.proof.html",
                   ("html", "css", "roles.yaml", "theme.yaml"),
                   (*_PAGE, "uniseg", "budoux")),
    "txt": Writer("presskit.render.text", "presskit.render.proof.text", ("roles.yaml",)),
}
"""The formats of flowing documents."""

CARDS = Writer("presskit.render.card", "presskit.render.proof.card",
               ("cards", "roles.yaml", "theme.yaml"),
               ("reportlab", "pypdfium2", "uniseg", "budoux", "pillow", "fonttools",
                "uharfbuzz"), weight=3)
"""The writer of quote cards: PDF and PNG of one card in one go."""

PICTURES = Writer("presskit.render.press_picture", "presskit.render.proof.picture", (),
                  ("pillow", "lxml"), weight=20)
"""The writer of pictures: every size of one in one go."""

PAGES = Writer("presskit.render.room", "presskit.render.proof.html",
               ("html", "css", "roles.yaml", "theme.yaml"), (*_PAGE, "uniseg", "budoux"))
FACES = Writer("presskit.render.room_faces", "presskit.render.proof.html", (),
               ("uharfbuzz", "brotli"), weight=30)
"""The writers of the pages of a press room, and of the faces that they ask for."""

DOCUMENTS: dict[str, tuple[str, ...]] = {
    "press-release": tuple(FORMATS), "speaker-bios": tuple(FORMATS),
    "quote-sheet": tuple(FORMATS), "fact-sheet": tuple(FORMATS),
    "speaker-bio": tuple(FORMATS), "captions-sheet": ("docx", "txt"),
    "media-invitation": tuple(FORMATS), WITHDRAWAL: tuple(FORMATS), CARD: ("pdf", "png"),
    PICTURE: ("jpg", "png"),
}
"""Every kind of document with the formats it is made in; a picture has one of its two."""


def formats_of(kind: str) -> tuple[str, ...]:
    """The formats of one kind of document."""
    return DOCUMENTS[kind]


@dataclass(frozen=True, slots=True)
class Service:
    """An engine: ``opener`` is ``module:function``, the function takes ``Settings``.

    ``key`` says whether it wants one (``""``, ``optional``, ``required``), ``needs`` which
    settings a kit must give, ``options`` which it may give, with the type of each; ``extra`` is
    the extra of our distribution that brings its library, ``timeout`` the seconds that one
    request may take.
    """

    opener: str
    key: str = ""
    needs: tuple[str, ...] = ()
    options: tuple[tuple[str, type], ...] = ()
    extra: str = ""
    timeout: float = 30.0


_ROOM = "presskit.localise.engines"

ENGINES: dict[str, Service] = {
    "google": Service(f"{_ROOM}.deep_translator:open_google"),
    "mymemory": Service(f"{_ROOM}.deep_translator:open_mymemory", options=(("email", str),)),
    "microsoft": Service(f"{_ROOM}.deep_translator:open_microsoft", "required",
                         options=(("region", str),)),
    "deepl": Service(f"{_ROOM}.deepl:open_engine", "required", extra="deepl",
                     options=(("formality", str), ("glossary", str), ("model_type", str))),
    "libretranslate": Service(f"{_ROOM}.libretranslate:open_engine", "optional", ("address",),
                              (("max_characters", int),), timeout=60.0),
    "openai-compatible": Service(
        f"{_ROOM}.openai_compatible:open_engine", "optional", ("address", "model"),
        (("batch", int), ("json_mode", bool), ("style", str), ("temperature", float)),
        timeout=180.0),
    "pseudo": Service(f"{_ROOM}.pseudo:open_engine"),
    "memory": Service(f"{_ROOM}.memory:open_engine"),
}
"""The engines that come with presskit; a third party's are entry points of :data:`ENGINE_GROUP`."""

ENGINE_GROUP = "presskit.engines"
"""The group of entry points; each names a function that takes ``Settings`` and gives an engine."""

EXTRACTOR_GROUP = "presskit.extractors"
"""The group of entry points of other people's rules for reading articles; each names a function
that takes a proposal (``presskit.extract``) and gives one of the same article."""
