"""`presskit verify`: the table, and how much is told below it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from presskit.build.verdicts import Checked, Mark, Verified
from presskit.cli.guard import run_command
from presskit.cli.report import Report
from presskit.diagnostics import Diagnostic, Exit, PresskitError, Severity, Span
from presskit.render.proof import Aspect

command = import_module("presskit.cli.verify")
GOOD = dict.fromkeys(Aspect, Mark.GOOD)


def checked(locale: str, document: str, format: str, **marks: Mark) -> Checked:
    return Checked(f"{locale}/{document}.{format}", locale, document, format,
                   {**GOOD, **{Aspect(name): mark for name, mark in marks.items()}})


FILES = (
    checked("en", "quote-card", "pdf"), checked("en", "quote-card", "pdf", lines=Mark.FAULT),
    checked("en", "bundle", "zip", text=Mark.NONE), checked("en", "press-release", "txt"),
    checked("en", "press-release", "pdf", repeat=Mark.LEFT, lines=Mark.NOTE),
    checked("mul", "bundle", "zip"), checked("ko", "fact-sheet", "html", text=Mark.OLD))


def fault(file: str, code: str, message: str = "", severity=Severity.ERROR) -> Diagnostic:
    return Diagnostic(code, severity, message, Span(file), hint="run presskit make")


def run(monkeypatch, capsys, findings=(), output: str = "human", complete: bool = True):
    report = Report(output)
    verified = Verified(Path("out/opening"), FILES, tuple(findings), complete)
    monkeypatch.setattr("presskit.build.verifying.verify", lambda *_given, **_more: verified)
    monkeypatch.setattr(command, "find_kits", lambda _names: (Path("opening"),))
    code = command.run(report, (), (), (), (), False, 1, Path("out"))
    report.close()
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_row_has_the_gravest_mark_of_its_files_and_rows_stand_as_they_are_made(
        monkeypatch, capsys) -> None:
    code, out, _err = run(monkeypatch, capsys)
    rows = [line.split() for line in out.splitlines() if line]
    assert rows[0] == ["en", *map(str, Aspect)]
    assert rows[1] == ["press-release", "pdf", "ok", "ok", "ok", "note", "ok", "left", "out"]
    assert [row[0] for row in rows[1:5]] == ["press-release", "press-release", "quote-card",
                                             "archive"]
    assert rows[3] == ["quote-card", "(2)", "pdf", "ok", "ok", "ok", "FAULT", "ok", "ok"]
    assert rows[4][:4] == ["archive", "zip", "ok", "-"]
    assert rows[5][0] == "ko" and rows[6][3] == "old"
    assert rows[7][:2] == ["all", "locales"]
    assert out.splitlines()[-1] == "out/opening: 7 files, no faults"
    assert code == Exit.GOOD


def test_columns_stand_below_their_heads(monkeypatch, capsys) -> None:
    out = run(monkeypatch, capsys)[1].splitlines()
    head = next(line for line in out if line.startswith("en"))
    for line in out[out.index(head) + 1:out.index(head) + 5]:
        assert line[head.index("files"):].startswith("ok")


def test_of_many_faults_of_one_file_people_see_the_first(monkeypatch, capsys) -> None:
    many = [fault("out/a.txt", "verify-text", str(one)) for one in range(9)]
    code, out, err = run(monkeypatch, capsys, [*many, fault("out/b.txt", "verify-text")])
    assert err.count("error[verify-text]") == 4
    assert "out/a.txt: 6 more verify-text: --output json shows all" in out
    assert "faults in 2 places" in out and code == Exit.CONTENT


def test_programs_see_all_of_them_and_no_table(monkeypatch, capsys) -> None:
    many = [fault("out/a.txt", "verify-text", str(one)) for one in range(9)]
    code, out, err = run(monkeypatch, capsys, many, "json")
    assert out.count('"verify-text"') == 9 and out.startswith("{") and not err
    assert code == Exit.CONTENT


def test_a_note_fails_nothing(monkeypatch, capsys) -> None:
    noted = fault("out/a.pdf", "verify-lines", "a line is short", Severity.NOTE)
    code, out, err = run(monkeypatch, capsys, [noted], complete=False)
    assert code == Exit.GOOD and "no faults; not the whole kit was built" in out
    assert "note[verify-lines]" in err


def test_every_kit_is_verified_whatever_is_wrong_with_the_first(monkeypatch, capsys) -> None:
    seen = []

    def verify(folder, *_given, **_more):
        seen.append(folder.name)
        raise PresskitError.one("verify-nothing", folder.name, hint="run presskit make")

    monkeypatch.setattr("presskit.build.verifying.verify", verify)
    monkeypatch.setattr(command, "find_kits", lambda _names: (Path("a"), Path("b")))
    assert command.run(Report(), (), (), (), (), False, 1, Path("out")) == Exit.CONTENT
    assert seen == ["a", "b"]
    assert capsys.readouterr().err.count("verify-nothing") == 2


def test_an_interruption_ends_with_its_own_code(monkeypatch, capsys) -> None:
    def verify(*_given, **_more):
        raise KeyboardInterrupt

    monkeypatch.setattr("presskit.build.verifying.verify", verify)
    monkeypatch.setattr(command, "find_kits", lambda _names: (Path("a"),))
    code = run_command("verify", "human", {
        "kits": (), "locales": (), "documents": (), "formats": (), "quick": False, "jobs": 1,
        "out": Path("out")})
    assert code == Exit.INTERRUPTED and "interrupted" in capsys.readouterr().err
