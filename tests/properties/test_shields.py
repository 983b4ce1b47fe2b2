"""Whatever a text holds: nothing is lost between an engine and the page, and a loss is seen."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from presskit.content.inlines import read_inlines, scan_inlines
from presskit.content.yaml import read_table
from presskit.document import Link, Reference, Strong, walk
from presskit.localise.shields import open_shield, restore, shield_inlines
from presskit.localise.wording import write_inlines
from presskit.model.conventions import decode_conventions
from tests.unit.localise.samples import HK, make_kit, open_register

SETS = Path(__file__).parents[2] / "templates" / "conventions"
HOLDER = re.compile(r"⟦\d+⟧")
# What an author may write, and what it is when an engine leaves every word alone.
PLAIN = {"於朕": "Yu Zhen", "王紅衛": "Wang Hongwei", "混合智能": "hybrid intelligence",
         "霍普克羅夫特": "Hopcroft", "{q:wen}": "{q:wen}", "{q:wen#1,}": "{q:wen#1,}",
         "{q:hop!}": "{q:hop!}", "好，": "好，", "說：「是」。": "說：「是」。",
         "12.5 km/h": "12.5 km/h", "130年": "130年", "\\[3\\]": "\\[3\\]", "2 \\* 3": "2 \\* 3",
         "https://a.example/b?c=1 ": "https://a.example/b?c=1 ", "a\\_ b": "a\\_ b",
         "\\由": "由", "\\\n": "\\\n", "AT&T ": "AT&T ",
         "[於朕](person:yu-zhen)": "[Yu Zhen](person:yu-zhen)"}
ATOMS = st.lists(st.sampled_from(sorted(PLAIN)), min_size=1, max_size=5)
RUNS = st.tuples(st.sampled_from([("", ""), ("", ""), ("**", "**"), ("*", "*"),
                                  ("[", "](https://b.example/d)")]), ATOMS)
TEXTS = st.lists(RUNS, min_size=1, max_size=5)


@cache
def shield_for(target):
    sets = {path.stem: read_table(path)[0] for path in SETS.glob("*.yaml")}
    kit = make_kit()
    return open_shield(kit, open_register(kit, HK), target, decode_conventions(sets, target))


def written(runs, table=None):
    """The runs as Markdown that reads back: each inside its edges, words between them; no
    link stands inside another."""
    runs = [(edges, [one for one in atoms if edges[0] != "[" or one[0] != "["])
            for edges, atoms in runs]
    return "、".join(f"{opening}甲{''.join(table[one] if table else one for one in atoms)}乙"
                    f"{closing}" for (opening, closing), atoms in runs)


def no_space(text):
    return re.sub(r"\s", "", text)


def shielded(text, target="en"):
    return shield_inlines(shield_for(target), read_inlines(text))


def units(text, pieces):
    """The text cut at placeholders; edges stay with what stands between them."""
    found, depth = [""], 0
    for part in re.split(r"(⟦\d+⟧)", text):
        piece = pieces[int(part[1:-1]) - 1] if HOLDER.fullmatch(part) else None
        if piece is None and not depth:
            found.append("")
        depth += piece is not None and piece.kind == "open"
        found[-1] += part
        depth -= piece is not None and piece.kind == "close"
        if not depth:
            found.append("")
    return [one for one in found if one]


@given(TEXTS)
def test_an_engine_that_changes_nothing_changes_names_alone(runs):
    text = written(runs)
    sent = shielded(text)
    found = restore(shield_for("en"), sent, sent.text)
    assert found.is_whole and not sent.missing
    assert no_space(found.text) == no_space(written(runs, PLAIN))
    assert not re.search("於朕|王紅衛|混合智能|霍普克羅夫特", found.text)


@given(TEXTS)
def test_what_comes_back_reads_as_the_same_markup(runs):
    sent = shielded(written(runs))
    before = read_inlines(written(runs))
    after, faults = scan_inlines(restore(shield_for("en"), sent, sent.text).text)
    assert not faults

    def marks(inlines):
        return [(type(one), getattr(one, "target", ""), getattr(one, "href", ""))
                for one in walk(inlines) if isinstance(one, Reference | Link | Strong)]

    assert marks(after) == marks(before)
    assert write_inlines(after) == restore(shield_for("en"), sent, sent.text).text


@given(TEXTS, st.randoms(use_true_random=False), st.sampled_from(["en", "ja", "ko"]))
def test_an_engine_may_put_things_into_any_order(runs, random, target):
    sent = shielded(written(runs), target)
    parts = units(sent.text, sent.pieces)
    random.shuffle(parts)
    found = restore(shield_for(target), sent, " ".join(parts))
    assert found.is_whole and found.text
    for name in re.findall(r"\{[^}]*\}", written(runs)):
        assert found.text.count(name) == written(runs).count(name)


@given(TEXTS, st.data())
def test_a_lost_placeholder_is_always_found(runs, data):
    sent = shielded(written(runs))
    if not sent.pieces:
        return
    number = data.draw(st.integers(1, len(sent.pieces)))
    found = restore(shield_for("en"), sent, sent.text.replace(f"⟦{number}⟧", ""))
    assert number in found.lost and not found.text
    found = restore(shield_for("en"), sent, f"{sent.text} ⟦{number}⟧")
    assert number in found.doubled and not found.text


@given(TEXTS, st.sampled_from(["［{}］", "[ {} ]", "【{}】", "[[{}]]", "⟦ {}⟧", "\\[{}\\]"]),
       st.booleans())
def test_other_brackets_and_wide_figures_are_the_same_placeholders(runs, brackets, wide):
    sent = shielded(written(runs))

    def change(found):
        number = found[0][1:-1]
        if wide:
            number = number.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
        return brackets.format(number)

    answer = HOLDER.sub(change, sent.text)
    assert restore(shield_for("en"), sent, answer) == restore(shield_for("en"), sent, sent.text)


@given(st.text("⟦⟧[]［］123 *_\\<&;ab於朕은는\n", max_size=40))
def test_no_answer_whatever_breaks_it(answer):
    sent = shielded("於朕說**好**{q:wen}")
    found = restore(shield_for("ko"), sent, answer)
    assert found.is_whole == bool(found.text)
    if found.is_whole:
        assert not scan_inlines(found.text)[1]
