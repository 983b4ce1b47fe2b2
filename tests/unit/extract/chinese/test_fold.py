"""Chinese in one script, a place for a place."""

from presskit.extract.chinese.fold import fold


def test_every_region_gives_the_same_words():
    assert fold("衞生署說後來裏面") == fold("衛生署説後來裡面") == fold("卫生署说后来里面")


def test_every_place_stays_where_it_was():
    text = "「\ud800於\0𠮶𠮷朕」嗰 A\u2067麵\n頭髮"
    folded = fold(text)
    assert len(folded) == len(text)
    assert folded == "「\ud800于\0𠮶𠮷朕」嗰 A\u2067面\n头发"


def test_what_only_a_word_can_tell_stays():
    assert fold("著名作家看著") == "著名作家看著"


def test_nothing_folds_to_nothing():
    assert fold("") == ""
