"""The wheel: built, installed elsewhere, and a kit made and built with it.

What it requires is not installed anew, for nothing is downloaded here: its environment borrows the
libraries of this one, and its list of requirements is compared with them.
"""

import email
import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent

pytestmark = pytest.mark.slow


def run(*words, **named):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, **named)
    assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of this checkout, built without a network."""
    place = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", place, TOP)
    return next(place.glob("*.whl"))


@pytest.fixture(scope="module")
def elsewhere(wheel, tmp_path_factory):
    """An environment that has the wheel, and this one's libraries, but not this checkout."""
    place = tmp_path_factory.mktemp("elsewhere")
    venv.create(place / "env", symlinks=True)
    python = place / "env" / "bin" / "python"
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-index",
        "--no-deps", wheel)
    here = [path for path in sys.path if path.endswith("site-packages")]
    (site / "libraries.pth").write_text("\n".join(here))
    return python


def presskit(python, *words, cwd):
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    environment |= {"PRESSKIT_CACHE": str(cwd / "cache")}
    return run(python, "-m", "presskit", *words, cwd=cwd, env=environment)


def test_the_wheel_carries_tables_faces_schemas_and_licences(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for folder in ("templates", "fonts", "schemas"):
        own = {path.relative_to(TOP).as_posix() for path in (TOP / folder).rglob("*")
               if path.is_file() and not path.name.startswith(".")}
        carried = {name.removeprefix("presskit/_shipped/") for name in names}
        assert own - carried == set()
    assert [name for name in names if name.endswith("licenses/LICENSE")]
    assert [name for name in names if name.endswith("OFL.txt")]
    assert not [name for name in names if name.startswith(("tests/", "benchmarks/"))]


def test_the_wheel_requires_every_library_that_the_program_loads(wheel):
    with zipfile.ZipFile(wheel) as archive:
        name, = (one for one in archive.namelist() if one.endswith(".dist-info/METADATA"))
        told = email.message_from_bytes(archive.read(name)).get_all("Requires-Dist")
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
    always = {plain(one) for one in told if "extra ==" not in one}
    assert always == {plain(one) for one in project["dependencies"]}
    extra = {plain(one.partition(";")[0].strip()) for one in told if "extra ==" in one}
    assert extra == {plain(one) for those in project["optional-dependencies"].values()
                     for one in those}


def plain(requirement):
    """A requirement without what may be written in several ways: spaces, order of bounds."""
    name, bounds = re.fullmatch(r"([\w.-]+)\s*(.*)", requirement).groups()
    return name.lower(), frozenset(bounds.replace(" ", "").split(","))


def test_a_new_kit_builds_from_the_wheel_alone(elsewhere, tmp_path):
    where = presskit(elsewhere, "doctor", cwd=tmp_path)
    assert str(TOP / "presskit") not in where  # not this checkout, but the wheel
    presskit(elsewhere, "new", "my-kit", "--source-locale", "ja", cwd=tmp_path)
    presskit(elsewhere, "make", cwd=tmp_path)
    made = {path.relative_to(tmp_path / "out/my-kit").as_posix()
            for path in (tmp_path / "out/my-kit").rglob("*") if path.is_file()}
    for document in ("press-release", "speaker-bios", "quote-sheet", "fact-sheet"):
        for format in ("pdf", "docx", "html", "txt"):
            assert f"ja/my-kit-{document}-ja.{format}" in made
    assert {"manifest.json", "my-kit-all.zip", "ja/my-kit-ja.zip"} <= made
    assert [name for name in made if name.endswith(".png")]
