"""Approvals that fell away, and why."""

from dataclasses import replace

from presskit.localise.fallen import fallen_approvals
from presskit.localise.review import approval_for
from presskit.localise.route import reach_locale
from presskit.model.segment import State

from .samples import BODY, HK, make_kit, make_route, message

EN = {"en": [
    message("release.body", BODY[0], "A film by Yu Zhen and Wang Hongwei was shown."),
    message("release.body", BODY[3], "A new stage for the forum."),
    message("people.wang-hongwei.title", "中國電影導演協會秘書長", "Secretary General"),
    message("quotes.wen.words", "語言的描述存在天然的局限性，", "Language has limits,"),
    message("quotes.wen.words", "要真正實現『讓每個人都能用AI講出好故事』的願景。",
            "We need more."),
]}


def given(*paths):
    route = make_route(make_kit(catalogues=EN))
    sides = [reach_locale(route, one).side for one in (HK, "en")]
    return {"en": tuple(one for path in paths for one in approval_for(
        *sides, path, state=State.REVIEWED, name="Ann Lee", date="2025-12-20"))}


def fallen(approvals, entries=EN["en"], **values):
    kit = make_kit(catalogues={"en": list(entries)}, approvals=approvals, **values)
    route = make_route(kit)
    before, after = reach_locale(route, HK), reach_locale(route, "en")
    return [(one.path.partition("@")[0], one.why) for one in fallen_approvals(
        kit, before.side, after.side, before.segments, after.segments)]


def changed(number, words):
    entries = list(EN["en"])
    one = entries[number]
    entries[number] = message(one.context, one.source, words)
    return entries


def test_what_fits_has_not_fallen():
    assert fallen(given("release.body", "quotes.wen.words", "register.person.yu-zhen")) == []


def test_changed_words_are_told_from_a_changed_source():
    approvals = given("people.wang-hongwei.title")
    assert fallen(approvals, changed(2, "General Secretary")) == [
        ("people.wang-hongwei.title", "the words were changed")]
    entries = changed(2, "Secretary General")
    entries[2] = replace(entries[2], source="中國電影導演協會會長")
    people = make_kit().model_dump(exclude_defaults=True)["people"]
    people["wang-hongwei"]["title"] = "中國電影導演協會會長"
    assert fallen(approvals, entries, people=people) == [
        ("people.wang-hongwei.title", "the source was changed")]


def test_one_of_several_texts_of_a_path_falls_alone():
    assert fallen(given("release.body"), changed(1, "A new stage.")) == [
        ("release.body", "the words were changed")]


def test_words_that_are_gone():
    entries = [one for one in EN["en"] if one.context != "people.wang-hongwei.title"]
    assert fallen(given("people.wang-hongwei.title"), entries) == [
        ("people.wang-hongwei.title", "the words are gone")]


def test_another_speaker_is_called_by_its_name():
    quotes = make_kit().model_dump(exclude_defaults=True)["quotes"]
    quotes = {key: {"id": key, "speaker": "yu-zhen" if key == "wen" else one["speaker"],
                    "words": [part.text for part in make_kit().quotes[key].words]}
              for key, one in quotes.items()}
    assert ("quotes.wen.words", "the speaker was changed") in fallen(
        given("quotes.wen.words"), quotes=quotes)


def test_a_changed_name_takes_its_own_approval():
    people = {"yu-zhen": {"id": "yu-zhen", "names": {HK: {"full": "於朕"},
                                                     "en": {"full": "Yoo Zhen"}}},
              **{key: {"id": key, "names": {tag: {"full": form.full} for tag, form in
                                            make_kit().people[key].names.items()}}
                 for key in ("wang-hongwei", "hopcroft")}}
    assert fallen(given("register.person.yu-zhen"), people=people) == [
        ("register.person.yu-zhen", "the name was changed")]


def test_an_approval_given_anew_makes_the_old_one_history():
    old = given("people.wang-hongwei.title")["en"]
    entries = changed(2, "General Secretary")
    route = make_route(make_kit(catalogues={"en": entries}))
    fresh = approval_for(reach_locale(route, HK).side, reach_locale(route, "en").side,
                         "people.wang-hongwei.title", state=State.REVIEWED, name="Ann Lee",
                         date="2025-12-21")
    assert fallen({"en": (*old, *fresh)}, entries) == []


def test_the_first_form_of_a_name_is_told_from_changed_words():
    def people(form):
        names = {HK: {"full": "於朕"}, **({"en": form} if form else {})}
        return {"yu-zhen": {"id": "yu-zhen", "names": names},
                **{key: {"id": key, "names": {tag: {"full": one.full} for tag, one in
                                              make_kit().people[key].names.items()}}
                   for key in ("wang-hongwei", "hopcroft")}}
    entries = changed(0, "A film by 於朕 and Wang Hongwei was shown.")
    route = make_route(make_kit(catalogues={"en": entries}, people=people(None)))
    approvals = {"en": approval_for(
        *(reach_locale(route, one).side for one in (HK, "en")), "release.body",
        state=State.REVIEWED, name="Ann Lee", date="2025-12-20")}
    assert fallen(approvals, entries, people=people(None)) == []
    told = fallen(approvals, entries, people=people({"full": "Yu Zhen"}))
    assert told == [("release.body", "a name that the words show as the source writes it has got "
                     "a form in en: 於朕 (Yu Zhen)")]
    # as the hint says: with the source's form as its former one the approval holds
    kept = people({"full": "Yu Zhen", "formerly": ["於朕"]})
    assert fallen(approvals, entries, people=kept) == []
    applied = changed(0, "A film by Yu Zhen and Wang Hongwei was shown.")
    assert fallen(approvals, applied, people=kept) == []
    # more than the name was changed
    other = changed(0, "The film by 於朕 and Wang Hongwei was shown.")
    assert fallen(approvals, other, people=people({"full": "Yu Zhen"})) == [
        ("release.body", "the words were changed")]


def test_words_that_their_speaker_has_cleared_since_wait_for_nobody():
    approved = given("quotes.wen.words")
    entries = changed(3, "Language has its limits,")
    assert len(fallen(approved, entries)) == 1
    route = make_route(make_kit(catalogues={"en": entries}))
    sides = [reach_locale(route, one).side for one in (HK, "en")]
    cleared = tuple(approval_for(*sides, "quotes.wen.words", state=State.REVIEWED, name="Wen",
                                 date="2025-12-21", by="clear"))
    assert fallen({"en": approved["en"] + cleared}, entries) == []


def test_an_approval_is_no_clearance():
    entries = changed(3, "Language has its limits,")
    cleared = {"en": tuple(replace(one, by="clear") for one in given("quotes.wen.words")["en"])}
    route = make_route(make_kit(catalogues={"en": entries}))
    sides = [reach_locale(route, one).side for one in (HK, "en")]
    anew = tuple(approval_for(*sides, "quotes.wen.words", state=State.REVIEWED, name="Ann Lee",
                              date="2025-12-21"))
    assert fallen({"en": cleared["en"] + anew}, entries) == [
        ("quotes.wen.words", "the words were changed")]
