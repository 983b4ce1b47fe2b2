"""An imported kit after its article changed, or after somebody decided."""

import io
from dataclasses import replace
from types import SimpleNamespace

import pytest
import yaml
from PIL import Image

from presskit.build import extractors, importing
from presskit.build.import_kept import say_clashes
from presskit.build.import_rows import list_rows
from presskit.build.importing import choose, import_article, open_import
from presskit.build.load import load
from presskit.cli.walking import walk
from presskit.compose import settled
from presskit.desk import Desk
from presskit.diagnostics import Findings, PresskitError
from presskit.document import plain_text
from presskit.extract.article import Piece
from presskit.extract.checked import each_fault
from presskit.extract.choices import Choice, apply_choices, find_words
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
    quotes = tuple(Quote((pair.inner,), (pair.outer,), ann, why="in-marks",
                         sure=0.9 if "said" in text else 0.6)
                   for _, block, text in article.each() for pair in pairs_of(article, block))
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


def test_a_difference_shows_words_and_not_how_sure_names_are(article, kit):
    made = choose(open_import(kit, Desk()), [Choice("person", "AnnLee", "accept")], Desk())
    assert made.update.changes == {} and made.update.settled == {"people.yaml": 1}
    second = article.rename(article.with_name("second.txt"))
    second.write_text(ARTICLE.replace("Ann Lee", "Anne Lee").replace("on Sunday", "on Monday"),
                      "utf-8")
    made = import_article(second, kit, Desk(), "en")
    said = "\n".join(line for lines in made.update.changes.values() for line in lines)
    assert "on Monday" in said and "status:" not in said and "lamp.txt" not in said


def test_a_later_version_by_another_name_changes_nothing_of_accepted_names(article, kit):
    choose(open_import(kit, Desk()), [Choice("person", "AnnLee", "accept")], Desk())
    second = article.rename(article.with_name("second.txt"))
    made = import_article(second, kit, Desk(), "en")
    assert not made.update.changes and not made.update.settled
    assert load(kit).kit.people["ann-lee"].names["en"].source == "lamp.txt"
    assert not import_article(second, kit, Desk(), "en").update.changes


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
    assert [row.waits for row in rows[:3]] == [True, True, False]
    given = answered(monkeypatch, made, "c", "Zed", "Bo Ek", "x", "r", "a", "q")
    assert [(one.kind, one.answer, one.instead) for one in given] == [
        ("speaker", "change", "Bo Ek"), ("person", "reject", ""), ("block", "accept", "")]


def answered(monkeypatch, made, *lines):
    """The choices of somebody who types these lines; then the input ends."""
    left, given = list(lines), []

    def read(_):
        if not left:
            raise EOFError
        return left.pop(0)
    monkeypatch.setattr("builtins.input", read)
    walk(list_rows(made.release), made.draft.whole, given)
    assert not left
    return given


def test_the_end_of_the_input_ends_the_walk(kit, monkeypatch):
    made = open_import(kit, Desk())
    assert answered(monkeypatch, made) == []
    kept = answered(monkeypatch, made, "a", "m", "p", "harbour", "p")  # and keeps what was said
    assert [one.answer for one in kept] == ["accept", "add"]


def shown(kit):
    """The people and the quotes that sheets may give."""
    found = settled(load(kit).kit)
    return [one.names["en"].full for one in found.people.values()], [*found.quotes]


def test_what_is_doubtful_is_in_no_document_before_somebody_has_decided(kit):
    assert names(kit) == ["Ann Lee", "Bo Ek", "Sunny Bay"]
    assert speakers(kit) == ["ann-lee", "ann-lee"]
    assert shown(kit) == (["Ann Lee", "Bo Ek"], ["ann-lee-1"])
    found = [one for one in load(kit).findings if one.code.endswith("-guessed")]
    assert [(one.code, one.span.line > 0, bool(one.hint)) for one in found] == [
        ("name-guessed", True, True), ("speaker-guessed", True, True)]
    choose(open_import(kit, Desk()), [Choice("person", "SunnyBay", "accept"),
                                      Choice("speaker", "Nobodysleepshere.", "accept")], Desk())
    assert shown(kit) == (["Ann Lee", "Bo Ek", "Sunny Bay"], ["ann-lee-1", "ann-lee-2"])
    assert not [one for one in load(kit).findings if one.code.endswith("-guessed")]


def test_whoever_is_said_to_speak_is_somebody(kit):
    choose(open_import(kit, Desk()), [
        Choice("speaker", "Nobodysleepshere.", "change", "Sunny Bay")], Desk())
    assert speakers(kit) == ["ann-lee", "sunny-bay"]
    assert load(kit).kit.people["sunny-bay"].names["en"].status == "published"


def test_answers_can_be_taken_back_one_after_another(kit, monkeypatch):
    made = open_import(kit, Desk())
    given = answered(monkeypatch, made, "a", "r", "b", "b", "r", "a", "q")
    assert [(one.kind, one.answer) for one in given] == [("speaker", "reject"),
                                                         ("person", "accept")]


def test_one_answer_can_be_for_all_of_a_kind(kit, monkeypatch):
    made = open_import(kit, Desk())
    given = answered(monkeypatch, made, "s", "e", "n", "e", "a", "b", "e", "a", "q")
    assert {(one.kind, one.answer, one.words) for one in given} == {
        ("person", "accept", words) for words in ("SunnyBay", "AnnLee", "BoEk")}
    choose(made, given, Desk())
    assert {person.names["en"].status for person in load(kit).kit.people.values()} == {"published"}


def test_somebody_the_rules_missed_is_added_with_the_words_of_the_article(kit, monkeypatch):
    made = open_import(kit, Desk())
    given = answered(monkeypatch, made, "m", "p", "Zed", "Night Boat", "b", "lamp room",
                     "w", "harbour", "n", "q")
    assert [(one.kind, one.answer, one.words) for one in given] == [
        ("person", "add", "NightBoat"), ("organisation", "add", "lamproom"),
        ("work", "add", "harbour")]
    choose(made, given, Desk())
    assert "Night Boat" in names(kit)
    assert [one.names["en"].full for one in load(kit).kit.organisations.values()] == ["lamp room"]


def test_a_quote_the_rules_missed_is_added_with_who_said_it(kit, monkeypatch):
    made = open_import(kit, Desk())
    said = "where the visit ends"
    given = answered(monkeypatch, made, "m", "q", "took us nine", "q", "“Nobody sleeps here.”",
                     "Bo Ek", "q", said, "Bo Ek", "n", "q")
    assert (given.pop(0).words, given[0].kind) == ("Nobodysleepshere.", "quote")
    assert [(one.kind, one.answer, one.instead) for one in given] == [
        ("quote", "add", said), ("speaker", "change", "Bo Ek")]
    choose(made, given, Desk())
    quotes = load(kit).kit.quotes
    assert [plain_text(segment.source) for one in quotes.values() if one.speaker == "bo-ek"
            for segment in one.words][-1] == said
    assert "Sunny Bay is {q:bo-ek-1}." in (kit / "release.md").read_text("utf-8")
    again = apply_choices(made.draft.whole, [Choice("quote", "us", "add", "took us")])
    assert [one.kind for one in again[1]] == ["quote"]  # inside of a quote that is known


def test_a_part_of_a_name_is_asked_about(kit, monkeypatch):
    made = open_import(kit, Desk())
    given = answered(monkeypatch, made, "c", "Lee", "y", "m", "p", "Ek", "n", "n", "q")
    assert [(one.kind, one.answer, one.instead) for one in given] == [
        ("speaker", "change", "Ann Lee"), ("person", "add", "Ek")]


def test_a_half_name_that_a_rule_found_is_not_accepted_unasked(article, tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "extract", lambda article, words: replace(
        propose(article, words), people=(Person(
            find_words(article, "Lee,"[:3]), (), sure=0.5, why="half"),
            *propose(article, words).people), quotes=()))
    made = import_article(article, tmp_path / "half", Desk(), "en")
    given = answered(monkeypatch, made, "a", "y", "q")
    assert [(one.words, one.instead) for one in given] == [("Lee", "Ann Lee")]
    choose(made, given, Desk())
    assert names(tmp_path / "half") == ["Ann Lee", "Bo Ek", "Sunny Bay"]


def test_a_half_name_stays_open_when_all_are_accepted_at_once(article, tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "extract", lambda article, words: replace(
        propose(article, words), people=(Person(
            find_words(article, "Lee,"[:3]), (), sure=0.5, why="half"),
            *propose(article, words).people), quotes=()))
    made = import_article(article, tmp_path / "half", Desk(), "en")
    given = answered(monkeypatch, made, "e", "a", "a", "y", "q")
    assert sorted((one.answer, one.words) for one in given) == [
        ("accept", "AnnLee"), ("accept", "BoEk"), ("accept", "SunnyBay"), ("change", "Lee")]


def test_a_person_gets_another_title_and_body_or_none(kit, monkeypatch):
    made = open_import(kit, Desk())
    given = answered(monkeypatch, made, "s", "s", "s", "t", "keeper of the lamp", "harbour", "q")
    choose(made, given, Desk())
    ann = load(kit).kit.people["ann-lee"]
    assert plain_text(ann.title.source) == "keeper of the lamp" and ann.organisation == "harbour"
    made = open_import(kit, Desk())
    choose(made, answered(monkeypatch, made, "s", "s", "s", "t", "-", "q"), Desk())
    ann = load(kit).kit.people["ann-lee"]
    assert not ann.title.text and not ann.organisation


@pytest.mark.parametrize("lines", [("s", "s", "o", "q"),
                                   ("m", "o", "wrote The", "y", "n", "q")])
def test_a_block_can_be_left_out_with_all_that_it_alone_says(kit, monkeypatch, lines):
    made = open_import(kit, Desk())
    choose(made, answered(monkeypatch, made, *lines), Desk())
    text = (kit / "release.md").read_text("utf-8")
    if lines[0] == "s":
        assert "Harbour opens" not in text
    else:
        assert "Bo Ek" not in text and names(kit) == ["Ann Lee", "Sunny Bay"]
    record = yaml.safe_load((kit / "import" / "record.yaml").read_text("utf-8"))
    assert any("wants it left out" in one.get("why", "") for one in record["shares"])


def test_notes_to_editors_are_the_end_of_the_release(article, tmp_path, monkeypatch):
    def place(article, words):
        made = propose(article, words)
        return replace(made, placed=tuple(
            Placed("note", 0.9, "form-head" if "opens its" in text else "note-head")
            if number < 2 else one for (number, _, text), one in zip(
                article.each(), made.placed, strict=True)))
    monkeypatch.setattr(importing, "extract", place)
    made = import_article(article, tmp_path / "noted", Desk(), "en")
    assert made.release.body[-1].startswith("The lamp room") and len(made.draft.notes) == 1
    left = {share.why for share in made.release.shares if not share.where}
    assert any("line of a form" in why for why in left)
    changed = [Choice("block", "".join(words.split()), *answer) for words, answer in (
        ("Harbour opens its lamp room", ("accept",)),
        ("Bo Ek wrote The Night Boat about it.", ("change", "note")))]
    made = choose(made, changed, Desk())
    assert [words.split()[0] for words in made.release.body[-2:]] == ["The", "Bo"]
    assert "Harbour opens" not in "".join(made.release.body)  # accepted, it is still a form's


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
