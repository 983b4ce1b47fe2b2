"""What services call the languages.

Here: BCP 47 tags to the codes of a service.  Never here: asking a service.

A tag is looked up from the narrow to the wide: itself, language and script, language and region,
language.  Hong Kong's Chinese is Traditional wherever a service has no word for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from presskit.locales import canonical, language, script

__all__ = ["CODES", "code_of", "name_of"]

CODES: dict[str, dict[str, str]] = {
    "google": {"zh-Hant": "zh-TW", "zh-Hans": "zh-CN", "yue": "zh-TW", "he": "iw", "jv": "jw",
               "nb": "no", "nn": "no", "fil": "tl"},
    "mymemory": {"zh-Hant-HK": "zh-HK", "zh-Hant-MO": "zh-MO", "zh-Hant": "zh-TW",
                 "zh-Hans": "zh-CN", "yue": "zh-HK", "en": "en-GB", "nb": "nb-NO", "pt": "pt-PT",
                 "es": "es-ES", "ar": "ar-SA", "sr": "sr-Latn-RS", "no": "nb-NO",
                 "fil": "fil-PH"},
    "microsoft": {"zh-Hant": "zh-hant", "zh-Hans": "zh-hans", "no": "nb", "pt-BR": "pt",
                  "pt": "pt-pt", "fr-CA": "fr-ca", "sr": "sr-latn", "tl": "fil"},
    "deepl-source": {"no": "NB", "nn": "NB"},
    "deepl": {"zh-Hant": "ZH-HANT", "zh-Hans": "ZH-HANS", "en-US": "EN-US", "en": "EN-GB",
              "pt-BR": "PT-BR", "pt": "PT-PT", "es-419": "ES-419", "no": "NB", "nn": "NB"},
    "libretranslate": {"zh-Hant": "zt", "zh-Hans": "zh", "pt-BR": "pb", "no": "nb", "fil": "tl"},
    "libretranslate-new": {"zh-Hant": "zh-Hant", "zh-Hans": "zh-Hans", "pt-BR": "pt-BR",
                           "no": "nb", "fil": "tl"},
}
"""Where a service's code is not simply the language's."""


def code_of(service: str, tag: str, known: Collection[str] = ()) -> str:
    """The code of a service for a tag, empty where it has none.

    ``known`` are all codes of the service, where they are known; then a wider code is taken for
    a narrower tag, and the likeliest region where the service wants one.

    >>> code_of("google", "zh-Hant-HK"), code_of("mymemory", "zh-Hant-HK"), code_of("deepl", "en")
    ('zh-TW', 'zh-HK', 'EN-GB')
    """
    table: Mapping[str, str] = CODES[service]
    for one in _widen(tag):
        found = table.get(one) or (one if one in known else "")
        if found:
            return found if not known or found in known else ""
    if not known:
        plain = language(tag)
        return plain.upper() if service.startswith("deepl") else plain
    return next((one for one in (_likely(tag),) if one in known), "")


def _widen(tag: str) -> Iterator[str]:
    parts = canonical(tag).split("-")
    region = next((part for part in parts[1:] if len(part) in (2, 3)), "")
    yield "-".join(parts)
    if region:
        yield f"{parts[0]}-{script(tag)}-{region}"
        yield f"{parts[0]}-{region}"
    yield f"{parts[0]}-{script(tag)}"
    yield parts[0]


def _likely(tag: str) -> str:
    """Language and likeliest region (CLDR, likely subtags): ``ja`` gives ``ja-JP``."""
    from babel.core import get_global
    whole = get_global("likely_subtags").get(language(tag), "")
    region = whole.rpartition("_")[2]
    return f"{language(tag)}-{region}" if region else ""


def name_of(tag: str) -> str:
    """A language in English words, for those who are asked in words.

    >>> name_of("zh-Hant-HK"), name_of("en")
    ('Chinese in Traditional characters as written in HK (zh-Hant-HK)', 'English (en)')
    """
    from babel import Locale
    parts = canonical(tag).split("-")
    known = Locale.parse("en").languages.get(parts[0], parts[0])
    hand = {"Hant": " in Traditional characters", "Hans": " in Simplified characters"}.get(
        script(tag), "") if parts[0] == "zh" else ""
    region = next((part for part in parts[1:] if len(part) in (2, 3)), "")
    return f"{known}{hand}{f' as written in {region}' if region else ''} ({'-'.join(parts)})"
