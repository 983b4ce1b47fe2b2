"""Holding back the search for dead objects."""

from __future__ import annotations

import gc

import pytest

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
