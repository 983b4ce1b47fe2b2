"""A kit that is made again while somebody edits it."""

import os
import shutil

import pytest

from presskit.build import previewing
from presskit.build.preview_bench import Bench
from presskit.build.preview_facts import Look
from presskit.build.preview_showing import show, snapshot
from presskit.build.previewing import is_changed, jobs_seen, rebuild
from presskit.build.store import Kept, Store
from presskit.build.tasks import render_task
from presskit.desk import Desk
from tests.helpers.builds import TOP

QUICK = ("txt", "html")


@pytest.fixture
def bench(tmp_path):
    shutil.copytree(TOP / "tests" / "cases" / "opening", tmp_path / "opening")
    (tmp_path / "place").mkdir()
    return Bench(tmp_path / "opening", Desk(), tmp_path / "place", Store(tmp_path / "store"))


NOWHERE = Look()


def build(bench, look=NOWHERE):
    """Build what is quickly made; gives the names of what was handed over as looked at."""
    seen = []

    def tell(job):
        seen.append(job.name)
        show(bench, job, render_task(job.task))

    rebuild(bench, look, tell, lambda: False)
    for job in jobs_seen(bench, look):
        if job.task.format in QUICK:
            made = render_task(job.task)
            bench.store.keep(job.key, made)
            show(bench, job, made)
    return seen


def edit(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns + 1_000_000))


def texts(bench):
    return {one.slot: (bench.place / one.sha256).read_text("utf-8")
            for one in snapshot(bench).files if one.format == "txt" and one.sha256}


def waiting(bench):
    return {name for name in bench.waiting if name[3] in QUICK}


def test_what_is_looked_at_is_made_first_and_an_edit_makes_only_what_it_touches(bench):
    locale = snapshot_locale(bench)
    look = Look(locale, "press-release", "", "txt")
    assert not is_changed(bench) and not waiting(bench)
    before = texts(bench)
    words = "北角灣燈塔重新亮燈"
    edit(bench.folder / "release.md", f"headline: {words}", f"headline: {words}再一次")
    assert is_changed(bench)
    assert build(bench, look) == [(locale, "press-release", "", "txt")]
    after = texts(bench)
    changed = {slot for slot in after if after[slot] != before.get(slot)}
    assert (locale, "press-release", "", "txt", "") in changed
    assert words + "再一次" in after[locale, "press-release", "", "txt", ""]
    assert snapshot(bench).number > 1 and not snapshot(bench).failed


def snapshot_locale(bench):
    build(bench)
    return snapshot(bench).source_locale


def test_a_broken_edit_shows_its_place_and_the_last_good_files_stay_until_it_is_mended(bench):
    locale = snapshot_locale(bench)
    before, good = texts(bench), (bench.folder / "kit.yaml").read_text("utf-8")
    edit(bench.folder / "kit.yaml", f"source_locale: {locale}", f"source_locale: {locale}\nx: [")
    build(bench)
    broken = snapshot(bench)
    assert broken.failed and texts(bench) == before
    assert any(one.span and one.span.file.endswith("kit.yaml") and one.span.line
               for one in broken.findings if one.severity == "error")
    (bench.folder / "kit.yaml").write_text(good, "utf-8")
    build(bench)
    assert not snapshot(bench).failed and texts(bench) == before


def test_a_style_sheet_is_read_anew_without_the_words(bench):
    snapshot_locale(bench)
    languages = bench.languages
    sheet = bench.folder / "templates" / "css" / "page.css"
    sheet.parent.mkdir(parents=True)
    shutil.copy(TOP / "templates" / "css" / "page.css", sheet)
    sheet.write_text(sheet.read_text("utf-8") + "\n.headline { color: #123456; }\n", "utf-8")
    pages = {one.slot: one.sha256 for one in snapshot(bench).files if one.format == "html"}
    rebuild(bench, Look(), lambda job: None, lambda: False)
    assert bench.languages is languages
    assert {name[3] for name in waiting(bench)} == {"html"}  # no text file asks for a style sheet
    build(bench)
    new = {one.slot: one.sha256 for one in snapshot(bench).files if one.format == "html"}
    assert new.keys() == pages.keys() and not set(new.values()) & set(pages.values())


def test_a_broken_frame_is_said_and_the_words_are_kept(bench):
    snapshot_locale(bench)
    languages, before = bench.languages, texts(bench)
    frame = bench.folder / "templates" / "html" / "page.html.j2"
    frame.parent.mkdir(parents=True)
    frame.write_text("{{ nothing }}", "utf-8")
    build(bench)
    assert snapshot(bench).failed and texts(bench) == before
    frame.unlink()
    build(bench)
    assert not snapshot(bench).failed and bench.languages is languages


def test_what_stands_against_one_file_keeps_that_file_as_it_was(bench):
    from presskit.diagnostics import Diagnostic, Severity
    locale = snapshot_locale(bench)
    name = (locale, "press-release", "", "txt")
    before, other = bench.files[name][0], texts(bench)
    error = Diagnostic("character-missing", Severity.ERROR, "no face has it", hint="another")
    show(bench, bench.jobs[name], Kept((), (error,)))
    found = snapshot(bench)
    assert found.failed and found.said[-1].code == "character-missing"
    assert bench.files[name][0].sha256 == before.sha256 and texts(bench) == other


def test_where_something_changes_meanwhile_it_ends_early_and_reads_all_again(bench):
    rebuild(bench, Look(), lambda job: None, lambda: True)
    assert bench.languages is None and not snapshot(bench).files
    build(bench)
    assert texts(bench)


def test_what_went_while_it_was_read_is_read_again(bench, monkeypatch):
    build(bench)

    def gone(*_all, **_named):
        raise FileNotFoundError(2, "No such file or directory", "templates/css/page.css")
    with monkeypatch.context() as once:
        once.setattr(previewing, "open_context", gone)
        build(bench)
    assert snapshot(bench).failed and is_changed(bench)
    build(bench)
    assert not snapshot(bench).failed and not is_changed(bench)


def test_files_are_marked_as_make_marks_them(bench):
    locale = snapshot_locale(bench)
    edit(bench.folder / "kit.yaml", "release_date:", "embargo: 2026-03-18 11:00\nrelease_date:")
    build(bench)
    found = snapshot(bench)
    if found.failed:
        pytest.fail(str(found.findings))
    assert found.embargo and all("-EMBARGOED" in one.name for one in found.files if one.name)
    assert any(one.name.startswith(f"{locale}/opening-press-release") for one in found.files)
