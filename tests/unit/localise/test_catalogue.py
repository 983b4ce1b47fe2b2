"""Merging the texts of a kit with an existing catalogue."""

from presskit.localise.catalogue import find_entry, is_changed, key_texts, merge_catalogue
from presskit.model.segment import Catalogue, Message

BODY = "release.body"


def wanted(*texts, path=BODY):
    return key_texts((f"id{n}", path, text) for n, text in enumerate(texts))


def existing(*messages):
    return Catalogue("en", messages)


def filled(text, words=None, path=BODY, **more):
    return Message(path, text, words or f"<{text}>", **more)


ONE, TWO, THREE = ("The first paragraph of the release.", "And here is quite another matter.",
                   "Closing words by the chair of the jury.")


def test_identical_texts_of_one_container_are_numbered():
    keys = [one.context for one in key_texts([("a", BODY, "x"), ("b", f"{BODY}#2", "x"),
                                              ("c", "release.headline", "x"), ("d", BODY, "y")])]
    assert keys == [BODY, f"{BODY}#2", "release.headline", BODY]


def test_a_new_text_is_an_empty_entry():
    [one] = merge_catalogue(existing(), wanted(ONE)).messages
    assert (one.context, one.source, one.words, one.fuzzy) == (BODY, ONE, "", False)


def test_a_moved_text_keeps_its_words():
    merged = merge_catalogue(existing(filled(ONE), filled(TWO)), wanted(TWO, ONE))
    assert merged.messages == (filled(TWO), filled(ONE))


def test_an_edited_text_keeps_its_words_as_fuzzy_with_the_old_source():
    [one, two] = merge_catalogue(existing(filled(ONE), filled(TWO)),
                                 wanted(ONE.replace("first", "1st"), TWO)).messages
    assert one == Message(BODY, ONE.replace("first", "1st"), f"<{ONE}>", fuzzy=True, previous=ONE)
    assert two == filled(TWO)


def test_a_text_edited_twice_remembers_what_its_words_were_made_from():
    once = merge_catalogue(existing(filled(ONE)), wanted(ONE + "!"))
    [twice] = merge_catalogue(once, wanted(ONE + "!!")).messages
    assert (twice.previous, twice.fuzzy) == (ONE, True)


def test_an_edit_taken_back_leaves_nothing_stale():
    before = existing(filled(ONE), filled(TWO))
    edited = merge_catalogue(before, wanted(ONE + "!", TWO))
    assert merge_catalogue(edited, wanted(ONE, TWO)) == before


def test_a_merged_entry_is_found_where_its_words_stand_in_the_file():
    def places(before, *texts):
        return [find_entry(before, one) for one in merge_catalogue(before, wanted(*texts)).messages]

    before = existing(filled(ONE), filled(TWO))
    assert places(before, TWO, ONE) == [(BODY, TWO), (BODY, ONE)]
    assert places(before, ONE + "!", TWO) == [(BODY, ONE), (BODY, TWO)]
    once = merge_catalogue(before, wanted(ONE + "!", TWO))
    assert places(once, ONE + "!!", TWO) == [(BODY, ONE + "!"), (BODY, TWO)]
    assert places(once, ONE, TWO) == [(BODY, ONE + "!"), (BODY, TWO)]
    assert places(existing(), ONE) == [(BODY, ONE)]
    twins = existing(filled(ONE, "1"), filled(ONE, "1", path=f"{BODY}#2"))
    assert places(twins, ONE, ONE) == [(BODY, ONE), (f"{BODY}#2", ONE)]


def test_two_edited_texts_go_to_those_most_like_them():
    edited = [THREE + "!", ONE + "!"]
    merged = merge_catalogue(existing(filled(ONE), filled(THREE)), wanted(*edited))
    assert [one.previous for one in merged.messages] == [THREE, ONE]


def test_a_text_with_nothing_in_common_is_new_and_the_old_one_obsolete():
    merged = merge_catalogue(existing(filled(ONE), filled(TWO)), wanted(TWO, "無一字相同的段落"))
    assert [(one.source, one.words, one.obsolete) for one in merged.messages] == [
        (TWO, f"<{TWO}>", False), ("無一字相同的段落", "", False), (ONE, f"<{ONE}>", True)]


def test_the_text_of_a_field_is_stale_however_much_it_changed():
    merged = merge_catalogue(existing(filled("old headline", path="release.headline")),
                             wanted("全新的標題", path="release.headline"))
    assert [one.previous for one in merged.messages] == ["old headline"]


def test_texts_of_different_containers_are_never_paired():
    merged = merge_catalogue(existing(filled(ONE, path="people.a.bio")), wanted(ONE + "!"))
    assert [(one.words, one.obsolete) for one in merged.messages] == [
        ("", False), (f"<{ONE}>", True)]


def test_an_obsolete_entry_comes_back_with_its_source():
    gone = merge_catalogue(existing(filled(ONE), filled(TWO)), wanted(TWO))
    assert [one.obsolete for one in gone.messages] == [False, True]
    assert merge_catalogue(gone, wanted(ONE, TWO)).messages == (filled(ONE), filled(TWO))


def test_stale_words_become_obsolete_under_the_source_they_were_made_for():
    stale = filled(ONE + "!", f"<{ONE}>", fuzzy=True, previous=ONE)
    merged = merge_catalogue(existing(stale), wanted("無一字相同的段落", TWO))
    assert merged.messages[-1] == Message(BODY, ONE, f"<{ONE}>", obsolete=True)


def test_a_machine_s_words_for_another_text_are_not_carried_over():
    merged = merge_catalogue(existing(filled(ONE, fuzzy=True)), wanted(ONE + "!"))
    assert [(one.words, one.obsolete) for one in merged.messages] == [
        ("", False), (f"<{ONE}>", True)]


def test_an_empty_entry_without_a_source_is_dropped_but_a_remark_is_kept():
    remark = Message(BODY, TWO, "", remark="ask the speaker")
    merged = merge_catalogue(existing(Message(BODY, ONE, ""), remark), wanted(THREE))
    assert [(one.source, one.obsolete) for one in merged.messages] == [
        (THREE, False), (TWO, True)]


def test_a_converted_locale_lists_only_what_was_written_over():
    merged = merge_catalogue(existing(filled(TWO)), wanted(ONE, TWO, THREE), overrides=True)
    assert merged.messages == (filled(TWO),)


def test_merging_twice_is_merging_once():
    once = merge_catalogue(existing(filled(ONE), filled(TWO)), wanted(ONE + "!", THREE))
    assert merge_catalogue(once, wanted(ONE + "!", THREE)) == once


def test_order_and_headers_are_no_change_words_and_flags_are():
    before = existing(filled(ONE), filled(TWO))
    assert not is_changed(before, Catalogue("en", before.messages[::-1], (("X", "y"),)))
    assert is_changed(before, existing(filled(ONE), filled(TWO, "other")))
    assert is_changed(before, existing(filled(ONE), filled(TWO, fuzzy=True)))
