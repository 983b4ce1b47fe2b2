"""Names as this locale writes them, and how sure they are.

Here: a name from the register, its reading, its form in the bearer's own script, the mark of
an unconfirmed one.  Never here: making up a form, changing one, names in prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from presskit.compose.marks import nest_marks
from presskit.compose.wording import Inlines, compose_phrase, compose_text, join_inlines
from presskit.document import Block, Paragraph, Span, plain_text, walk
from presskit.locales import related
from presskit.model.kit import Kit, Named, NameForm
from presskit.model.names import name_form
from presskit.model.tables import Tables

__all__ = ["compose_full_name", "compose_name", "compose_original_name", "compose_title",
           "compose_unconfirmed_note", "initials", "is_translated",
           "is_unconfirmed"]

_LEGAL_FORM = re.compile(
    r"^(?:株式会社|有限会社|合同会社|(?:公益|一般)?(?:社団|財団)法人|学校法人|㈱|[(（]株[)）]"
    r"|주식회사|유한회사|재단법인|사단법인|㈜|[(（]주[)）])\s*"
    r"|,?\s+(?:Co\.,?\s*Ltd|Inc|Ltd|LLC|Limited)\.?$")
"""What stands before or behind a company's name and is not what it is known by."""


def is_translated(kit: Kit) -> bool:
    """Whether this locale is another language than the source (not merely another script)."""
    return not related(kit.locale, kit.source_locale)


def _shown(kit: Kit, named: Named) -> tuple[NameForm, str]:
    """The form that is printed, and its language: empty for the reader's own.

    A form kept from the source, for want of another, is in the source's language, but for
    one in plain Latin letters, which reads the same anywhere.
    """
    form = name_form(named, kit.locale)
    if form and (form.full.isascii() or not form.method.startswith("kept from ")):
        return form, ""
    tag = kit.source_locale
    source = name_form(named, tag)
    if source is None:
        tag, source = next(iter(named.names.items()))
    return source, "" if kit.locale == tag else tag


def compose_name(kit: Kit, named: Named) -> Inlines:
    """The full name; the source's, tagged with its language, where there is no other."""
    form, tag = _shown(kit, named)
    return compose_text(form.full, tag)


def compose_original_name(kit: Kit, named: Named, tables: Tables) -> Inlines:
    """The name in its bearer's script, in translated locales; nothing where it is the same.

    A form that its bearer gave in another language goes before the source's; a form given in
    the reader's needs no other.
    """
    shown, _ = _shown(kit, named)
    if not (is_translated(kit) and tables.conventions.original_names) or shown.status == "given":
        return ()
    tag, form = kit.source_locale, name_form(named, kit.source_locale)
    given = [(key, one) for key, one in named.names.items() if one.status == "given"]
    if given and (form is None or form.status != "given"):
        tag, form = given[0]
    return compose_text(form.full, tag) if form and form.full != shown.full else ()


def compose_full_name(kit: Kit, named: Named, tables: Tables, *, mark: bool = True,
                      name_role: str = "") -> Inlines:
    """The name with its reading, the mark of an unconfirmed form, and the original."""
    form, _ = _shown(kit, named)
    name = compose_name(kit, named)
    name = (Span(name_role, name),) if name_role else name
    if form.reading:
        name = compose_phrase(tables, "name.reading", name=name, reading=form.reading)
    if mark and is_unconfirmed(kit, named):
        name = (*name, Span("unconfirmed", compose_phrase(tables, "unconfirmed.mark")))
    original = compose_original_name(kit, named, tables)
    if not original:
        return name
    return compose_phrase(tables, "name.original", name=name,
                          original=(Span("original-name", original),))


def compose_title(kit: Kit, work_id: str, tables: Tables, *, mark: bool = False,
                  role: str = "work-title") -> Inlines:
    """The title of a work in the marks of its kind; in quotation marks, its own are nested."""
    work = kit.works[work_id]
    before, after = tables.conventions.marks_of(work.kind)
    name = compose_name(kit, work)
    if before == tables.conventions.quotation.outer[0]:
        name = nest_marks(name, tables.conventions)
    title = (*compose_text(before), *name, *compose_text(after))
    unsure = mark and is_unconfirmed(kit, work)
    sign = (Span("unconfirmed", compose_phrase(tables, "unconfirmed.mark")),) if unsure else ()
    return (Span(role, title), *sign)


def is_unconfirmed(kit: Kit, named: Named) -> bool:
    """Whether a suggested form is printed because the kit accepts such forms.

    In the source locale only a form that says how it was come by is meant: there the words
    are the author's own.
    """
    form = name_form(named, kit.locale)
    if form is None or form.status != "suggested" or not kit.release.accept_suggested_names:
        return False
    return kit.locale != kit.source_locale or bool(form.method or form.note)


def compose_unconfirmed_note(kit: Kit, above: Iterable[Block], tables: Tables) -> tuple[Block, ...]:
    """One note for all marks above it: what they mean, and how the forms were come by.

    A form with a note of its own (evidence against it, say) has that note under it.
    """
    marked = _marked_words(above)
    if not marked:
        return ()
    forms = [form for one in kit.register.values() if is_unconfirmed(kit, one)
             for form in (_shown(kit, one)[0],)
             if any(form.full in words for words in marked)]
    methods = dict.fromkeys(_method(kit, form, tables) for form in forms if form.method)
    mark = compose_phrase(tables, "unconfirmed.mark")
    key = "unconfirmed.note-method" if methods else "unconfirmed.note"
    lines = [compose_phrase(tables, key, mark=mark, methods=join_inlines(
        methods, tables.conventions.enumeration))]
    lines += [compose_phrase(tables, "unconfirmed.name", name=form.full, note=form.note)
              for form in forms if form.note]
    return tuple(Paragraph("note", line) for line in lines)


def _marked_words(above: Iterable[Block]) -> list[str]:
    """The words that stand before each mark."""
    found = []
    for node in chain.from_iterable(walk(one) for one in above):
        children = getattr(node, "children", ())
        found += [plain_text(children[:at]) for at, one in enumerate(children)
                  if isinstance(one, Span) and one.role == "unconfirmed"]
    return found


def _method(kit: Kit, form: NameForm, tables: Tables) -> Inlines:
    """How a form was come by, in the reader's words; the author's own for an uncommon way."""
    for key in tables.phrases:
        kind, _, method = key.partition(".")
        if kind == "method" and method in form.method.lower():
            return compose_phrase(tables, key)
    return compose_text(form.method, "" if kit.locale == kit.source_locale else kit.source_locale)


def initials(name: str) -> str:
    """What a monogram shows: the first character, of a Latin name the first and the last
    word's; never a company's legal form."""
    words = _LEGAL_FORM.sub("", name.strip()).split() or name.split()
    if not words:
        return ""
    if not words[0][0].isascii() and ord(words[0][0]) > 0x2E80:
        return words[0][0]
    return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))
