"""The documentation says what is so: fields, codes, commands, folders, slots, links."""

import importlib.util
import re
import sys
from functools import cache
from pathlib import Path

import pytest
import yaml
from pydantic import TypeAdapter
from typer.testing import CliRunner

from presskit.cli import app
from presskit.content.inlines import join_lines, scan_inlines
from presskit.model.conventions import Conventions
from presskit.render import docx_frame, frames

TOP = Path(__file__).parent.parent
DOCS = TOP / "docs"
PAGES = sorted([TOP / "README.md", TOP / "CONTRIBUTING.md", *DOCS.rglob("*.md")])


@cache
def script(name):
    """A module of scripts/."""
    module_name = name.replace("-", "_")
    spec = importlib.util.spec_from_file_location(module_name, TOP / "scripts" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = before
    return module


def page(name):
    return (TOP / name).read_text("utf-8")


def section(text, heading):
    """What stands under a heading, up to the next of its level or a higher one."""
    level = heading.index(" ")
    found = re.search(rf"^{re.escape(heading)}$\n(.*?)(?=^#{{1,{level}}} |\Z)", text,
                      re.MULTILINE | re.DOTALL)
    assert found, f"there is no heading {heading}"
    return found[1]


def first_cells(text):
    """The code words in the first cell of each row of the tables in a text."""
    rows = re.findall(r"^\| (`[^|]*`[^|]*) \|", text, re.MULTILINE)
    return [word for row in rows for word in re.findall(r"`([^`]+)`", row)]


# What is made from the program ----------------------------------------------------------------

def test_the_tables_of_the_references_are_those_of_the_types_and_commands():
    reference = script("make-reference")
    for one in reference.PAGES:
        assert reference.write_page(one.read_text("utf-8")) == one.read_text("utf-8"), (
            f"{one.name} is out of date: run python scripts/make-reference.py")


def test_every_field_of_a_kit_is_in_the_reference_with_an_example():
    reference = script("make-reference")
    shown = re.findall(r"<!-- table: (\S+) -->", page("docs/content.md"))
    assert sorted(shown) == sorted(reference.DESCRIPTIONS)
    examples = reference.read_examples()
    for name in shown:
        assert list(examples[name]) == list(reference.list_fields(name)), name


@pytest.mark.parametrize("name", sorted(script("make-reference").DESCRIPTIONS))
def test_the_examples_of_the_reference_can_be_decoded(name):
    reference = script("make-reference")

    def read(text):
        inlines, faults = scan_inlines(text)
        assert not faults
        return inlines

    context = {"inlines": read, "join": join_lines, "locale": "en"}
    record = TypeAdapter(reference.find_type(name)).validate_python(
        reference.read_examples()[name], context=context)
    assert record


def test_every_command_is_in_the_reference():
    shown = re.findall(r"<!-- command: (\S+) -->", page("docs/commands.md"))
    assert shown == list(script("make-reference").find_commands())


# Diagnostics ------------------------------------------------------------------------------------

def test_every_code_is_explained_with_its_severity():
    codes = script("diagnostic_codes")
    said = {code: " or ".join(sorted(places)) for code, places in codes.find_codes().items()}
    assert codes.documented() == said


def test_every_code_of_a_sign_is_among_those_said():
    said = script("diagnostic_codes").SAID["build/typing_faults.py", "slip.code"]
    written = {code for path in (TOP / "presskit/localise/signs").glob("*.py")
               for code in re.findall(r'"(sign-[a-z]+)"', path.read_text("utf-8"))}
    assert written == set(said)


def test_no_code_stands_twice_among_the_diagnostics():
    found = re.findall(r"^\| `([a-z0-9-]+)` \|", page("docs/diagnostics.md"), re.MULTILINE)
    assert len(found) == len(set(found))


def test_every_code_that_a_story_tells_of_is_explained():
    told = {code for story in (TOP / "tests/cases").glob("*.md")
            for code in re.findall(r"\b(?:error|warning|note)\[([a-z0-9-]+)\]",
                                   story.read_text("utf-8"))}
    assert told and told - set(script("diagnostic_codes").documented()) == set()


def test_a_code_that_is_put_together_in_a_new_way_is_noticed(tmp_path):
    codes = script("diagnostic_codes")
    (tmp_path / "new.py").write_text('findings.error(f"{what}-lost", "gone", hint="look")')
    with pytest.raises(codes.Unseen):
        codes.find_codes(tmp_path)
    (tmp_path / "new.py").write_text('findings.error("glove-lost", "gone", hint="look")')
    assert codes.find_codes(tmp_path) == {"glove-lost": {"error": ["new.py:1"]}}


# The tour ---------------------------------------------------------------------------------------

def test_the_tour_shows_the_rooms_that_there_are():
    shown = re.search(r"^presskit/\n(.*?)^```", page("docs/tour.md"), re.MULTILINE | re.DOTALL)[1]
    names = [line.split()[0] for line in shown.splitlines()]
    folders = {f"{path.parent.name}/" for path in (TOP / "presskit").glob("*/__init__.py")}
    modules = {path.name for path in (TOP / "presskit").glob("[!_]*.py")}
    assert len(names) == len(set(names))
    assert set(names) == folders | modules


def test_the_tour_names_files_that_there_are():
    for name in re.findall(r"`((?:compose|model|localise|render|cli|fonts|templates)/[\w./-]+)`",
                           page("docs/tour.md")):
        homes = (TOP, TOP / "presskit")
        assert any((home / name).exists() for home in homes), name


def test_the_states_are_those_of_the_model():
    from presskit.model.segment import State
    named = set(re.findall(r"`(\w+)`", " ".join(re.findall(
        r"^\|[^|]*\|([^|]*)\|", section(page("docs/tour.md"), "## States"), re.MULTILINE))))
    assert named == {str(state) for state in State}


# The guide for editors --------------------------------------------------------------------------

def test_the_editors_guide_lists_the_slots_of_the_html_frames():
    text = section(page("docs/editors.md"), "## HTML frames")
    rows = re.findall(r"^\| `\{\{ (\w+) \}\}` \|.*\| (both|page|print) \|$", text, re.MULTILINE)
    for name, kind in (("html/page.html.j2", "page"), ("html/print.html.j2", "print")):
        assert {slot for slot, where in rows if where in ("both", kind)} == frames.SLOTS[name]


def test_the_editors_guide_lists_the_slots_of_the_word_frames():
    text = section(page("docs/editors.md"), "## Word frames")
    assert set(re.findall(r"^\| `\[\[ (\S+) \]\]` \|", text, re.MULTILINE)) == set(
        docx_frame.SLOTS)


def test_the_editors_guide_lists_the_keys_of_the_conventions():
    text = section(page("docs/editors.md"), "## Convention sets")
    assert sorted(first_cells(text)) == sorted(set(Conventions.model_fields) - {"name"})


def test_the_editors_guide_lists_the_blocks_of_the_layout():
    layout = yaml.safe_load((TOP / "templates/layout.yaml").read_text("utf-8"))
    text = section(page("docs/editors.md"), "## Order of blocks")
    rows = dict(re.findall(r"^\| `([a-z-]+)`[^|]* \| ([^|]+) \|$", text, re.MULTILINE))
    assert set(rows) == set(layout)
    for kind, blocks in rows.items():
        assert set(re.findall(r"`([^`]+)`", blocks)) == set(layout[kind]["default"]), kind


def test_the_editors_guide_names_templates_that_there_are():
    text = page("docs/editors.md")
    for name in re.findall(r"templates/((?:css|html|docx|cards)/[\w.-]+)", text):
        assert (TOP / "templates" / name).is_file(), name
    known = (TOP / "templates/roles.yaml").read_text("utf-8")
    css = section(text, "## Style sheets")
    for role in re.findall(r"`([a-z]+(?:-[a-z]+)*)`", css.split("```")[0]):
        assert re.search(rf"^{role}:", known, re.MULTILINE), role


# Commands and links in every page ---------------------------------------------------------------

def code_of(text):
    """The code that a page shows: in blocks, and between grave accents."""
    fence, lines, prose = None, [], []
    for line in text.splitlines():
        if line.startswith("```"):
            fence = line[3:] if fence is None else None
        elif fence in ("", "sh", "console") or (fence is None and line.startswith("    ")):
            lines.append(line.split("  #")[0].strip())
        elif fence is None:
            prose.append(line)
    return [*lines, *re.findall(r"`([^`\n]+)`", "\n".join(prose))]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(TOP).as_posix())
def test_commands_that_are_shown_exist(path):
    commands = script("make-reference").find_commands()
    groups = "|".join({one.partition("-")[0] for one in commands if "-" in one})
    for line in code_of(path.read_text("utf-8")):
        found = re.search(rf"(?:^|[/$] ?|bin/)presskit ((?:(?:{groups}) (?=[a-z]+\b))?[a-z]+)(.*)",
                          line)
        if not found:
            continue
        name = found[1].replace(" ", "-")
        if name not in commands and f"{name.partition('-')[0]}-list" in commands:
            name = f"{name.partition('-')[0]}-list"  # the first word may be a kit
        assert name in commands, line
        known = {form for one in commands[name].params for form in one.opts} | {"--help"}
        assert set(re.findall(r"(?<!\S)--?[a-z][a-z-]*", found[2])) - known == set(), line


def test_choices_that_are_shown_are_those_that_may_be_typed():
    runner, shown = CliRunner(), {}
    for name, table in re.findall(r"<!-- command: (\S+) -->\n(.*?)<!-- end -->",
                                  page("docs/commands.md"), re.DOTALL):
        for option, choices in re.findall(r"`(--[a-z-]+) (\S+\\\|\S+)` \|", table):
            shown[option, choices] = name
    assert {"--kind", "--format", "--version", "--output"} <= {option for option, _ in shown}
    for (option, choices), name in shown.items():
        said = runner.invoke(app, [*name.split("-", 1), option, "no-such"])
        known = re.findall(r"'([^']+)'", said.output.partition("is not one of")[2])
        assert (said.exit_code, known) == (2, choices.split("\\|")), (name, option)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(TOP).as_posix())
def test_make_targets_that_are_shown_exist(path):
    targets = set(re.findall(r"^([a-z-]+):", page("Makefile"), re.MULTILINE))
    shown = [found[1] for line in code_of(path.read_text("utf-8"))
             if (found := re.match(r"make ([a-z-]+)", line))]
    assert set(shown) - targets == set()


def anchors(path):
    """The anchors of a page as GitHub makes them."""
    heads = re.findall(r"^#+ (.*)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(TOP).as_posix())
def test_links_lead_somewhere(path):
    text = re.sub(r"^```.*?^```", "", path.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"`[^`\n]*`", "", text)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        there = (path.parent / name).resolve() if name else path
        assert there.exists(), target
        if anchor:
            assert anchor in anchors(there), target


def test_no_two_decisions_have_one_number():
    pages = sorted((DOCS / "decisions").glob("[0-9]*.md"))
    numbers = [int(page.name[:4]) for page in pages]
    assert len(numbers) > 10 and len(set(numbers)) == len(numbers)
    assert [page.read_text("utf-8").split(".")[0] for page in pages] == [
        f"# {number}" for number in numbers]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(TOP).as_posix())
def test_pages_speak_of_nothing_but_the_project(path):
    stray = re.compile(r"/tmp/|/work/|/home/|pypi\.org|registry\.npmjs|\bissue #?\d", re.IGNORECASE)
    assert not stray.search(path.read_text("utf-8"))
