"""Exchange: the texts of one pair of locales, on their way to somebody outside and back.

``pack_parcel`` for what goes out, ``land`` for what becomes of what comes back, ``apply_landings``
for the catalogue after it.  A module for each format writes a :class:`Parcel` and reads a
:class:`Delivery`; no other difference between formats exists.  Never here: files of a kit,
approvals.
"""

from presskit.localise.exchange.landing import Fate, Landing, Why, apply_landings, land
from presskit.localise.exchange.packing import pack_parcel
from presskit.localise.exchange.parcel import (
    Delivery,
    Offer,
    Parcel,
    Returned,
    Row,
    row_id,
    same_text,
    stamp_words,
)
from presskit.localise.exchange.parking import Parked, ours_now, park, parked_yaml, settle

__all__ = ["Delivery", "Fate", "Landing", "Offer", "Parcel", "Parked", "Returned", "Row", "Why",
           "apply_landings", "land", "ours_now", "pack_parcel", "park", "parked_yaml", "row_id",
           "same_text", "settle", "stamp_words"]
