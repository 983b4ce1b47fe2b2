"""Lines that hold an article back, and lines that only name a day."""

import pytest

from presskit.build.importing import _listed
from presskit.desk import Desk
from presskit.extract import Article, Block, Piece
from presskit.extract.embargo import find_embargoes
from tests.helpers.gold_articles import ARTICLES, read_gold

WORDS = _listed("embargo", Desk())


def held(text, locale="en"):
    blocks, at = [], 0
    for one in text.split("\n\n"):
        blocks.append(Block(Piece(at, at + len(one))))
        at += len(one) + 2
    return tuple(one.block if one.is_clear else -one.block for one in find_embargoes(
        Article(text, locale, tuple(blocks)), WORDS))


@pytest.mark.parametrize("line", [
    "FOR RELEASE 1 December 2026 at 09:00 GMT", "發布時間：2026年12月1日 09:00 後，始得公開",
    "新聞稿 請於2026年12月1日上午九時後發布", "請於2026年12月1日上午九時後發布",
    "本リリースの情報解禁は12月1日午前9時です", "本稿請勿於12月1日上午9時前刊登",
    "12月1日（火）午前9時以降に報道してください",
    "Please hold until Tuesday 1 December 2026, 09:00 GMT",
    "Strictly not for release until 00.01 GMT 1 December 2026",
    "Held for release: 1 December 2026, 09:00 GMT", "12월 1일 오전 9시 이후 보도해 주시기 바랍니다",
    "보도 시점: 2026년 12월 1일 09:00 이후", "엠바고: 12월 1일 09:00",
    "请于2026年12月1日9时后发布", "解禁时间：2026年12月1日 09:00",
    "Not to be published before 9 am on 1 December", "Do not use before Tuesday 09:00",
    "NEWS\nDo not publish before noon on 1 December"])
def test_a_line_that_forbids_publication_before_an_hour_holds_the_article_back(line):
    assert held(f"A title\n\n{line}\n\nWords.") == (1,)
    assert held(f"A title\n\nWords.\n\n{line}") == (2,)


@pytest.mark.parametrize("line", [
    "보도시점: 배포 즉시", "Embargo: none", "엠바고: 없음",
    "FOR IMMEDIATE RELEASE 1 December 2026", "即時發布 2026年12月1日", "配信日 2026年12月1日 09:00",
    "The lamp room opens on 1 December at 9 am", "LONDON, 1 December 2026",
    "Published 1 December 2026, 09:00", "發布時間：2026-12-01 09:00", "发布时间：2026-12-01 09:00",
    "記者會於12月1日上午9時舉行", "배포 일시: 2026년 12월 1일 09:00",
    "12月1日以降、全国で公開", "opens nationwide on 1 December", "電影12月1日後全國公映，公開放映",
    "The film is on general release after 1 December", "映画は12月1日以降、劇場で公開される",
    "12월 1일 이후 전국 극장에서 공개된다", "展覽12月1日後公開展出"])
def test_a_line_that_only_names_a_moment_does_not(line):
    assert held(f"A title\n\n{line}\n\nWords.") == ()


@pytest.mark.parametrize("line", [
    "12月1日以降に公開", "12月1日後公開", "Release after 1 December", "12월 1일 이후 공개"])
def test_a_line_that_may_mean_something_else_is_no_clear_one_but_asked_about(line):
    assert held(f"A title\n\n{line}\n\nWords.") == (-1,)


@pytest.mark.parametrize("line", [
    "本リリースは12月1日以降、全国の媒体で公開可", "電影消息請於12月1日後公開",
    "映画の情報は12月1日午前9時以降に公開してください", "영화 기사는 12월 1일 이후 공개"])
def test_what_is_asked_of_newsrooms_about_a_film_holds_back_all_the_same(line):
    assert held(f"A title\n\n{line}\n\nWords.") == (1,)


def test_no_article_of_the_collection_is_held_back_but_the_one_that_says_so():
    found = []
    for path in sorted(ARTICLES.rglob("*.gold.yaml")):
        file, gold = read_gold(path)
        article = Article(file.text, gold["language"], tuple(
            Block(Piece(one.start, one.end)) for one in file.blocks))
        if find_embargoes(article, WORDS):
            found.append((path.name, [article.words(article.blocks[one.block].piece)
                                     for one in find_embargoes(article, WORDS)]))
    assert [name for name, _ in found] == ["ropewalk-museum-reopens.en.gold.yaml"], found
