"""Judging: the lines of a manifest against the kit as it is now.

Here: which files are of this edition of the kit, what each must be called, what is missing.
Never here: opening a file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from presskit import registry
from presskit.build.composing import Composed
from presskit.build.editions import MAKE, with_locales
from presskit.build.languages import Languages
from presskit.build.options import Options
from presskit.build.tasks import content_digest, seal_document, writer_of
from presskit.diagnostics import Findings, Span
from presskit.publish import ALL, Edition, place_of, publish_bundle_name, subject_of

if TYPE_CHECKING:
    from presskit.model.kit import Kit
    from presskit.render import Context

__all__ = ["Judged", "describe_edition", "find_mixed", "judge_edition", "judge_lines",
           "judge_names", "say_old"]

_TAKE_DOWN = ("if it has been handed to anybody, tell them; then run presskit make, which names "
              "it rightly")


@dataclass(frozen=True, slots=True)
class Judged:
    """``current`` gives the document of each file that is of this edition, by path; ``old`` why
    a file is not; ``missing`` are the artifacts (locale, kind with subject, format) that a
    complete kit lacks; ``states`` those that files have by what the kit says now."""

    current: Mapping[str, Composed]
    old: Mapping[str, str]
    missing: tuple[tuple[str, str, str], ...] = ()
    states: Mapping[str, str] = field(default_factory=dict)


def describe_edition(manifest: Mapping[str, Any], languages: Languages) -> Edition:
    """What the manifest says of all its files, for the kit as it is now."""
    return with_locales(Edition(
        languages.loaded.kit.id, manifest["source_locale"], manifest["generator"],
        manifest["version"], public=manifest["public"] is True), languages)


def judge_edition(manifest: Mapping[str, Any], kit: Kit, generator: str) -> str:
    """Why no file of a manifest can be of this edition of the kit; empty if some may be."""
    embargo = kit.embargo.isoformat() if kit.embargo else None
    for what, said, now in (("version", manifest["version"], kit.version),
                            ("source locale", manifest["source_locale"], kit.source_locale),
                            ("embargo", manifest["embargo"], embargo),
                            ("program", manifest["generator"], generator)):
        if said != now:
            return f"their {what} is {said or 'none'}, and now it is {now or 'none'}"
    return ""


def judge_lines(manifest: Mapping[str, Any], composed: Iterable[Composed], options: Options,
                context: Context, shapes: tuple[str, ...]) -> Judged:
    """Sort the lines of a manifest by whether the kit says now what their files were made of."""
    known = {(one.document.locale, one.document.kind, one.document.subject):
             (one, seal_document(one.document, context)) for one in composed}
    current: dict[str, Composed] = {}
    old: dict[str, str] = {}
    states: dict[str, str] = {}
    there: set[tuple[str, str, str, str]] = set()
    for line in manifest["files"]:
        key = line["locale"], line["document"], subject_of(line)
        if line["document"] == "bundle" or not options.wants(
                line["locale"], line["document"], line["format"]):
            continue
        there.add((*key, line["format"]))
        one, seal = known.get(key, (None, ""))
        if one is None or line["format"] not in registry.formats_of(line["document"]) or (
                line["document"] == registry.CARD and (line.get("shape") or "square")
                not in shapes):
            old[line["path"]] = "of a document that it doesn't make any more"
            continue
        states[line["path"]] = one.state
        own = context.of(line["locale"], line["format"])
        digest = content_digest(writer_of(one.document.kind, line["format"]), own, seal)
        if (digest, one.state, one.source_digest, one.document.title) == (
                line["content_sha256"], line["state"], line["source_sha256"], line["title"]):
            current[line["path"]] = one
        else:
            old[line["path"]] = "made of another state of it"
    missing = ((locale, f"{kind} {subject}".strip(), format)
               for locale, kind, subject in known
               if kind not in (registry.CARD, registry.PICTURE)
               for format in registry.formats_of(kind)
               if options.wants(locale, kind, format)
               and (locale, kind, subject, format) not in there)
    return Judged(current, old, tuple(missing) if manifest["complete"] else (), states)


def say_old(judged: Judged, manifest: Mapping[str, Any], place: str,
            findings: Findings) -> None:
    """One error for each locale with files of another edition, or that lacks some."""
    locales = {line["path"]: line["locale"] for line in manifest["files"]}
    reasons: dict[str, Counter[str]] = {}
    for path, why in judged.old.items():
        reasons.setdefault(locales[path], Counter())[why] += 1
    for locale, kind, format in judged.missing:
        reasons.setdefault(locale, Counter())[f"missing: {kind} {format}"] += 1
    for locale, found in reasons.items():
        told = [f"{count} file{'s are' if count > 1 else ' is'} {why}"
                for why, count in found.items() if not why.startswith("missing")]
        told += [why for why in found if why.startswith("missing")][:4]
        findings.error("verify-out-of-date", f"this is not the kit as it is now: "
                       f"{'; '.join(told)}", hint=MAKE, span=Span(f"{place}/{locale}"))


# Names --------------------------------------------------------------------------------------

def judge_names(manifest: Mapping[str, Any], meant: Iterable[Mapping[str, Any]],
                judged: Judged, edition: Edition, place: str, findings: Findings) -> set[str]:
    """Complain of every file that is ``meant`` whose name doesn't say what it is, and give their
    paths.

    A file that is called public and is a draft, or under embargo, is the worst there is; both
    the manifest's word for its state and the kit's count.
    """
    wrong: set[str] = set()
    known = {locale for locale, _state in edition.drafts} | {
        locale for locale, _title in edition.titles}
    for line in meant:
        if line["document"] == "bundle":
            states = _states_inside(manifest, judged, line["locale"])
            if not {locale for locale, _state in states} <= known:
                continue
            wanted = publish_bundle_name(edition, line["locale"], states)
        elif line["locale"] in known:
            states = {(line["locale"], one) for one in (
                line["state"], judged.states.get(line["path"], line["state"]))}
            lowest = next((one for _locale, one in sorted(states & edition.drafts)),
                          line["state"])
            wanted = place_of({**line, "state": lowest}, edition)
        else:
            continue
        if line["path"] != wanted:
            wrong.add(line["path"])
            _say_name(line["path"], wanted, place, sorted(states & edition.drafts), findings)
    return wrong


def _states_inside(manifest: Mapping[str, Any], judged: Judged,
                   locale: str) -> set[tuple[str, str]]:
    found = set()
    for line in manifest["files"]:
        if line["document"] != "bundle" and locale in (ALL, line["locale"]):
            found |= {(line["locale"], line["state"]),
                      (line["locale"], judged.states.get(line["path"], line["state"]))}
    return found


def _say_name(path: str, wanted: str, place: str, drafts: list[tuple[str, str]],
              findings: Findings) -> None:
    span = Span(f"{place}/{path}")
    said = _marks(path)
    if "DRAFT" in _marks(wanted) - said:
        findings.error("verify-draft", f"its name doesn't say that it is a draft ("
                       f"{', '.join(f'{locale}: {state}' for locale, state in drafts)})",
                       hint=_TAKE_DOWN, span=span)
    elif "EMBARGOED" in _marks(wanted) - said:
        findings.error("verify-embargo", "its name doesn't say that it is under embargo",
                       hint=_TAKE_DOWN, span=span)
    else:
        findings.error("verify-files", f"its name should be {wanted}", hint=MAKE, span=span)


def _marks(path: str) -> set[str]:
    return set(path.rpartition(".")[0].split("-")) & {"DRAFT", "EMBARGOED"}


def find_mixed(lines: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The documents whose files in several locales are of different editions."""
    editions: dict[tuple[str, str], set[str]] = {}
    for line in lines:
        if line["document"] != "bundle":
            editions.setdefault((line["document"], subject_of(line)),
                                set()).add(line["source_sha256"])
    yield from (" ".join(filter(None, key)) for key, found in editions.items()
                if len(found) > 1)
