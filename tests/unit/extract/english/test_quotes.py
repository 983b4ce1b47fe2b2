"""What is speech in English, and whose."""

import pytest

from presskit.extract.proposal import DOUBTFUL
from tests.unit.extract.english.reading import read, said


@pytest.mark.parametrize(("blocks", "found"), [
    (["“It fell,” said Jane Rowe."], [("Jane Rowe", "It fell,")]),
    (["Jane Rowe said: “It fell.”"], [("Jane Rowe", "It fell.")]),
    (["‘The makers’ eyes were shut,’ Jane Rowe said."],
     [("Jane Rowe", "The makers’ eyes were shut,")]),
    (["'I don't know,' said Jane Rowe."], [("Jane Rowe", "I don't know,")]),
    (["“Four minutes,” said Jane Rowe, “and no more.”"],
     [("Jane Rowe", "Four minutes,", "and no more.")]),
    (["“It fell,” said Jane Rowe. “Nobody saw it.”"],
     [("Jane Rowe", "It fell,", "Nobody saw it.")]),
    (["“It fell,” said Jane Rowe. “Nobody saw it,” she added."],
     [("Jane Rowe", "It fell,"), ("Jane Rowe", "Nobody saw it,")]),
    (["Jane Rowe said: “It fell.", "“Nobody saw it.”"],
     [("Jane Rowe", "It fell.", "Nobody saw it.")]),
    (["Jane Rowe was less sure. “It fell,” she said."], [("Jane Rowe", "It fell,")]),
    (["“It fell,” a spokesman for the Wend Trust said."],
     [("(a spokesman for the Wend Trust)", "It fell,")]),
    (["Jane Rowe met John Doe. “It fell,” he said."], [("John Doe", "It fell,")]),
    (["Mrs Cheng, who runs a stall, agreed. “It fell,” she said."],
     [("(Mrs Cheng)", "It fell,")]),
    (["Jane Rowe, the sculptor, looked up.", "“It fell,” the sculptor said."],
     [("Jane Rowe", "It fell,")]),
    (["“It fell down there,” said Jane Rowe. She looked down at the mud. “Nobody saw it.”"],
     [("Jane Rowe", "It fell down there,", "Nobody saw it.")]),
    (["According to Jane Rowe, nobody came. “It is dark in there.”"],
     [("Jane Rowe", "It is dark in there.")]),
    (["Arthur Spurling laughed. His brother, Len Spurling, did not.",
      "Arthur Spurling wept. His brother shrugged. “It fell,” he said."],
     [("Len Spurling", "It fell,")]),
])
def test_speech_has_its_speaker(blocks, found):
    assert said(read(*blocks)) == found


@pytest.mark.parametrize("between", [
    "He looked down at the mud.", "Tom Ash pointed at the mud.", "The bridge stood since March.",
    "She argued that it was old.",
])
def test_no_quote_goes_on_over_what_somebody_else_does(between):
    found = said(read("Jane Rowe and Tom Ash, a baker, came to the bridge.",
                      f"“It fell down there,” said Jane Rowe. {between} “Nobody saw it.”"))
    assert found[0] == ("Jane Rowe", "It fell down there,")


@pytest.mark.parametrize("sentence", [
    "Jane Rowe said it was “aware of the concerns” and left.",
    "Jane Rowe praised the “refusal to sand the edges.”",
    "“The Voss,” as translators call it, began in 1987.",
    "They read “The Ninth Chair,” a play by Jane Rowe.",
    "The so-called “paper problem” can be solved, Jane Rowe said.",
    "The rope is on old plans as ‘the Long House’.",
])
def test_a_few_words_and_titles_are_marked_and_no_speech(sentence):
    proposal = read(sentence)
    assert not proposal.quotes
    assert len(proposal.marked) == 1


def test_a_nickname_is_marked_as_a_name():
    proposal = read("Bud “Two Ton” Galway, a retired pilot, laughed.")
    assert [one.kind for one in proposal.marked] == ["name"]


def test_every_piece_lies_in_a_block_and_every_fragment_in_its_marks():
    proposal = read("“It fell,” said Dr Jane Rowe, 34. “Nobody saw it.", "“Or heard it.”",
                    "‘It’s the makers’ rope,’ he said: ‘all of it’.", "“Unpaired “marks” ’ ' \"")
    blocks = [block.piece for block in proposal.article.blocks]
    pieces = [piece for one in proposal.people for piece in (one.name, *one.mentions)]
    pieces += [piece for one in proposal.quotes for piece in (*one.fragments, *one.outer)]
    assert pieces
    assert all(any(block.holds(piece) for block in blocks) for piece in pieces)
    for quote in proposal.quotes:
        assert all(outer.holds(inner) for outer, inner in
                   zip(quote.outer, quote.fragments, strict=True))


@pytest.mark.parametrize(("blocks", "found"), [
    (["Wend Ferries closed on Monday. “Safety comes first,” it said in a statement."],
     [("(Wend Ferries)", "Safety comes first,")]),
    (["Conductor Hedda Valk hurried so that a man behind me said, loudly, “Good heavens.”"],
     [("(a man behind me)", "Good heavens.")]),
    (["“Sharp,” said Dai Prothero. Then: “Good, mind.”"],
     [("Dai Prothero", "Sharp,"), ("Dai Prothero", "Good, mind.")]),
    (["Another guest, Amina*, stayed on. “Nobody asked,” she recalls."],
     [("Amina", "Nobody asked,")]),
    (["Curator Ann Lee says the theme, “Salt on the Tongue”, is old."], []),
])
def test_who_speaks_may_be_a_body_a_stranger_or_whoever_spoke_before(blocks, found):
    assert said(read(*blocks)) == found


def test_a_nickname_in_marks_is_no_speech_before_the_verb():
    assert said(read("Her coach, Bartholomew “Bat” Adeyinka, said: “We prepared for it.”")) == [
        ("Bartholomew “Bat” Adeyinka", "We prepared for it.")]


@pytest.mark.parametrize(("blocks", "who"), [
    (["“It fell,” said Dr. Jane Rowe, chief executive."], ["Jane Rowe"]),
    (["“It fell,” said an exhausted Jane Rowe."], ["Jane Rowe"]),
    (["Jane Rowe left.", "Rowe’s opposite number, Ann Lee, was curt: “She has left twice.”"],
     ["Ann Lee"]),
    (["Jane Rowe runs it.", "“It is the same job,” says the 38-year-old."], ["Jane Rowe"]),
    (["John Doe lost.", "In the other room he shook her hand and said, “Never tell me why.”"],
     ["John Doe"]),
    (["One victim, Jane Rowe, 82, said: “It fell.”"], ["Jane Rowe"]),
    (["Jane Rowe grew up in Wend.", "“It fell,” explains the Freetown-born designer, who left."],
     ["Jane Rowe"]),
    (["Jane Rowe, of the Pupil Association, said in an email that there was no rule, adding, “It "
      "fell.”"], ["Jane Rowe"]),
    (["It rained twice. (“Only twice,” Jane Rowe said.)"], ["Jane Rowe"]),
    (["“It fell,” Jane Rowe said as a bird called out “Elm Street!” from the roof. “It rose.”"],
     ["Jane Rowe"]),
    (["“It fell,” county engineer Jane Rowe told The Wend News."], ["Jane Rowe"]),
    (["“It fell,” said Jane Rowe’s coach, John Doe."], ["John Doe"]),
    (["“It fell,” said the council’s head of culture Jane Rowe."], ["Jane Rowe"]),
    (["“It fell,” said the mother of Jane Rowe."], ["(the mother of Jane Rowe)"]),
    (["In a statement, Dry Ground said: “We are sorry.”"], ["(Dry Ground)"]),
    (["John Doe thanked Jane Rowe, who said: “It was nothing.”"], ["Jane Rowe"]),
    (["“It fell,” according to Jane Rowe, a tenant."], ["Jane Rowe"]),
    (["Jane Rowe said: “We agree.” John Doe, who led the work, said it had been hard."],
     ["Jane Rowe"]),
    (["Jane Rowe shook her head. “It rained.”"], ["Jane Rowe"]),
    (["A sign on the door read: “Closed until further notice.”"], ["(A sign on the door)"]),
    (["Jane Rowe grew up by the sea.", "In May she made a film with the composer Ann Lee.",
      "“It rained,” she says."], ["Jane Rowe"]),
])
def test_who_is_meant_by_the_words_round_a_quote(blocks, who):
    assert [one[0] for one in said(read(*blocks))] == who


def test_a_pronoun_that_two_can_be_meant_by_is_doubtful():
    one = read("Jane Rowe opened the door. “It fell,” she said.").quotes[0]
    two = read("Jane Rowe met Ann Lee there. “It fell,” she said.").quotes[0]
    assert one.sure >= DOUBTFUL > two.sure


@pytest.mark.parametrize("between", [
    "says Jane Rowe, Partner at Crescent Dyes, which owes him Rs. 4 crore",
    "said Jane Rowe, owner of a motel in Wend, Mich. since 1990",
    "said Jane Rowe of the St. Albans police",
])
def test_an_abbreviation_ends_no_attribution(between):
    assert said(read(f"“They pay late,” {between}. “Always.”")) == [
        ("Jane Rowe", "They pay late,", "Always.")]


@pytest.mark.parametrize(("sentence", "fragments"), [
    ("Jane Rowe waits. “The first thing” – she holds up a chisel – “is not to push.”",
     ("The first thing", "is not to push.")),
    ("“What I mean” — Jane Rowe taps the table — “is that nobody asked.”",
     ("What I mean", "is that nobody asked.")),
    ("Jane Rowe smiles. “I was never,” she pauses, looking for the word, “a good swimmer.”",
     ("I was never,", "a good swimmer.")),
])
def test_narration_parts_an_utterance_and_does_not_end_it(sentence, fragments):
    assert said(read(sentence)) == [("Jane Rowe", *fragments)]


def test_words_that_are_listed_are_no_halves_of_an_utterance():
    assert said(read("Jane Rowe makes “straight pins”, “safety pins” and “hat pins”.")) == []


def test_who_signs_with_a_dash_has_said_it():
    assert said(read("More than 300 letters came in after the storm.",
                     "“I have never been so wet.” — Ruth Okafor, Lincoln",
                     "“We danced in wellingtons.”", "– Marek Zielony, volunteer")) == [
        ("Ruth Okafor", "I have never been so wet."),
        ("Marek Zielony", "We danced in wellingtons.")]


def test_what_the_writer_asks_is_nobodys_quote():
    assert said(read("Jane Rowe keeps goats. “What do they eat?” I ask. “Post,” she says.")) == [
        ("Jane Rowe", "Post,")]


def test_she_before_the_name_in_a_clause_is_the_one_named():
    assert said(read("Asked whether she would do it again, Jane Rowe shook her head. “Never,” she "
                     "said.")) == [("Jane Rowe", "Never,")]


def test_somebody_far_before_is_meant_doubtfully():
    quote = read("Jane Rowe, who has died aged 96, was a rower.", "The locks were raised in May.",
                 "There was a lunch.", "It rained.", "The river rose.",
                 "“Rowing is falling backwards,” she once said.").quotes[0]
    assert quote.speaker == 0 and quote.sure < DOUBTFUL


def test_two_who_talk_by_turns_and_one_who_goes_on():
    turns = ["Hana Kovář and Miro Djordjević share a garden.", "“He dug,” says Kovář.",
             "“She dug,” says Djordjević.", "“I dug where he told me.”", "“I told her not there.”"]
    assert [one[0].split()[0] for one in said(read(*turns))] == ["Hana", "Miro", "Hana", "Miro"]
    assert said(read(*turns[:2], "“It was his birthday.”")) == [
        ("Hana Kovář", "He dug,", "It was his birthday.")]


@pytest.mark.parametrize(("blocks", "who"), [
    (["Ann Lee opened the trunk.", "Her elder son, Marcus, 12, watched. “It’s big,” he said.",
      "“He tried,” his mother added."], ["Marcus", "Ann Lee"]),
    (["Jane Rowe, 74, met Ann Lee.", "The 74-year-old gave it away. “Take it,” she said."],
     ["Jane Rowe"]),
    (["Jane Rowe, 34, met Ann Lee.", "“He rang me,” the 34-year-old actor said."], ["Jane Rowe"]),
    (["Dr Anna Flett is worried.", "Her husband, Magnus, a crofter, clears the field. He shrugged. "
      "“How long have you got?”"], ["Magnus"]),
    (["John Doe met Ann Lee. After a while, she shrugged. “Blue.”", "It rained."], ["Ann Lee"]),
    (["John Doe apologised. “I know,” he said.", "“Neither do you,” came a voice from the back."],
     ["John Doe", "(a voice from the back)"]),
    (["John Doe met Ann Lee.", "“Never,” came the reply from Lee."], ["Ann Lee"]),
    (["He asked his mum. Mum Kelly said: “He has homework.”"], ["Kelly"]),
])
def test_relatives_ages_gestures_and_voices(blocks, who):
    assert [one[0] for one in said(read(*blocks))] == who
