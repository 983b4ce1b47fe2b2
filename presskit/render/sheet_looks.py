"""What readers of a style sheet may see otherwise than its editor: text that hardly stands out,
faces that nobody brings, tokens that there are not.

Here: judging what ``sheet_rules`` reads.  Never here: what a colour is, syntax (``sheet_faults``).

Which element stands on which ground can't be told from a sheet alone: a rule's own ground counts,
then that of the nearest block around it in the selector, then that of the block which its role
stands in, then the page.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from presskit.diagnostics import Findings, Span
from presskit.locales import nearest
from presskit.render.palette import contrast
from presskit.render.sheet_rules import Paint, Rule, list_custom, list_declarations, list_rules

__all__ = ["INSIDE", "LEAST", "Faint", "check_faces", "check_tokens", "find_faint", "show_styles"]

LEAST = 4.5
"""The contrast that text needs (WCAG 2.2, 1.4.3, level AA)."""

INSIDE: dict[str, tuple[str, ...]] = {
    "contact": ("panel",), "boilerplate": ("panel",), "panel-heading": ("panel",),
    "panel-name": ("panel",), "panel-text": ("panel",), "a": ("", "panel"),
    "issuer": ("masthead",), "issuer-note": ("masthead",),
    **dict.fromkeys(("notice-kind", "notice-line", "notice-date", "notice-place"),
                    ("notice-box", "embargo-box")),
    "embargo-line": ("embargo-box",), "embargo-time": ("embargo-box",),
    **dict.fromkeys(("bio-name", "bio-title", "bio-text", "bio-note"), ("bio",)),
    **dict.fromkeys(("quote-number", "quote-words", "quote-speaker", "quote-title",
                     "quote-occasion", "quote-original"), ("quote-entry",)),
    "attribution": ("pull-quote",), "caption": ("picture",),
    "fact-label": ("fact-table",), "fact-value": ("fact-table",),
    "draft": ("label", "band"), "draft-note": ("label", "band"),
}
"""The blocks that a role stands in; empty: it also stands on the page itself."""

_NO_BLOCKS = {"a", "contact", "boilerplate"}
"""Those of them whose words may all have another role."""

_WORDLESS = {"mark", "sign", "portrait", "rule", "hr", "img", "svg", "picture"}
_PAGE = {"", "html", "body", "main", ":root"}
_ELEMENTS = frozenset("""a abbr b blockquote button dd del details div dl dt em figcaption figure
footer h1 h2 h3 h4 header i img ins li nav ol p section small span strong summary table tbody td th
thead tr ul""".split())


@dataclass(frozen=True, slots=True)
class Faint:
    """Text that stands out too little: its colour and ground, which of them its sheet is to be
    blamed for, the name of a block it is met in, the contrast."""

    colour: Paint
    ground: Paint
    blamed: Paint
    name: str
    ratio: float

    @property
    def words(self) -> str:
        """What is wrong, in words."""
        return f"text in {self.colour} on {self.ground} has a contrast of {self.ratio:.1f}:1"


def find_faint(text: str, tokens: Mapping[str, str], dark: bool = False,
               below: str = "") -> Iterator[Faint]:
    """The pairs of colour and ground in a sheet that are under :data:`LEAST`, once each.

    ``tokens`` are the colours of one palette by name; ``dark`` says that it is the one for dark
    screens.  ``below`` is the sheet that this one stands behind on a page: its colours and grounds
    count, its own faults are told where it is looked at itself.
    """
    rules, others = ([one for one in list_rules(sheet, tokens) if dark or not one.dark]
                     for sheet in (text, below))
    sheet = _Sheet([*others, *rules], tokens)
    seen = set()
    for rule in rules:
        for colour, ground, blamed in sheet.pairs(rule):
            if not colour.value or not ground.value:
                continue
            colour = colour.laid(ground)
            ratio = contrast(colour.value, ground.value)
            key = colour.value, ground.value, blamed.line, blamed.column
            if ratio < LEAST and key not in seen:
                seen.add(key)
                name = rule.subject[0] if rule.subject else "html"
                yield Faint(colour, ground, blamed, name, ratio)


def _key(name: str, rule: Rule) -> str:
    """What a rule says of an element inside a block it says of that block's alone: a button-like
    link somewhere is no ground for all links."""
    inside = rule.around and name in _ELEMENTS and rule.subject == (name,)
    return f"{rule.around[0][0]} {name}" if inside and rule.around[0] else name


class _Sheet:
    """The colours and grounds that the rules of a sheet give to names; the last rule counts."""

    def __init__(self, rules: list[Rule], tokens: Mapping[str, str]) -> None:
        self.ink = Paint(tokens["ink"], "ink", 0, 0)
        self.paper = Paint(tokens["paper"], "paper", 0, 0)
        self.colours: dict[str, Paint] = {}
        self.grounds: dict[str, Paint] = {}
        self.redrawn = {name for one in rules if one.dark for name in one.subject}
        self.recoloured = {(name, block) for one in rules if one.colour for name in one.subject
                           for names in one.around for block in names}
        for rule in rules:
            for name in rule.subject or ("html",):
                if rule.made:
                    continue
                key = _key(name, rule)
                if rule.colour:
                    self.colours[key] = rule.colour
                if rule.ground:
                    self.grounds[key] = rule.ground
        for name in ("html", "body", "main"):
            self.ink = self.colours.get(name, self.ink)
            self.paper = self.grounds.get(name, self.paper).laid(self.paper)
        self.grounds = {name: one.laid(self.paper) for name, one in self.grounds.items()}

    def pairs(self, rule: Rule) -> Iterator[tuple[Paint, Paint, Paint]]:
        """Colour and ground that meet by a rule, and which of the two the rule sets."""
        if not rule.dark and rule.subject and self.redrawn.issuperset(rule.subject):
            return
        if rule.fade and not rule.made and not _WORDLESS & {*rule.subject}:
            faded = self.faded(rule, rule.fade)
            for ground in self.on(rule):
                yield faded, ground, faded
        elif rule.colour:
            for ground in self.on(rule):
                yield rule.colour, ground, rule.colour
        elif rule.ground and not rule.made and not _WORDLESS & {*rule.subject}:
            own = [self.colours[key] for one in rule.subject
                   if (key := _key(one, rule)) in self.colours]
            inside = [one for one, around in INSIDE.items()
                      if {*around} & {*rule.subject} and one not in _NO_BLOCKS]
            ground = rule.ground.laid(self.paper)
            if own:
                yield own[-1], ground, ground
            elif not inside or not all(one in self.colours for one in inside):
                yield self.ink, ground, ground

    def faded(self, rule: Rule, fade: Paint) -> Paint:
        """The colour of a rule's text where it shows in part."""
        own = (self.colours[key] for one in rule.subject
               if (key := _key(one, rule)) in self.colours)
        colour = rule.colour or next(own, self.ink)
        return replace(colour, line=fade.line, column=fade.column,
                       share=colour.share * fade.share)

    def on(self, rule: Rule) -> list[Paint]:
        """The grounds of a rule's text, its own first of all."""
        return [rule.ground.laid(self.paper)] if rule.ground else self.under(rule)

    def under(self, rule: Rule) -> list[Paint]:
        """The grounds that a rule's text may stand on."""
        here = tuple(_key(name, rule) for name in rule.subject)
        for names in (here, rule.subject, *rule.around):
            for name in names:
                if name not in _PAGE and name in self.grounds:
                    return [self.grounds[name]]
        found = []
        for names in (rule.subject, *rule.around):
            for name in names:
                blocks = [one for one in INSIDE.get(name, ())
                          if (name, one) not in self.recoloured]
                if name in INSIDE and not blocks:
                    return []  # wherever it stands it has a colour of its own
                for around in blocks:
                    found += [self.grounds[around]] if around in self.grounds else []
                    found += [self.paper] if not around and not rule.around else []
            if found:
                break
        return found or [self.paper]


# Faces, tokens ------------------------------------------------------------------------------

_GENERIC = frozenset({
    "serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "ui-serif",
    "ui-sans-serif", "ui-monospace", "ui-rounded", "math", "emoji", "fangsong", "inherit",
    "initial", "unset", "revert", "revert-layer", "-apple-system", "blinkmacsystemfont"})


def check_faces(text: str, shown: str, known: Collection[str], paper: bool,
                findings: Findings) -> None:
    """Say which faces a sheet asks for that are not ``known`` and that it doesn't bring along.

    Code ``frame-face``: a warning on ``paper``, where the layout engine has no other faces than
    ours; a note for a web page, whose reader may have them.
    """
    names = {one.casefold() for one in known} | _GENERIC
    asked: dict[str, Span] = {}
    for one, media, _rule in list_declarations(text):
        if one.lower_name not in ("font-family", "font"):
            continue
        for name in _list_families(one.value, one.lower_name == "font"):
            if any(words.startswith("font-face") for words in media):
                names.add(name.casefold())
            elif one.lower_name == "font-family" or name.casefold() not in names:
                asked.setdefault(name, Span(shown, one.source_line, one.source_column))
    for name, span in asked.items():
        if name.casefold() in names:
            continue
        if paper:
            findings.warning("frame-face", f"the layout engine has no face {name}, and takes the "
                             "face of the document", span=span, hint="take the face into the kit: "
                             "presskit fonts add; and choose it in kit.yaml under fonts:")
        else:
            findings.note("frame-face", f"nobody brings the face {name}: a reader without it sees "
                          "the next one", span=span, hint="end with serif or sans-serif, or choose "
                          "a family in kit.yaml under fonts:")


def _list_families(tokens: list, shorthand: bool) -> list[str]:
    """The families of a value; of the shorthand ``font`` those behind the size."""
    parts: list[list[str]] = [[]]
    sized = not shorthand
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        elif token.type in ("dimension", "percentage", "number"):
            sized, parts = True, [[]]
        elif token.type == "string" and sized or token.type == "ident" and sized:
            parts[-1].append(token.value)
    return [" ".join(one) for one in parts if one]


_TOKEN = re.compile(r"var\(\s*--([A-Za-z0-9_-]+)\s*\)")


def check_tokens(text: str, shown: str, tokens: Collection[str], findings: Findings) -> None:
    """Warn of a token that neither the theme nor the sheet itself has (``css-token-unknown``): a
    reader's browser and the layout engine leave such a line out without a word."""
    known = {*tokens, *list_custom(text)}
    bare = re.sub(r"/\*.*?\*/", lambda found: re.sub("[^\n]", " ", found[0]), text, flags=re.DOTALL)
    for found in _TOKEN.finditer(bare):
        if found[1] not in known:
            near = nearest(found[1], known)
            line = bare.count("\n", 0, found.start()) + 1
            column = found.start() - bare.rfind("\n", 0, found.start())
            findings.warning("css-token-unknown", f"there is no token --{found[1]}, so this line "
                             "does nothing", span=Span(shown, line, column),
                             hint=f"did you mean --{near}?" if near else
                             "the tokens are the names in theme.yaml")


# Styles in an HTML frame --------------------------------------------------------------------

_STYLE = re.compile(r"(<style\b[^>]*>)(.*?)(</style>)", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""(\bstyle=)(["'])(.*?)\2""", re.DOTALL | re.IGNORECASE)


def show_styles(html: str) -> str:
    """The styles of an HTML frame as a sheet, every character at its place: what stands in
    ``<style>``, and each attribute ``style`` as a rule without a name."""
    out = list(re.sub("[^\n]", " ", html))
    for found in _STYLE.finditer(html):
        out[found.start(2):found.end(2)] = found[2]
    for found in _ATTRIBUTE.finditer(_STYLE.sub(lambda one: re.sub("[^\n]", " ", one[0]), html)):
        out[found.start():found.end()] = f"*{'':{len(found[1]) - 1}}{{{found[3]}}}"
    return re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", lambda found: " " * len(found[0]),
                  "".join(out))
