"""Looking for the entries of a word list."""

from presskit.localise.tables import Entry
from presskit.localise.vocabulary import extract_words, word_list


def found(text, narration=None, **lists):
    words = word_list(lists.get("vocabulary", ()), lists.get("spelling", ()))
    narration = narration or [True] * len(text)
    return [(one.start, one.entry.after, one.kind)
            for one in extract_words(words, text, narration)]


VIDEO = Entry("視頻", "影片", "video", ("視頻號",))
SHORT = Entry("短視頻", "短影音", "short video")


def test_the_longest_entry_wins():
    assert found("短視頻與視頻", vocabulary=(VIDEO, SHORT)) == [
        (0, "短影音", "vocabulary"), (4, "影片", "vocabulary")]


def test_a_stop_word_is_stepped_over():
    assert found("視頻號視頻", vocabulary=(VIDEO,)) == [(3, "影片", "vocabulary")]


def test_spelling_is_found_where_vocabulary_is_not():
    slip = Entry("收獲", "收穫", "slip")
    assert found("視頻收獲", [False] * 4, vocabulary=(VIDEO,), spelling=(slip,)) == [
        (2, "收穫", "spelling")]


def test_an_entry_half_in_a_quotation_is_left_alone():
    assert found("視頻", [True, False], vocabulary=(VIDEO,)) == []


def test_empty_lists_find_nothing():
    assert found("視頻") == []
