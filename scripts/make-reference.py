"""Writes the tables of docs/content.md and docs/commands.md, and the list of decisions.

    python scripts/make-reference.py            writes what has changed
    python scripts/make-reference.py --check    says what would change, and stops with 1

What stands between a mark like `<!-- table: Name -->` and `<!-- end -->` is made here; the text
round it is written by hand. Fields come from the types of a kit, their descriptions from
presskit/model/descriptions.py, their examples from reference-examples.yaml.
"""

from __future__ import annotations

import datetime as dt
import enum
import inspect
import re
import sys
import types
import typing
from pathlib import Path

import yaml

TOP = Path(__file__).parent.parent
sys.path.insert(0, str(TOP))

from presskit.model import kit as kits  # noqa: E402
from presskit.model import names as registers  # noqa: E402
from presskit.model.descriptions import DESCRIPTIONS  # noqa: E402
from presskit.model.fields import FamilyNames, Fragments, Model, Paragraphs, Until, Words  # noqa: E402
from presskit.model.names import Forbidden  # noqa: E402
from presskit.model.reviews import Deviation, Dismissal, Query  # noqa: E402
from presskit.model.segment import Approval, Segment, State  # noqa: E402

PAGES = (TOP / "docs/content.md", TOP / "docs/commands.md", TOP / "docs/decisions/README.md")
EXAMPLES = Path(__file__).with_name("reference-examples.yaml")

KEYS = {"locales": "locale", "sessions": "id", "contacts": "locale or `default`",
        "states": "locale or `default`", "conventions": "locale", "names": "locale",
        "engines": "engine", "forbid": "locale", "corrections": "version"}
"""What the keys of a mapping are, by the name of its field."""

RECORDS = {"Reach": ("reach", "reaches", "a-locale"), "Party": ("party", "parties", "a-party"),
           "Event": ("event", "events", "the-event"),
           "Session": ("session", "sessions", "a-session"),
           "Invitation": ("invitation", "", "the-invitation"),
           "Opportunity": ("opportunity", "opportunities", "an-opportunity"),
           "Fact": ("fact", "facts", "a-fact"),
           "Contact": ("contact", "contacts", "a-contact"),
           "ReleasePolicy": ("release policy", "", "the-release-policy"),
           "PressRoom": ("press room", "", "the-press-room"),
           "Replacement": ("correction of a version", "corrections of versions",
                           "a-corrected-version"),
           "Brand": ("brand", "", "the-brand"),
           "Typefaces": ("choice of families", "", "the-families"),
           "Translation": ("choice of engines", "", "the-engines"),
           "NameForm": ("name form", "name forms", "the-form-of-a-name"),
           "FormerForm": ("former form", "former forms", "a-former-form"),
           "WorkMaker": ("maker", "makers", "a-maker"),
           "Correction": ("correction", "", "a-correction")}
"""A record: its name, the name of several, and where in the page it is described."""

SIMPLE = {str: ("plain text", "plain texts"), int: ("whole number", ""), dt.date: ("date", ""),
          bool: ("true or false", ""), dt.datetime: ("date, time and zone", ""),
          Segment: ("text", "texts"), typing.Any: ("any value", "")}
"""A value, and the name of several."""


# Types ------------------------------------------------------------------------------------

def find_type(name: str) -> type:
    """The record of a name that DESCRIPTIONS knows."""
    own = {one.__name__: one for one in (Approval, Deviation, Dismissal, Query)}
    return own[name] if name in own else getattr(kits, name, None) or getattr(
        registers, name)


def hidden(record: str, field: str) -> bool:
    """Whether a field isn't written in a file: ids are keys, the body is Markdown."""
    return field == "id" or (record, field) == ("PressRelease", "body")


def list_fields(name: str) -> dict[str, tuple[object, bool, object]]:
    """The fields as they are written in a file: annotation, whether one must be there, default."""
    record = find_type(name)
    if not issubclass(record, Model):
        hints = typing.get_type_hints(record)
        import dataclasses
        return {one.name: (hints[one.name], one.default is dataclasses.MISSING, one.default)
                for one in dataclasses.fields(record)}
    hints = typing.get_type_hints(record, include_extras=True)
    return {(field.alias or key): (hints[key], field.is_required(), field.default)
            for key, field in record.model_fields.items() if not hidden(name, key)}


def name_type(kind: object, field: str, *, several: bool = False) -> str:
    """A type in words; ``several`` for the entries of a list."""
    if kind in (Paragraphs, Fragments):
        return f"text, or list of {'texts' if kind is Paragraphs else 'fragments'}"
    if kind is Until:
        return "date, or `unlimited`"
    if kind is FamilyNames:
        return "name, list of names, or locale or `default` → names"
    if kind is Forbidden:
        return "list of words, or word → what to say instead"
    kind = Segment if kind is Words else kind
    if kind in SIMPLE:
        return SIMPLE[kind][several]
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Annotated, typing.Union, types.UnionType):
        return name_type(inside[0], field, several=several)
    if origin is typing.Literal:
        return " · ".join(f"`{one}`" for one in inside if one)
    if origin is tuple:
        return f"list of {name_type(inside[0], field, several=True)}"
    if origin is dict:
        return f"{KEYS.get(field, 'name')} → {name_type(inside[1], '')}"
    if kind is State:
        return " · ".join(f"`{one}`" for one in State if one is not State.SOURCE)
    one, many, place = RECORDS[kind.__name__]
    return f"[{many if several else one}](#{place})"


def name_value(kind: object, field: str, description: str) -> str:
    """What is written behind a field's name: ids are told from other plain texts."""
    if re.match(r"(The|An) id\b", description):
        return "id"
    return "list of ids" if description.startswith("Ids of") else name_type(kind, field)


def show_default(required: bool, default: object) -> str:
    """What counts where nothing is written."""
    if required:
        return "**required**"
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    if isinstance(default, str | int) and default:
        return f"`{default}`"
    if isinstance(default, tuple) and default:
        return f"`[{', '.join(default)}]`"
    return ""


class _Plain(yaml.SafeDumper):
    """Writes `2027-03-18` as an author would, without quotation marks."""

    yaml_implicit_resolvers: typing.ClassVar[dict] = {}


def show_example(value: object) -> str:
    """A value as one line of YAML."""
    if isinstance(value, str) and "\n" in value:
        return " ⏎ ".join(f"`{line}`" for line in value.strip().split("\n"))
    text = yaml.dump(value, Dumper=_Plain, default_flow_style=True, allow_unicode=True,
                     width=10_000, sort_keys=False)
    return f"`{text.strip().removesuffix('...').strip()}`"


def read_examples() -> dict[str, dict[str, object]]:
    """The examples by record and field; every scalar a text, as the reader of kits gives it."""
    return yaml.load(EXAMPLES.read_text("utf-8"), yaml.BaseLoader)


def write_fields(name: str) -> str:
    """The table of one record."""
    examples = read_examples()[name]
    rows = ["| name | value | default | what it is | example |", "|---|---|---|---|---|"]
    for field, (kind, required, default) in list_fields(name).items():
        said = DESCRIPTIONS[name][field]
        cells = (f"`{field}`", name_value(kind, field, said), show_default(required, default),
                 said, show_example(examples[field]))
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows)


# Commands ---------------------------------------------------------------------------------

def find_commands() -> dict[str, typing.Any]:
    """The commands as click knows them, in the order of the help; one of a group by both of its
    names (``fonts-add``)."""
    import typer.main

    from presskit.cli import app
    found = {}
    for name, command in typer.main.get_command(app).commands.items():
        inside = getattr(command, "commands", None)
        found |= {f"{name}-{one}": own for one, own in inside.items()} if inside else {
            name: command}
    return found


def find_choices(function: typing.Any) -> dict[str, list[str]]:
    """What may be typed for those parameters of a command that have a choice."""
    found = {}
    for name, kind in typing.get_type_hints(inspect.unwrap(function)).items():
        while typing.get_args(kind):  # of several, of one that may be missing
            kind = typing.get_args(kind)[0]
        if isinstance(kind, enum.EnumMeta):
            found[name] = [one.value for one in kind]
    return found


def write_command(name: str) -> str:
    """The options of one command."""
    command = find_commands()[name]
    choices = find_choices(command.callback)
    rows = [f"{command.help}", "", "| | |", "|---|---|"]
    for one in command.params:
        if one.name == "help":
            continue
        if one.param_type_name == "argument":
            shown = f"`{one.metavar or one.name.upper()}`"
        else:
            metavar = f" {one.metavar}" if one.metavar else ""
            if not metavar and one.name in choices:
                metavar = " " + r"\|".join(choices[one.name])
            if not (metavar or one.is_flag):
                metavar = {"jobs": " N", "title": " TEXT", "kit": " KIT"}[one.name]
            shown = ", ".join(f"`{form}{metavar}`" for form in sorted(one.opts, key=len))
        rows.append(f"| {shown} | {one.help} |")
    return "\n".join(rows)


# Pages ------------------------------------------------------------------------------------

def write_list(folder: str) -> str:
    """The pages of a folder of docs/ whose names begin with a number, by their headings."""
    rows = ["| | |", "|---|---|"]
    for path in sorted((TOP / "docs" / folder).glob("[0-9]*.md")):
        number, title = re.match(r"# (\d+)\. (.*)", path.read_text("utf-8")).groups()
        rows.append(f"| {number} | [{title}]({path.name}) |")
    return "\n".join(rows)


_BLOCK = re.compile(r"(<!-- (table|command|list): (\S+) -->\n).*?(<!-- end -->)", re.DOTALL)


def write_page(text: str) -> str:
    """A page with its tables made anew."""
    writers = {"table": write_fields, "command": write_command, "list": write_list}
    return _BLOCK.sub(lambda found: f"{found[1]}{writers[found[2]](found[3])}\n{found[4]}", text)


def main() -> int:
    """Write, or with ``--check`` say, what has changed."""
    changed = []
    for page in PAGES:
        before = page.read_text("utf-8")
        after = write_page(before)
        if before != after:
            changed.append(page.relative_to(TOP).as_posix())
            if "--check" not in sys.argv[1:]:
                page.write_text(after, "utf-8")
    for name in changed:
        print(f"{name} {'is out of date' if '--check' in sys.argv[1:] else 'written'}")
    return int(bool(changed) and "--check" in sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
