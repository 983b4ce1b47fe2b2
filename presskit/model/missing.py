"""What a press officer would ask for and the kit does not say.

Here: one warning for each fact that is not there.  Never here: inventing it.  Only the source
locale and one paragraph are required; for everything else a ``missing-…`` warning is enough,
which ``--release`` turns into an error.  A fact that the kit's policy says nobody can give
(``accept_missing``) is a note and stops nothing.
"""

from __future__ import annotations

from presskit.diagnostics import Findings
from presskit.model.faults import Finder
from presskit.model.kit import Kit

__all__ = ["check_missing"]


def check_missing(kit: Kit, finder: Finder, findings: Findings) -> None:
    """Report the facts that a newsroom will ask for."""
    def report(code: str, message: str, path: tuple, hint: str) -> None:
        span = finder.key(path)
        if code in kit.release.accept_missing:
            findings.note(f"missing-{code}", f"{message}, which the kit accepts", span=span)
            return
        findings.warning(f"missing-{code}", message, span=span, hint=hint)

    if not kit.press_release.headline.text:
        report("headline", "the release has no headline", ("press_release",),
               "add headline: to the front matter of release.md")
    if not kit.release_date:
        report("release-date", "no release date is given", (), "add release_date: to kit.yaml")
    if not any(party.role == "issuer" for party in kit.parties):
        report("issuer", "nobody issues this kit", ("parties",),
               "add {organisation: its-id, role: issuer} to parties:")
    if not any(one.email or one.phone for group in kit.contacts.values() for one in group):
        report("contact", "no press contact with an address or a number is given",
               ("contacts",), "add contacts: with name, email and phone")
    if not kit.boilerplate:
        report("boilerplate", "no organisation is described at the end of the release", (),
               "add boilerplate: with the ids of organisations that have about:")
    for at, key in enumerate(kit.boilerplate):
        organisation = kit.organisations.get(key)
        if organisation and not organisation.about.text:
            report("about", f'the organisation "{key}" has no description',
                   ("boilerplate", at), f"add about: to {key} in organisations.yaml")
    _check_event(kit, report)
    _check_pictures(kit, report)


def _check_event(kit: Kit, report) -> None:
    if kit.event == type(kit.event)():
        return  # a release need not have an occasion
    for name, what in (("date", "date"), ("city", "city"), ("venue", "venue")):
        value = getattr(kit.event, name)
        if not (value if name == "date" else value.text):
            code = f"event-{name}" if name == "date" else name
            report(code, f"the event has no {what}", ("event",), f"add {name}: to event:")


def _check_pictures(kit: Kit, report) -> None:
    for key, picture in kit.pictures.items():
        if not picture.file:
            continue
        if not picture.alternative.text:
            report("alternative", f'the picture "{key}" has no words for those who can\'t see it',
                   ("pictures", key), "add alternative: with what it shows")
        if not picture.credit.text:
            report("credit", f'the picture "{key}" has no credit', ("pictures", key),
                   "add credit: with who made it")
