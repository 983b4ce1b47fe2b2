"""What is written into a PO file is what is read out of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from presskit.content.files import read_source
from presskit.content.translations import read_catalogue
from presskit.content.yaml import Places
from presskit.diagnostics import Findings
from presskit.localise.po import write_catalogue
from presskit.model.segment import Catalogue, Message

LINES = st.lists(st.text('新聞稿ab "\\\'#~|,.:{}', min_size=1, max_size=20).map(str.strip)
                 .filter(bool), min_size=1, max_size=3).map("\n".join)
COMMENTS = st.one_of(st.just(""), st.text("說明ab: ", min_size=1, max_size=20).map(str.strip))


@st.composite
def catalogues(draw):
    messages = []
    for number in range(draw(st.integers(0, 4))):
        fuzzy = draw(st.booleans())
        obsolete = draw(st.booleans())
        messages.append(Message(
            f"release.body#{number}", draw(LINES), draw(st.one_of(st.just(""), LINES)),
            fuzzy=fuzzy, obsolete=obsolete, remark=draw(COMMENTS),
            previous=draw(LINES) if fuzzy and not obsolete else "",
            comment="" if obsolete else draw(COMMENTS)))
    messages.sort(key=lambda one: one.obsolete)
    return Catalogue("ja", tuple(messages))


@given(catalogues())
def test_every_entry_comes_back_as_it_was(tmp_path, catalogue):
    path = tmp_path / "ja.po"
    path.write_text(write_catalogue(catalogue, "kit", "en"), encoding="utf-8", newline="\n")
    findings, values = Findings(), {}
    read_catalogue("ja", read_source(path, findings), values, Places(), findings)
    found = values["catalogues"]["ja"]["messages"]
    keys = ("context", "source", "words", "fuzzy", "previous", "comment", "remark", "obsolete")
    assert [[one[key] for key in keys] for one in found] == [
        [getattr(one, key) for key in keys] for one in catalogue.messages]
