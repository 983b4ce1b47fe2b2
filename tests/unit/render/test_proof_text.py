"""Proofs of text files: each check is seen to fail on a file that is broken in just that way."""

from __future__ import annotations

import pytest

from presskit.render.proof.text import prove_text
from presskit.render.text import render_text
from tests.helpers import documents

EVERY = [make(locale) for locale in documents.LOCALES
         for make in (documents.release, documents.fact_sheet)]


@pytest.mark.parametrize("document", [*EVERY, documents.release("ja", draft=True)],
                         ids=lambda one: f"{one.kind}-{one.locale}")
def test_what_is_written_has_no_fault(document) -> None:
    assert prove_text(render_text(document).data, document, None) == ()


def body() -> str:
    return documents.WORDS["zh-Hant-HK"]["body"]


SPOILT = {
    "a word is gone": (lambda text: text.replace(body(), body()[:4] + body()[5:]),
                       "text", "is missing behind"),
    "a word is doubled": (lambda text: text.replace(body(), body()[:4] + body()[3:]),
                          "text", "is not in the document"),
    "another encoding": (lambda text: text.encode("utf-16"), "structure", "byte 1 is no UTF-8"),
    "a byte order mark": (lambda text: "\ufeff" + text, "structure", "byte order mark"),
    "other line ends": (lambda text: text.replace("\n", "\r\n"), "structure",
                        "carriage return"),
    "no end of line": (lambda text: text.rstrip("\n"), "structure", "one end of line"),
    "two blank lines": (lambda text: text.replace("\n\n", "\n\n\n", 1), "structure",
                        "two blank lines"),
    "white space at an end": (lambda text: text.replace(body(), body() + " "), "structure",
                              "white space at an edge"),
    "white space at a start": (lambda text: text.replace(body(), "\u3000" + body()),
                               "structure", "white space at an edge"),
    "a joiner": (lambda text: text.replace(body(), body()[:4] + "\u2060" + body()[4:]),
                 "structure", "U+2060"),
    "a broken paragraph": (lambda text: text.replace(body(), body()[:9] + "\n" + body()[9:]),
                           "structure", "is broken into lines"),
}


@pytest.mark.parametrize("way", SPOILT)
def test_a_broken_file_has_the_fault(way) -> None:
    spoil, aspect, said = SPOILT[way]
    document = documents.release("zh-Hant-HK")
    spoilt = spoil(render_text(document).data.decode())
    faults = prove_text(spoilt if isinstance(spoilt, bytes) else spoilt.encode(), document, None)
    assert [one for one in faults if one.aspect == aspect and said in one.message], faults


def test_a_draft_without_its_label_is_found() -> None:
    document = documents.release("zh-Hant-HK", draft=True)
    text = render_text(document).data.decode()
    fault, = prove_text(text.partition("\n\n")[2].encode(), document, None)
    assert fault.aspect == "text" and "is missing at the beginning" in fault.message
