"""What is made of an article's findings."""

import pytest
import yaml

from presskit.build.identifiers import Identifiers, read_spellings
from presskit.build.import_files import write_files
from presskit.build.import_occasion import draft_occasion
from presskit.build.import_release import draft_release
from presskit.build.imported import Draft, draft_registers
from presskit.build.load import load
from presskit.desk import Desk
from presskit.document import Reference, plain_text
from presskit.extract.article import Article, Block, Piece
from presskit.extract.proposal import Caption, Organisation, Placed, Proposal, Things
from tests.helpers.gold_articles import GOLD, propose_gold, read_gold


def squeeze(text):
    return "".join(text.split())


@pytest.fixture(scope="module", params=GOLD, ids=lambda path: path.stem.removesuffix(".gold"))
def made(request, tmp_path_factory):
    """An article of the corpus, the release drafted of its gold, and the kit's folder."""
    file, gold = read_gold(request.param)
    draft = draft_registers(propose_gold(file, gold))
    release = draft_release(draft)
    draft_occasion(release)
    folder = tmp_path_factory.mktemp("kits") / "kit"
    folder.mkdir()
    write_files(file, release, folder, Desk())
    return file, gold, release, folder


def test_the_kit_loads_without_an_error(made):
    *_, folder = made
    assert not load(folder).findings.failed


def test_every_character_is_somewhere_once(made):
    file, _, release, _ = made
    seen = [0] * len(file.text)
    for share in release.shares:
        for at in range(share.piece.start, share.piece.end):
            seen[at] += 1
    assert all(count == (0 if char.isspace() else 1) or (count == 1 and char.isspace())
               for char, count in zip(file.text, seen, strict=True))


def test_people_and_quotes_are_those_of_the_article(made):
    _, gold, _, folder = made
    kit = load(folder).kit
    names = [next(iter(person.names.values())).full for person in kit.people.values()]
    assert names == [one["name"] for one in gold["people"]]
    speakers = {one["id"]: one["name"] for one in gold["people"]}
    wanted = [(speakers[one["speaker"]], squeeze("".join(one["fragments"])))
              for one in gold["direct_quotes"] if one["speaker"] in speakers]
    said = [(next(iter(kit.people[one.speaker].names.values())).full,
             squeeze("".join(plain_text(segment.source) for segment in one.words)))
            for one in kit.quotes.values()]
    assert said == wanted


def test_the_release_says_what_the_article_says(made):
    """Characters that went into the release, quotes put back into their places, marks aside."""
    file, _, release, folder = made
    kit = load(folder).kit
    words = {f"quote:{key}": [plain_text(one.source) for one in quote.words]
             for key, quote in kit.quotes.items()}

    def read(inlines):
        for one in inlines:
            if isinstance(one, Reference):
                key, _, number = one.target.partition("#")
                yield from words[key][int(number) - 1:int(number)] if number else words[key]
            else:
                yield plain_text((one,))

    said = []
    for block in kit.press_release.body:
        if block.kind == "pull-quote":
            said += read([Reference(f"quote:{block.target}")])
        for segment in block.segments:
            said += read(segment.source)
    wanted = "".join(file.text[share.piece.start:share.piece.end]
                     for share in sorted(release.shares)
                     if share.where.startswith(("release.body", "quotes.")) and not share.why)
    assert squeeze("".join(said)) == squeeze(wanted)


def test_the_record_says_where_every_field_comes_from(made):
    file, _, release, folder = made
    record = yaml.safe_load((folder / "import" / "record.yaml").read_text("utf-8"))
    text = (folder / "import" / "article.txt").read_text("utf-8")
    assert record["sha256"] == file.sha256 and text == file.text
    assert len(record["fields"]) == len(release.draft.fields)
    names = {one["field"]: text[slice(*one["at"])] for one in record["fields"]
             if one["field"].endswith(".full")}
    kit = load(folder).kit
    for key, person in kit.people.items():
        (form,) = person.names.items()
        assert names[f"people.{key}.names.{form[0]}.full"] == form[1].full


@pytest.mark.parametrize(("name", "locale", "wanted"), [
    ("曾雨珅", "zh-Hant-HK", "zeng-yushen"), ("丁偉", "zh-Hant-TW", "ding-wei"),
    ("歐陽娜娜", "zh-Hant-HK", "ouyang-nana"), ("香港城市大學", "zh-Hant-HK",
                                                "xianggangchengshidaxue"),
    ("田中花子", "ja", "person-1"), ("김민수", "ko", "gim-minsu"), ("남궁민", "ko", "namgung-min"),
    ("곶 등대 보존회", "ko", "got-deungdae-bojonhoe"), ("ビル・エヴァンス", "ja", "biru-ebuansu"),
    ("みさきホール2", "ja", "misakihoru2"), ("Zoë O’Hara", "en", "zoe-ohara")])
def test_ids_are_letters_that_a_name_is_read_by(name, locale, wanted):
    assert Identifiers(read_spellings(Desk())).give(name, locale, "person-1") == wanted


@pytest.mark.parametrize(("words", "wanted", "whole"), [
    ("Lind Council", "lind", "lind"), ("Lind Council harbour office", "lind", ""),
    ("Lind Councillors’ Club", "", ""), ("Lind", "lind", "lind"), ("Lind Valley School", "", ""),
    ("海岬大學", "haijia", "haijia"), ("海岬大學醫學院", "haijia", ""),
    ("海大", "haijia", "haijia"), ("海大博物館", "", "")])
def test_a_short_form_of_one_body_is_no_beginning_of_another(words, wanted, whole):
    text = f"Lind Council\n海岬大學\n海大\n{words}"

    def at(form):
        return Piece(text.index(form), text.index(form) + len(form))
    bodies = (Organisation(at("Lind Council"), (at("Lind"),)),
              Organisation(at("海岬大學"), (at("海大"),)))
    article = Article(text, "zh-Hant-HK", (Block(Piece(0, len(text))),))
    draft = Draft(Proposal(article, (Placed("paragraph"),), (), (), (),
                           Things(organisations=bodies)), organisations=("lind", "haijia"))
    asked = Piece(len(text) - len(words), len(text))
    assert draft.find_organisation(asked) == wanted
    assert draft.find_organisation(asked, whole=True) == whole


def test_the_line_under_a_caption_is_its_pictures_credit():
    text = "A boat\n[Ann Lee]\n[Bo Lee]"
    blocks = tuple(Block(Piece(*span)) for span in ((0, 6), (7, 16), (17, 25)))
    proposal = Proposal(
        Article(text, "en", blocks), (Placed("caption"), Placed("credit"), Placed("credit")),
        things=Things(captions=(Caption(Piece(0, 6), (), Piece(8, 15)),)))
    release = draft_release(draft_registers(proposal))
    assert release.draft.files["pictures"]["picture-1"]["credit"] == "Ann Lee"
    assert [(text[one.piece.start:one.piece.end], one.why) for one in release.shares
            if not one.where] == [
        ("[", "a mark or credit beside a caption"), ("]", "a mark or credit beside a caption"),
        ("[Bo Lee]", "a credit without a picture")]
