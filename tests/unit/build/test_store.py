"""The store of finished artifacts."""

import os

from presskit.build.store import Kept, Store
from presskit.diagnostics import Diagnostic, Severity
from presskit.document import Artifact

KEY = "ab" + "c" * 62
PAIR = Kept((Artifact("quote-card", "ja", "pdf", "題", b"%PDF\n1", "q1", "wide", 1, ("A", "B"),
                 "final", "0" * 64),
             Artifact("quote-card", "ja", "png", "題", b"\x89PNG", "q1", "wide")), (
    Diagnostic("quote-card-too-long", Severity.WARNING, "長", None, "quotes.q1.words"),))


def test_what_was_kept_is_found_with_all_its_facts(tmp_path):
    store = Store(tmp_path)
    assert store.keep(KEY, PAIR)
    assert store.find(KEY) == PAIR


def test_an_unknown_key_is_a_miss(tmp_path):
    assert Store(tmp_path).find(KEY) is None


def test_force_finds_nothing_but_keeps(tmp_path):
    forced = Store(tmp_path, reading=False)
    forced.keep(KEY, PAIR)
    assert forced.find(KEY) is None
    assert Store(tmp_path).find(KEY) == PAIR


def test_damaged_bytes_are_a_miss(tmp_path):
    Store(tmp_path).keep(KEY, PAIR)
    path = tmp_path / KEY[:2] / KEY[2:]
    whole = path.read_bytes()
    for damaged in (whole[:-1], b"", b"[1,", b"[]\n", b"null\nx", b'["", [], []]\n',
                    whole.replace("題".encode(), "誤".encode()), whole.replace(b"final", b"stale"),
                    whole.replace("長".encode(), "短".encode())):
        assert damaged != whole
        path.write_bytes(damaged)
        assert Store(tmp_path).find(KEY) is None


def test_nothing_with_nothing_to_say_is_a_miss(tmp_path):
    assert Store(tmp_path).keep(KEY, Kept(()))
    assert Store(tmp_path).find(KEY) is None
    Store(tmp_path).keep(KEY, Kept((), PAIR.findings))
    assert Store(tmp_path).find(KEY) == Kept((), PAIR.findings)


def test_a_store_that_cannot_be_written_is_said_so(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    assert Store(tmp_path / "file").keep(KEY, PAIR) is False


def test_the_least_lately_used_go_first(tmp_path):
    store = Store(tmp_path, bound=700)
    keys = [f"{number:02d}" + "0" * 62 for number in range(3)]
    for age, key in enumerate(keys):
        store.keep(key, PAIR)
        os.utime(tmp_path / key[:2] / key[2:], ns=(age, age))
    store.find(keys[0])
    size = (tmp_path / keys[0][:2] / keys[0][2:]).stat().st_size
    Store(tmp_path, bound=2 * size).prune()
    assert [store.find(key) is not None for key in keys] == [True, False, True]
