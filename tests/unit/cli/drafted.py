"""Kits that are drafted by a service on loopback."""

from __future__ import annotations

import re
import shutil
from importlib import import_module
from pathlib import Path

import polib

from presskit.cli.report import Report

TOP = Path(__file__).parents[3]
OPENING = TOP / "tests" / "cases" / "opening"
ENGINE = "libretranslate"


def copy_kit(home, source=OPENING, more="locales: {en: {reach: translate}}\n"):
    """A kit without translations, with ``more`` in its kit.yaml."""
    kit = home / source.name
    shutil.copytree(source, kit, ignore=shutil.ignore_patterns("translations", "approvals"))
    path = kit / "kit.yaml"
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    return kit


def translate(kit, *locales, engine=ENGINE, **more):
    """Run the command; its exit code and what it found."""
    report = Report("json")
    code = import_module("presskit.cli.translate").run(report, str(kit), locales, engine=engine,
                                                       **more)
    return int(code), report


def entries(kit, locale="en"):
    """The entries of a PO file, by context and source."""
    return {(one.msgctxt, one.msgid): one
            for one in polib.pofile(str(kit / "translations" / f"{locale}.po"))}


def words(kit, locale="en"):
    """What stands in a PO file, by context."""
    return {context: one.msgstr for (context, _), one in entries(kit, locale).items()
            if not one.obsolete}


def codes(report):
    return [one.code for one in report.findings]


def log(kit):
    """The lines of sent.log, each as its parts."""
    path = kit / "translations" / "sent.log"
    return [line.split("\t") for line in path.read_text("utf-8").splitlines()] \
        if path.exists() else []


def echo(text, source, target):
    """A translation that keeps sentences and placeholders: Han gone, Latin in their place."""
    return re.sub(r"[\u4e00-\u9fff]+", lambda run: f" {'Lorem' * (len(run[0]) // 5 + 1)} ",
                  text).replace("。", "。" if target == "ja" else ". ").strip()
