"""Archives."""

import hashlib
import io
import zipfile

from presskit.document import Artifact
from presskit.publish.bundles import publish_bundles
from presskit.publish.manifest import publish_file
from presskit.publish.names import Edition

ORDER = ("initial", "stale", "reviewed", "source")
EDITION = Edition("opening", "en", "presskit", titles=(("en", "Opening"), ("ja", "開幕")))


def files():
    made = [("en", "pdf", b"english", "source"), ("ja", "pdf", b"japanese", "reviewed"),
            ("ja", "txt", b"text", "stale")]
    return [publish_file(Artifact("press-release", locale, format, "t", data, state=state),
                         EDITION) for locale, format, data, state in made]


def opened(data):
    return zipfile.ZipFile(io.BytesIO(data))


def test_there_is_one_archive_per_locale_and_one_for_all():
    assert [one.path for one in publish_bundles(files(), EDITION, ORDER)] == [
        "en/opening-en.zip", "ja/opening-ja.zip", "opening-all.zip"]


def test_members_are_stored_sorted_and_dated_1980():
    whole = opened(publish_bundles(files(), EDITION, ORDER)[-1].data)
    infos = whole.infolist()
    assert [one.filename for one in infos] == [
        "SHA256SUMS", "en/opening-press-release-en.pdf", "ja/opening-press-release-ja.pdf",
        "ja/opening-press-release-ja.txt"]
    assert {one.date_time for one in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {one.compress_type for one in infos} == {zipfile.ZIP_STORED}


def test_the_order_of_making_does_not_show():
    there, back = files(), list(reversed(files()))
    assert ([one.data for one in publish_bundles(there, EDITION, ORDER)]
            == [one.data for one in publish_bundles(back, EDITION, ORDER)])


def test_the_sums_inside_fit_the_members():
    archive = opened(publish_bundles(files(), EDITION, ORDER)[1].data)
    lines = archive.read("SHA256SUMS").decode().splitlines()
    assert len(lines) == 2
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256(archive.read(name)).hexdigest() == digest


def test_an_archive_has_the_lowest_state_and_the_title_of_its_language():
    english, japanese, whole = publish_bundles(files(), EDITION, ORDER)
    assert (english.entry["state"], japanese.entry["state"]) == ("source", "stale")
    assert (japanese.entry["title"], whole.entry["title"]) == ("開幕", "Opening")


def test_no_files_make_no_archives():
    assert publish_bundles([], EDITION, ORDER) == []
