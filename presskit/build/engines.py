"""Opening an engine: by its name, with the settings of a kit and the keys of the environment.

Here: which engines there are, what each may be told, and what is said where one can't be opened
or has failed.  Never here: sending a text; a key in a message.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from typing import Any
from urllib.parse import urlsplit

from presskit.desk import Desk
from presskit.diagnostics import Diagnostic, Exit, Findings, PresskitError, Severity, Span
from presskit.localise.engines.guard import Guarded
from presskit.localise.engines.protocol import (
    Capabilities,
    Engine,
    Failure,
    Kind,
    Secret,
    Settings,
)
from presskit.registry import ENGINE_GROUP, ENGINES, Service

__all__ = ["check_settings", "describe_failure", "key_variable", "known_engines", "open_engine"]

_COMMON: dict[str, type] = {"address": str, "model": str, "timeout": float, "tries": int}
_SECRET = re.compile(r"(?:^|[_-])(?:(?:api|auth)?key|token|password|secret)(?:$|[_-])", re.I)


def known_engines() -> tuple[str, ...]:
    """The names of all engines: ours, then those that installed packages bring."""
    others = {one.name for one in entry_points(group=ENGINE_GROUP)} - set(ENGINES)
    return (*ENGINES, *sorted(others))


def open_engine(name: str, desk: Desk, settings: Mapping[str, Any] | None = None, *,
                environ: Mapping[str, str] | None = None, span: Span | None = None) -> Engine:
    """The engine of a name, held to the protocol; nothing is sent yet.

    ``settings`` are those of ``translation: engines:`` in ``kit.yaml`` for this engine, ``span``
    their place; ``environ`` stands for the environment.  Raises ``PresskitError``:
    ``engine-unknown``, ``engine-setting``, ``engine-key-in-kit``, ``engine-key-missing``,
    ``engine-missing``, ``engine-broken``.
    """
    outside = os.environ if environ is None else environ
    service = ENGINES.get(name)
    if service is None:
        entry = _find_entry(name)
        ready = _settle(name, Service(""), settings or {}, outside, desk, span, any_option=True)
        return Guarded(_open_other(entry, ready))
    ready = _settle(name, service, settings or {}, outside, desk, span)
    module, _, function = service.opener.partition(":")
    try:
        return Guarded(getattr(import_module(module), function)(ready))
    except ImportError as error:
        extra = f"[{service.extra}]" if service.extra else ""
        raise PresskitError.one(
            "engine-missing", f"{name} needs a library that is not installed", span=span,
            hint=f"run: pip install 'presskit-multilingual{extra}'",
            exit_code=Exit.MACHINE) from error


def key_variable(name: str) -> str:
    """The environment variable with an engine's key.

    >>> key_variable("openai-compatible")
    'PRESSKIT_OPENAI_COMPATIBLE_KEY'
    """
    return _variable(name, "KEY")


def _variable(name: str, what: str) -> str:
    return f"PRESSKIT_{name.upper().replace('-', '_')}_{what}"


# Third parties -----------------------------------------------------------------------------------

def _find_entry(name: str) -> EntryPoint:
    for one in entry_points(group=ENGINE_GROUP):
        if one.name == name:
            return one
    known = known_engines()
    near = difflib.get_close_matches(name, known, n=1)
    raise PresskitError.one(
        "engine-unknown", f'there is no engine "{name}"', exit_code=Exit.USAGE,
        hint=f"did you mean {near[0]}?" if near else "known are: " + ", ".join(known))


def _open_other(entry: EntryPoint, settings: Settings) -> Engine:
    """A third party's engine; whatever it raises, only its kind is told."""
    package = entry.dist.name if entry.dist else "the package that brings it"
    try:
        engine = entry.load()(settings)
        fault = "" if (isinstance(getattr(engine, "capabilities", None), Capabilities)
                       and callable(getattr(engine, "translate", None))) \
            else "what it opens is no engine"
    except Exception as error:
        fault = f"it fails with {type(error).__name__}"
    if fault:
        raise PresskitError.one("engine-broken", f"the engine {entry.name} can't be used: {fault}",
                                hint=f"update {package}, or use another engine",
                                exit_code=Exit.MACHINE)
    return engine


# Settings ----------------------------------------------------------------------------------------

def check_settings(engine: str, given: Mapping[str, Mapping[str, Any]],
                   places: Mapping[Any, Span], findings: Findings) -> None:
    """Say what is wrong with the engines that a kit names, and their settings, without opening
    any: a key that stands there, a setting that isn't one.  What the environment may still give
    is not missed."""
    for name in dict.fromkeys((*([engine] if engine not in ("", "none") else []), *given)):
        span = places.get(("translation", "engines", name) if name in given
                          else ("translation", "engine"))
        try:
            service = ENGINES.get(name)
            if service is None:
                _check_options(name, Service(""), given.get(name, {}), span, any_option=True)
                _find_entry(name)
            else:
                _check_options(name, service, given.get(name, {}), span)
        except PresskitError as error:
            for one in error.diagnostics:  # another machine may have an engine that ours lacks
                severity = Severity.WARNING if one.code == "engine-unknown" else Severity.ERROR
                findings.extend([replace(one, severity=severity, span=one.span or span)])


def _settle(name: str, service: Service, given: Mapping[str, Any], outside: Mapping[str, str],
            desk: Desk, span: Span | None, *, any_option: bool = False) -> Settings:
    values = _check_options(name, service, given, span, any_option=any_option)
    for key in ("address", "model"):
        values[key] = outside.get(_variable(name, key.upper())) or values.get(key, "")
        if not values[key] and key in service.needs:
            raise _wrong(name, f"{key}: is not given", f"write {key}: under translation: engines: "
                         f"{name}: in kit.yaml, or set {_variable(name, key.upper())}", span)
    if values["address"]:
        _check_address(name, values["address"], span)
    options = {key: value for key, value in values.items() if key not in _COMMON}
    patience = {"timeout": service.timeout, **{key: values[key] for key in ("timeout", "tries")
                                               if key in values}}
    return Settings(values["address"], values["model"], _find_key(name, service, outside),
                    str(desk.data), options, **patience)


def _check_options(name: str, service: Service, given: Mapping[str, Any], span: Span | None, *,
                   any_option: bool = False) -> dict[str, Any]:
    """What a kit says of an engine, as what it stands for."""
    known = {**_COMMON, **dict(service.options)}
    values: dict[str, Any] = {}
    for key, value in given.items():
        if _SECRET.search(key):
            raise PresskitError.one(
                "engine-key-in-kit", f"{name}: a key has no place in a kit, which others get to "
                "see", span=span, hint=f"take {key}: out, make the key invalid, and put a new one "
                f"into the environment as {key_variable(name)}")
        if key not in known and not any_option:
            raise _wrong(name, f"there is no setting {key}:", "known are: "
                         + ", ".join(sorted(known)), span)
        values[key] = _convert(name, key, value, known.get(key, str), span)
    if values.get("address"):
        _check_address(name, values["address"], span)
    return values


def _convert(name: str, key: str, value: Any, kind: type, span: Span | None) -> Any:
    """A value of a kit, where all are texts, as what it stands for."""
    try:
        if kind is bool:
            return {"true": True, "false": False}[str(value).lower()]
        made = kind(value)
        if kind is str or 0 < made < 1e6 or key == "temperature" and made == 0:
            return made
    except (ValueError, TypeError, KeyError):
        pass
    wanted = {int: "a whole number", float: "a number", bool: "true or false"}[kind]
    raise _wrong(name, f"{key}: is not {wanted}", f"give {wanted}", span)


def _check_address(name: str, address: str, span: Span | None) -> None:
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        loaded = parts.username is not None or bool(parts.query or parts.fragment)
    except ValueError:
        good = loaded = False
    if loaded:
        raise _wrong(name, "address: holds more than an address: an account, a key or a question",
                     f"give the address alone, and the key as {key_variable(name)}", span)
    if not good:
        raise _wrong(name, "address: is no address of a server",
                     "write it like https://translate.example/, or http://localhost:5000", span)


def _wrong(name: str, what: str, hint: str, span: Span | None) -> PresskitError:
    return PresskitError.one("engine-setting", f"{name}: {what}", hint=hint, span=span)


def _find_key(name: str, service: Service, outside: Mapping[str, str]) -> Secret:
    variable = key_variable(name)
    key = outside.get(variable, "").strip()
    if not key and service.key == "required":
        raise PresskitError.one("engine-key-missing", f"{name} needs a key",
                                hint=f"set {variable} in the environment; never put it into a "
                                "kit", exit_code=Exit.MACHINE)
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise PresskitError.one("engine-key-missing", f"what {variable} holds is no key",
                                hint="copy it anew: it has letters, digits and signs, and no "
                                "blank", exit_code=Exit.MACHINE)
    return Secret(key)


# Failures ----------------------------------------------------------------------------------------

_HINTS = {
    Kind.REFUSED_LANGUAGE: "use another engine for this language",
    Kind.TOO_LONG: "make the text shorter, or set a smaller length for the engine",
    Kind.LIMITED: "wait a while, then run the same command again: it goes on where it ended",
    Kind.QUOTA: "wait for the next day or month, or use another engine; what came is kept",
    Kind.DENIED: "see whether {variable} holds the right key, and what your account may do",
    Kind.UNREACHABLE: "see whether the network and the address are right, then run it again",
    Kind.TIMED_OUT: "run it again later, or give the engine a longer timeout:",
    Kind.BROKEN_ANSWER: "see whether the address is that of such a service; or use another engine",
    Kind.WARNING_TEXT: "use another engine, or one with a key of your own",
    Kind.EMPTY: "translate the text by hand, or use another engine",
    Kind.PLACEHOLDER_LOST: "translate the text by hand, or use another engine",
    Kind.SERVER: "the service has a fault of its own: run the same command again later",
    Kind.STOPPED: "run the same command again: it goes on where it ended",
}


def describe_failure(name: str, failure: Failure) -> Diagnostic:
    """A failure that ended a run, as a diagnostic (exit 4)."""
    said = failure.detail or failure.kind.value
    wait = (f"; it asks to wait {round(failure.retry_after)} seconds" if failure.retry_after
            else "")
    return Diagnostic("engine-failed", Severity.ERROR, f"{name}: {said}{wait}",
                      hint=_HINTS[failure.kind].format(variable=key_variable(name)))
