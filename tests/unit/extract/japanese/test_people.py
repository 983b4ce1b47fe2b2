"""Who a Japanese passage names."""

import pytest


@pytest.mark.parametrize(("text", "names"), [
    ("会場で山田太郎さん（48）が話した。", ["山田太郎"]),
    ("作家垂水冬子氏は黙っていた。", ["垂水冬子"]),
    ("案内したのは学芸員の三ケ田ゆかりさんだ。", ["三ケ田ゆかり"]),
    ("北方資料館の名久井透館長が出席した。", ["名久井透"]),
    ("語りは声優の八頭司 りん氏が務めた。", ["八頭司 りん"]),
    ("演出家のアイノ・ヴァルティアイネンが招かれた。", ["アイノ・ヴァルティアイネン"]),
    ("照明はマリー＝クレール・ドゥヴォー氏。", ["マリー＝クレール・ドゥヴォー"]),
    ("講師は李承浩（イ・スンホ）さん。", ["李承浩"]),
    ("優勝した芦名千尋（あしな・ちひろ）の作品。", ["芦名千尋"]),
    ("浜北の聖川さくら（3年）が逃げ切った。", ["聖川さくら"]),
    ("選ばれたのは高校2年ほりいけゆうさん（17）。", ["ほりいけゆう"]),
    ("出演：八木 奏、どんぐり亭 まる太氏（紙芝居師）", ["八木 奏", "どんぐり亭 まる太"]),
    ("ナディア・ハルトノさん（35）が佳作に入った。", ["ナディア・ハルトノ"]),
    ("招いたのは絵本作家のつぐみなおさん。", ["つぐみなお"]),
    ("絵は美術部の黒沼大地さん（2年）が担当した。", ["黒沼大地"]),
    ("表紙は装丁家の折原ユウが手がけた。", ["折原ユウ"]),
    ("3位に井波千夏（ミナト電工）が入った。", ["井波千夏"]),
])
def test_a_name_is_told_by_what_stands_round_it(read, text, names):
    assert read("見出しの行", text, "次の段落もある。").names == names


@pytest.mark.parametrize("text", [
    "八百屋さんと皆さん、お母さんと患者さんがたくさん来た。",
    "夏目漱石の全集を読み、正岡子規の句を引いた。",
    "石川県立大学と山口市、福島原発を訪ねた。",
    "会社員男性（34）と近くの女性（60）がけがをした。",
    "長野市長選と千葉市長選が告示された。",
    "スマート・シティ・プロジェクトの担当者が来た。",
    "平山郁夫美術館と岡本太郎賞の関係者が集まった。",
    "加工場を営む大石さん（62）と斎藤商店の担当者、稲葉会頭が話した。",
    "問い合わせは事務局の真鍋氏（092・000・6118）へ。",
])
def test_what_looks_like_a_name_is_none(read, text):
    assert read("見出しの行", text, "次の段落もある。").names == []


def test_writers_and_photographers_are_no_people_of_the_article(read):
    found = read("見出しの行", "港で祭りがあった。（文化部・浅海理沙）",
                 "取材・文／三好あかり　写真／大野敬", "写真＝にぎわう港＝22日、石丸涼撮影")
    assert found.names == []


def test_a_surname_later_is_the_same_person(read):
    found = read("見出しの行", "歌人の神代周さん（48）が選ばれた。", "神代さんは会社員。神代は筆"
                                                "名ではない。")
    assert found.names == ["神代周"]
    assert found.also("神代周") == ["神代さん", "神代"]


def test_of_two_with_one_surname_the_given_name_tells(read):
    found = read("見出しの行", "宮内すずさん（91）と孫の宮内航平さん（23）が来た。", "すずさんは"
                                                         "笑い、航平さんは泣いた。")
    assert found.names == ["宮内すず", "宮内航平"]
    assert found.also("宮内すず") == ["すずさん"] and found.also("宮内航平") == ["航平さん"]


def test_somebody_with_one_name_only_is_found(read):
    assert read("見出しの行", "めいの可奈子さん（67）は東京に住む。").names == ["可奈子"]


def test_a_name_in_an_interview_s_margin_gives_the_surname(read):
    found = read("対談の見出し", "沢渡美琴（俳優）に聞いた。", "──初めてですね。", "沢渡　台本を"
                                                         "読んで驚いたんです。本当に。",
                 "──次は。", "沢渡　まだ何も決めていないんです。本当に。")
    assert found.names == ["沢渡美琴"]


@pytest.mark.parametrize(("text", "titles"), [
    ("国立長良教育大学准教授の山田太郎氏が来た。", [("准教授", "国立長良教育大学")]),
    ("北方資料館の山田太郎館長が来た。", [("館長", "北方資料館")]),
    ("詩人の山田太郎さんが来た。", [("詩人", None)]),
    ("山田太郎氏（仏文学者、都立港大学名誉教授）が来た。",
     [("仏文学者", None), ("名誉教授", "都立港大学")]),
])
def test_a_title_is_cut_from_the_body_that_it_is_held_in(read, text, titles):
    found = read("見出しの行", text, "次の段落もある。")
    assert [title for title in found.titles("山田太郎") if title[0] != "文学者"] == [
        title for title in titles if title[0] != "仏文学者"]


def test_every_mention_lies_in_a_block(read):
    article = read("見出しの行", "歌人の神代周（かみしろ・あまね）さん（48）が選ばれた。神代さん"
                            "は泣いた。").proposal.article
    person = read("見出しの行", "歌人の神代周（かみしろ・あまね）さん（48）が選ばれた。神代さん"
                           "は泣いた。").person("神代周")
    for piece in (*person.mentions, *person.also):
        assert article.blocks[article.block_of(piece)].piece.holds(piece)


def test_a_surname_that_stands_alone_is_one_before_a_given_name(read):
    found = read("見出しの行", "組合長、帆足源太郎は倉庫を指さした。", "帆足が頼った先は友人だっ"
                                                "た。")
    assert found.names == ["帆足源太郎"]


def test_a_surname_before_one_title_is_one_before_another(read):
    found = read("見出しの行", "材料を教える鵜殿研二准教授が来た。", "鵜殿准教授は笑った。真栄平"
                                               "望社長と真栄平社長は一人だ。")
    assert found.names == ["鵜殿研二", "真栄平望"]


def test_names_in_brackets_are_a_list(read):
    found = read("見出しの行", "四重奏団「月の舟」（若狭谷翔、御厨ことね、百武千尋）が出る。（五"
                          "十音順、敬称略）")
    assert found.names == ["若狭谷翔", "御厨ことね", "百武千尋"]


@pytest.mark.parametrize(("text", "names"), [
    ("元信金職員や前町長、元漁協組合長、現会長が来た。", []),
    ("現会長の新井ミサ子さん（68）と元木健太前社長が来た。", ["新井ミサ子", "元木健太"]),
    ("会員の小暮キヨ江さんと田端トシ雄さんが手を振った。", ["小暮キヨ江", "田端トシ雄"]),
    ("喪主は長男の亮一（りょういち）さん。孫の菜摘さん（30）も来た。", ["亮一", "菜摘"]),
    ("大学のヘンリク・サーレラ（Henrik Saarela）上級研究員が来た。", ["ヘンリク・サーレラ"]),
    ("マリア＝テレサ・コスタ博士（Dr. Maria Teresa Costa）が来た。", ["マリア＝テレサ・コスタ"]),
])
def test_offices_are_no_names_and_names_half_in_kana_are(read, text, names):
    assert read("見出しの行", text, "次の段落もある。").names == names


@pytest.mark.parametrize(("text", "titles"), [
    ("2代目社長だった山田太郎さんが来た。", [("2代目社長", None)]),
    ("信用金庫を辞めて今春社長に就いた山田太郎さんが来た。", [("社長", None)]),
    ("審査委員長を務めた詩人の山田太郎さんが来た。", [("審査委員長", None), ("詩人", None)]),
    ("溶接工の山田太郎さん（33）が来た。", [("溶接工", None)]),
    ("同級生の山田太郎さんと第一人者が来た。", []),
    ("尾久津漁協女性部長の山田太郎さんが来た。", [("女性部長", "尾久津漁協")]),
    ("山田太郎・東都文化大教授（労働法）は黙った。", [("教授", "東都文化大")]),
    ("国土交通省の山田太郎・港湾局長は黙った。", [("港湾局長", "国土交通省")]),
    ("市民団体「となりびと」の山田太郎代表が来た。", [("代表", "となりびと")]),
    ("NPO法人たねびと雪守代表理事の山田太郎さんが来た。",
     [("代表理事", "NPO法人たねびと雪守")]),
    ("大学院農学研究科博士課程2年の山田太郎さんが来た。",
     [("博士課程2年", "大学院農学研究科")]),
    ("日本貝類学会の山田太郎会長（東都大名誉教授）が来た。",
     [("会長", "日本貝類学会"), ("名誉教授", "東都大")]),
    ("青森地裁の山田太郎裁判長は退けた。", [("裁判長", "青森地裁")]),
    ("主演のろう俳優・山田太郎と話した。", [("ろう俳優", None)]),
    ("音楽監督の山田太郎さんが来た。", [("音楽監督", None)]),
    ("漁業組合の顧問で発起人の山田太郎さんが来た。",
     [("顧問", "漁業組合"), ("発起人", "漁業組合")]),
    ("出席者は山田太郎さん（34）＝蓑輪建設除雪班長＝ら。", [("除雪班長", "蓑輪建設")]),
    ("出席したのは雪守市　市長　山田太郎だ。", [("市長", "雪守市")]),
])
def test_titles_stand_in_many_forms(read, text, titles):
    found = read("見出しの行", text, "次の段落もある。")
    assert found.titles("山田太郎") == titles


@pytest.mark.parametrize(("text", "names"), [
    ("喪主は妻春江（はるえ）さん。", ["春江"]),
    ("対する宇田川剛は声だけで支配した。", ["宇田川剛"]),
    ("演出は、旧知の戸川透。", ["戸川透"]),
])
def test_names_stand_without_honour_too(read, text, names):
    assert read("見出しの行", text, "次の段落もある。").names == names


@pytest.mark.parametrize(("text", "names"), [
    ("判決で、常磐地裁（宗岡徹裁判長）は請求を棄却した。", ["宗岡徹"]),
    ("作家の東京は遠い。写真家の関心は深い。監督の文章が残る。", []),
    ("30代で渡り、織り手、ラメーシュ・パテルに師事した。", ["ラメーシュ・パテル"]),
    ("会場に人が集まった。（美術評論家・北条玲）", []),
    ("隣の佐久間のおじいさんも落ちた。", []),
    ("歌手のUAMIさんは手を振った。", ["UAMI"]),
    ("社会学者のマヤ・フェルナンデス京南大学准教授は説いた。", ["マヤ・フェルナンデス"]),
    ("常連の上野キミ子は手紙を出す。", ["上野キミ子"]),
    ("工業会（会長＝檜垣隆造・檜垣鉄工社長）は会を開いた。", ["檜垣隆造"]),
])
def test_bodies_words_and_writers_are_no_people(read, text, names):
    assert read("見出しの行", text, "次の段落もある。").names == names
