"""Speech in articles in Chinese: what is speech, whose, and what only stands in marks."""

import re
from pathlib import Path

import pytest
import yaml

from presskit.extract.article import Article, Block, Piece
from presskit.extract.chinese.blocks import place_blocks
from presskit.extract.chinese.quotes import find_quotes
from presskit.extract.proposal import DOUBTFUL, Person, Placed, Title
from presskit.extract.words import decode_words

LISTS = Path(__file__).parents[4] / "templates" / "articles" / "chinese"
WORDS = {**decode_words(yaml.safe_load(path.read_text("utf-8"))
                        for path in sorted(LISTS.glob("*.yaml"))),
         "surnames": ("刘", "陈", "李", "何", "张")}


def read(text, *names, titles=()):
    """Quotes as words and speaker (``?`` before somebody without a name), the other marks."""
    article = Article(text, "zh-Hant-TW", tuple(
        Block(Piece(found.start(), found.end()))
        for found in re.finditer(r"\S(?:[^\n]*\S)?", text)))
    people = []
    for forms in (one.split("/") for one in names):
        longest = sorted(forms, key=len, reverse=True)
        places = [Piece(found.start(), found.end())
                  for found in re.finditer("|".join(map(re.escape, longest)), text)]
        name = next(one for one in places if article.words(one) == forms[0])
        people.append(Person(name, tuple(places), titles=tuple(
            Title(Piece(text.index(title), text.index(title) + len(title)))
            for who, title in titles if who == forms[0])))
    placed = place_blocks(article, WORDS)
    quotes, marked = find_quotes(article, placed, tuple(people), WORDS)
    for quote in quotes:
        assert all(outer.holds(inner)
                   for outer, inner in zip(quote.outer, quote.fragments, strict=True))
        for piece in (*quote.fragments, quote.cue, quote.unnamed):
            assert piece is None or 0 <= piece.start < piece.end <= len(text)
            assert piece is None or article.block_of(piece) >= 0
    return ([("|".join(map(article.words, one.fragments)), _who(article, people, one))
             for one in quotes], [article.words(one.piece) for one in marked])


def _who(article, people, quote):
    if quote.speaker is not None:
        return article.words(people[quote.speaker].name)
    return "?" + article.words(quote.unnamed) if quote.unnamed else None


def said(text, *names, **more):
    return read(text, *names, **more)[0]


@pytest.mark.parametrize("text, name, words", [
    ("市長陳大文表示：「市府會負責。」", "陳大文", "市府會負責。"),
    ("在谈到计划时，李明坦言：“先活下来，再谈理想。”他还透露，明年再来。", "李明",
    "先活下来，再谈理想。"),
    ("林芳指著牆上的地圖說：「這裡以前都是海。」", "林芳", "這裡以前都是海。"),
    ("校長林峰從電影史出發，點出危機：「我們太快了。」", "林峰", "我們太快了。"),
    ("由導演蔡青執導的《夏夜》得獎。「謝謝我的團隊。」蔡青在台上說。", "蔡青", "謝謝我的團隊。"),
    ("「我沒想到會得獎。」林小滿接過獎座時聲音發抖。", "林小滿", "我沒想到會得獎。"),
    ("何敏從小學雕刻。「他從不教我，只叫我看。」她說。", "何敏", "他從不教我，只叫我看。"),
    ("張華以四十年的經驗，分享了他的工作。「以前要一兩天，現在只要一秒。」", "張華",
     "以前要一兩天，現在只要一秒。"),
    ("吳凱負責烘豆，「火候差一秒，味道差十里。」", "吳凱", "火候差一秒，味道差十里。"),
    ("她提醒：碼頭的事，吳凱說了算。吳凱說，母親走得很安靜，「他說繩結就是保險」。", "吳凱",
     "他說繩結就是保險"),
    ("陳林慧儀再三解釋。她指「再等落去就係不負責任。」", "陳林慧儀", "再等落去就係不負責任。"),
    ("部落長老古拉斯‧法奈涉水抵達，他說，河以前走的就是這條路，「它是回家。」", "古拉斯‧法奈",
     "它是回家。"),
    ("林安的回答是：「家是會走的。」", "林安", "家是會走的。"),
])
def test_one_speech(text, name, words):
    assert said(text, name) == [(words, name)]


@pytest.mark.parametrize("text, name, words", [
    ("「這是起點。」導演王一帆難掩激動地說，「我想謝謝母親。」", "王一帆",
    "這是起點。|我想謝謝母親。"),
    ("“我们没有退路。”站在车间里，总经理赵立说，“要么创新，要么淘汰。”", "赵立",
     "我们没有退路。|要么创新，要么淘汰。"),
    ("“机器不会取代医生，”院长周平说，“但会用机器的会。”", "周平",
    "机器不会取代医生，|但会用机器的会。"),
    ("“机器不会取代医生”，院长周平表示，“但会改变他们。”", "周平",
    "机器不会取代医生|但会改变他们。"),
    ("“她握着我的手。”周平几度哽咽，“我现在每天上山。”", "周平", "她握着我的手。|我现在每天上山。"),
])
def test_a_split_speech_is_one_quote(text, name, words):
    assert said(text, name) == [(words, name)]


def test_a_speech_that_goes_on_after_other_words_is_one_quote():
    text = ("涂佩蓉指出，那裏有搖蚊，「對蝙蝠來說，那像一家餐廳，」但食物會消失，"
            "「牠們必須記得下一家。」")
    assert said(text, "涂佩蓉") == [("對蝙蝠來說，那像一家餐廳，|牠們必須記得下一家。", "涂佩蓉")]


def test_whoever_spoke_without_a_name_in_the_sentence_before_goes_on():
    assert said("何敏說好。泳總發言人回覆時表示，手續已經完成。「我們樂見有訓練環境。」",
        "何敏") == [
        ("我們樂見有訓練環境。", "?泳總發言人")]


def test_words_of_others_between_make_two_quotes():
    assert said("「我寫山。」烏米說，每個地名她都問過老人家，「寫錯一個，就是搬走一座山。」",
        "烏米") == [
        ("我寫山。", "烏米"), ("寫錯一個，就是搬走一座山。", "烏米")]


def test_a_colon_begins_a_new_quote():
    assert said("「无船就无人。」郭志燊說，再補一句：「我信佢三個月。」", "郭志燊") == [
        ("无船就无人。", "郭志燊"), ("我信佢三個月。", "郭志燊")]


def test_speech_over_paragraphs_is_one_quote():
    text = ("最後，老鰓讀了他的文章：\n「我七歲那年來看魚。\n「後來還是聽不懂。\n"
            "「現在聽懂了。」\n他走了。")
    assert said(text, "老鰓") == [("我七歲那年來看魚。|後來還是聽不懂。|現在聽懂了。", "老鰓")]


def test_each_speaker_in_one_paragraph_has_his_own():
    assert said("市長陳大文表示，「市府會負起全責。」副市長李小華則說，「一週內提出報告。」",
                "陳大文", "李小華") == [("市府會負起全責。", "陳大文"), ("一週內提出報告。",
                "李小華")]


def test_the_words_before_are_heard_before_those_of_the_next_sentence():
    text = ("議員蕭永年不滿，當場拿出照片，「裡面住了一窩貓。」局長傅國輝表示，流標五次，"
            "「沒人敢做。」")
    assert said(text, "蕭永年", "傅國輝") == [
        ("裡面住了一窩貓。", "蕭永年"), ("沒人敢做。", "傅國輝")]


def test_a_verb_within_reported_words_does_not_lead():
    assert said("林安說，校長何敏提醒過她，「不要一個人下去。」", "林安", "何敏") == [
        ("不要一個人下去。", "林安")]


def test_a_paper_in_which_somebody_writes_is_no_speaker():
    assert said("林安看完首演，在給記者的電子郵件中寫道：「這是最誠實的音樂會。」", "林安") == [
        ("這是最誠實的音樂會。", "林安")]


def test_whom_somebody_points_at_does_not_speak():
    assert said("何敏和張安到場。何敏指着身旁的張安說：「他問我吵不吵。」", "何敏", "張安") == [
        ("他問我吵不吵。", "何敏")]


def test_this_bearer_of_a_title_is_whoever_was_meant():
    assert said("谈到何敏，张安笑了。“牛没找着。”这位身高一米九的经理感叹。", "何敏", "张安") == [
        ("牛没找着。", "张安")]


def test_whoever_is_spoken_to_or_owns_does_not_speak():
    assert said("要求局長劉蘭承諾後，劉蘭說：「年底前完成。」鄭家寶回嗆：「去年也這樣講。」",
                "劉蘭", "鄭家寶") == [("年底前完成。", "劉蘭"), ("去年也這樣講。", "鄭家寶")]
    assert said("王强的教练李刚赛后说：“他到了极限。”王强则说：“我还能再快。”", "王强", "李刚") == [
        ("他到了极限。", "李刚"), ("我还能再快。", "王强")]
    assert said("談起許文心，何敏說：「他沒出過國。」", "許文心", "何敏") == [("他沒出過國。",
        "何敏")]


def test_a_title_alone_is_whoever_bears_it():
    assert said("校長黃紹恩與何敏到場。何敏離開後，校長說：「我們離廚房很近。」", "黃紹恩", "何敏",
                titles=[("黃紹恩", "校長")]) == [("我們離廚房很近。", "黃紹恩")]


def test_who_reads_out_does_not_speak():
    assert said("散文首獎得主江宛庭未到場，由編輯陳映彤代為宣讀感言：「你們退得對。」",
                "江宛庭", "陳映彤")[0][1] == "江宛庭"


@pytest.mark.parametrize("text, who", [
    ("「佢一定會話我哋紮得鬆。」一名徒弟說。", "?一名徒弟"),
    ("總統府發言人回應說：「一切依法辦理。」", "?總統府發言人"),
    ("“小朋友很喜欢这里，”带着孩子来的刘女士说，“下次还来。”", "?刘女士"),
    ("過了一會，一名穿著雨鞋、站在門邊的男子說：「你先來住。」", "?一名穿著雨鞋、站在門邊的男子"),
    ("「各位旅客，列車即將進站。」廣播響起。", None),
    ("何敏離開後，校方昨晚回覆：「事件已交由警方處理。」", "?校方"),
    ("何敏到場。該公司在聲明中稱：「我們深表遺憾。」", "?該公司"),
])
def test_speech_of_nobody_registered(text, who):
    assert [one[1] for one in said(text, *(["何敏"] if "何敏" in text else []))] == [who]


def test_a_role_without_a_name_is_remembered():
    assert said("何敏到庭。被告代理律師則表示將上訴。「我們尊重判決。」他在門口說。", "何敏") == [
        ("我們尊重判決。", "?被告代理律師")]


def test_a_name_after_what_somebody_is_counts_and_not_what_he_is():
    text = "骆文先说。原告代表、退休工人耿大成从外地赶来。“我追了四年。”他说。"
    assert said(text, "骆文", "耿大成") == [("我追了四年。", "耿大成")]


def test_people_who_ask_and_answer_without_names_take_turns():
    text = "江柏勳轉頭問陳林招治，平常幾點起床。\n「兩點半。」\n「冬天也是？」\n「魚會看月曆嗎？」"
    assert [who for _, who in said(text, "江柏勳", "陳林招治")] == ["陳林招治", "江柏勳",
        "陳林招治"]


def test_the_first_words_of_an_article_are_whose_name_follows():
    assert said("「寫字要識停。」\n這個女人是譚月好，六十八歲。", "譚月好") == [("寫字要識停。",
        "譚月好")]


@pytest.mark.parametrize("text", [
    "展覽以「流動的家」為題，展出三十件作品。",
    "他被譽為「香港的良心」，一生寫下「家在這裏」等歌。",
    "對於外界質疑「為什麼不早說？」，市府不予置評。", "影片金句「回家不需要理由。」令觀眾落淚。",
    "黃志明強調「絕不會加價」，又指「會與業界溝通」。",
    "主辦方表示，口號「一起跑，別停下！」由市民票選。",
    "行內有一句老話：「上棚拜魯班。」", "黑板上多了一行字：「魚還沒睡，人先醒。」",
    "项目“从未烂尾”，停工系设计所致。", "她只准寫一個字：「永」。", "“地层不怕黑”后来印在队旗上。",
    "「Action！」全場安靜下來。", "片中他有一句台詞：「燈不是給船看的。」",
    "校长引用了孔子的话：“三人行，必有我师焉。”",
    "他讀了《海風》和〈聽魚〉。",
    "她最喜歡「慢慢來，比較快。」這句話。",
])
def test_marks_that_hold_no_speech(text):
    quotes, marked = read(text)
    assert not quotes and marked


def test_what_stands_in_speech_is_not_counted_again():
    assert read("林安說：「她說『你好』，我說『再見』。」", "林安")[1] == []


def test_answers_without_marks_are_speech():
    text = ("陳大文與何敏受訪。\n問：為何要換人？\n答（陳大文）：（笑）我不用「換血」這兩個字。\n"
            "不過我要講清楚。\n問：你呢？\n何敏：四十二隻。（眾笑）\n問：最後呢？\n"
            "答（總會代表）：無可奉告。\n採訪結束，大家離去。")
    assert said(text, "陳大文", "何敏") == [
        ("（笑）我不用「換血」這兩個字。|不過我要講清楚。", "陳大文"), ("四十二隻。", "何敏"),
        ("無可奉告。", "?總會代表")]


def test_who_was_called_up_speaks_and_not_whose_father_that_is():
    assert said("记者拨通了林安父亲林守田的电话。老人六十八岁。\n“挺好的，”他想了想说，“就是吵。”",
                "林安", "林守田") == [("挺好的，|就是吵。", "林守田")]


def test_labels_without_questions_are_no_answers():
    assert said("陳大文到場。\n地點：陳大文的店。\n陳大文：海風獎得主。", "陳大文") == []


@pytest.mark.parametrize("text", ["「", "」", "「」", "他說：「", "「「「「", "他說：「好。\n\n「",
"“‘”’", "：「。」"])
def test_unpaired_marks_are_survived(text):
    read(text)


@pytest.mark.parametrize("text", [
    "村代表何先生歡迎計劃。他說：「停一班，就要等到第二日。」",
    "管護員老李今年五十九歲。「以前三百塊，還拖。」他掰著指頭算。",
    "張工跟了他三十年，答得爽快：「機器識聽，唔識爬。」"])
def test_who_is_called_by_a_surname_alone_is_meant_by_what_follows(text):
    quotes, _ = read(f"隊長林芬到場，說了幾句。\n{text}", "林芬")
    assert [one[1].startswith("?") for one in quotes] == [True]


def test_a_pronoun_that_may_mean_two_is_doubtful():
    def sure(text):
        article = Article(text, "zh-Hant-TW", (Block(Piece(0, len(text))),))
        people = tuple(Person(piece, (piece,)) for name in ("林芬", "吳凱") if (
            at := text.find(name)) >= 0 for piece in (Piece(at, at + 2),))
        (quote,), _ = find_quotes(article, (Placed("paragraph"),), people, WORDS)
        return quote.sure
    assert sure("林芬昨日到場，見了記者。她說：「不會再加價了。」") >= DOUBTFUL
    assert sure("林芬與吳凱昨日到場，見了記者。她說：「不會再加價了。」") < DOUBTFUL


@pytest.mark.parametrize("text", [
    "「我可以騎車。」李大文把扁擔換了個肩，「就是不會停。」",
    "說到往事，李大文壓低了聲音。「我可以騎車。」他壓低了聲音，「就是不會停。」",
])
def test_one_clause_of_somebody_between_marks_is_no_end_of_his_speech(text):
    assert said(text, "李大文") == [("我可以騎車。|就是不會停。", "李大文")]


def test_who_asks_on_does_not_say_what_stands_before():
    assert said("「我不後悔。」李大文笑着說。「夠了。」記者追問，「真的？」他擺擺手：「真的。」",
                "李大文") == [("我不後悔。", "李大文"), ("夠了。", "李大文"), ("真的？", "?記者"),
                             ("真的。", "李大文")]


def test_a_gesture_before_a_colon_leads_to_speech():
    assert said("這話傳到張水根耳朵裡，他哼了一聲：「他會開，不會靠。」", "張水根") == [
        ("他會開，不會靠。", "張水根")]
    assert said("李明校長說，張華最用功：「他每天第一個到。」", "李明", "張華") == [
        ("他每天第一個到。", "李明")]


def test_the_accused_has_a_name_elsewhere():
    assert said("陳大文（58歲）被控盜竊。大律師李明播放錄音，被告在錄音中向工人說：「遲啲還。」"
                "被告在警誡下稱：「我冇偷。」", "陳大文", "李明") == [
        ("遲啲還。", "陳大文"), ("我冇偷。", "陳大文")]
    assert said("被告陳大文聞判後大喊：「我唔服！」", "陳大文") == [("我唔服！", "陳大文")]


@pytest.mark.parametrize("text, who", [
    ("在談及目標時，李大文用了八個字：「穩住陣腳，小步快跑。」", "李大文"),
    ("「你要學會輸。」李大文的這句話，棋手記了二十年。", "李大文"),
    ("「我沒說過。」採訪中，他連連否認。面對鏡頭，老船長李大文像個孩子。", "李大文"),
    ("記者問他怕不怕，李大文想了幾秒，「怕啊，怎麼不怕。」", "李大文"),
    ("李大文把展板又擦了一遍，嘴裡念叨：「可別落了灰。」", "李大文"),
    ("「好食！」李大文咬下一口，媽媽笑說：「慢慢來。」", "李大文"),
    ("李大文說，她一直聽到窗外的聲音，「以為是瓦斯爆炸」，跑出來才看到。", None),
])
def test_less_usual_ways_to_say_who_speaks(text, who):
    assert (said(text, "李大文") or [("", None)])[0][1] == who


def test_whoever_is_called_by_a_nickname_or_a_trade_has_his_own_words():
    assert said("會長李大文說好。經營花店的霞姐說，三代人都在這裡：「個個客都識我。」",
                "李大文") == [("個個客都識我。", "?霞姐")]
    assert said("李大文領獎。评审人在意见里写道：“这是最温柔的电路。”", "李大文") == [
        ("这是最温柔的电路。", "?评审人")]


def test_kin_of_somebody_and_people_without_a_known_name_keep_their_words():
    assert said("何大仁弟子、畫家林文雄回憶，老師看稿極嚴。「他說，鳥自己會穿衣服。」",
                "何大仁", "林文雄") == [("他說，鳥自己會穿衣服。", "林文雄")]
    assert said("李大文走上台。摘得影后的甲冬青哽咽道：「謝謝。」", "李大文") == [("謝謝。", None)]
