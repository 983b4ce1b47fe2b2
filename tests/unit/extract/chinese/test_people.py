"""Who is named in an article in Chinese."""

import pytest

from presskit.extract.proposal import DOUBTFUL


def also(found, article, name):
    return [article.words(piece) for piece in found[name].also]


def titles(found, article, name):
    return [(one.affiliation and article.words(one.affiliation),
             one.title and article.words(one.title)) for one in found[name].titles]


@pytest.mark.parametrize(("text", "wanted"), [
    ("局長林世雄表示會跟進。", ["林世雄"]),
    ("局长林世雄表示会跟进。", ["林世雄"]),
    ("會後，周浩鼎說：「等咗太耐。」", ["周浩鼎"]),
    ("林芬教授指出，今年不同。", ["林芬"]),
    ("消防局長張簡明德說，水退了。", ["張簡明德"]),
    ("處長陳林慧儀昨見記者。", ["陳林慧儀"]),
    ("隊醫司馬朗表示沒事。", ["司馬朗"]),
    ("遺下妻子鄭何鳳蓮、兩名女兒。", ["鄭何鳳蓮"]),
    ("館長溫又新（右）示範。", ["溫又新"]),
    ("首獎　簡單〈簡單的事〉", ["簡單"]),
])
def test_a_name_is_known_by_its_company(names, text, wanted):
    assert names(text) == wanted


@pytest.mark.parametrize("text", [
    "主席高度讚揚企業的成績。", "校長表示，學生成績平穩。", "教練組成員包括各方專家。",
    "醫生建議老人家多喝溫水。", "老師傅敲一下就知道。", "住在南街的張先生請了假。",
    "為何顧問公司沒有回覆？", "他畢業於海洋大學。"])
def test_words_are_no_names(names, text):
    assert names(text) == []


def test_a_name_ends_where_its_other_places_say(names):
    assert names("藝術家石碩聯動大家。", "石碩創作了短片，石碩也演出。") == ["石碩"]


@pytest.mark.parametrize("text", [
    "沿岸賽艇賽舉行。（記者王小明攝）", "記者王小明報導", "攝影：王小明", "■記者王小明",
    "撰文：王小明　圖：李大文", "眾人合影。　王小明／攝"])
def test_reporters_and_photographers_are_nobody(names, text):
    assert names(text) == []


@pytest.mark.parametrize("text", [
    "本研究獲何秋江紀念學術基金會補助。", "對開何文泰爵士紀念公園的海堤。",
    "演的是《穆桂英掛帥》。", "招牌集自顏真卿的碑帖，孔子說過。"])
def test_names_of_bodies_works_and_history_are_nobody(names, text):
    assert names(text) == []


@pytest.mark.parametrize(("text", "wanted"), [
    ("桑榆表示累。她是松鶴集團護理總監，也是養老協會副會長，管著三百人。",
     [("松鶴集團", "護理總監"), ("養老協會", "副會長")]),
    ("桑榆表示，不多。桑榆同時是縣審議會副召集人。", [("縣審議會", "副召集人")]),
    ("桑榆在雲頂衛生所擔任護理師十九年。桑榆表示不累。", [("雲頂衛生所", "護理師")]),
    ("桑榆是“弦上”音樂節的藝術總監。桑榆說來。", [(None, "藝術總監")]),
    ("桑榆表示，那不是館長。", []), ("桑榆與溫又新表示同意。他是館長。", []),
    ("桑榆說，她是溫又新的學生。", []), ("桑榆表示，是妹妹。", [])])
def test_titles_are_told_in_sentences(people, text, wanted):
    found, article = people("會長桑榆與隊長溫又新到場。", text)
    assert titles(found, article, "桑榆")[1:] == wanted


@pytest.mark.parametrize("text", [
    "今年起，宋小匠科技改賣為租，宋小匠今年會出新款。", "由簡文亮建築師事務所設計。",
    "與江賢高工學生同組。", "獲霍兆昌工業創新獎銀獎。", "發展商周大福企業指，明年動工。",
    "首批包括霍家灣、鄧屋及譚公洲碼頭。", "罗家坪，邓家垭，都通了车。",
    "老字號同仁堂、陳李濟、潘高壽均設攤位。", "走遍太湖、洪澤湖與駱馬湖。"])
def test_names_that_firms_schools_places_and_prizes_bear_are_nobody(names, text):
    assert names(text) == []


def test_who_speaks_is_somebody_for_all_that_a_firm_bears_the_name(names):
    assert names("簡文亮建築師事務所負責設計。", "簡文亮笑說，鹽棚會呼吸。") == ["簡文亮"]


def test_a_village_head_is_a_person(names):
    assert names("林家明村長說，水退了。") == ["林家明"]


@pytest.mark.parametrize(("text", "wanted"), [
    ("報告可向大會負責人單一諾索取，電話0000。", ["單一諾"]),
    ("賣涼茶的馮周淑芬排了半年隊。", ["馮周淑芬"]),
    ("裝置由聲音藝術家阿砌製作。", ["阿砌"]), ("村民阿明來了。", []),
    ("祖父馮順一九五八年開檔。", ["馮順"]), ("外援瓦爾加斯得到29分。", ["瓦爾加斯"])])
def test_more_of_the_company_that_names_keep(names, text, wanted):
    assert names(text) == wanted


def test_a_name_that_only_just_weighs_enough_is_a_guess(people):
    found, _ = people("主持人韓放。", "局長林世雄表示會跟進。", "插畫家阿砌的展覽。")
    assert found["林世雄"].sure > 0.9 and found["阿砌"].sure < DOUBTFUL


def test_a_picture_shows_people_after_its_word(names):
    assert names("（圖：文聯主席歐陽黔森在簽售。李裴／攝）") == ["歐陽黔森"]


@pytest.mark.parametrize(("text", "wanted"), [
    ("譯者艾莉諾．范戴克以中文致詞。", "艾莉諾．范戴克"),
    ("部落長老古拉斯‧法奈凌晨抵達。", "古拉斯‧法奈"),
    ("合伙人安德森·陈认为，不急。", "安德森·陈"),
    ("他叫叶尔兰·哈孜别克，39岁。", "叶尔兰·哈孜别克"),
    ("長調歌手烏雲其其格說了。", "烏雲其其格"),
    ("新媒體藝術家 Ivy Zhang 則認為不然。", "Ivy Zhang"),
    ("策展人Marguerite Osei-Chow說，不是。", "Marguerite Osei-Chow"),
    ("紋身師Kilo（原名羅啟樂）話最少。", "Kilo"),
])
def test_foreign_names_end_where_they_end(names, text, wanted):
    assert names(text) == [wanted]


def test_what_has_a_dot_need_be_no_name(names):
    assert names("公司在“听·见”发布会上推出新品。") == []


def test_a_list_names_all_that_stand_in_it(names):
    found = names("女子隊：阮雪盈（副隊長）、Leung Ka-po、伍詠嫻、馬凱、蔣一")
    assert found == ["阮雪盈", "Leung Ka-po", "伍詠嫻", "馬凱", "蔣一"]


def test_a_row_of_what_may_be_names_is_one_of_names(names):
    assert names("樂隊由邱毓、馬騏、吳以蜀三人組成。") == ["邱毓", "馬騏", "吳以蜀"]
    assert names("江蘇、安徽、湖北、江西。石油、黃金、白銀、石灰。黃豆、胡椒、葉菜、石榴。") == []


def test_a_word_is_a_name_between_an_office_and_a_verb(names):
    assert names("首席产品官谷雨坦言，讨论了半年。", "谷雨过后，气温回升。") == ["谷雨"]
    assert names("校長高度評價。", "教授方面表示。") == []


def test_who_explains_a_name_after_it_makes_it_one(names):
    assert names("林芬，物理系博士生，今年畢業。") == ["林芬"]
    assert names("右二為林芬。") == ["林芬"]
    assert names("來自屏東的林美珍帶著孩子。") == ["林美珍"]


def test_a_name_without_surname_needs_two_places(names):
    assert names("诗人娜夜宣读了授奖词。") == []
    assert names("诗人娜夜宣读了授奖词。", "会后，娜夜说，她很高兴。") == ["娜夜"]


def test_who_asks_may_be_a_paper(names):
    found = names("嘉宾：葛亮、笛安", "葛亮：写了七年。", "笛安：我想到了吃。", "周报：还写吗？",
                  "周报：为什么？", "葛亮：写。")
    assert set(found) == {"葛亮", "笛安"}


def test_who_is_introduced_by_a_surname_is_somebody_else(people):
    found, article = people("立法會議員陳恒鑌表示不滿。", "乘客陳女士投訴。陳議員說，要查。")
    assert also(found, article, "陳恒鑌") == ["陳議員"]


def test_a_caption_is_no_credit(names):
    assert names("圖：林志昇教授（左三）與學生許芷瑄合影") == ["林志昇", "許芷瑄"]
    assert names("圖：林志昇　文：許芷瑄") == []


def test_a_pen_name_stands_between_names(names):
    assert "映峰大叔" in names("超級創作者林耿旭、映峰大叔、石碩三人。", "石碩說。")


def test_another_name_is_the_same_person(people):
    found, article = people("花旦銀燕紅（本名陳秀銀）在棚上。", "師承人稱「大隻森」的周森。")
    assert set(found) == {"銀燕紅", "周森"}
    assert also(found, article, "銀燕紅") == ["陳秀銀"]
    assert also(found, article, "周森") == ["大隻森"]


def test_a_name_in_letters_belongs_to_the_name_before_it(people):
    found, article = people("作者烏米‧撒韻（Umi Sayun）獲獎。", "烏米說，她不信。")
    assert list(found) == ["烏米‧撒韻"]
    assert also(found, article, "烏米‧撒韻") == ["Umi Sayun", "烏米"]


def test_a_surname_with_a_title_is_who_holds_it(people):
    found, article = people("陳怡君教授與陳重暉副校長到場。", "陳副校長說不。陳教授笑了。")
    assert also(found, article, "陳怡君") == ["陳教授"]
    assert also(found, article, "陳重暉") == ["陳副校長"]


def test_who_has_no_whole_name_is_nobody(names):
    assert names("何太要到對岸覆診，李女士坦言不便，老張也說。") == []


@pytest.mark.parametrize(("text", "name", "wanted"), [
    ("紫荊文化集團副總經理丁偉表示。", "丁偉", [("紫荊文化集團", "副總經理")]),
    ("中國傳媒大學動畫學院院長、教授、博士生導師王雷說。", "王雷",
     [("中國傳媒大學動畫學院", "院長"), ("中國傳媒大學動畫學院", "教授"),
      ("中國傳媒大學動畫學院", "博士生導師")]),
    ("評審團召集人、詩人楊澤指出。", "楊澤", [(None, "評審團召集人"), (None, "詩人")]),
    ("羅家坪村黨支部副書記、村委會主任康志恆來了。", "康志恆",
     [("羅家坪村", "黨支部副書記"), ("羅家坪村", "村委會主任")]),
    ("署理副署長（工程及規劃）甄啟邦指出。", "甄啟邦", [(None, "署理副署長（工程及規劃）")]),
    ("松鶴集團護理總監桑榆說。", "桑榆", [("松鶴集團", "護理總監")]),
    ("公司首席技術官林一一示範。", "林一一", [("公司", "首席技術官")]),
    ("那是海岬泳會的物理治療師柯穎。", "柯穎", [("海岬泳會", "物理治療師")]),
    ("土耳其籍外援瓦爾加斯表示。", "瓦爾加斯", [(None, "外援")]),
    ("首屆石頭獎得主阿爾木呷說。", "阿爾木呷", [(None, "首屆石頭獎得主")]),
    ("妻子鄭何鳳蓮表示。", "鄭何鳳蓮", []), ("康志恆代表鄉親喊話。康志恆說完就走。", "康志恆", []),
    ("著名監制、視覺特效總監馬文現表示。", "馬文現",
     [(None, "著名監制"), (None, "視覺特效總監")]),
    ("海岸工程處處長陳林慧儀博士說。", "陳林慧儀",
     [("海岸工程處", "處長"), (None, "博士")]),
    ("出席的有一名資深記錄片導演林美珍。", "林美珍", [(None, "資深記錄片導演")]),
    ("海岬科技產品及運營負責人林望舒表示支持。", "林望舒", [("海岬科技", "產品及運營負責人")]),
    ("鷗灣大學動畫與數字藝術學院院長區永健說，展覽延期。", "區永健",
     [("鷗灣大學動畫與數字藝術學院", "院長")]),
    ("電影特效指導林望舒到場。", "林望舒", [(None, "電影特效指導")]),
])
def test_titles_are_parted_from_bodies(people, text, name, wanted):
    found, article = people(text)
    assert titles(found, article, name) == wanted


def test_every_mention_lies_in_a_block_and_names_are_mentioned(people):
    found, article = people("副所長司馬嵐說，等了三代。", "鎮黨委書記李長順：司馬所長說得輕巧。")
    assert len(found) == 2
    for one in found.values():
        assert one.name in one.mentions
        for piece in (*one.mentions, *one.also):
            assert article.blocks[article.block_of(piece)].piece.holds(piece)


def test_ten_thousand_surnames_in_a_row_end(names):
    assert isinstance(names("王李" * 10_000), list)


def test_ten_thousand_dots_in_a_row_end(names):
    assert isinstance(names("張明·" * 10_000), list)


# The press of one place ---------------------------------------------------------------------------

COURT = ("被告陳家傑（42歲）否認控罪。主控官林穎詩開案時指，陳於2023年行騙。",
         "證人黃玉蓮作供時說：「佢話包賺。」林問有否收據。黃回應：「冇。」",
         "裁判官何俊麟續問：「你肯定？」何又問：「真係？」林陳詞指證供可信，林續指無疑點。")


def test_a_court_calls_people_by_their_surnames(people):
    found, article = people(*COURT)
    assert list(found) == ["陳家傑", "林穎詩", "黃玉蓮", "何俊麟"]
    assert also(found, article, "林穎詩") == ["林"]
    assert titles(found, article, "何俊麟") == [(None, "裁判官")]


@pytest.mark.parametrize("text", [
    "教授成國樑說好。成立三年。成為首間。", "主席方大文說好。方面不明，方能成事。",
    "會長曾大明說好，曾表示支持。"])
def test_a_small_word_is_nobodys_surname(people, text):
    found, article = people(text)
    assert all(also(found, article, name) == [] for name in found)


def test_father_and_son_of_one_surname_are_told_apart(people):
    found, article = people("船老大符水根撑船，兒子符海亮開拖輪。小符說：「好。」老符聽了就笑。")
    assert also(found, article, "符水根") == ["老符"]
    assert also(found, article, "符海亮") == ["小符"]


@pytest.mark.parametrize(("text", "wanted"), [
    ("村長都麥‧拉渥斯受訪。", ["都麥‧拉渥斯"]),
    ("藝術家安聖惠‧峨冷與伊誕‧巴瓦瓦隆聯手創作。", ["安聖惠‧峨冷", "伊誕‧巴瓦瓦隆"]),
    ("拓拔斯‧塔瑪匹瑪也到場。", ["拓拔斯‧塔瑪匹瑪"]),
    ("古丽娜尔·买买提拉着她的手。", ["古丽娜尔·买买提"]),
    ("日本影評人水城由布子說好。", ["水城由布子"]),
    ("日本建築師隈研吾擔任顧問。", ["隈研吾"]),
    ("紙藝師傅蛭田一彌說：「紙會呼吸。」", ["蛭田一彌"]),
    ("已故作家冼伯謙一九七八年的小說。", ["冼伯謙"]),
    ("藝術總監令狐未央表示歡迎。", ["令狐未央"]),
])
def test_names_from_afar_and_odd_ones(names, text, wanted):
    assert names(text) == wanted


@pytest.mark.parametrize("text", [
    "外公成日話要返屋企。", "他打算編成一本書。", "那是一部優美的說明書。"])
def test_everyday_words_are_nobody(names, text):
    assert names(text) == []


@pytest.mark.parametrize(("text", "wanted"), [
    ("書店主人廖英良把熱水倒進茶壺。", ["廖英良"]),
    ("問到下一步，許家豪沉默了半晌。", ["許家豪"]),
    ("董事長方文山用了八個字。", ["方文山"]),
    ("村医马占海背起药箱就走。", ["马占海"]),
    ("孙桂芝老人抹起了眼泪。", ["孙桂芝"]),
    ("大学教授宣若谷介绍：“海水每一秒都在变。”", ["宣若谷"]),
    ("賴芷澄（左一）向學生介紹座位。", ["賴芷澄"]),
    ("沿岸社訊1月9日電 (程景伟 李凌)江賢德說好。", ["江賢德"]),
    ("陳建仁致詞，「謝謝大家。」「華社的聲音不大。」團員鞠躬。", ["陳建仁"]),
    ("縣市長談幼托　誰說了算", []),
    ("金獎詹凱文、銀獎游書珣獲獎。", ["詹凱文", "游書珣"]),
    ("王传君 饰 林知秋", ["王传君"]),
    ("决赛由林俊易以21比18胜出。", ["林俊易"]),
    ("擊敗丹麥的安東森（Anders Antonsen）。", ["安東森"]),
    ("公诉人席敏随即出示了记录。", ["席敏"]),
    ("日本籍廚師三田村誠一郎說好。", ["三田村誠一郎"]),
    ("遊客、來自日本的松岡修一郎說：「我唔捨得走。」", ["松岡修一郎"]),
    ("82歲的曾林玉葉到場。曾林玉葉摸著照片說好。", ["曾林玉葉"]),
])
def test_names_among_words_of_every_kind(names, text, wanted):
    assert names(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), [
    ("林若安一邊拉油條，一邊向人龍喊：「夠賣！」", ["林若安"]),
    ("負責人龍志成說：「夠賣。」", ["龍志成"]),
    ("藝術家林若安將於東湖展出《鹽》。他又於西灣演出。", ["林若安"]),
    ("主角於靜山說：「好。」", ["於靜山"]),
    ("他趕往上游的夏牧場，通知牧民。林若安說，夏牧場的草好。", ["林若安"]),
    ("編劇卓柏翰來了。「可是柏翰說，太多。」導演林若安說。柏翰笑了。", ["卓柏翰", "林若安"]),
    ("歌手柏翰說：「好。」", ["柏翰"]),
    ("印尼籍家傭Dewi Lestari來港十一年。", ["Dewi Lestari"]),
    ("受邀參會的理工學院副教授聞人靜報了兩個數。", ["聞人靜"]),
    ("策展人歐陽柏喬帶來三本賬。", ["歐陽柏喬"]),
    ("外傭Ana Reyes指出，工時太長。", ["Ana Reyes"]),
])
def test_words_that_only_look_like_names_are_nobody(names, text, wanted):
    assert sorted(names(text)) == sorted(wanted)
