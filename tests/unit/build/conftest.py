"""Kits that were built, for tests that spoil them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.helpers.homes import Home, again, copy_kit


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = copy_kit(tmp_path_factory.mktemp("whole"), "opening")
    home.make()
    return home


@pytest.fixture
def home(whole: Home, tmp_path: Path) -> Home:
    return again(whole, tmp_path)


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Text files alone, of a kit in three locales without any approval: two are drafts."""
    home = copy_kit(tmp_path_factory.mktemp("texts"), "beacon")
    shutil.rmtree(home.kit / "approvals")
    home.make(formats=("txt",))
    return home


@pytest.fixture
def draft(texts: Home, tmp_path: Path) -> Home:
    return again(texts, tmp_path)


@pytest.fixture(scope="module")
def embargoed(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = copy_kit(tmp_path_factory.mktemp("embargoed"), "tidal-prize-2027")
    home.make(formats=("txt",), locales=("en", "ja"))
    return home


@pytest.fixture
def prize(embargoed: Home, tmp_path: Path) -> Home:
    return again(embargoed, tmp_path)
