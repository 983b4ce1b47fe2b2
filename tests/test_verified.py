"""Every kit, whole, before the eyes of ``presskit verify``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.helpers.builds import KITS, PLACES, WEATHER, each_document, run_presskit

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("kit", list(PLACES))
def test_a_kit_that_was_just_built_has_no_fault(built, kit, tmp_path: Path) -> None:
    out = built(kit).folder.parent
    more = ["--quick"] if kit == WEATHER else []  # that it is made so again, two kits show
    done = run_presskit(["verify", str(PLACES[kit]), "--out", str(out), "--output", "json", *more],
                        tmp_path / "cache")
    told = json.loads(done.stdout)["diagnostics"]
    assert [one for one in told if one["severity"] == "error"] == [], done.stderr
    if kit in KITS:  # which hold nothing that may stand and is told, either
        assert told == []
    assert done.returncode == 0


@pytest.mark.parametrize("kit", list(KITS))
def test_the_table_has_a_row_for_each_document_and_format(built, kit, tmp_path: Path) -> None:
    out = built(kit).folder.parent
    done = run_presskit(["verify", str(KITS[kit]), "--out", str(out), "--quick", "--format",
                         "txt,html"], tmp_path / "cache")
    assert done.returncode == 0, done.stderr
    rows = [line for line in done.stdout.splitlines() if line.startswith("  ")]
    made = [(format, *one) for format in ("txt", "html") for one in each_document(format=format)
            if one[0] == kit]
    assert len(rows) == len(made)
    assert all("FAULT" not in one and "left out" in one for one in rows)
