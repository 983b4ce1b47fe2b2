"""A parcel as a PO file for somebody outside, and back.

Here: what it has beside the kit's own file.  Never here: reading PO (``content``), its grammar
(``localise.po``).
"""

from __future__ import annotations

import re

from presskit.localise.exchange.parcel import Delivery, Parcel, Returned, row_id
from presskit.localise.po import write_catalogue
from presskit.model.segment import Catalogue, Message, State

__all__ = ["deliver_po", "write_po"]

_WAS = re.compile(r"^Sent as ([0-9a-f]{16}(?:-draft)?)$", re.MULTILINE)


def write_po(parcel: Parcel) -> str:
    """The parcel as a PO file.

    Each entry says in its comment what its words were, so that what comes back can be told from
    what was changed here meanwhile.
    """
    messages = tuple(Message(
        one.context, one.source, one.words, fuzzy=one.is_draft, remark=one.remark,
        previous=one.previous if one.state is State.STALE else "",
        comment="\n".join(filter(None, (one.note, *(
            f"Memory {offer.score} %: {' '.join(offer.words.split())}" for offer in one.offers),
            f"Sent as {one.was}")))) for one in parcel.rows)
    text = write_catalogue(Catalogue(parcel.target, messages), parcel.kit, parcel.source)
    return "".join(f"# {line}\n" for line in parcel.embargo.splitlines()) + text


def deliver_po(catalogue: Catalogue, lines: dict[tuple[str, str], int], name: str) -> Delivery:
    """What a PO file brings, whoever saved it last; ``lines`` say where its entries stand."""
    header = dict(catalogue.header)
    rows = []
    for one in catalogue.messages:
        if not one.obsolete:
            was = _WAS.search(one.comment)
            rows.append(Returned(
                row_id(one.context, one.source), one.words, one.source,
                one.fuzzy and bool(one.words), was[1] if was else "", one.remark,
                line=lines.get((one.context, one.source), 0)))
    return Delivery(name, tuple(rows), header.get("Project-Id-Version", "").strip(),
                    header.get("X-Source-Language", ""), catalogue.locale)
