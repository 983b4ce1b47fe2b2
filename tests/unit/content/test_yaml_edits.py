"""Single values put into a YAML file."""

import pytest

from presskit.content.yaml_edits import set_values, write_value
from presskit.diagnostics import PresskitError

PEOPLE = """\
# everybody
ann:          # the speaker
  names:
    en: {full: Ann Lee, status: given}  # she wrote it
    ja:
      full: アン・リー
      aliases:
        - アン
        - リー

    # nobody has asked yet
  note: >-
    two
    lines
bo: {names: {en: {full: Bo}}}
cy:
  names:
"""


def put(path, value, text=PEOPLE):
    return set_values(text, "people.yaml", [(tuple(path.split("/")), value)])


@pytest.mark.parametrize(("path", "value", "old", "new"), [
    ("ann/names/en/full", "Ann Li", "full: Ann Lee", "full: Ann Li"),
    ("ann/names/en/short", "Lee", "status: given}", "status: given, short: Lee}"),
    ("ann/names/en", {"full": "A: L"}, "{full: Ann Lee, status: given}", '{full: "A: L"}'),
    ("ann/names/ja/aliases", ["Ann"], "        - アン\n        - リー", "        [Ann]"),
    ("ann/names/ja/status", "given", "        - リー\n", "        - リー\n      status: given\n"),
    ("ann/names/ko", {"full": "앤"}, "        - リー\n", "        - リー\n    ko: {full: 앤}\n"),
    ("ann/note", "one", "note: >-\n    two\n    lines\n", "note: one\n"),
    ("ann/pronoun", "she", "    lines\n", "    lines\n  pronoun: she\n"),
    ("bo/names/ko", {"full": "보"}, "{full: Bo}}", "{full: Bo}, ko: {full: 보}}"),
    ("cy/names/en", {"full": "Cy"}, "cy:\n  names:\n", "cy:\n  names: {en: {full: Cy}}\n"),
    ("di/names/en", {"full": "Di"}, "cy:\n  names:\n",
     "cy:\n  names:\ndi:\n  names:\n    en: {full: Di}\n")])
def test_nothing_but_the_value_is_touched(path, value, old, new):
    assert PEOPLE.count(old) == 1
    assert put(path, value) == PEOPLE.replace(old, new)


def test_an_empty_file_gets_its_first_value():
    assert put("a/names/en", {"full": "A"}, "") == "a:\n  names:\n    en: {full: A}\n"
    assert put("a/names/en", {"full": "A"}, "# none yet\n") == (
        "# none yet\na:\n  names:\n    en: {full: A}\n")


def test_a_shared_value_is_not_changed_for_both():
    text = "a: &x {full: A}\nb: *x\n"
    with pytest.raises(PresskitError) as caught:
        put("a/full", "B", text)
    assert caught.value.diagnostics[0].code == "value-not-set"


@pytest.mark.parametrize("value", [
    "no", "=1+1", "a, b", "a: b", "# x", "it's", '"', "\\", "- x", "", " x", "2027", "[a]", "&a",
    "line\nfeed", "tab\there", "·", "O’Hara", "Ding Wei", "於朕", "ジョン・D", "約翰·愛德華",
    "a #b", "{x}", "a,b", "!t", "%", "@x", "`", "~", "x:", "*"])
def test_whatever_is_written_is_read_back(value):
    text = put("ann/names/en/short", value)
    assert put("ann/names/en/short", value, text) == text
    assert f"short: {write_value(value)}" in text
