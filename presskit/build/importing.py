"""From an article to a kit in one go: read it, look for what a kit holds, write the folder.

Here: the order of the steps, the text of the files, the record of the import.  Never here: how
anything is found (``extract``), what becomes an entry (``imported``, ``import_release``).

The folder is made beside its place, loaded as any kit is, and moved there in one step.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presskit import locales
from presskit.build.articles import open_article
from presskit.build.beginning import begin_kit
from presskit.build.extractors import ask_extractor
from presskit.build.identifiers import read_spellings
from presskit.build.import_files import write_files
from presskit.build.import_kept import RECORD
from presskit.build.import_occasion import draft_occasion
from presskit.build.import_records import read_choices, read_original, read_record
from presskit.build.import_release import ReleaseDraft, draft_release
from presskit.build.import_update import Update, update_kit
from presskit.build.imported import Draft, draft_registers
from presskit.build.load import known_locales, load
from presskit.build.tables import Shelf
from presskit.content.articles import ArticleFile
from presskit.desk import Desk
from presskit.diagnostics import Exit, PresskitError, Span, show_path
from presskit.extract import LANGUAGES, Article, Block, Piece, decode_words, extract
from presskit.extract.choices import Choice, apply_choices
from presskit.extract.embargo import Hold, find_embargoes
from presskit.extract.language import tell_locale
from presskit.extract.notes import find_notes
from presskit.extract.proposal import Proposal

if TYPE_CHECKING:
    from presskit.extract.words import Words

__all__ = ["Imported", "choose", "import_article", "open_import", "propose_kit", "read_words"]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made: the article as read, its locale and how sure that is (1 where somebody
    said so), the release with the draft behind it, the kit's folder.

    ``update`` is what changed in a kit that was there, ``lost`` are choices that are about
    nothing in the article any more.
    """

    file: ArticleFile
    locale: str
    sure: float
    release: ReleaseDraft
    folder: Path
    update: Update | None = None
    lost: tuple[Choice, ...] = ()

    @property
    def draft(self) -> Draft:
        return self.release.draft


def import_article(path: Path, folder: Path, desk: Desk, source: str = "",
                   extractor: str = "", embargo: str = "") -> Imported:
    """Make the kit ``folder`` of the article in ``path``, or bring one up to date that was made
    of an earlier version; ``source`` is its locale, told by its characters where it is empty,
    ``extractor`` the name of somebody else's rules, ``embargo`` the moment before which nothing may
    be published, or ``none`` where the article's embargo is over.

    Raises ``PresskitError`` for what can't be read or written, for a kit that was made in another
    way, and for a language that no rules are written for.
    """
    if folder.exists() and not (folder / RECORD / "record.yaml").is_file():
        raise PresskitError.one("kit-exists", "there is a kit of this name that no import made",
                                span=Span(show_path(folder)), exit_code=Exit.USAGE,
                                hint="choose another name with --to, or move that folder away")
    file = open_article(path)
    locale, sure = _settle_locale(file, source, desk)
    if folder.exists():
        record = read_record(folder)
        return _renew(file, locale, sure, folder, desk, read_choices(folder),
                      extractor or record.get("extractor") or "",
                      embargo or _said_before(record, _article_of(file, locale), desk),
                      _source(record))
    release, _ = propose_kit(file, locale, desk, extractor=extractor, embargo=embargo)
    if all(one.startswith(("## ", "![](picture:")) for one in release.body):
        raise PresskitError.one(
            "article-empty", "nothing of this article is a paragraph: all of it is headings, "
            "captions, notes or contacts", span=Span(file.file),
            hint="look whether the whole article was saved; a release needs one paragraph")
    _write(file, release, folder, desk)
    return Imported(file, locale, sure, release, folder)


def open_import(folder: Path, desk: Desk) -> Imported:
    """An imported kit as its article and everything that was chosen make it; nothing is written.

    Raises ``PresskitError`` (``import-record``) for a kit that no import made.
    """
    file, record = read_original(folder)
    release, lost = propose_kit(file, record["locale"], desk, read_choices(folder),
                                record.get("extractor") or "", record.get("embargo") or "",
                                _source(record))
    return Imported(file, record["locale"], 1.0, release, folder, None, lost)


def choose(made: Imported, choices: Iterable[Choice], desk: Desk) -> Imported:
    """The kit after somebody decided about some findings; a later choice about the same finding
    stands in the place of an earlier one."""
    kept = {(one.kind, one.words): one for one in (*read_choices(made.folder), *choices)}
    return _renew(made.file, made.locale, made.sure, made.folder, desk, tuple(kept.values()),
                  made.draft.extractor, made.draft.embargo, made.draft.source)


def _renew(file: ArticleFile, locale: str, sure: float, folder: Path, desk: Desk,
           choices: tuple[Choice, ...], extractor: str, embargo: str, source: str) -> Imported:
    release, lost = propose_kit(file, locale, desk, choices, extractor, embargo, source)
    update = update_kit(file, release, folder, desk, choices)
    return Imported(file, locale, sure, release, folder, update, lost)


def propose_kit(file: ArticleFile, locale: str, desk: Desk, choices: Iterable[Choice] = (),
                extractor: str = "", embargo: str = "",
                source: str = "") -> tuple[ReleaseDraft, tuple[Choice, ...]]:
    """The kit that an article in a locale seems to hold after some choices, and the choices that
    are about nothing in it.  ``source`` is what accepted names give as their source, the file's
    name where it is empty.

    Raises ``PresskitError`` (``article-embargo``) for an article that is held back, where nobody
    says until when.
    """
    article = _article_of(file, locale)
    held = find_embargoes(article, _listed("embargo", desk))
    if held and not embargo:
        raise _refuse_held(file, article, held)
    proposal = extract(article, read_words(locale, desk))
    if extractor:
        proposal = ask_extractor(extractor, proposal)
    found = proposal
    proposal, lost = apply_choices(found, choices)
    draft = draft_registers(proposal, source or Path(file.file).name, read_spellings(desk))
    draft.extractor, draft.embargo = extractor, embargo
    draft.held = tuple(one.block for one in held)
    draft.struck = tuple(one.block for one in held if one.is_clear or embargo != "none")
    draft.notes = _notes(found, draft, desk)
    release = draft_release(draft, file.pictures)
    draft_occasion(release)
    return release, lost


def _notes(found: Proposal, draft: Draft, desk: Desk) -> tuple[int, ...]:
    """The blocks that say something to editors: what the rules found and somebody left so, and
    what somebody says is a note.  An accepted line of a form stays one."""
    said = find_notes(found, _listed("notes", desk))
    return tuple(number for number, one in enumerate(draft.proposal.placed)
                 if one.kind == "note" and number not in draft.struck
                 and (number in said or found.placed[number].kind != "note"))


def _refuse_held(file: ArticleFile, article: Article, held: tuple[Hold, ...]) -> PresskitError:
    """Say what holds an article back, clear lines first."""
    one = min(held, key=lambda hold: not hold.is_clear)
    words = " ".join(article.words(article.blocks[one.block].piece).split())
    hint = "say the moment with its zone, for example --embargo 2026-06-04T00:01+01:00; or, where "
    if one.is_clear:
        return PresskitError.one(
            "article-embargo", f"this article is held back, and its words leave the moment open: "
            f"{words}", span=Span(file.file), hint=f"{hint}it is over, --embargo none")
    return PresskitError.one(
        "article-embargo", f"this line may hold the article back until some hour: {words}",
        span=Span(file.file), hint=f"{hint}it means something else, --embargo none: it stays in "
        "the text")


def _source(record: Mapping[str, Any]) -> str:
    """The name of the first version of the article: names that were accepted with it keep it as
    their source, or every later version would change a line of each of them."""
    return record.get("source") or record["original"]["name"]


def _article_of(file: ArticleFile, locale: str) -> Article:
    return Article(file.text, locale, tuple(
        Block(Piece(one.start, one.end), one.hint, one.level) for one in file.blocks))


def _said_before(record: Mapping[str, Any], article: Article, desk: Desk) -> str:
    """What was said of the embargo at the last import, unless another line holds the article back
    now: that one may name a later hour."""
    held = [article.words(article.blocks[one.block].piece)
            for one in find_embargoes(article, _listed("embargo", desk))]
    known = {*record.get("held_by", ())}
    return (record.get("embargo") or "") if known.issuperset(held) else ""


def read_words(locale: str, desk: Desk) -> Words:
    """The word lists of a locale's language, and those for every language."""
    shelf = Shelf((desk.templates,))
    return decode_words(shelf.table(f"articles/{home}/{name}")[0]
                        for home in (LANGUAGES[locales.language(locale)], "every")
                        for name in shelf.names(f"articles/{home}"))


def _listed(name: str, desk: Desk) -> Words:
    """The word lists of a table that is for every language."""
    return decode_words([Shelf((desk.templates,)).table(f"articles/{name}")[0]])


def _settle_locale(file: ArticleFile, source: str, desk: Desk) -> tuple[str, float]:
    known = known_locales(desk)
    if source:
        try:
            tag = locales.canonical(source)
        except ValueError:
            tag = ""
        found = tag if tag in known and locales.language(tag) in LANGUAGES else ""
        if not found:
            raise PresskitError.one("locale-unserved", f'articles in "{source}" can\'t be read',
                                    exit_code=Exit.USAGE, hint=f"there are {', '.join(known)}")
        return found, 1.0
    told, sure = tell_locale(file.text, _listed("regions", desk))
    if not told:
        raise PresskitError.one(
            "article-language", "no letter of this article tells its language",
            span=Span(file.file), hint=f"say it with --source, one of {', '.join(known)}")
    return told, sure


def _write(file: ArticleFile, release: ReleaseDraft, folder: Path, desk: Desk) -> None:
    with begin_kit(folder) as beside:
        write_files(file, release, beside, desk)
        load(beside, desk)  # what doesn't load is not left behind
