"""The register's forms in one locale."""

from presskit.diagnostics import Findings
from presskit.localise.names import check_forms, name_states, paired_names, with_names
from presskit.localise.review import approval_for, approvals_by_path
from presskit.model.segment import State

from .samples import CN, HK, TW, localised, make_kit, side_of


def people(**more):
    return {"ding": {"id": "ding", "names": {
        HK: {"full": "丁偉", "short": "丁", "aliases": ["Ding AI", "偉仔"], "status": "given"},
        CN: {"full": "丁伟", "status": "suggested"} | more}}}


def test_forms_are_paired_by_kind_and_aliases_by_order():
    pairs = paired_names(make_kit(people=people(short="小丁", aliases=["丁AI"]), terms={}), HK, CN)
    assert pairs == {("person:ding", "full"): "丁伟", ("person:ding", "short"): "小丁",
                     ("person:ding", "alias:0"): "丁AI"}


def test_a_form_without_han_stays_itself_where_the_target_gives_none():
    pairs = paired_names(make_kit(people=people(), terms={}), HK, CN)
    assert pairs == {("person:ding", "full"): "丁伟", ("person:ding", "alias:0"): "Ding AI"}


def test_a_kit_without_a_form_keeps_the_source_s_and_says_so():
    findings = Findings()
    kit = with_names(make_kit(people=people(), terms={}), TW)
    form = kit.people["ding"].names[TW]
    assert (kit.locale, form.full, form.status) == (TW, "丁偉", "suggested")
    check_forms(make_kit(people=people(), terms={}), findings)
    [one] = findings
    assert one.code == "name-form-missing"
    assert one.message == "丁偉 has no form in zh-Hant-TW, en, ko"
    assert one.segment == "people.ding.names.zh-Hant-TW"


def states(kit, locale=CN):
    return name_states(kit, locale, approvals_by_path(kit.approvals.get(locale, ())))


def test_a_suggested_name_counts_as_translated_unless_the_kit_accepts_it():
    given = {"people": people(), "terms": {}}
    strict = make_kit(release={"accept_suggested_names": False}, **given)
    assert states(strict)["person:ding"] is State.TRANSLATED
    assert states(make_kit(**given))["person:ding"] is State.FINAL


def test_a_given_name_needs_no_approval():
    kit = make_kit(people=people(status="given"), terms={},
                   release={"accept_suggested_names": False})
    assert states(kit)["person:ding"] is State.FINAL


def test_a_name_without_a_form_counts_as_translated():
    assert states(make_kit(people=people(), terms={}), TW)["person:ding"] is State.TRANSLATED


def approved(**form):
    given = {"people": people(), "terms": {}, "release": {"accept_suggested_names": False}}
    kit = make_kit(**given)
    found = approval_for(side_of(kit), side_of(localised(kit, CN)), "register.person.ding",
                         state=State.REVIEWED, name="Ann", date="2025-12-20")
    return make_kit(**given | {"people": people(**form), "approvals": {CN: found}})


def test_an_approval_lifts_a_suggested_name():
    assert states(approved())["person:ding"] is State.REVIEWED


def test_a_changed_form_falls_out_of_its_approval():
    assert states(approved(full="丁玮"))["person:ding"] is State.TRANSLATED
    assert states(approved(full="丁玮", status="given"))["person:ding"] is State.TRANSLATED
