"""Exchange files seen from outside: the rules of sentences, the standard's grammar."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from lxml import etree

from presskit.build.exchange_formats import FORMATS, read_delivery
from presskit.content.yaml import read_table
from presskit.diagnostics import Findings
from presskit.localise.exchange import Delivery, Parcel
from presskit.localise.exchange.po import write_po
from presskit.localise.exchange.table import write_table
from presskit.localise.exchange.xliff import write_xliff
from presskit.model.sentence_ends import Sentences, decode_sentences

HERE = Path(__file__).parent
X12 = "{urn:oasis:names:tc:xliff:document:1.2}"
X20 = "{urn:oasis:names:tc:xliff:document:2.0}"


@cache
def sentence_rules():
    """The shipped table with its places."""
    return read_table(HERE.parents[1] / "templates" / "sentences.yaml")


@cache
def rule(locale: str) -> Sentences:
    """Where sentences of a locale end."""
    findings = Findings()
    found = decode_sentences(*sentence_rules(), locale, findings)
    assert not list(findings)
    return found


RULES = (rule("zh-Hant-HK"), rule("en"))


def read_back(parcel: Parcel, form: str, folder: Path,
              edit: Callable[[bytes], bytes]) -> Delivery:
    """What comes back of a parcel that went out as ``xliff 1.2``, ``xliff 2.1``, ``csv`` or
    ``po`` and was edited by somebody."""
    name, _, version = form.partition(" ")
    data = {"xliff": lambda: write_xliff(parcel, RULES, version),
            "csv": lambda: write_table(parcel), "po": lambda: write_po(parcel).encode()}[name]()
    path = folder / f"{parcel.kit}-{parcel.target}{FORMATS[name].suffixes[0]}"
    path.write_bytes(edit(data))
    return read_delivery(path)


@cache
def _grammar(version: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(HERE / f"xliff{version.replace('.', '')}.rng"))


def valid(data: bytes, version: str) -> str:
    """What speaks against a file by the grammar of its version; empty for nothing."""
    grammar = _grammar(version)
    if grammar.validate(etree.fromstring(data)):
        return ""
    return str(grammar.error_log)
