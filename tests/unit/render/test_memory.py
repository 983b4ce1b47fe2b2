"""Holding back the search for dead objects."""

from __future__ import annotations

import gc

import pytest

from presskit.render import memory
from presskit.render.memory import undisturbed


def test_the_search_is_held_back_and_goes_on_after_a_failure() -> None:
    with pytest.raises(ZeroDivisionError), undisturbed():
        assert not gc.isenabled()
        1 / 0  # noqa: B018
    assert gc.isenabled()


def test_a_search_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with undisturbed():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_process_that_never_looks_by_itself_looks_when_there_is_much(
        monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    monkeypatch.setattr(gc, "collect", looked.append)
    gc.disable()
    try:
        with undisturbed():
            pass
        assert not looked
        many = [[] for _ in range(memory._MANY + 1_000)]
        with undisturbed():
            pass
        assert looked == [0]
        del many
    finally:
        gc.enable()
