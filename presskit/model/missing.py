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

    if not kit.withdrawal:
        _check_release(kit, report)
    if not any(party.role == "issuer" for party in kit.parties):
        report("issuer", "the kit does not say who issues it: whose news this is", ("parties",),
               _say_issuer(kit))
    if not any(one.email or one.phone for group in kit.contacts.values() for one in group):
        report("contact", "no press contact with an address or a number is given",
               ("contacts",), "add contacts: with name, email and phone")
    if not kit.withdrawal:
        _check_boilerplate(kit, report)
    if kit.version > 1 and not (str(kit.version) in kit.corrections and
                                kit.corrections[str(kit.version)].note.text):
        report("correction", f"nothing says what version {kit.version} corrects", ("version",),
               f"add {kit.version}: with date: and note: under corrections:, or let presskit "
               "correct start a version")
    if kit.withdrawal:
        return  # there is but a notice to be made
    _check_event(kit, report)
    _check_pictures(kit, report)
    if "captions-sheet" in kit.documents:
        _check_rights(kit, report)
    if "media-invitation" in kit.documents:
        _check_invitation(kit, report)


def _check_release(kit: Kit, report) -> None:
    if not kit.press_release.headline.text:
        report("headline", "the release has no headline", ("press_release",),
               "add headline: to the front matter of release.md")
    if not kit.release_date:
        report("release-date", "no release date is given", (), "add release_date: to kit.yaml")


def _check_boilerplate(kit: Kit, report) -> None:
    if not kit.boilerplate:
        report("boilerplate", "no organisation is described at the end of the release", (),
               "add boilerplate: with the ids of organisations that have about:")
    for at, key in enumerate(kit.boilerplate):
        organisation = kit.organisations.get(key)
        if organisation and not organisation.about.text:
            report("about", f'the organisation "{key}" has no description',
                   ("boilerplate", at), f"add about: to {key} in organisations.yaml")


def _say_issuer(kit: Kit) -> str:
    """What to write, with an organisation of this kit."""
    known = [*kit.organisations]
    where = ("in kit.yaml, under parties:, this line" if kit.parties
             else "in kit.yaml a line with parties: and under it this one")
    line = f"- {{organisation: {known[0] if known else 'its-id'}, role: issuer}}"
    if not known:
        return f"write {where}: {line}; and the organisation itself into organisations.yaml"
    named = ", ".join(known[:4]) + (" …" if len(known) > 4 else "")
    return (f"write {where}: {line} (the id is that of the organisation whose news it is; "
            f"organisations.yaml has {named})")


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


def _check_rights(kit: Kit, report) -> None:
    """What a captions sheet is asked for."""
    for key, picture in kit.pictures.items():
        if picture.file and not (picture.rights.text or picture.use):
            report("rights", f'the picture "{key}" does not say who may use it for what',
                   ("pictures", key), "add rights: in words, or use: with where it may stand")
        if picture.file and not picture.until:
            report("until", f'the picture "{key}" does not say until when it may be used',
                   ("pictures", key), "add until: with the last day, or until: unlimited")


def _check_invitation(kit: Kit, report) -> None:
    """What a media invitation is asked for, beside the occasion's date and place."""
    one, path = kit.invitation, ("invitation",)
    if not one.date:
        report("invitation-date", "the media invitation does not say when it goes out", path,
               "add date: to invitation: with the day, year-month-day")
    if not one.audience.text:
        report("audience", "the media invitation does not say whom it is for", path,
               "add audience: to invitation: with the media that are invited")
    if not one.register_by:
        report("register-by", "the media invitation does not say until when one can register",
               path, "add register_by: to invitation: with the last day, year-month-day")
    if not one.register_at and not any(
            contact.email or contact.phone for group in kit.contacts.values() for contact in group):
        report("register-at", "the media invitation does not say where to register", path,
               "add register_at: to invitation: with an e-mail address or a web page, or "
               "contacts: to kit.yaml")
    if kit.event == type(kit.event)():  # else it has been asked for these already
        report("event-date", "the media invitation has no day of an occasion", path,
               "add event: with date: to kit.yaml")
        report("venue", "the media invitation names no house or room", path,
               "add event: with venue: to kit.yaml")
