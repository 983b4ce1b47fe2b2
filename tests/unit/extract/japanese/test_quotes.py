"""What somebody says in a Japanese passage, and what stands in marks besides."""

import pytest

TOP = "見出しの行"


@pytest.mark.parametrize(("text", "quotes"), [
    ("山田太郎館長は「急がず起こしていきたい」と語った。",
     [("山田太郎", "急がず起こしていきたい")]),
    ("山田太郎館長は「急がず起こしていきたいのです」。", [("山田太郎", "急がず起こしていきたいの"
                                           "です")]),
    ("「机はこたつ、原稿用紙はチラシの裏です」と山田太郎さん。", [("山田太郎", "机はこたつ、原稿"
                                               "用紙はチラシの裏です")]),
    ("「木の節から光が漏れて見えました」。山田太郎さんはそう振り返る。", [("山田太郎", "木の節か"
                                                   "ら光が漏れて見えました")]),
    ("「線は引くなと教わりました」と話すのは、弟子の山田太郎さん（48）だ。", [("山田太郎", "線は"
                                                      "引くなと教わりました")]),
    ("山田太郎さん（48）が来た。「網は厄介者だったんです」と喜んだ。", [("山田太郎", "網は厄介者"
                                                   "だったんです")]),
    ("市内の男性（74）は「父が映っているはずだ」と話した。", [("(市内の男性（74）)", "父が映って"
                                                     "いるはずだ")]),
    ("客席からは「続編はあるのか」と質問が飛んだ。", [("(客席)", "続編はあるのか")]),
])
def test_the_speaker_stands_before_or_after(read, text, quotes):
    assert read(TOP, text).quotes == quotes


def test_the_one_who_asks_in_a_passive_form_has_spoken(read):
    found = read(TOP, "会場に大政忠彦氏と神代周さんが来た。", "「この川をどう詠みますか」と大政"
                                            "氏に水を向けられた神代さんは「分かりません」と切り"
                                            "返した。")
    assert found.quotes == [("大政忠彦", "この川をどう詠みますか"), ("神代周", "分かりません")]


def test_the_same_person_goes_on_in_the_next_paragraph(read):
    found = read(TOP, "山田太郎さん（48）は「初めてです」と話した。", "「本を選ぶと、会ったこと"
                                                 "のない顔が浮かぶ。不思議な時間です」")
    assert [voice for voice, _ in found.quotes] == ["山田太郎", "山田太郎"]


@pytest.mark.parametrize("text", [
    "山田太郎さんは「六本ねじ設計」を売りにする。",
    "「幻の十二話」と呼ばれてきた作品だ。",
    "「読み聞かせの時間が足りない」と答えた人が68％に上った。",
    "箱には「十二　返却ノコト」と墨で書かれていた。",
    "「海の日」と題した対談を開いた。",
    "映画「みなと十二景」の上映会だ。",
])
def test_terms_and_works_are_no_speech(read, text):
    found = read(TOP, text)
    assert found.quotes == []
    assert len(found.proposal.marked) == 1


def test_answers_without_marks_stand_under_a_name(read):
    found = read(TOP, "俳優の宇留野みさをに聞いた。", "——短くなりましたね。", "宇留野", "台詞も"
                                                              "、体は覚えているんです。「もう一"
                                                              "回」だけ。",
                 "だから退屈しない。", "——次は。", "宇留野", "聞いていません。")
    assert found.quotes == [
        ("宇留野みさを", "台詞も、体は覚えているんです。「もう一回」だけ。|だから退屈しない。"),
        ("宇留野みさを", "聞いていません。")]


def test_a_comment_stands_under_title_and_name(read):
    found = read(TOP, "新しい絵本の話をまとめた。", "■コメント", "【監修】言語聴覚士　梅枝 ひか"
                                                "り氏",
                 "「聞く力は、待ってもらった経験から育ちます。」")
    assert found.quotes == [("梅枝 ひかり", "聞く力は、待ってもらった経験から育ちます。")]


def test_marks_within_speech_are_not_told_apart(read):
    found = read(TOP, "山田太郎さんは「おばは『見せたくない』と笑っていました」と語った。")
    assert found.quotes == [("山田太郎", "おばは『見せたくない』と笑っていました")]
    assert found.proposal.marked == ()


def test_every_piece_of_a_quote_lies_in_its_marks(read):
    found = read(TOP, "山田太郎さんは「初めてです」と話し、「次もやります」と笑った。「本当に」"
                      "。そう言った。")
    assert len(found.quotes) >= 2
    for quote in found.proposal.quotes:
        for inner, outer in zip(quote.fragments, quote.outer, strict=True):
            assert outer.holds(inner)
            assert found.words(outer) == f"「{found.words(inner)}」"


def test_an_unclosed_mark_loses_nobody(read):
    found = read(TOP, "「" * 50, "山田太郎さんは「初めてです」と話した。")
    assert found.quotes == [("山田太郎", "初めてです")]


def test_names_in_the_margin_take_turns(read):
    found = read(TOP, "保存会会長の比留川正、団長の鍋谷健吾の各氏が話し合った。", "―人が足りない"
                                                      "と言われます。",
                 "比留川　昔は断っても来た。", "鍋谷　頼み方が悪い。", "比留川　それは知らなんだ。")
    assert found.quotes == [("比留川正", "昔は断っても来た。"), ("鍋谷健吾", "頼み方が悪い。"),
                            ("比留川正", "それは知らなんだ。")]


def test_an_answer_names_its_speaker_in_brackets(read):
    found = read(TOP, "出席者は教育長の木庭美登里、図書館長の粟生屋淳の両氏。", "Q1　なぜ短縮す"
                                                     "るのか。",
                 "A1　（粟生屋館長）利用者が少ないためです。")
    assert found.quotes == [("粟生屋淳", "利用者が少ないためです。")]


def test_an_utterance_that_opens_a_part_is_the_next_paragraph_s_speaker_s(read):
    found = read(TOP, "台風の後、海藻が浜に積まれた。", "■発端", "「捨てる場所が、なかったんです」",
                 "組合長の山田太郎さんは、倉庫の奥を指さした。")
    assert found.quotes == [("山田太郎", "捨てる場所が、なかったんです")]


def test_minutes_are_turns_of_those_who_sat_there(read):
    found = read(TOP, "出席者　委員長　諸江達彦、委員　我妻るり子、委員　番匠谷貴子",
                 "○諸江委員長　議事に入ります。", "○事務局　資料のとおりです。",
                 "○我妻委員　木造がよい。", "○番匠谷委員　入りやすさが大事です。")
    assert found.quotes == [
        ("諸江達彦", "議事に入ります。"), ("(事務局)", "資料のとおりです。"),
        ("我妻るり子", "木造がよい。"), ("番匠谷貴子", "入りやすさが大事です。")]


def test_a_body_speaks_without_a_name(read):
    found = read(TOP, "市内の山田太郎さんが来た。", "県道路保全課は「明るさを変える計画だった」"
                                       "と説明する。")
    assert found.quotes == [("(県道路保全課)", "明るさを変える計画だった")]


def test_a_speaker_in_brackets_signs_the_words(read):
    found = read(TOP, "創業者の山田太郎さんが来た。", "「最初に固まったのは風呂場でした」（山田"
                                        "さん）。「優先調達が始まる」（国交省技術課）。")
    assert found.quotes == [("山田太郎", "最初に固まったのは風呂場でした"),
                            ("(国交省技術課)", "優先調達が始まる")]


def test_comments_stand_under_names_that_open_a_line_or_close_it(read):
    found = read(TOP, "鉄道が新しい駅舎の壁に使うと発表した。", "関係者のコメント",
                 "鳳 さつき　浦島鉄道株式会社　施設部長", "「駅は町の顔です。」",
                 "株式会社ナギサ建材　代表取締役　Erik Lindqvist", "海から建てることにしました。")
    assert found.quotes == [("鳳 さつき", "駅は町の顔です。"),
                            ("Erik Lindqvist", "海から建てることにしました。")]
    assert found.also("Erik Lindqvist") == []


@pytest.mark.parametrize(("text", "voice"), [
    ("加工場を営む大石さん（62）は「買い替える金がないんです」と打ち明ける。", "(大石さん（62）)"),
    ("商工会議所の稲葉会頭は「にぎわいを失う街への対策が先だ」と語った。", "(稲葉会頭)"),
])
def test_somebody_with_a_surname_only_speaks_unnamed(read, text, voice):
    found = read("見出しの行", text, "次の段落もある。")
    assert found.names == [] and [who for who, _ in found.quotes] == [voice]


def test_an_utterance_goes_on_behind_a_name(read):
    found = read("見出しの行", "詩人の榎並ことさんが来た。「橋の下で読むのは初めてです」と榎並"
                          "さん。「下のほうが橋らしいですね」", "次の段落もある。")
    assert found.quotes == [("榎並こと", "橋の下で読むのは初めてです|下のほうが橋らしいですね")]


@pytest.mark.parametrize("text", [
    "参加者のアンケートには「来年も雨でお願いします」とありました。",
    "回答した312人のうち、「相談できる大人がいない」と答えたのは27％だった。",
])
def test_words_of_a_survey_are_nobody_s_quote(read, text):
    assert read("見出しの行", text, "次の段落もある。").quotes == []


@pytest.mark.parametrize(("text", "quotes"), [
    ("山田太郎さんは自分の頭を指さして「ここに入っとる」。", [("山田太郎", "ここに入っとる")]),
    ("山田太郎さんは首をかしげながら「読めへんけど、ええ字やね」。",
     [("山田太郎", "読めへんけど、ええ字やね")]),
    ("山田太郎さんが帳面を出してきて、「これが最初の一冊」。", [("山田太郎", "これが最初の一冊")]),
    ("「おいしいと言われるのが一番」と山田太郎さん。",
     [("山田太郎", "おいしいと言われるのが一番")]),
    ("「母さんに電話せな」。隣でつぶやいたのは夫の山田太郎さん（46）。",
     [("山田太郎", "母さんに電話せな")]),
    ("「窯の火は、嘘をつかんよ」――。師匠の山田太郎さんはそう言い続けた。",
     [("山田太郎", "窯の火は、嘘をつかんよ")]),
    ("大学の山田太郎（Yamada Taro）上級研究員は、利点について、「停電しません」と指摘した。",
     [("山田太郎", "停電しません")]),
])
def test_speech_stands_beside_what_somebody_does(read, text, quotes):
    assert read(TOP, text, "次の段落もある。").quotes == quotes


@pytest.mark.parametrize("text", [
    "同社は訴訟で、待機中は「寮に戻ることもできた」と主張した。",
    "県水産課は、電気料金の高騰などで経営は「予断を許さない」とみる。",
    "山田太郎裁判長は、会社の対応は「不誠実というほかない」と述べた。",
])
def test_what_is_said_of_something_is_no_whole_utterance(read, text):
    assert read(TOP, text, "次の段落もある。").quotes == []


@pytest.mark.parametrize("text", [
    "山田太郎さんは取材には「寮に戻ることもできた」と話した。",
    "山田太郎さんは、当時は「寮に戻ることもできた」と話した。",
    "会社は「答えない」と言い、山田太郎さんは「寮に戻ることもできた」と話した。",
])
def test_a_time_or_an_occasion_is_nothing_that_is_spoken_of(read, text):
    assert ("山田太郎", "寮に戻ることもできた") in read(TOP, text, "次の段落もある。").quotes


@pytest.mark.parametrize(("lines", "quotes"), [
    (("山田太郎さん（22）は祖父の源蔵さん（84）から船を継いだ。「向いてへんと言われましたけど」"
      "。そう言って櫓を撫でる。",), [("山田太郎", "向いてへんと言われましたけど")]),
    (("「釜の湯がね」と、杜氏の山田太郎さんは身ぶりを交えて話す。「歌うんですよ」",),
     [("山田太郎", "釜の湯がね|歌うんですよ")]),
    (("「最初は」と山田太郎さん（28）は少し考えて、「怖かったです」と言った。",),
     [("山田太郎", "最初は|怖かったです")]),
    (("「おはようさん」。午前6時、桟橋に白い息が上がる。船頭の山田太郎さんが手を上げた。",),
     [("山田太郎", "おはようさん")]),
    (("山田太郎理事長より「川は町の記憶です。ぜひ、ご覧ください」",),
     [("山田太郎", "川は町の記憶です。ぜひ、ご覧ください")]),
    (("■開発者の声", "「千回、雨を録りました」――音響エンジニア　山田太郎"),
     [("山田太郎", "千回、雨を録りました")]),
    (("灯台守を演じた山田太郎（34）。手話を学んだ。「それが怖かった」と明かす。",
      "小津監督の演出は独特だった。「監督は濡れろとしか言わない」と苦笑する。"),
     [("山田太郎", "それが怖かった"), ("山田太郎", "監督は濡れろとしか言わない")]),
    (("ある市議は「茶番だ」と吐き捨てた。",), [("(市議)", "茶番だ")]),
    (("大御所の山田太郎からは「芝居をやめたら芝居になる」と助言された。",),
     [("山田太郎", "芝居をやめたら芝居になる")]),
])
def test_a_story_says_in_its_own_ways_who_speaks(read, lines, quotes):
    assert read(TOP, *lines, "次の段落もある。").quotes == quotes


def test_words_that_somebody_found_are_nobody_s_speech(read):
    found = read(TOP, "山田太郎裁判長は、画面に「5分で戻れ」との指示が残っていたことを挙げた。")
    assert found.quotes == []


def test_a_mark_before_a_name_over_speech_makes_no_heading(read):
    found = read(TOP, "音楽祭を開く。町の港で三日間の催しだ。", "■関係者からのメッセージ",
                 "●芸術監督　レオ・バウマン", "「港は、音が最初に降りる場所です」",
                 "◆実行委員長　山田太郎（横浜港湾協会会長）", "「その日を10年待ちました」")
    assert found.quotes == [("レオ・バウマン", "港は、音が最初に降りる場所です"),
                            ("山田太郎", "その日を10年待ちました")]
    assert found.kinds.count("heading") == 1


@pytest.mark.parametrize(("text", "quotes"), [
    ("会場の男性から「若者にどう伝えるか」と問われた山田太郎さんは、黙ってから「わがんねぇのが、"
     "いいんだ」。", [("(会場の男性)", "若者にどう伝えるか"),
                   ("山田太郎", "わがんねぇのが、いいんだ")]),
    ("2位の県立潮見・山田太郎監督は「負けて泣ける子になった」と前を向いた。",
     [("山田太郎", "負けて泣ける子になった")]),
    ("「捨てればごみ、砕けば砂だ」。そんな合言葉を山田太郎さんは掲げる。", []),
    ("山田太郎さんが笑う。終止線の後には「おつかれさんです」。", []),
])
def test_who_asks_and_what_stands_somewhere(read, text, quotes):
    assert read(TOP, text, "次の段落もある。").quotes == quotes


@pytest.mark.parametrize(("text", "quotes"), [
    ("時計に詳しい名南大の山田太郎名誉教授の話「驚くべき成果だ。慎重に見る必要がある」",
     [("山田太郎", "驚くべき成果だ。慎重に見る必要がある")]),
    ("＜山田太郎・東都文化大教授（労働法）の話＞従来の判断に沿った内容だ。点は新しい。",
     [("山田太郎", "従来の判断に沿った内容だ。点は新しい。")]),
    ("◇山田太郎・東都文化大教授の話　従来の判断に沿った内容だ。",
     [("山田太郎", "従来の判断に沿った内容だ。")]),
    ("山田太郎さんは目標を「ボーナスで泣くこと」と話した。", []),
    ("山田太郎さんは理由を「泣きたかったから」と話した。", [("山田太郎", "泣きたかったから")]),
    ("信用組合の鬼塚理沙融資課長は「担保は匂いです」と話した。", [("鬼塚理沙", "担保は匂いです")]),
    ("大学生になった長男の航さん（20）は「どこで転べばいいのか」と笑った。",
     [("航", "どこで転べばいいのか")]),
])
def test_experts_officers_and_kin_speak(read, text, quotes):
    assert read(TOP, text, "次の段落もある。").quotes == quotes


def test_a_word_behind_an_office_is_no_name(read):
    found = read(TOP, "山田太郎さんは「社長の肩書より、釜番の肩書のほうが重い」と話した。")
    assert found.names == ["山田太郎"]


@pytest.mark.parametrize(("lines", "quotes"), [
    (("写真家の山田太郎さん（36）。彼は漁師たちに「手を撮らせてください」と頼んだ。",),
     [("山田太郎", "手を撮らせてください")]),
    (("山田太郎さんが来た。歌手MC鯖さん（32）は客席に「港はビートだ」と呼びかけた。",),
     [("(歌手MC鯖さん（32）)", "港はビートだ")]),
    (("山田太郎さんが来た。", "事業者の海風エナジー（東京）も「答えを差し控える」とした。"),
     [("(海風エナジー（東京）)", "答えを差し控える")]),
    (("「寒くないんですか」。そう声を掛けると、山田太郎さんから「寒いのは懐だけ」と返ってきた。",),
     [(None, "寒くないんですか"), ("山田太郎", "寒いのは懐だけ")]),
    (("県の担当者は観光化をもくろむ。「通年で客を呼べる」とそろばんをはじく。",),
     [("(県の担当者)", "通年で客を呼べる")]),
    (("山田太郎さんの持論は「塩梅は舌でなく耳で決まる」。",), []),
])
def test_nobody_speaks_for_another(read, lines, quotes):
    assert read(TOP, *lines, "次の段落もある。").quotes == quotes


def test_whom_words_speak_of_does_not_speak(read):
    found = read("チェリスト椎名ひかるの新譜", "椎名ひかるの新譜が届いた。町の音が共演者だ。",
                 "録音を提案したのは、エンジニア、トビアス・ケラーだった。「彼は『君の家だ』と言うん"
                 "ですよ」。", "母は歌手の椎名すみ江。「母には寝坊だと今も言われます」と苦笑する。")
    assert found.quotes == [("椎名ひかる", "彼は『君の家だ』と言うんですよ"),
                            ("椎名ひかる", "母には寝坊だと今も言われます")]
