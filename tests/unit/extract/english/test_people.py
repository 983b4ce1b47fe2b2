"""Who is named in English, and who isn't."""

import pytest

from tests.unit.extract.english.reading import names, read


@pytest.mark.parametrize(("sentence", "found"), [
    ("Dr Orsolya Brandvold opened the meeting.", ["Orsolya Brandvold"]),
    ("The bell was cast by the founder Ulric Tennby for the town.", ["Ulric Tennby"]),
    ("Quillan Strode, 34, swam to the island.", ["Quillan Strode"]),
    ("Wong Mei-fong and Joost van der Meulen rowed there.",
     ["Wong Mei-fong", "Joost van der Meulen"]),
    ("According to Zhang Wenli, nothing fell.", ["Zhang Wenli"]),
    ("Deirdre O’Bannion’s boat sank.", ["Deirdre O’Bannion"]),
    ("Security minister Karim al-Rashid resigned.", ["Karim al-Rashid"]),
    ("The head is Priya Okonkwo-Lund, formerly of Leeds.", ["Priya Okonkwo-Lund"]),
    ("Bud “Two Ton” Galway, a retired pilot, laughed.", ["Bud “Two Ton” Galway"]),
    ("Emmett J. Lowry Jr. won the prize.", ["Emmett J. Lowry Jr."]),
    ("The jury included Sofía Reyna, Arvo Nurm and Tran Thi Minh Chau.",
     ["Sofía Reyna", "Arvo Nurm", "Tran Thi Minh Chau"]),
])
def test_a_person_is_found_by_what_stands_in_and_round_the_name(sentence, found):
    assert names(read(sentence)) == found


@pytest.mark.parametrize("sentence", [
    "The Harlan Pryce Foundation gave the money on Monday.",
    "It stood near Causeway Bay in Hong Kong.",
    "On Saturday the North Wend Harriers won the Gull Rock Cup.",
    "The opera, set to words by William Shakespeare, runs until July.",
    "She plays the lighthouse keeper Hannah Moore in the film.",
    "The Institute of Street Typography closed.",
    "Chief Executive and Managing Director are posts.",
    "The mill was built in 1794 by Josiah Wedderburn.",
])
def test_bodies_places_parts_and_the_long_dead_are_nobody(sentence):
    assert names(read(sentence)) == []


def test_reporters_and_photographers_are_nobody():
    proposal = read("By Jane Middleton", "The bridge is open to the public again this week.",
                    "The bridge on Monday. Photo: Tom Ashdown", "Additional reporting by Ann Lee")
    assert names(proposal) == []


def test_a_family_name_and_a_title_are_the_same_person_s():
    proposal = read("Professor Anthea Gbadamosi spoke.", "Gbadamosi left. Prof Gbadamosi wept.")
    mentions = [proposal.article.words(piece) for piece in proposal.people[0].mentions]
    assert mentions == ["Anthea Gbadamosi", "Gbadamosi", "Prof Gbadamosi"]


def test_two_of_one_family_name_are_told_apart_by_titles():
    proposal = read("Wong Kam-fook, 67, built it. Dr Winnie Wong Sze-nga counted it.",
                    "Dr Wong laughed. Master Wong didn’t.")
    also = [[proposal.article.words(piece) for piece in one.also] for one in proposal.people]
    assert also == [["Master Wong"], ["Dr Wong"]]


def test_father_and_son_of_one_name_are_two():
    proposal = read("Thomas McAllister Jr. and Thomas McAllister Sr. rowed.",
                    "The elder McAllister steered.")
    assert names(proposal) == ["Thomas McAllister Jr.", "Thomas McAllister Sr."]
    assert [len(one.mentions) for one in proposal.people] == [1, 2]


@pytest.mark.parametrize(("sentence", "title", "body"), [
    ("Jane Rowe, director of the Wend Museum, agreed.", "director", "Wend Museum"),
    ("Race director Carla Ruiz-Palmer agreed.", "Race director", None),
    ("Cllr Jane Rowe agreed.", "Cllr", None),
    ("Jane Rowe, the council’s cabinet member for culture, agreed.",
     "cabinet member for culture", "council"),
    ("Jane Rowe, Medical Director, Audiology Partners Europe, agreed.", "Medical Director",
     "Audiology Partners Europe"),
    ("The Secretary for Culture, Sports and Tourism, Ms Jane Rowe, agreed.",
     "Secretary for Culture, Sports and Tourism", None),
    ("Jane Rowe, 34, a retired bus driver, agreed.", "retired bus driver", None),
    ("Harper Quayle Managing Director Jane Rowe agreed.", "Managing Director", "Harper Quayle"),
    ("Allied Yard Workers Regional Organiser Jane Rowe agreed.", "Regional Organiser",
     "Allied Yard Workers"),
    ("They hired Head of Electrical Systems Jane Rowe.", "Head of Electrical Systems", None),
    ("Jane Rowe, who is also Vice Chair Technical of the Ferry Group, agreed.",
     "Vice Chair Technical", "Ferry Group"),
    ("The gallery’s director, Jane Rowe, agreed.", "director", "gallery"),
    ("Dr Jane Rowe, of the Marchmont Centre, agreed.", "Dr", "Marchmont Centre"),
    ("Jane Rowe, a Coast Guard petty officer, agreed.", "petty officer", "Coast Guard"),
    ("Village representative Jane Rowe agreed.", "Village representative", None),
    ("The court heard former city treasurer Jane Rowe.", "former city treasurer", None),
    ("Referee: Jane Rowe.", "Referee", None),
    ("Jane Rowe, associate professor of civil engineering, agreed.",
     "associate professor of civil engineering", None),
])
def test_a_title_is_cut_from_the_body_that_it_is_held_in(sentence, title, body):
    proposal = read(sentence)
    words = proposal.article.words
    told = [(one.title and words(one.title), one.affiliation and words(one.affiliation))
            for one in proposal.people[0].titles]
    assert told == [(title, body)]


@pytest.mark.parametrize(("sentence", "found"), [
    ("Joan and Margery Fallowfield began it. Joan did the stars.", ["Joan", "Margery Fallowfield"]),
    ("Chorister Lam Tsz-ching likes the engine.", ["Lam Tsz-ching"]),
    ("“I found it,” said her niece Callie, 23.", ["Callie"]),
    ("The 17-year-old Josefa Lindqvist-Ba played.", ["Josefa Lindqvist-Ba"]),
    ("MP Rowena Fairclough watched.", ["Rowena Fairclough"]),
])
def test_a_name_in_part_or_after_a_post_is_found(sentence, found):
    assert names(read(sentence)) == found


@pytest.mark.parametrize("sentence", [
    "Councillor Ann Lee, who represents Nether Soke, hopes so.",
    "The press officer is Second Shelf's own, and Ann Lee agreed.",
    "Volunteers in Upper Thrape picked the apples, Ann Lee said.",
    "The clock was built by Ezekiel Dray in 1867, Ann Lee said.",
    "“It works,” said Kestrel Deaf manager Ann Lee.",
])
def test_a_place_a_body_and_the_dead_are_not_counted_with_a_person(sentence):
    assert names(read(sentence)) == ["Ann Lee"]


@pytest.mark.parametrize(("sentence", "found"), [
    ("Harper Quayle Managing Director Jane Rowe agreed.", ["Jane Rowe"]),
    ("The yard hired Head of Electrical Systems Jane Rowe.", ["Jane Rowe"]),
    ("They met Director of People and Culture Jane Rowe.", ["Jane Rowe"]),
    ("They met Marketing Director Europe Jane Rowe.", ["Jane Rowe"]),
    ("The group named Jane Rowe Chief Financial Officer.", ["Jane Rowe"]),
    ("Ethiopia’s Tsovinar Ghazal was second.", ["Tsovinar Ghazal"]),
    ("The authors include Ann Lee of Cedar Rock College and Mei-Ling Prosser.",
     ["Ann Lee", "Mei-Ling Prosser"]),
    ("The jury heard Gus Van Wyk, 34, and left.", ["Gus Van Wyk"]),
])
def test_a_name_is_cut_from_the_office_that_stands_beside_it(sentence, found):
    assert names(read(sentence)) == found


@pytest.mark.parametrize("sentence", [
    "Ann Lee, the Delphine R. Hatch Distinguished Professor of Soils, agreed.",
    "Island operator Skerry Link ordered a ferry, Ann Lee said.",
    "Structural design is by Mott Ferrier, with Atkin Rowe as checker, Ann Lee said.",
    "Analyst Ann Lee at Peel Harcourt said so.",
    "The fund was led by Blue Harbour Ventures, with Nordea Strand and investor Ann Lee.",
    "The money went to charities including Macmillan Bates and Guide Dogs, Ann Lee said.",
    "The firm is owned by Hollis Grain Co., whose manager, Ann Lee, wept.",
    "The pupils of Harry Truman Elementary left, Ann Lee said.",
    "Askew Road and Prince Consort Way reopened, Ann Lee said.",
    "His Raleigh Chopper fell down the stairs, Ann Lee said.",
    "Ann Lee, as the lift engineer Daisy May, has the tune.",
    "Baroness Ilkley praised Ann Lee.",
    "Money went to the Rosa Parks Playground, Ann Lee said.",
    "His solicitor, Ann Lee of Gill Parsons LLP, said so.",
    "Ann Lee was taught in the workshop of Nicholas Hillard.",
    "Ann Lee is Head of Global Marketing.",
])
def test_firms_streets_schools_parts_and_offices_are_not_counted_with_a_person(sentence):
    assert names(read(sentence)) == ["Ann Lee"]


def test_a_headline_presents_somebody_by_name_and_office_but_not_who_asks():
    assert names(read("Five minutes with Bettina Kroll, lighthouse restorer",
                      "The engineer tells Nerys Bevan why she came to the sea",
                      "How did you come to lighthouses? By ferry, honestly.", head=False)) == [
                          "Bettina Kroll"]


@pytest.mark.parametrize("line", ["-- Written by Owen Sandoval",
                                  "Owen Sandoval is the arts editor of a daily."])
def test_who_signs_an_article_is_nobody_of_it(line):
    assert names(read("The bridge is open to the public again this week, said Ann Lee.",
                      line)) == ["Ann Lee"]


@pytest.mark.parametrize("sentence", [
    "Jane Rowe and her father, Tom Rowe, left.",
    "Museum director Ann Lee met Jane Rowe.",
])
def test_kin_and_what_others_do_are_no_titles(sentence):
    proposal = read(sentence)
    assert all(not one.titles for one in proposal.people
               if proposal.article.words(one.name) != "Ann Lee")


@pytest.mark.parametrize(("sentence", "who"), [
    ("“I painted it,” said Mdm Tan Siew Hoon, 68.", ["Tan Siew Hoon"]),
    ("“It is not about money,” said Encik Razali Osman.", ["Razali Osman"]),
    ("Smt. Kavita Rane, sarpanch of the village, waited.", ["Kavita Rane"]),
    ("Nurul Iman Salleh runs the archive.", ["Nurul Iman Salleh"]),
    ("“Trains forgive,” said R. Venkataraghavan, an engineer.", ["R. Venkataraghavan"]),
    ("A.K. Balasubramaniam, secretary of the union, left.", ["A.K. Balasubramaniam"]),
    ("The U.S. Navy, operator of the pier, said nothing.", []),
    ("“It fell,” Jane Rowe told the broadcaster Al Manara.", ["Jane Rowe"]),
    ("Her husband, Olu, has made his peace. “It is quieter,” he says.", ["Olu"]),
    ("Jess (not her real name), a nurse, left.", ["Jess"]),
    ("“Wind,” laughed Tamilselvi R., who grows betel.", ["Tamilselvi R."]),
    ("The set, by Jun Okabe, leaks on cue.", ["Jun Okabe"]),
    ("Structural engineer: Laila Mansour.", ["Laila Mansour"]),
    ("Added Rowe: “With a bigger hat.” Jane Rowe laughed.", ["Jane Rowe"]),
    ("Mother-of-three Stacey Plimmer fainted.", ["Stacey Plimmer"]),
    ("The steamer Rose Marie was built at Wend.", []),
    ("It was restored in 1682 style, said the architect Nils Ottersen.", ["Nils Ottersen"]),
    ("Rhian Puw (viola) and Santiago Lorca (cello) play.", ["Rhian Puw", "Santiago Lorca"]),
    ("Nattaya Chaiyaporn, an economist at Siam Bank, expects rain.", ["Nattaya Chaiyaporn"]),
    ("Det Con Ryan Meakin, of Northgate Police, left.", ["Ryan Meakin"]),
    ("Their teacher, Mdm Chitra d/o Ramasamy, left.", ["Chitra d/o Ramasamy"]),
    ("Engineer Mohd. Irfan Siddiqui left.", ["Mohd. Irfan Siddiqui"]),
    ("Biologist Cody White Elk came. “Sixty-one,” Dr. White Elk said.", ["Cody White Elk"]),
    ("A couple waits, Guy and Lise Arsenault. “We brought lunch,” Lise says.",
     ["Guy", "Lise Arsenault"]),
    ("Her apprentice, who gave his name only as Loïc, nodded.", ["Loïc"]),
    ("Environment minister Oonaq Lockhart, on Twitter: “I note it.”", ["Oonaq Lockhart"]),
    ("President Xiomara Lagos visited the mine.", ["Xiomara Lagos"]),
    ("Director Thaddeus Amory IV thanked them.", ["Thaddeus Amory IV"]),
    ("It was shown by the museum’s Harriet and Lyle Buskirk Curator of Photography.", []),
    ("His counsel, Bernard Mak Chi-hang SC, left.", ["Bernard Mak Chi-hang"]),
    ("His Excellency Sultan bin Rashid Al Marri left.", ["Sultan bin Rashid Al Marri"]),
    ("It follows Edie Garrick, a fish merchant’s clerk.", []),
    ("The hero is Tom Pike, played by Jane Rowe.", ["Jane Rowe"]),
])
def test_names_of_all_the_world_and_of_nobody(sentence, who):
    assert names(read(sentence)) == who


@pytest.mark.parametrize(("sentence", "title"), [
    ("U.S. District Judge Lenore Whitcombe granted it.", "U.S. District Judge"),
    ("Former U.S. Sen. Walt Dunmore attended.", "Former U.S. Sen."),
    ("State Rep. Dale Hutchins, a Republican whose district includes it, left.", "State Rep."),
    ("The late director Harun Sidek made it.", "director"),
    ("It was lit by the Danish designer Mette Overgaard.", "designer"),
    ("The French ambassador Lise Arsenault left.", "French ambassador"),
])
def test_what_belongs_to_an_office_and_what_does_not(sentence, title):
    proposal = read(sentence)
    assert [proposal.article.words(one.title) for one in proposal.people[0].titles] == [title]


def test_where_a_body_is_is_no_part_of_it():
    proposal = read("“It fell,” said Priya Raman, a partner at Hale Osei in Detroit.")
    (title,) = proposal.people[0].titles
    assert proposal.article.words(title.affiliation) == "Hale Osei"


@pytest.mark.parametrize(("sentence", "found"), [
    ("They met where the film’s sound recordist, Bipul Sekha, was making tea.", ["Bipul Sekha"]),
    ("Her best machinist, Vekil Adorro, had gone home.", ["Vekil Adorro"]),
    ("One of your three owners, Gulab Singh Mathore of Phal, has not had a caller since then.",
     ["Gulab Singh Mathore"]),
    ("One of the guests, Vekil Adorro, had brought a cake.", ["Vekil Adorro"]),
    ("One of the towns, Vekil Adorro, lies under the lake.", []),
    ("It is by the Faroese director Marjun í Dalum, who came.", ["Marjun í Dalum"]),
    ("The poet Sunniva á Lakjuni will read.", ["Sunniva á Lakjuni"]),
    ("The novelist Ngugi wa Mukami laughed.", ["Ngugi wa Mukami"]),
])
def test_somebody_whose_name_is_in_no_list(sentence, found):
    assert names(read("The bridge over the river is open again, the council said.",
                      sentence)) == found
