"""Words that were spoken in one language and are printed in another.

Here: in which language speech is written down, and when a translation would put invented words
into a mouth.  Never here: what is printed instead.
"""

from __future__ import annotations

from presskit.locales import language, related
from presskit.model.kit import Kit, Quote

__all__ = ["is_back_translation", "written"]

_SINITIC = frozenset({"cmn", "hak", "nan", "wuu", "yue"})


def written(tag: str) -> str:
    """The language in which speech is written down: Cantonese and its sisters in Chinese.

    >>> written("yue"), written("en-GB")
    ('zh', 'en-GB')
    """
    return "zh" if language(tag) in _SINITIC else tag


def is_back_translation(kit: Kit, quote: Quote) -> bool:
    """Whether the quote's words in the kit's locale would be a translation into the language
    they were spoken in: the kit has only a translation to make them from.

    A converted locale prints the source's own words, in another script.
    """
    return (quote.text_is == "translation" and bool(quote.spoken_in)
            and not related(kit.locale, kit.source_locale)
            and related(written(quote.spoken_in), kit.locale))
