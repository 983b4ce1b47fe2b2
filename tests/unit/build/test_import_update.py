"""An imported kit after its article changed, or after somebody decided."""

import io
from dataclasses import replace
from types import SimpleNamespace

import pytest
import yaml
from PIL import Image

from presskit.build import extractors, importing
from presskit.build.import_records import say_clashes
from presskit.build.import_rows import list_rows
from presskit.build.importing import choose, import_article, open_import
from presskit.build.load import load
from presskit.cli.walking import walk
from presskit.desk import Desk
from presskit.diagnostics import Findings, PresskitError
from presskit.document import plain_text
from presskit.extract.article import Piece
from presskit.extract.checked import each_fault
from presskit.extract.choices import Choice, find_words
from presskit.extract.marks import pairs_of
from presskit.extract.proposal import Person, Placed, Proposal, Quote, Things, Work

ARTICLE = """Harbour opens its lamp room

The lamp room of the harbour opens on Sunday. Ann Lee, keeper of the lamp, lit it once more.

“It took us nine years,” Ann Lee said.

Bo Ek wrote The Night Boat about it.

“Nobody sleeps here.”

Sunny Bay is where the visit ends.
"""
NAMES = ("Ann Lee", "Bo Ek", "Sunny Bay")
WEAK = {"Sunny Bay": 0.4}


def propose(article, _words):
    """Rules that know three names and take every pair of marks for Ann Lee's words."""
    people = tuple(Person(piece, (piece,), sure=WEAK.get(name, 0.95), why="listed")
                   for name in NAMES if (piece := find_words(article, name)))
    ann = next((at for at, one in enumerate(people)
                if article.words(one.name) == "Ann Lee"), None)
    quotes = tuple(Quote((pair.inner,), (pair.outer,), ann, sure=0.6, why="in-marks")
                   for _, block, _ in article.each() for pair in pairs_of(article, block))
    title = find_words(article, "The Night Boat")
    things = Things(works=(Work(title, "book"),) if title else ())
    placed = tuple(Placed("headline" if number == 0 else "paragraph")
                   for number, *_ in article.each())
    return Proposal(article, placed, people, quotes, (), things)


@pytest.fixture
def article(tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "extract", propose)
    path = tmp_path / "lamp.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.fixture
def kit(article, tmp_path):
    import_article(article, tmp_path / "kit", Desk(), "en")
    return tmp_path / "kit"


def names(kit):
    return [person.names["en"].full for person in load(kit).kit.people.values()]


def speakers(kit):
    return [one.speaker for one in load(kit).kit.quotes.values()]


def test_the_same_article_again_changes_nothing(article, kit):
    before = {path: path.read_bytes() for path in kit.rglob("*") if path.is_file()}
    made = import_article(article, kit, Desk(), "en")
    assert not made.update.changes and not made.update.clashes
    assert {path: path.read_bytes() for path in kit.rglob("*") if path.is_file()} == before


def test_what_was_written_by_hand_stays_beside_what_the_article_changed(article, kit):
    release = kit / "release.md"
    release.write_text(release.read_text("utf-8").replace("is where", "is the place where"),
                       "utf-8")
    article.write_text(ARTICLE.replace("on Sunday", "on Monday"), "utf-8")
    made = import_article(article, kit, Desk(), "en")
    text = release.read_text("utf-8")
    assert "on Monday" in text and "is the place where" in text
    assert not made.update.clashes
    assert any("+" in line and "on Monday" in line for line in made.update.changes["release.md"])
    assert (kit / "import" / "original.txt").read_text("utf-8") == article.read_text("utf-8")


def test_where_both_changed_a_line_the_hand_stays_and_the_article_stands_beside(article, kit):
    release = kit / "release.md"
    release.write_text(release.read_text("utf-8").replace("on Sunday", "at noon"), "utf-8")
    article.write_text(ARTICLE.replace("on Sunday", "on Monday"), "utf-8")
    made = import_article(article, kit, Desk(), "en")
    assert "at noon" in release.read_text("utf-8")
    beside = made.update.clashes["release.md"]
    assert "on Monday" in beside.read_text("utf-8")
    import_article(article, kit, Desk(), "en")
    choose(open_import(kit, Desk()), [Choice("person", "BoEk", "reject")], Desk())
    assert "on Monday" in beside.read_text("utf-8")  # until somebody settles it
    findings = Findings()
    say_clashes(kit, findings)
    assert [one.code for one in findings] == ["import-clash"]
    beside.unlink()
    findings = Findings()
    say_clashes(kit, findings)
    assert not [*findings]


def test_decisions_go_into_the_kit_and_outlive_a_new_version_of_the_article(article, kit):
    choose(open_import(kit, Desk()), [
        Choice("person", "SunnyBay", "reject"), Choice("person", "AnnLee", "accept"),
        Choice("speaker", "Nobodysleepshere.", "change", "Bo Ek"),
        Choice("work", "TheNightBoat", "change", "Night Boat")], Desk())
    assert names(kit) == ["Ann Lee", "Bo Ek"]
    assert speakers(kit) == ["ann-lee", "bo-ek"]
    assert load(kit).kit.people["ann-lee"].names["en"].status == "published"
    assert load(kit).kit.people["bo-ek"].names["en"].status == "suggested"
    assert [work.names["en"].full for work in load(kit).kit.works.values()] == ["Night Boat"]
    article.write_text(ARTICLE.replace("nine years", "ten years"), "utf-8")
    import_article(article, kit, Desk(), "en")
    assert names(kit) == ["Ann Lee", "Bo Ek"]
    assert speakers(kit) == ["ann-lee", "bo-ek"]
    assert "ten years" in (kit / "quotes.yaml").read_text("utf-8")


def test_a_decision_about_nothing_any_more_is_told(article, kit):
    choose(open_import(kit, Desk()), [Choice("speaker", "Nobodysleepshere.", "reject")], Desk())
    article.write_text(ARTICLE.replace("Nobody sleeps here", "Somebody does"), "utf-8")
    made = import_article(article, kit, Desk(), "en")
    assert [one.words for one in made.lost] == ["Nobodysleepshere."]


def test_a_quote_that_is_none_stays_in_its_paragraph_with_its_marks(kit):
    choose(open_import(kit, Desk()), [Choice("speaker", "Nobodysleepshere.", "reject")], Desk())
    assert "“Nobody sleeps here.”" in (kit / "release.md").read_text("utf-8")


@pytest.mark.parametrize(("kind", "into"), [("heading", "## Bo Ek wrote"),
                                            ("caption", ""), ("credit", "")])
def test_a_block_can_be_told_to_be_something_else(kit, kind, into):
    words = "BoEkwroteTheNightBoataboutit."
    choose(open_import(kit, Desk()), [Choice("block", words, "change", kind)], Desk())
    text = (kit / "release.md").read_text("utf-8")
    assert into in text if into else "Bo Ek wrote" not in text
    assert ("Bo Ek wrote" in str(load(kit).kit.pictures)) == (kind == "caption")


def test_two_names_of_one_person_become_one_person(kit):
    choose(open_import(kit, Desk()), [Choice("person", "BoEk", "change", "Ann Lee")], Desk())
    assert names(kit) == ["Ann Lee", "Sunny Bay"]
    assert load(kit).kit.people["ann-lee"].names["en"].aliases == ()  # a wrong form is none


def test_answers_at_the_terminal_are_choices_in_order(kit, monkeypatch):
    made = open_import(kit, Desk())
    rows = list_rows(made.release)
    assert [row.is_doubtful for row in rows] == sorted((row.is_doubtful for row in rows),
                                                       reverse=True)
    answers = io.StringIO("r\nx\nc\nZed\nBo Ek\na\nq\n")
    monkeypatch.setattr("builtins.input", lambda _: answers.readline().rstrip("\n"))
    given = [*walk(rows, made.draft.proposal)]
    assert [one.answer for one in given] == ["reject", "change", "accept"]
    assert given[1].instead == "Bo Ek"


def test_the_end_of_the_input_ends_the_walk(kit, monkeypatch):
    made = open_import(kit, Desk())

    def end(_):
        raise EOFError
    monkeypatch.setattr("builtins.input", end)
    assert [*walk(list_rows(made.release), made.draft.proposal)] == []


def test_a_kit_that_no_import_made_is_left_alone(article, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "kit.yaml").write_text("title: Mine\n", "utf-8")
    with pytest.raises(PresskitError) as caught:
        import_article(article, tmp_path / "own", Desk(), "en")
    assert caught.value.diagnostics[0].code == "kit-exists"
    assert [path.name for path in (tmp_path / "own").iterdir()] == ["kit.yaml"]


def test_a_changed_original_is_not_taken_for_the_one_that_was_imported(kit):
    (kit / "import" / "original.txt").write_text("Something else", "utf-8")
    with pytest.raises(PresskitError) as caught:
        open_import(kit, Desk())
    assert caught.value.diagnostics[0].code == "import-record"


def test_a_result_that_would_not_load_changes_nothing(article, kit):
    people = kit / "people.yaml"
    people.write_text(people.read_text("utf-8").replace("ann-lee:", "ann:"), "utf-8")
    article.write_text(ARTICLE.replace("nine years", "ten years"), "utf-8")
    before = {path: path.read_bytes() for path in kit.rglob("*") if path.is_file()}
    with pytest.raises(PresskitError):
        import_article(article, kit, Desk(), "en")
    assert {path: path.read_bytes() for path in kit.rglob("*") if path.is_file()} == before
    assert [path.name for path in kit.parent.iterdir() if path.name.startswith(".")] == []


def test_a_line_of_choices_that_says_nothing_known_has_a_place(kit):
    (kit / "import" / "choices.yaml").write_text(yaml.safe_dump(
        {"choices": [{"kind": "person", "words": "AnnLee", "answer": "perhaps"}]}), "utf-8")
    with pytest.raises(PresskitError) as caught:
        open_import(kit, Desk())
    (found,) = caught.value.diagnostics
    assert found.code == "import-choice" and found.span.line


def test_a_proposal_that_leaves_its_article_has_faults(article, kit):
    proposal = open_import(kit, Desk()).draft.proposal
    assert [*each_fault(proposal)] == []
    quote = replace(proposal.quotes[0], speaker=7, sure=1.5)
    said = " ".join(each_fault(replace(proposal, quotes=(quote, proposal.quotes[0]))))
    assert "no person number 7" in said and "1.5 sure" in said and "share" in said


def test_pictures_come_with_their_captions_and_the_others_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "extract", lambda article, words: replace(
        propose(article, words), placed=tuple(
            Placed("caption" if "keeper" in text else "paragraph")
            for *_, text in article.each())))
    for name in ("lamp.png", "sea.png"):
        Image.new("RGB", (8, 8)).save(tmp_path / name)
    (tmp_path / "broken.png").write_bytes((tmp_path / "sea.png").read_bytes()[:40])
    path = tmp_path / "lamp.md"
    path.write_text("The room opens.\n\n![A lamp](lamp.png)\n\nAnn Lee, keeper of the lamp\n\n"
                    "![The sea](sea.png)\n\n![](broken.png)\n\nBo Ek came too.\n", "utf-8")
    made = import_article(path, tmp_path / "kit", Desk(), "en")
    kit = load(tmp_path / "kit").kit
    shown = [(one.file, plain_text(one.caption.source), plain_text(one.alternative.source))
             for one in kit.pictures.values()]
    assert shown == [("pictures/lamp.png", "Ann Lee, keeper of the lamp", "A lamp"),
                     ("pictures/sea.png", "", "The sea")]
    assert [block.kind for block in kit.press_release.body] == ["paragraph", "figure", "figure",
                                                               "paragraph"]
    assert any("broken.png" in one for one in made.file.left_out)


@pytest.mark.parametrize(("made", "said"), [
    (lambda proposal: replace(proposal, people=proposal.people[:1], quotes=()), ""),
    (lambda proposal: replace(proposal, people=(*proposal.people, Person(
        Piece(90_000, 90_007), (Piece(90_000, 90_007),)))), "outside every block"),
    (lambda proposal: replace(proposal, article=replace(proposal.article, text="Other words")),
     "changed the article"),
    (lambda proposal: {"people": []}, "no proposal"),
    (lambda proposal: 1 / 0, "ZeroDivisionError")])
def test_rules_of_others_have_a_say_and_keep_to_the_article(article, tmp_path, monkeypatch, made,
                                                           said):
    entry = SimpleNamespace(name="ours", load=lambda: made)
    monkeypatch.setattr(extractors, "entry_points", lambda group: [entry])
    if not said:
        import_article(article, tmp_path / "kit", Desk(), "en", "ours")
        assert names(tmp_path / "kit") == ["Ann Lee"]
        assert open_import(tmp_path / "kit", Desk()).draft.people == ("ann-lee",)
        return
    with pytest.raises(PresskitError) as caught:
        import_article(article, tmp_path / "kit", Desk(), "en", "ours")
    assert caught.value.diagnostics[0].code == "extractor-wrong"
    assert said in caught.value.diagnostics[0].message
    assert not (tmp_path / "kit").exists()


def test_an_extractor_that_is_not_installed_is_named(article, tmp_path):
    with pytest.raises(PresskitError) as caught:
        import_article(article, tmp_path / "kit", Desk(), "en", "nobodys")
    assert caught.value.diagnostics[0].code == "extractor-unknown"


HELD = "EMBARGOED until 00.01, Thursday 4 June 2099"


@pytest.mark.parametrize(("line", "kept"), [
    (HELD, True), ("", True), ("EMBARGOED until noon, Friday 5 June 2099", False)])
def test_what_was_said_of_an_embargo_holds_for_the_line_it_was_said_of(article, tmp_path, line,
                                                                     kept):
    article.write_text(f"{HELD}\n\n{ARTICLE}", "utf-8")
    moment = "2099-06-04T00:01+01:00"
    import_article(article, tmp_path / "kit", Desk(), "en", embargo=moment)
    article.write_text(f"{line}\n\n{ARTICLE}", "utf-8")
    if kept:
        import_article(article, tmp_path / "kit", Desk(), "en")
    else:
        with pytest.raises(PresskitError) as caught:
            import_article(article, tmp_path / "kit", Desk(), "en")
        assert caught.value.diagnostics[0].code == "article-embargo"
    assert moment in (tmp_path / "kit" / "kit.yaml").read_text("utf-8")


def drawn(colour):
    out = io.BytesIO()
    Image.new("RGB", (4, 4), colour).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def page(tmp_path, monkeypatch):
    """An article with two pictures beside it."""
    monkeypatch.setattr(importing, "extract", propose)
    for name in ("lamp", "sea"):
        (tmp_path / f"{name}.png").write_bytes(drawn("red"))
    path = tmp_path / "lamp.md"
    path.write_text(f"{ARTICLE}\n![A lamp](lamp.png)\n\n![The sea](sea.png)\n", "utf-8")
    import_article(path, tmp_path / "kit", Desk(), "en")
    return path


def test_pictures_beside_an_article_stay_when_somebody_decides(page, tmp_path):
    for path in tmp_path.glob("*.png"):
        path.unlink()
    made = choose(open_import(tmp_path / "kit", Desk()), [Choice("person", "BoEk", "reject")],
                  Desk())
    assert "pictures.yaml" not in made.update.changes
    assert [*load(tmp_path / "kit").kit.pictures] == ["lamp", "sea"]


def test_a_picture_that_somebody_changed_or_took_away_stays_so(page, tmp_path):
    kit = tmp_path / "kit"
    (kit / "pictures" / "sea.png").write_bytes(drawn("green"))
    for name in ("lamp", "sea"):
        (tmp_path / f"{name}.png").write_bytes(drawn("blue"))
    import_article(page, kit, Desk(), "en")
    assert (kit / "pictures" / "lamp.png").read_bytes() == drawn("blue")
    assert (kit / "pictures" / "sea.png").read_bytes() == drawn("green")
    for path in (kit / "pictures" / "lamp.png", kit / "pictures.yaml"):
        path.unlink()
    release = kit / "release.md"
    release.write_text("".join(line for line in release.read_text("utf-8").splitlines(True)
                               if "picture:" not in line), "utf-8")
    import_article(page, kit, Desk(), "en")
    assert not (kit / "pictures" / "lamp.png").exists()
    assert not (kit / "pictures.yaml").exists()
