"""The bilingual proof sheet as a Word file: for translators and reviewers, not for the press.

Here: from a parcel to the bytes of a file and back.  Never here: what stands on the sheet
(``compose.proof_sheet``), what becomes of it when it comes back (``localise.exchange``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presskit.build.exchanging import pack
from presskit.build.languages import Languages
from presskit.desk import Desk
from presskit.diagnostics import Findings

if TYPE_CHECKING:
    from presskit.compose.proof_sheet import ProofRow
    from presskit.localise.exchange import Delivery, Parcel, Row

__all__ = ["read_proof_sheet", "render_proof_sheet"]

_EMBED = "common"
"""How much of the faces: whoever gets a sheet types on."""
_NAMES = "Names: "


def render_proof_sheet(languages: Languages, parcel: Parcel, desk: Desk,
                       findings: Findings) -> bytes:
    """The Word file of a parcel, in the words of the locale it goes to.

    Changes are tracked from the start where every text has words: then it is a proof, else a
    translation.  Raises ``PresskitError`` for what keeps the documents of the kit from being made.
    """
    from presskit.build.rendering import open_context
    from presskit.compose.proof_sheet import ProofSheet, compose_proof_sheet
    from presskit.localise.exchange.word import write_head, write_manifest, write_sign
    from presskit.render import render
    from presskit.render.docx_returning import add_data
    kit, folder = languages.loaded.kit, languages.loaded.folder
    document = compose_proof_sheet(ProofSheet(
        languages.reach(parcel.target).kit, languages.tables(parcel.target),
        languages.tables(parcel.source), tuple(map(_proof_row, parcel.rows)),
        desk.clock().date(), write_head(parcel.kit, parcel.source, parcel.target),
        {who: write_sign(who) for who in ("translator", "reviewer")}))
    context = open_context(kit, folder, desk, findings, _EMBED)
    made = render(document, "docx", context.of(parcel.target, "docx"), findings)
    return add_data(made.data, write_manifest(
        parcel, languages.tables(parcel.target).phrases.get("proof.stands")),
                    track=all(one.words for one in parcel.rows))


def read_proof_sheet(data: bytes, name: str, languages: Languages, locale: str,
                     findings: Findings, *, strict: bool = False) -> Delivery:
    """What a sheet of a locale brings; ``strict``: no row in which a change is left unsettled.

    Raises ``PresskitError`` with ``proof-sheet-…``.
    """
    from presskit.localise.exchange.word import read_sheet
    return read_sheet(data, name, pack(languages, locale), findings, strict=strict,
                      stands=languages.tables(locale).phrases.get("proof.stands"))


def _proof_row(row: Row) -> ProofRow:
    from presskit.compose.proof_sheet import ProofRow
    from presskit.localise.exchange.word import (
        list_links,
        row_key,
        show_chips,
        show_text,
        write_bookmark,
        write_mark,
    )
    key, links = row_key(row.id), list_links(row.source)
    notes = (*row.note.splitlines(), *row.remark.splitlines())
    names = [one for one in notes if one.startswith(_NAMES)]
    return ProofRow(row.context, key, write_mark(row.id, row.was), write_bookmark(key),
                    tuple(show_chips(row.source)), tuple(show_chips(row.words, links)),
                    str(row.state), row.is_draft, " ".join(show_text(row.previous, links).split()),
                    tuple(one for one in notes if one not in names),
                    tuple(name for one in names for name in one.removeprefix(_NAMES).split("; ")))
