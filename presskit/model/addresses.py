"""The addresses that readers write to and open.

Here: the form of e-mail and web addresses.  Never here: whether somebody answers there.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from urllib.parse import quote, urlsplit, urlunsplit

from presskit.diagnostics import Findings
from presskit.model.faults import Finder
from presskit.model.kit import Kit

__all__ = ["WEB_PAGE", "check_addresses", "is_address", "write_uri"]

WEB_PAGE = re.compile(r"(?:https?://|www\.)[!-~]*[A-Za-z0-9/]", re.IGNORECASE)
"""An address of a web page among other words, also one as people write it: ``www.example.org``."""

_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[^\W_]|-)+(?:\.(?:[^\W_]|-)+)+")
"""RFC 5322's addr-spec without comments and quoted parts; the host may be international."""

_WEB = re.compile(r"https?://[^\s/@.]+\.[^\s]+", re.IGNORECASE)


def is_address(kind: str, text: str) -> bool:
    """Whether a text is an address that somebody could write to (``email``) or open (``url``)."""
    return (_EMAIL if kind == "email" else _WEB).fullmatch(text) is not None


def check_addresses(kit: Kit, finder: Finder, findings: Findings) -> None:
    """Report addresses that nobody could write to or open."""
    _check_folder(kit.press_room.url, finder, findings)
    for locale, contacts in kit.contacts.items():
        for number, contact in enumerate(contacts):
            path = ("contacts", locale, number)
            if contact.email and not _EMAIL.fullmatch(contact.email):
                findings.error("address-form", f'"{contact.email}" is no e-mail address',
                               span=finder.value((*path, "email")),
                               hint="write the address alone, for example press@example.org")
            _check_web(contact.url, (*path, "url"), finder, findings)
            plain = unicodedata.normalize("NFKC", contact.phone)
            if plain != contact.phone:
                findings.warning("phone-wide", "the phone number is written in full-width signs",
                                 span=finder.value((*path, "phone")), hint=f"write {plain}")
    place = kit.invitation.register_at
    if place and "@" in place and not is_address("email", place):
        findings.error("address-form", f'"{place}" is no e-mail address',
                       span=finder.value(("invitation", "register_at")),
                       hint="write the address alone, for example press@example.org")
    elif "@" not in place:
        _check_web(place, ("invitation", "register_at"), finder, findings)
    for key, organisation in kit.organisations.items():
        _check_web(organisation.url, ("organisations", key, "url"), finder, findings)


def _check_folder(address: str, finder: Finder, findings: Findings) -> None:
    """The press room is a folder: what stands behind its address must be able to go on."""
    _check_web(address, ("press_room", "url"), finder, findings)
    bare = re.split("[?#]", address, maxsplit=1)[0]
    if bare != address and _WEB.fullmatch(bare):
        findings.error("address-form", f'"{address}" is no address of a folder',
                       span=finder.value(("press_room", "url")), hint=f"write {bare}")


def write_uri(address: str) -> str:
    """An address as it goes over the wire (RFC 3987, 3.1; RFC 5891): only ASCII.

    >>> write_uri("https://例え.jp/広報/ja/"), write_uri("https://example.org/a%20b/")
    ('https://xn--r8jz45g.jp/%E5%BA%83%E5%A0%B1/ja/', 'https://example.org/a%20b/')
    """
    if address.isascii():
        return address
    scheme, host, path, *_rest = urlsplit(address)
    with suppress(UnicodeError):  # a host that has no such form stays as it was typed
        host = host.encode("idna").decode()
    return urlunsplit((scheme, host, quote(path, safe="/%:@!$&'()*+,;=~-._"), "", ""))


def _check_web(address: str, path: tuple, finder: Finder, findings: Findings) -> None:
    if address and not _WEB.fullmatch(address):
        bare = address.partition("://")[2] or address
        hint = "https://" + bare.lstrip("/") if _WEB.fullmatch("https://" + bare.lstrip("/")) \
            else "https://example.org/press"
        findings.error("address-form", f'"{address}" is no address of a web page',
                       span=finder.value(path), hint=f"write it in full, for example {hint}")
