"""What can be typed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from presskit import cli

COMMANDS = ("new", "import", "make", "correct", "check", "status", "translate", "review",
            "exchange", "schema", "fonts", "frames", "doctor")
FIRST = {"fonts": "list", "frames": "list", "review": "list", "exchange": "export"}
HEAVY = ("weasyprint", "docx", "reportlab", "pydantic", "opencc", "babel", "polib",
         "markdown_it", "rich", "PIL", "yaml", "jinja2", "fontTools", "lxml", "uharfbuzz")


def test_help_lists_every_command_and_cuts_no_sentence() -> None:
    said = CliRunner().invoke(cli.app, ["--help"]).stdout
    for command in COMMANDS:
        assert f"  {command} " in said
    assert "..." not in said.partition("Commands:")[2]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    words = [command, FIRST[command]] if command in FIRST else [command]
    result = CliRunner().invoke(cli.app, [*words, "--help"])
    assert result.exit_code == 0 and "--output" in result.stdout


@pytest.mark.parametrize("command", [*COMMANDS, "guard"])
def test_every_command_has_its_module(command: str) -> None:
    assert (Path(cli.__file__).parent / f"{command}.py").is_file()


@pytest.mark.parametrize("arguments", [["nothing"], ["make", "--jobs", "-1"], ["new"],
                                       ["check", "--output", "xml"]])
def test_a_wrong_command_line_is_2(arguments: list[str]) -> None:
    assert CliRunner().invoke(cli.app, arguments).exit_code == 2


def test_help_and_the_package_itself_import_no_engine() -> None:
    code = ("import sys, presskit.cli, presskit\n"
            "from typer.testing import CliRunner\n"
            "CliRunner().invoke(presskit.cli.app, ['--help'])\n"
            f"print([name for name in {HEAVY!r} if name in sys.modules])")
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True,
                            check=True)
    assert result.stdout.strip() == "[]"


def test_the_promise_of_the_package_can_be_kept() -> None:
    import presskit
    for name in presskit.__all__:
        assert getattr(presskit, name) is not None
    with pytest.raises(AttributeError):
        _ = presskit.nothing
