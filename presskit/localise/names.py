"""The register's forms in one locale: which there are, how sure they are.

Here: forms for a pair of locales, a kit whose every name has a form for its locale, the state
of a name.  Never here: looking for names in a text (``register``), converting them: a name is
looked up or missing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from presskit.diagnostics import Findings
from presskit.locales import HAN
from presskit.localise.register import FORMER
from presskit.localise.review import names_digest
from presskit.model.kit import Kit, Named, NameForm
from presskit.model.names import name_form
from presskit.model.segment import Approval, State, name_path

__all__ = ["check_forms", "is_stand_in", "name_states", "paired_names", "with_names"]

_HAN = re.compile(f"[{HAN}]")


def paired_names(kit: Kit, source: str, target: str) -> dict[tuple[str, str], str]:
    """For each form of each name in ``source``, by (``kind:id``, form), that in ``target``.

    Aliases go by their order.  A form without Han characters (``Kling AI``) stays itself
    where the target gives none; one that is out of date becomes what stands in its place.
    """
    found = {}
    for key, named in kit.register.items():
        ours, theirs = name_form(named, source), name_form(named, target)
        if not ours or not theirs:
            continue
        pairs = [("full", ours.full, theirs.full), ("short", ours.short, theirs.short)]
        pairs += [(f"alias:{n}", alias, theirs.aliases[n] if n < len(theirs.aliases) else "")
                  for n, alias in enumerate(ours.aliases)]
        for form, mine, other in pairs:
            if other or (mine and not _HAN.search(mine)):
                found[key, form] = other or mine
        for kind, _new in ours.outdated.values():
            found[key, FORMER + kind] = found.get((key, kind)) or theirs.full
    return found


_KINDS = ("people", "organisations", "works", "terms")


def check_forms(kit: Kit, findings: Findings) -> None:
    """Say once for each name in which of the kit's locales it has no form."""
    for kind in _KINDS:
        for named in getattr(kit, kind).values():
            if not named.names:
                continue
            lacking = [tag for tag in (kit.source_locale, *kit.locales)
                       if not name_form(named, tag)]
            if lacking:
                known = name_form(named, kit.source_locale) or next(iter(named.names.values()))
                findings.warning(
                    "name-form-missing", f"{known.full} has no form in {', '.join(lacking)}",
                    segment=f"{kind}.{named.id}.names.{lacking[0]}",
                    hint=f"add {lacking[0]}: {{full: …, status: suggested, method: …}} to "
                    f"{named.id}" + (", and one for each of the others" if lacking[1:] else ""))


def with_names(kit: Kit, locale: str) -> Kit:
    """The kit with ``locale`` as its own, and a form of every name for it.

    Where the register has none (:func:`check_forms` says so), the source's form stands in,
    with status ``suggested``.
    """
    def fill(named: Named) -> Named:
        if locale in named.names or not named.names:
            return named
        form = name_form(named, locale)
        if not form:
            form = name_form(named, kit.source_locale) or next(iter(named.names.values()))
            form = form.model_copy(update={"status": "suggested", "short": "",
                                           "method": _kept_from(kit)})
        return named.model_copy(update={"names": {**named.names, locale: form}})

    filled = {kind: {key: fill(one) for key, one in getattr(kit, kind).items()}
              for kind in _KINDS}
    return kit.model_copy(update={"locale": locale, **filled})


def _kept_from(kit: Kit) -> str:
    return f"kept from {kit.source_locale}"


def is_stand_in(kit: Kit, form: NameForm) -> bool:
    """Whether a form is the source's, in the place of one that a locale lacks
    (:func:`with_names`)."""
    return form.status == "suggested" and form.method == _kept_from(kit)


def name_states(kit: Kit, locale: str,
                approvals: Mapping[str, tuple[Approval, ...]]) -> dict[str, State]:
    """How far each name has come in a target locale, by ``kind:id``.

    A name given, confirmed or published is final; a suggested one counts as translated,
    unless it is approved (``register.<kind>.<id>``) or the kit accepts suggested names.  An
    approval that no longer fits its form takes any name back to translated.
    """
    states = {}
    for key, named in kit.register.items():
        form = name_form(named, locale)
        given = approvals.get(name_path(key), ())
        states[key] = _name_state(kit, named, form, locale, given)
    return states


def _name_state(kit: Kit, named: Named, form: NameForm | None, locale: str,
                given: tuple[Approval, ...]) -> State:
    if not form:
        return State.TRANSLATED
    if given:
        source, words = names_digest(named, kit.source_locale, locale)
        fitting = [one.state for one in given if (one.source, one.words) == (source, words)]
        return max(fitting, key=lambda state: state.rank, default=State.TRANSLATED)
    if form.status != "suggested" or kit.release.accept_suggested_names:
        return State.FINAL
    return State.TRANSLATED
