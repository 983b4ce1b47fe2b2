"""Script conversion, with the shipped word lists."""

import pytest

from presskit.content.inlines import read_inlines
from presskit.document import Emphasis, Reference, plain_text
from presskit.localise.opening import open_converter
from presskit.localise.script import convert_inlines

from .samples import CN, CONVENTIONS, HK, TW, make_kit, open_register, shipped_tools


def run(text, target, *, source=HK, quoted=False, **values):
    kit = make_kit(**values)
    converter = open_converter(kit, open_register(kit, source), target, CONVENTIONS[target],
                               shipped_tools())
    return convert_inlines(converter, "s", read_inlines(text), quoted=quoted)


def plain(text, target, **more):
    return plain_text(run(text, target, **more).inlines)


def between(source: str, target: str, text: str) -> str:
    """A text of any locale converted to any other, without names or terms of a kit."""
    return plain(text, target, source=source, source_locale=source, locale=source,
                 locales={}, people={}, terms={})


@pytest.mark.parametrize(("text", "mainland", "taiwan"), [
    ("標志著AI的發展", "标志着AI的发展", "標誌著AI的發展"),
    ("標志着AI的發展", "标志着AI的发展", "標誌著AI的發展"),
    ("技術疊代", "技术迭代", "技術迭代"),
    ("想像力與無法想像", "想象力与无法想象", "想像力與無法想像"),
    ("於朕與王紅衛", "于朕与王红卫", "於朕與王紅衛"),
    ("聲音後期執行監制", "声音后期执行监制", "聲音後期執行監製"),
    ("現場收獲反響", "现场收获反响", "現場收穫反響"),
    ("沈浸式感受", "沉浸式感受", "沉浸式感受"),
    ("屋簷下的籐椅與姪女的揹包", "屋檐下的藤椅与侄女的背包", "屋簷下的籐椅與姪女的揹包"),
    ("今屆文字節的導賞團", "本届文字节的导览团", "本屆文字節的導覽團"),
    ("至今屆滿三年，領導賞識", "至今届满三年，领导赏识", "至今屆滿三年，領導賞識"),
    ("調研所得的結果", "调研所得的结果", "研究調查所得的結果"),
    ("裏面的平台衞生", "里面的平台卫生", "裡面的平台衛生"),
    ("約翰．愛德華．霍普克羅夫特", "约翰·爱德华·霍普克罗夫特", "約翰‧愛德華‧霍普克羅夫特"),
    ("查理．卓別林", "查理·卓别林", "查理‧卓別林"),
    ("乾坤與著名的檔案、類比", "乾坤与著名的档案、类比", "乾坤與著名的檔案、類比"),
    ("甚麼時候部份開放", "什么时候部分开放", "什麼時候部分開放"),
    ("一百三十年與130年", "一百三十年与130年", "一百三十年與130年"),
    ("他說：「既然要『無界』……」——《甲：乙》", "他说：“既然要‘无界’……”——《甲：乙》",
     "他說：「既然要『無界』……」——《甲：乙》"),
])
def test_what_machines_get_wrong_comes_out_right(text, mainland, taiwan):
    assert plain(text, CN) == mainland
    assert plain(text, TW) == taiwan


@pytest.mark.parametrize(("text", "wanted"), [
    ("視頻", "影片"), ("在大屏播放", "在大螢幕播放"), ("人工智能軟件", "人工智慧軟體"),
    ("傳媒機構的數據庫", "媒體機構的資料庫"), ("社交媒體", "社群媒體"),
    ("他指出現時的困難", "他指出目前的困難")])
def test_narration_gets_the_words_of_the_target(text, wanted):
    assert plain(text, TW) == wanted


@pytest.mark.parametrize("text", [
    "視頻號", "電視頻道", "相信息息相關", "無數碼頭", "影像素材", "打算法國行", "海報道具",
    "中國動畫與數字藝術學院", "問題出現時", "互聯網絡", "提供服務器材", "有意義工作坊",
    "攻打印度", "簡短訊息", "感激光臨", "構建基於信任", "緊固件", "登記招募", "庫存儲備",
    "供應鏈接軌", "表達致謝", "目標志向", "沒收獲利", "統計劃分", "強調研究", "發出和平信息"])
def test_a_longer_word_that_holds_an_entry_is_left_alone(text):
    assert plain(text, TW) == text


@pytest.mark.parametrize(("source", "target", "text", "wanted"), [
    (HK, CN, "提早前往，名著陸續出版，方程式設計", "提早前往，名著陆续出版，方程式设计"),
    (HK, CN, "請在網上報名，回應傳媒查詢", "请在网上报名，回应媒体询问"),
    (TW, CN, "茶葉門市、執行長照計畫、基金會執行長", "茶叶门市、执行长照计划、基金会执行长"),
    (TW, CN, "幾位數位藝術家、教育訓練資料", "几位数位艺术家、教育训练资料"),
    (TW, CN, "原著與專著，配合著音樂，著有《甲》", "原著与专著，配合着音乐，著有《甲》"),
    (TW, CN, "本身分為三層，設計畫面", "本身分为三层，设计画面"),
    (TW, CN, "上海報導，綜合外電報導", "上海报道，综合外电报道"),
    (TW, HK, "設計畫面與建設計畫，身分", "設計畫面與建設計劃，身份"),
    (CN, TW, "出租车位、方便面对面、光盘行动", "出租車位、方便面對面、光盤行動"),
    (CN, HK, "中国移动网络、残疾人口", "中國移動網絡、殘疾人口"),
])
def test_words_that_meet_are_not_read_as_one(source, target, text, wanted):
    assert between(source, target, text) == wanted


@pytest.mark.parametrize(("text", "wanted"), [
    ("他說「視頻」很好", "他說「視頻」很好"), ("片名是《視頻》", "片名是《視頻》"),
    ("「*視頻*」與視頻", "「視頻」與影片")])
def test_no_word_changes_inside_marks_and_titles(text, wanted):
    assert plain(text, TW) == wanted


def test_no_word_changes_in_a_quote_but_characters_and_marks_do():
    assert plain("『視頻』隨着信息", TW, quoted=True) == "『視頻』隨著信息"
    assert plain("『視頻』隨着信息", CN, quoted=True) == "‘视频’随着信息"


def test_spelling_changes_in_a_quote_too():
    assert plain("把想像力做轉換", CN, quoted=True) == "把想象力做转换"


def test_a_protected_term_keeps_its_words():
    assert plain("混合智能與人工智能", TW) == "混合智能與人工智慧"


def test_addresses_are_left_alone():
    text = "見 https://例.hk/視頻 或 press@視頻.hk"
    assert plain(text, CN) == "见 https://例.hk/視頻 或 press@視頻.hk"
    text = "電郵寄press@a.hk查詢，從www.a.hk下載，見https://a.hk/3後頁"
    assert plain(text, CN) == "电子邮件寄press@a.hk查询，从www.a.hk下载，见https://a.hk/3后页"


def test_a_character_is_not_simplified_into_one_that_no_text_face_has():
    assert plain("嗰陣喺𨋢口，龔龘", CN)[0] == "嗰"
    assert plain("嗰陣喺𨋢口，龔龘", CN).endswith("龚龘")


def test_a_name_is_looked_up_never_converted():
    people = {"yu": {"id": "yu", "names": {HK: {"full": "於朕"}, CN: {"full": "於朕"}}}}
    assert plain("由於於朕", CN, people=people) == "由于於朕"


def test_a_name_that_is_none_is_converted():
    assert plain("由\\於朕決定", CN) == "由于朕决定"


def test_a_missing_form_is_said_and_not_converted():
    people = {"yu": {"id": "yu", "names": {
        HK: {"full": "於朕", "short": "阿朕", "aliases": ["Yu"]}, CN: {"full": "于朕"}}}}
    done = run("阿朕與Yu", CN, people=people)
    assert plain_text(done.inlines) == "于朕与Yu"
    assert [(one.key, one.form) for one in done.missing] == [("person:yu", "short")]


def test_a_settled_name_gets_its_form_and_other_words_for_it_are_converted():
    done = run("[於朕](person:yu-zhen)與[這位藝術家](person:yu-zhen)", CN)
    assert plain_text(done.inlines) == "于朕与这位艺术家"
    assert all(isinstance(done.inlines[i], Reference) for i in (0, 2))


def test_the_tree_keeps_its_shape():
    done = run("*視頻*{q:wen#1,}與\\\n[鏈接](https://example.org)", TW)
    kinds = [type(one).__name__ for one in done.inlines]
    assert kinds == ["Emphasis", "Reference", "Text", "LineBreak", "Link"]
    assert isinstance(done.inlines[0], Emphasis)


def test_every_change_is_told_with_its_reason():
    changes = run("王紅衛說：「視頻」，視頻收獲．", TW).changes
    told = {(one.before, one.after, one.reason) for one in changes}
    assert told == {("視頻", "影片", "vocabulary"), ("收獲", "收穫", "spelling")}
    changes = run("王紅衛說：「視頻」", CN).changes
    assert [(one.before, one.reason) for one in changes] == [
        ("王紅衛", "name"), ("說", "character"), ("「", "marks"), ("視頻", "character"),
        ("」", "marks")]
    assert changes[3].place == "王紅衛說：「視頻」"


def test_only_what_the_target_s_spelling_changed_is_called_spelling():
    changes = run("实验室在平台公布说明", HK, source=CN, source_locale=CN, locale=CN, locales={},
                  people={}, terms={}).changes
    assert [(one.before, one.after, one.reason) for one in changes] == [
        ("实验", "實驗", "character"), ("说", "說", "spelling")]


def test_no_comma_stands_between_quotations_where_the_locale_writes_none():
    text = "寄語：「甲」、「乙」與「丙」；看《丁》、《戊》、「己」、庚"
    assert plain(text, CN) == "寄语：“甲”“乙”与“丙”；看《丁》《戊》、“己”、庚"
    assert plain(text, TW) == text
    assert plain("他說：「『甲』、『乙』」", CN) == "他说：“‘甲’、‘乙’”"
    assert ("、", "", "marks") in {(one.before, one.after, one.reason)
                                  for one in run(text, CN).changes}


def test_an_unpaired_mark_is_noted():
    assert run("他說：「視頻", CN).lost_marks == ["「"]
    assert run("視頻」", CN).lost_marks == ["」"]


@pytest.mark.parametrize(("source", "target", "text", "wanted"), [
    (CN, HK, "后台发布的短视频由机器人制作", "後台發布的短片由機械人製作"),
    (CN, HK, "“他说‘无界’”", "「他說『無界』」"),
    (CN, HK, "里面的平台、群众与温度、说明", "裏面的平台、群眾與溫度、說明"),
    (CN, HK, "周末公布，周年纪念", "周末公布，周年紀念"),
    (CN, TW, "软件项目的质量与信息技术", "軟體項目的質量與資訊科技"),
    (CN, TW, "舞台后的平台", "舞台後的平台"),
    (TW, HK, "人工智慧短影音隨著網路", "人工智能短片隨着網絡"),
    (TW, CN, "人工智慧軟體與軟體動物、土著", "人工智能软件与软体动物、土著"),
])
def test_the_other_pairs_work_the_same_way(source, target, text, wanted):
    assert between(source, target, text) == wanted
