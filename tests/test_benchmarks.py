"""The benchmarks still fit the code they measure."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import nullcontext
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent


def test_the_reference_page_is_written_and_the_others_can_be_loaded(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "path", [str(TOP / "benchmarks"), *sys.path])
    from page import write_reference_page

    page = tmp_path / "page.html"
    write_reference_page(TOP / "tests" / "kits" / "tidal-prize-2027", page)
    assert "@font-face" in page.read_text("utf-8")
    __import__("bios")
    __import__("run")


def test_the_setting_of_lines_is_measured_with_and_without_it(monkeypatch):
    monkeypatch.setattr(sys, "path", [str(TOP / "benchmarks"), *sys.path])
    import setting

    from presskit.render.pdf import set_runs

    document, context = next(setting.each_task(TOP / "tests" / "kits" / "tidal-prize-2027"))
    with setting.without():
        assert setting.pdf.set_runs is not set_runs
        assert setting.take(document, context) > 0
    assert setting.pdf.set_runs is set_runs


@pytest.fixture
def work(monkeypatch):
    """What is done for a document, in counts that no clock is needed for: texts given to the
    shaper and their characters, and lines that were weighed."""
    from presskit.render import weasy_plan
    from presskit.render.weasy import load_engine

    load_engine()
    from weasyprint.text.line_break import Layout

    counts, fill, fit = Counter(), Layout.set_text, weasy_plan.choose_fit

    def set_text(layout, text, justify=False):
        counts.update(texts=1, characters=len(text))
        return fill(layout, text, justify)

    def choose(*given):
        counts.update(weighed=1)
        return fit(*given)

    monkeypatch.setattr(Layout, "set_text", set_text)
    monkeypatch.setattr(weasy_plan, "choose_fit", choose)
    return counts


def test_the_setting_of_lines_has_little_shaped_twice(monkeypatch, work):
    """What its quarter of the time may be spent on: a justified paragraph is shaped once more than
    without it, in one line, as many texts are shaped in all (a span round every word would be
    eleven times as many), and few ends are weighed for each line."""
    monkeypatch.syspath_prepend(str(TOP / "benchmarks"))
    setting = __import__("setting")
    plain, whole = Counter(), Counter()
    for document, context in setting.each_task(TOP / "tests" / "kits" / "tidal-prize-2027"):
        if document.locale == "zh-Hant-HK":  # behind one that is justified and one that isn't
            break
        if document.kind != "press-release":
            continue
        for counts, way in ((plain, setting.without()), (whole, nullcontext())):
            work.clear()
            with way:
                setting.take(document, context)
            counts.update(work)
    assert plain["texts"] > 200 and plain["weighed"] == 0
    assert whole["texts"] < 1.1 * plain["texts"]
    assert whole["characters"] < 1.4 * plain["characters"]
    assert 50 < whole["weighed"] < whole["characters"] / 20


def test_the_memory_is_measured_against_a_plain_scan_that_finds_the_same(monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(str(TOP / "benchmarks"))
    memory = __import__("memory")
    known, asked = memory.make_texts(400, 30)
    memory.fill(tmp_path / "memory.sqlite", known)
    found = [row[0].entry.source if row else "" for row in memory.look_up(
        tmp_path / "memory.sqlite", asked)]
    plain = memory.scan_plainly(known, asked)
    assert found == plain and sum(map(bool, found)) > 15
    assert min(memory.measure(50, 3, 1, tmp_path / "other")) > 0


def test_all_checks_are_clocked_and_so_is_a_render_in_a_process_of_its_own(monkeypatch):
    monkeypatch.syspath_prepend(str(TOP / "benchmarks"))
    checks = __import__("checks")
    with checks.clocked() as seconds:
        from presskit.localise import route
        route.check_forms(checks_kit(), route.Findings())
    assert len(seconds) == 1
    assert route.check_forms.__name__ == "check_forms"


TALE = "他說：「天下雨了。」雨下了三天，" * 4 + "停了。"


def open_lines(monkeypatch):
    monkeypatch.syspath_prepend(str(TOP / "benchmarks"))
    return __import__("beside_typst"), __import__("line_figures")


def test_the_same_text_is_set_by_us_and_by_typst_and_measured_alike(monkeypatch):
    beside, _lines = open_lines(monkeypatch)
    kit = TOP / "tests" / "kits" / "tidal-prize-2027"
    seen = {}
    for document, context in beside.each_text(kit, ("zh-Hant-HK", "en")):
        files = beside.set_both(document, context)
        seen[document.locale, document.kind] = beside.measure_both(document, context, files)
    assert len(seen) == 4
    for ours, theirs in seen.values():
        assert ours.paragraphs == theirs.paragraphs > 2
        assert abs(ours.lines - theirs.lines) <= 2 and ours.lines > ours.paragraphs
        assert (ours.starts, ours.ends, ours.parted, ours.alone, ours.off) == (0, 0, 0, 0, 0)
    assert list(ours.row()) == list(theirs.row())
    ours, theirs = seen["zh-Hant-HK", "press-release"]
    assert max(ours.gaps) < 0.09 and len(ours.gaps) > 100 and len(theirs.gaps) > 100


def test_bad_lines_are_counted(monkeypatch):
    beside, lines = open_lines(monkeypatch)
    source = ('#set page(width: 400pt, height: 200pt, margin: 20pt)\n#set text(size: 10pt, '
              'font: "Presskit Sans HK", lang: "zh", region: "HK")\n'
              '#"天下 雨「"#linebreak()#"。下"#h(4pt)#"了2"#linebreak()#"日雨"#linebreak()#"了"')
    data = beside.set_by_typst(source)
    found = lines.find_lines(data, ["天下 雨「。下了2日雨了"], (0, 200))
    assert [one.text for one in found] == ["天下雨「", "。下了2", "日雨", "了"]
    figures = lines.measure_lines(found, "zh-Hant-HK", 60)
    assert (figures.ends, figures.starts, figures.parted, figures.alone) == (1, 1, 1, 1)
    assert figures.off >= 2 and 0.3 < max(figures.gaps) < 0.5
    with pytest.raises(ValueError, match="paragraph 0"):
        lines.find_lines(data, [TALE], (0, 200))


def test_what_typst_is_given_is_escaped_and_says_its_language(monkeypatch):
    open_lines(monkeypatch)
    source = __import__("typst_source")
    from presskit.document import LineBreak, Paragraph, Strong, Text
    from tests.helpers.rendering import open_context

    context = open_context()
    text = source.write_source([Paragraph("body", (
        Text('a "b" \\'), LineBreak(), Strong((Text("令", language="ja"),))))],
        "zh-Hant-TW", context.fonts, context.theme)
    assert '"a \\"b\\" \\\\"' in text and "#linebreak()" in text
    assert 'lang: "zh", region: "TW"' in text
    assert 'lang: "ja", region: "JP"' in text and "weight: 700" in text
    assert "justify: true" in text


def checks_kit():
    from types import SimpleNamespace
    return SimpleNamespace(people={}, organisations={}, works={}, terms={}, locales=(),
                           source_locale="en")
