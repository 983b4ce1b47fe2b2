"""HTML: a document as one self-contained web page.

Here: the page around the text of a document, what it says of itself, what a browser may ask for
on its behalf.  Never here: blocks (``html_blocks``), characters (``html_inlines``), the layout
of paper (``pdf``), looks (``templates/css``), text of its own.
"""

from __future__ import annotations

from markupsafe import Markup

from presskit import locales
from presskit.document import Artifact, Document, Inline
from presskit.render.html_blocks import write_text_of
from presskit.render.html_inlines import Manner, write_inlines
from presskit.render.runs import Run, cut_runs, read_line
from presskit.render.screen_breaks import list_names

__all__ = ["render_html", "write_manner", "write_metadata", "write_policy", "write_running"]

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
"""What a browser may ask for on behalf of a page that is one file, whatever its frame says."""


def write_policy(policy: str) -> Markup:
    """The ``meta`` element that keeps a page to what it may ask for (Content Security Policy,
    level 3)."""
    return Markup('<meta http-equiv="Content-Security-Policy" content="{}"/>\n').format(
        Markup(policy))


def write_metadata(document: Document, generator: str) -> Markup:
    """The ``meta`` elements of a document's properties: author, description, dates, notice."""
    date = document.property("date")
    described = " ".join(filter(None, (document.property("subject"),
                                       document.property("notice"))))
    pairs = (("author", document.property("author")), ("description", described),
             ("keywords", document.property("keywords")), ("generator", generator),
             ("robots", document.property("robots")), ("dcterms.created", date),
             ("dcterms.modified", document.property("modified") or date))
    return Markup("\n").join(Markup('<meta name="{}" content="{}"/>').format(name, value)
                             for name, value in pairs if value)


def render_html(document: Document, context) -> Artifact:
    """Render a document as one web page that needs no other file.

    ``context`` is a :class:`presskit.render.Context`.  No face is embedded: the page asks for
    ours by name, then for those of the reader's system.  Raises
    :class:`~presskit.diagnostics.PresskitError` for a frame or a picture that can't be used.
    """
    from presskit.render.frames import fill_frame, read_frame
    from presskit.render.sheets import write_page_sheet

    manner = write_manner(document, context)
    css = write_page_sheet(document, context.fonts, context.theme,
                           read_frame(context.frames.frame("css/page.css")))
    label, footer = write_running(document, manner)
    frame = context.frames.frame("html/page.html.j2")
    text = fill_frame(
        frame, title=document.title, language=document.locale, direction="ltr",
        kind=document.kind, css=Markup(css), label=label, footer=footer,
        metadata=write_policy(_POLICY) + write_metadata(document, context.generator),
        **write_text_of(document, manner, frame))
    return Artifact(document.kind, document.locale, "html", document.title, text.encode(),
                    subject=document.subject)


def write_manner(document: Document, context) -> Manner:
    """How a web page of a document is written: characters as they are, faces by language, marks
    and monograms as outlines, pictures as data."""
    from presskit.render.pictures import embed_figure

    locale = document.locale

    def cut(inlines: tuple[Inline, ...], _role: str) -> tuple[tuple[Run, ...], ...]:
        return cut_runs(read_line(inlines, locale), locale)

    return Manner(locale, cut, lambda figure: embed_figure(figure, document, context),
                  names=list_names(document) if locales.is_han_spaced(locale) else ())


def write_running(document: Document, manner: Manner) -> tuple[Markup, Markup]:
    """The label of a document that may not go out, and what stands at its foot."""
    running = document.running
    label = Markup(" ").join(
        Markup('<span class="{}">{}</span>').format(name, write_inlines(words, name, manner))
        for name, words in (("draft", running.label), ("draft-note", running.label_note))
        if words)
    footer = Markup("").join(
        Markup('<p class="{}">{}</p>').format(name, write_inlines(words, name, manner))
        for name, words in (("notice", running.notice), ("edition", running.footer_start))
        if words)
    return label, footer
