"""The Japanese tables: what is added to one is read with, and none is typed for nothing."""

import re
from pathlib import Path

import pytest
import yaml

from presskit.extract.japanese.captions import has_credit_tail
from presskit.extract.japanese.forms import forms_of

TOP = Path(__file__).parents[4]


def test_every_list_is_asked_for():
    source = "\n".join(path.read_text("utf-8") for path in (TOP / "presskit/extract").rglob("*.py")
                       if path.parent.name in ("japanese", "extract"))
    asked = {*re.findall(r"""["']([a-z_]+)["']""", source)}
    asked |= {f"event_{name}" for name in ("name", "date", "venue", "organiser")}
    tables = sorted((TOP / "templates/articles/japanese").glob("*.yaml"))
    typed = [name for path in tables
             for name in yaml.load(path.read_text("utf-8"), yaml.BaseLoader)]
    assert len(typed) > 80 and len({*typed}) == len(typed)
    assert [name for name in typed if name not in asked
            and name.removeprefix("turn_") not in asked] == []


@pytest.mark.parametrize("line", ["港の朝を描いた一枚（北潟工房描画）"])
def test_a_word_that_is_added_is_read_with_at_once_and_nowhere_else(lists, line):
    more = {**lists, "credit_words": (*lists["credit_words"], "描画")}
    assert [has_credit_tail(line, forms_of(words)) for words in (lists, more, lists)] == [
        False, True, False]
