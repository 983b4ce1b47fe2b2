"""`presskit translate --engine`: drafts by a service over HTTP, and all that can come between."""

import json
import os
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime

import pytest

from presskit.content.edits import write_file
from presskit.localise.memory import Entry, add_entries, open_memory
from presskit.model.segment import State
from tests.helpers.processes import HEARING

from .drafted import (
    ENGINE,
    TOP,
    codes,
    copy_kit,
    echo,
    entries,
    log,
    translate,
    words,
)

EXAMPLE = TOP / "content" / "ai-creation-forum-2025"
TIDAL = TOP / "tests" / "kits" / "tidal-prize-2027"
HK = "zh-Hant-HK"
LEAD = "燈塔信託基金完成歷時三年的修復，北角灣燈塔本月重新亮燈。"


@pytest.fixture
def server(service, monkeypatch, waits):
    """A service that engines find by the environment."""
    service.translate = echo
    for name in ("LIBRETRANSLATE", "GOOGLE", "OPENAI_COMPATIBLE"):
        route = "/v1" if name.startswith("OPENAI") else ""
        monkeypatch.setenv(f"PRESSKIT_{name}_ADDRESS", service.address + route)
    monkeypatch.setenv("PRESSKIT_OPENAI_COMPATIBLE_MODEL", "house-7b")
    return service


@pytest.fixture
def small(monkeypatch):
    """Two texts in a batch, so that little kits have several."""
    monkeypatch.setattr("presskit.build.draft_work._BATCH", 2)


@pytest.fixture
def kit(tmp_path):
    return copy_kit(tmp_path)


# What comes of it --------------------------------------------------------------------------------

def test_the_example_kit_is_drafted_whole_with_every_name_in_its_form(server, tmp_path):
    kit = copy_kit(tmp_path, EXAMPLE, "")
    code, report = translate(kit, "en", "ja", "ko")
    assert code == 0, report.findings
    for locale, name in (("en", "Ma Wenxian"), ("ja", "馬文現"), ("ko", "마원셴")):
        found = entries(kit, locale)
        assert all(one.fuzzy and not one.previous_msgid for one in found.values() if one.msgstr)
        assert not any("⟦" in one.msgstr for one in found.values())
        for (_, source), one in found.items():
            assert not one.msgstr or source.count("{q:") == one.msgstr.count("{q:")
            assert "馬文現" not in source or not one.msgstr or name in one.msgstr
        still = {context for (context, _), one in found.items() if not one.msgstr}
        assert still <= {"quotes.hopcroft-piano.words", "quotes.hopcroft-piano.card"}
        assert bool(still) == (locale == "en")
    assert "馬文現" not in "".join(server.texts) and "可靈" not in "".join(server.texts)
    assert {line[4] for line in log(kit)} == {f"{HK} → {one}" for one in ("en", "ja", "ko")}


def test_what_a_model_is_told_names_nobody_of_the_register(server, tmp_path):
    from presskit.build.load import load
    kit = copy_kit(tmp_path, EXAMPLE, "")
    assert translate(kit, "en", engine="openai-compatible")[0] == 0
    told = [json.loads(one.data["messages"][1]["content"]) for one in server.seen]
    names = [form for named in load(kit).kit.register.values()
             for form in (named.names[HK].full, named.names[HK].short) if form]
    assert len(names) > 40
    assert [one for one in names if one in json.dumps(told, ensure_ascii=False)] == []
    notes = [note for one in told for text in one["texts"] for note in text.get("notes", ())]
    assert "how they are introduced, affiliation included" in notes
    assert "⟦1⟧ is a person (he)" in notes and "⟦2⟧ is a quotation in its marks" in notes
    assert not any("Corrected" in one for one in notes)


def test_a_card_is_made_of_the_sentences_of_its_quote(server, kit):
    translate(kit)
    said = words(kit)
    whole, card = said["quotes.shen-light.words"], said["quotes.shen-light.card"]
    assert whole.startswith(card) and whole != card and card


def test_for_a_layout_every_text_is_filled(kit):
    assert translate(kit, engine="pseudo")[0] == 0
    assert all(words(kit).values())


def test_a_second_run_sends_nothing_and_writes_nothing(server, kit):
    translate(kit)
    before = {path: path.read_bytes() for path in kit.rglob("*") if path.is_file()}
    count = len(server.seen)
    assert translate(kit)[0] == 0
    assert translate(kit, engine="none")[0] == 0
    assert len(server.seen) == count
    assert {path: path.read_bytes() for path in kit.rglob("*") if path.is_file()} == before


def test_texts_that_say_the_same_are_sent_once(server, kit):
    (kit / "people.yaml").write_text((kit / "people.yaml").read_text("utf-8").replace(
        "  part: 嘉賓\n", "  part: 嘉賓\n  title: 嘉賓\n"), "utf-8")
    translate(kit)
    assert server.texts.count("嘉賓") == 1
    assert words(kit)["people.yu-qingchuan.part"] == words(kit)["people.yu-qingchuan.title"]


def test_the_kit_names_its_engine_and_a_command_may_say_otherwise(server, tmp_path):
    kit = copy_kit(tmp_path, more="locales: {en: {reach: translate}}\n"
                   "translation: {engine: libretranslate}\n")
    assert translate(kit, engine="none")[0] == 0 and not server.seen
    assert translate(kit, engine="")[0] == 0 and server.seen


def test_without_an_engine_it_is_said_how_to_name_one(kit, capsys):
    from presskit.cli.report import Report
    from presskit.cli.translate import run
    assert run(Report(), str(kit), ()) == 0
    assert "--engine NAME" in capsys.readouterr().out


@pytest.mark.parametrize(("engine", "more", "code", "said"), [
    ("libretranslat", {}, 2, "engine-unknown"), ("deepl", {}, 3, "engine-key-missing"),
    ("libretranslate", {}, 1, "engine-setting"), ("", {"dry_run": True}, 2, "engine-none"),
    ("", {"stale": True}, 2, "engine-none")])
def test_an_engine_that_can_not_be_opened_leaves_the_kit_alone(kit, engine, more, code, said,
                                                               monkeypatch):
    monkeypatch.delenv("PRESSKIT_DEEPL_KEY", raising=False)
    found, report = translate(kit, engine=engine, **more)
    assert (found, codes(report)) == (code, [said])
    assert not (kit / "translations").exists()


def test_a_key_in_a_kit_is_refused_where_it_stands(tmp_path):
    kit = copy_kit(tmp_path, more="locales: {en: {reach: translate}}\ntranslation:\n"
                   "  engines:\n    deepl: {api_key: abc}\n")
    code, report = translate(kit, engine="deepl")
    assert (code, codes(report)) == (1, ["engine-key-in-kit"])
    assert report.findings[0].span.line and "abc" not in report.findings[0].message


# Dry run -----------------------------------------------------------------------------------------

def test_a_dry_run_tells_and_writes_nothing(server, kit, capsys):
    from presskit.cli.report import Report
    from presskit.cli.translate import run
    before = sorted(kit.rglob("*"))
    assert run(Report(), str(kit), (), engine=ENGINE, dry_run=True) == 0
    head, row = capsys.readouterr().out.splitlines()
    assert head.split() == ["locale", "open", "memory", "held", "to", "send", "characters",
                            "requests", "engine", "host"]
    assert sorted(kit.rglob("*")) == before and not server.seen
    translate(kit)
    sent, characters, requests = row.split()[4:7]
    assert (int(sent), int(characters), int(requests)) == (
        len(server.texts), sum(map(len, server.texts)), len(server.seen))
    assert row.split()[-2:] == [ENGINE, "127.0.0.1"]


def test_a_program_gets_the_same_as_a_note(server, kit):
    code, report = translate(kit, dry_run=True)
    note, = [one for one in report.findings if one.code == "draft-sketch"]
    assert code == 0 and "to send" in note.message and note.severity == "note"


# Troubles of the service -------------------------------------------------------------------------

def test_a_line_that_is_cut_keeps_what_came_and_goes_on(server, kit, small):
    calls = iter(range(100))
    server.always = lambda one, seen, reply: None if next(calls) >= 3 else reply
    code, report = translate(kit)
    failed = next(one for one in report.findings if one.code == "engine-failed")
    kept = {key for key, one in entries(kit).items() if one.msgstr}
    left = [one for one in entries(kit).values() if not one.msgstr]
    assert code == 4 and kept and left and "left; what came before is saved" in failed.message
    sent, server.always = set(server.texts[:6]), None
    del server.seen[:]
    assert translate(kit)[0] == 0
    assert not sent & set(server.texts)
    assert all(one.msgstr for one in entries(kit).values())


def test_how_much_is_left_is_told(server, kit):
    server.always = server.status(403)
    code, report = translate(kit)
    failed = next(one for one in report.findings if one.code == "engine-failed")
    count = sum(not one.msgstr for one in entries(kit).values())
    assert code == 4 and f"{count} texts are left" in failed.message
    assert "key" in failed.hint


def test_one_text_that_fails_takes_no_other_along(server, kit):
    server.always = server.poisoned("歷時三年")
    code, report = translate(kit)
    still = [one for one in entries(kit).values() if not one.msgstr]
    assert code == 0 and len(still) == 1 and "歷時三年" in still[0].msgid
    assert still[0].tcomment == "libretranslate: left open: HTTP 500"
    assert "draft-open" in codes(report)
    server.always = None
    translate(kit)
    assert not [one for one in entries(kit).values() if not one.msgstr or one.tcomment]


def test_a_placeholder_that_is_lost_is_asked_for_once_more_alone(server, kit):
    tries = []

    def forget(text, source, target):
        if "⟦" in text and text not in tries:
            tries.append(text)
            return text.replace("⟦1⟧", "")
        return echo(text, source, target)

    server.translate = forget
    assert translate(kit)[0] == 0
    assert tries and all(server.texts.count(one) == 2 for one in tries)
    alone = [one.texts for one in server.seen if len(one.texts) == 1]
    assert {(one,) for one in tries} <= set(alone)
    assert all(one.msgstr for one in entries(kit).values())


def test_a_placeholder_that_stays_lost_leaves_the_text_open(server, kit):
    server.translate = lambda text, *_: echo(text.replace("⟦2⟧", "⟦1⟧"), *_)
    code, report = translate(kit)
    still = {one.msgctxt: one for one in entries(kit).values() if not one.msgstr}
    assert code == 0 and "release.body" in still
    assert "it lost {q:shen-light}; it doubled 沈雨亭" in still["release.body"].tcomment
    assert server.texts.count("項目主管⟦1⟧說：⟦2⟧") == 2


@pytest.mark.parametrize("answer", [
    "<script>alert(1)</script>", "**not closed", "`code` [x](javascript:alert(1)) {q:nobody}",
    "a\\\nb \\", "# no heading\n\n- no list", '"\\n"\nmsgid "x"', "&lt;b&gt; <b>x</b>",
    "{person:nobody} {q:}", "\u2028\u2029 \u200b\u202e"])
def test_an_answer_that_means_harm_is_words_or_nothing(server, kit, answer):
    server.translate = lambda text, *_: "".join(
        part for part in ("⟦1⟧" * ("⟦1⟧" in text), "⟦2⟧" * ("⟦2⟧" in text), answer))
    code, report = translate(kit)
    assert code == 0, report.findings
    found = entries(kit)
    assert found.keys() == {key for key in found if key[0] != "x"}
    assert translate(kit, engine="none")[0] == 0
    assert all(one.fuzzy for one in found.values() if one.msgstr)


def test_marks_that_an_engine_puts_round_a_quote_are_taken_off(server, kit):
    server.translate = lambda text, *_: f"“{echo(text, *_)}”"
    translate(kit)
    assert not words(kit)["quotes.shen-light.words"].startswith("“")
    assert words(kit)["release.headline"].startswith("“")


def test_a_language_that_the_engine_lacks_is_told_and_others_are_drafted(server, tmp_path):
    kit = copy_kit(tmp_path, more="locales: {en: {reach: translate}, "
                   "zh-Hant-TW: {reach: translate}}\n")
    code, report = translate(kit, engine="google")
    refused = next(one for one in report.findings if one.code == "engine-language")
    assert code == 4 and "zh-Hant-TW" in refused.message and refused.hint
    assert all(words(kit).values()) and not any(words(kit, "zh-Hant-TW").values())


# Others who write --------------------------------------------------------------------------------

def test_words_that_a_translator_writes_meanwhile_are_kept(server, kit, small):
    translate(kit, engine="none")
    path = kit / "translations" / "en.po"

    def answer(text, source, target):
        if "歷時三年" in text:  # somebody saves two entries: one that is asked for, one that comes
            now = path.read_text("utf-8")
            for one, mine in ((LEAD, "Mine."), ("夜色中的燈塔", "My lamp")):
                at = now.index(f'msgid "{one}"')
                now = now[:at] + now[at:].replace('msgstr ""', f'msgstr "{mine}"', 1)
            path.write_text(now, "utf-8")
        return echo(text, source, target)

    server.translate = answer
    code, _report = translate(kit)
    said = entries(kit)
    mine = said["release.body", LEAD]
    lamp = said["pictures.lamp.alternative", "夜色中的燈塔"]
    assert (mine.msgstr, mine.fuzzy, lamp.msgstr, lamp.fuzzy) == ("Mine.", False, "My lamp", False)
    assert code == 0 and "夜色中的燈塔" not in server.texts
    assert all(one.msgstr for one in said.values())


def test_a_file_that_is_saved_just_while_it_is_read_is_read_again(server, kit, monkeypatch):
    from presskit.build import catalogues
    translate(kit, engine="none")
    path, real, once = kit / "translations" / "en.po", catalogues.read_catalogue, []

    def read(file, locale):
        found = real(file, locale)
        if not once and server.seen:
            once.append(1)
            write_file(path, path.read_text("utf-8").replace(
                'msgid "夜色中的燈塔"\nmsgstr ""', 'msgid "夜色中的燈塔"\nmsgstr "Mine"'))
        return found

    monkeypatch.setattr(catalogues, "read_catalogue", read)
    translate(kit)
    assert once and words(kit)["pictures.lamp.alternative"] == "Mine"
    assert all(words(kit).values())


def test_a_file_that_somebody_breaks_meanwhile_is_not_overwritten(server, kit, small):
    path = kit / "translations" / "en.po"

    def answer(text, source, target):
        path.write_text('msgid "broken', "utf-8")
        return echo(text, source, target)

    server.translate = answer
    code, report = translate(kit)
    assert code == 1 and path.read_text("utf-8") == 'msgid "broken'


def test_two_runs_at_once_lose_nothing(server, tmp_path, small):
    kit = copy_kit(tmp_path, more="locales: {en: {reach: translate}, ja: {reach: translate}}\n")
    runs = [subprocess.Popen([sys.executable, "-m", "presskit", "translate", str(kit), "--engine",
                              ENGINE], env=os.environ | {"PYTHONPATH": _path()},
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT) for _ in range(2)]
    said = [one.communicate()[0].decode() for one in runs]
    assert [one.returncode for one in runs] == [0, 0], said
    assert all(words(kit).values()) and all(words(kit, "ja").values())
    assert sorted(path.name for path in (kit / "translations").iterdir()) == [
        "en.po", "ja.po", "sent.log"]


def _path():
    return os.pathsep.join([str(TOP), str(TOP / "tests" / "helpers" / "closed_world")])


def test_ctrl_c_keeps_what_came(server, tmp_path):
    kit = copy_kit(tmp_path, EXAMPLE, "")
    translate(kit, "en", engine="none")
    child, pressed = [], threading.Event()

    def answer(text, source, target):
        if len(server.seen) == 3 and not pressed.is_set():
            pressed.set()
            child[0].send_signal(signal.SIGINT)
            server.over.wait(0.5)
        return echo(text, source, target)

    server.translate = answer
    child.append(subprocess.Popen(
        [*HEARING, sys.executable, "-m", "presskit", "translate", str(kit), "--to", "en",
         "--engine", ENGINE], env=os.environ | {"PYTHONPATH": _path()}, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE))
    said = child[0].communicate(timeout=120)[1].decode()
    assert child[0].returncode == 130, said
    assert "these stand" in said and "en.po" in said and "sent.log" in said
    kept = [one for one in entries(kit).values() if one.msgstr]
    assert len(kept) >= 20 and len(log(kit)) == 3
    assert not [path for path in (kit / "translations").iterdir() if path.name.startswith(".")]


def test_ctrl_c_waits_until_what_came_is_saved(server, kit, monkeypatch):
    from presskit.build import catalogues
    real = catalogues.write_file

    def press(path, text):
        if server.seen:
            os.kill(os.getpid(), signal.SIGINT)
        real(path, text)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    monkeypatch.setattr(catalogues, "write_file", press)
    try:
        with pytest.raises(KeyboardInterrupt):
            translate(kit)
    finally:
        signal.signal(signal.SIGINT, before)
    assert any(words(kit).values())


# Memory, pivots, embargo -------------------------------------------------------------------------

def remember(*pairs, kit="spring"):
    from presskit.desk import Desk
    with open_memory(Desk().data / "memory.sqlite") as memory:
        add_entries(memory, [Entry(HK, "en", source, target, "release.body", kit=kit,
                                   state=State.REVIEWED, reviewer="R. Viewer", date="2026-01-05")
                             for source, target in pairs])


def test_what_was_approved_before_is_put_in_and_likes_are_shown(server, kit):
    remember(("夜色中的燈塔", "The lighthouse at night"),
             (LEAD.replace("三年", "兩年"), "Two years, and it shines."))
    translate(kit)
    said = entries(kit)
    lamp = said["pictures.lamp.alternative", "夜色中的燈塔"]
    assert (lamp.msgstr, lamp.fuzzy) == ("The lighthouse at night", True)
    assert lamp.tcomment == "memory: 100 %, from spring, approved by R. Viewer on 2026-01-05"
    like = next(one for one in said.values() if "歷時三年" in one.msgid)
    assert "Memory " in like.comment and "[-兩-]{+三+}" in like.comment
    assert like.msgstr != "Two years, and it shines." and like.fuzzy
    assert "夜色中的燈塔" not in server.texts
    before = (kit / "translations" / "en.po").read_bytes()
    translate(kit, engine="none")
    assert (kit / "translations" / "en.po").read_bytes() == before


def test_the_memory_alone_leaves_the_rest_without_a_remark(kit):
    remember(("夜色中的燈塔", "The lighthouse at night"))
    assert translate(kit, engine="memory")[0] == 0
    said = [one for one in entries(kit).values() if one.msgstr]
    assert [one.msgid for one in said] == ["夜色中的燈塔"]
    assert not [one.tcomment for one in entries(kit).values() if "left open" in one.tcomment
                and not one.msgctxt.endswith(".card")]


def test_a_locale_from_another_waits_until_somebody_has_gone_through_that(server, tmp_path):
    kit = copy_kit(tmp_path, more="locales: {en: {reach: translate}, "
                   "ko: {reach: translate, from: en}}\n")
    code, report = translate(kit)
    assert code == 0 and {one.target for one in server.seen} == {"en"}
    path = kit / "translations" / "en.po"
    now = path.read_text("utf-8")
    at = now.index('msgctxt "release.headline"')
    start = now.rindex("#, fuzzy\n", 0, at)
    path.write_text(now[:start] + now[start:].replace("#, fuzzy\n", "", 1), "utf-8")
    translate(kit, "ko")
    found = {context: one for (context, _), one in entries(kit, "ko").items()}
    assert found["release.headline"].msgstr
    assert {one.source for one in server.seen if one.target == "ko"} == {"en"}
    others = [one for context, one in found.items() if context != "release.headline"]
    assert others and not any(one.msgstr for one in others)
    assert "a machine's draft that nobody has gone through" in others[0].tcomment


def test_words_are_not_put_back_into_the_language_they_were_spoken_in(server, kit):
    path = kit / "quotes.yaml"
    path.write_text(path.read_text("utf-8").replace(
        "spoken_in: zh-Hant-HK", "spoken_in: en\n  text_is: translation"), "utf-8")
    translate(kit)
    quote = next(one for (context, _), one in entries(kit).items()
                 if context == "quotes.shen-light.words")
    assert not quote.msgstr and "spoken in en" in quote.tcomment
    assert quote.msgid not in server.texts


def test_what_is_converted_goes_to_no_engine(server, tmp_path):
    kit = copy_kit(tmp_path, more="locales: {zh-Hans-CN: {reach: convert}}\n")
    assert translate(kit, "zh-Hans-CN")[0] == 0 and not server.seen


def test_nothing_of_a_kit_under_embargo_leaves_the_machine(server, tmp_path):
    kit = copy_kit(tmp_path, TIDAL, "")
    code, report = translate(kit, "ja")
    found = report.findings[0]
    assert (code, found.code) == (5, "engine-embargoed")
    assert "2027-03-18T09:00" in found.message and "under_embargo: [libretranslate]" in found.hint
    assert not server.seen and not log(kit)
    assert translate(kit, "ja", dry_run=True)[0] == 5
    assert translate(kit, "ja", engine="pseudo")[0] == 0 and not log(kit)


def test_an_engine_that_is_allowed_may_see_it(server, tmp_path):
    kit = copy_kit(tmp_path, TIDAL, "translation: {under_embargo: [libretranslate]}\n")
    assert translate(kit, "ja")[0] == 0 and server.seen
    assert translate(kit, "ja", engine="google")[0] == 5


def test_when_the_hour_has_come_any_engine_may_see_it(server, tmp_path, monkeypatch):
    kit = copy_kit(tmp_path, TIDAL, "")
    monkeypatch.setattr("presskit.desk._now", lambda: datetime(2027, 3, 18, 9, tzinfo=UTC))
    assert translate(kit, "ja")[0] == 0 and server.seen


def test_stale_words_are_drafted_anew_only_when_asked_for_and_stay(server, kit):
    translate(kit, engine="none")
    path = kit / "translations" / "en.po"
    path.write_text(path.read_text("utf-8").replace(
        'msgid "北角灣燈塔重新亮燈"\nmsgstr ""', 'msgid "北角灣燈塔重新亮燈"\nmsgstr "It shines."'),
        "utf-8")
    release = kit / "release.md"
    release.write_text(release.read_text("utf-8").replace(
        "headline: 北角灣燈塔重新亮燈", "headline: 北角灣燈塔終於重新亮燈"), "utf-8")
    translate(kit)
    head = entries(kit)["release.headline", "北角灣燈塔終於重新亮燈"]
    assert head.msgstr == "It shines." and head.previous_msgid
    translate(kit, stale=True)
    found = entries(kit)
    head = found["release.headline", "北角灣燈塔終於重新亮燈"]
    assert head.fuzzy and not head.previous_msgid and head.msgstr != "It shines."
    old = found["release.headline", "北角灣燈塔重新亮燈"]
    assert old.obsolete and old.msgstr == "It shines." and not old.fuzzy


# What was sent -----------------------------------------------------------------------------------

def test_every_request_is_put_down_before_it_goes_and_no_text_is(server, kit, small):
    lines = []
    server.always = lambda one, seen, reply: lines.append(len(log(kit))) or reply
    server.troubles = [server.status(500), server.status(429, retry_after="1")]
    translate(kit)
    said = log(kit)
    assert len(said) == len(server.seen) and lines == list(range(3, len(said) + 1))
    assert said[0][1:] == said[1][1:] == said[2][1:]
    when, engine, model, host, pair, count, size, around, names = said[0]
    assert (when, engine, model, host, pair) == (
        "2026-03-18T09:00:00Z", ENGINE, "-", "127.0.0.1", f"{HK} → en")
    assert (count, around) == ("2 texts", "0 around them") and size.endswith(" characters")
    assert len(names.split()) == 2
    whole = (kit / "translations" / "sent.log").read_text("utf-8")
    assert not any(one in whole for one in server.texts)


def test_the_texts_around_are_counted_where_they_are_sent_too(server, kit):
    translate(kit, engine="openai-compatible")
    assert any(not line[7].startswith("0 ") for line in log(kit))
    assert log(kit)[0][2] == "house-7b"


def test_what_can_not_be_put_down_is_not_sent(server, kit):
    (kit / "translations").mkdir()
    (kit / "translations" / "sent.log").mkdir()
    code, report = translate(kit)
    assert code == 3 and "not-written" in codes(report) and not server.seen


def test_the_log_is_no_part_of_what_is_built(server, kit):
    from presskit.build.inputs import stamps
    from presskit.build.load import load
    translate(kit)
    found = load(kit)
    assert not [one for one in found.findings if one.code == "file-unknown"]
    assert not [path for path in stamps([(kit, ("",))]) if path.endswith("sent.log")]


def test_another_package_s_engine_is_put_down_by_its_calls(kit, monkeypatch):
    from presskit.build import engines
    from presskit.localise.engines.protocol import Capabilities, Result

    class House:
        capabilities = Capabilities("house", "house.example", max_batch=3)

        def translate(self, units, source, target, **_more):
            assert log(kit)
            return [Result(one.id, echo(one.text, source, target)) for one in units]

    class Point:
        name, dist = "house", None

        @staticmethod
        def load():
            return lambda settings: House()

    monkeypatch.setattr(engines, "entry_points", lambda group: [Point])
    assert translate(kit, engine="house")[0] == 0
    assert all(words(kit).values()) and {line[1] for line in log(kit)} == {"house"}


# Afterwards --------------------------------------------------------------------------------------

def test_drafts_are_labelled_and_do_not_go_out(server, kit, tmp_path):
    from typer.testing import CliRunner

    from presskit.cli import app
    translate(kit)
    filters = ["--document", "press-release", "--format", "txt", "--locale", "en", "--jobs", "1"]
    made = CliRunner().invoke(app, ["make", str(kit), "--out", str(tmp_path / "out"), *filters])
    assert made.exit_code == 0, made.stderr
    page, = (tmp_path / "out").rglob("*.txt")
    assert "DRAFT" in page.name and "Machine translation, not reviewed" in page.read_text("utf-8")
    out = CliRunner().invoke(app, ["make", str(kit), "--release", "--out",
                                   str(tmp_path / "released"), *filters])
    assert out.exit_code == 5 and not list((tmp_path / "released").rglob("*.txt"))
