"""What the desktop is told of the program agrees with the program, and with what its own tools demand."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from shapekin.store.database import APPLICATION_ID

MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture
def metainfo(folder: Path, tmp_path: Path) -> Path:
    """The AppStream file of a release."""
    (form,) = (folder / "linux").glob("*.metainfo.xml")
    filled = tmp_path / form.name
    filled.write_text(form.read_text().replace("@VERSION@", "1.2.3").replace("@DATE@", "2026-01-02"))
    return filled


def desktop_entry(folder: Path) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(folder / "linux" / "shapekin.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_entry_starts_a_program_that_is_there(folder: Path) -> None:
    project = tomllib.loads((folder.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    entry = desktop_entry(folder)
    assert entry["Exec"].split()[0] in project["gui-scripts"]
    assert (folder.parent / "resources" / "icons" / f"{entry['Icon']}.svg").is_file()


def test_all_name_the_same_type_and_its_magic_is_that_of_projects(folder: Path, metainfo: Path) -> None:
    mime = ElementTree.parse(folder / "linux" / "shapekin.xml").getroot().find(f"{MIME}mime-type")
    assert mime is not None
    kind = mime.get("type")
    assert desktop_entry(folder)["MimeType"] == f"{kind};"
    component = ElementTree.parse(metainfo).getroot()
    assert component.findtext("provides/mediatype") == kind
    assert component.findtext("launchable") == "shapekin.desktop"
    numbers = [match.get("value") for match in mime.iter(f"{MIME}match") if match.get("type") == "big32"]
    assert [int(number or "0", 16) for number in numbers] == [APPLICATION_ID]


def test_their_own_tools_find_nothing(folder: Path, metainfo: Path) -> None:
    asked = {
        "desktop-file-validate": ["desktop-file-validate", str(folder / "linux" / "shapekin.desktop")],
        "appstreamcli": ["appstreamcli", "validate", "--no-net", "--pedantic", str(metainfo)],
    }
    there = [command for tool, command in asked.items() if shutil.which(tool)]
    if not there:
        pytest.skip("neither desktop-file-validate nor appstreamcli is here")
    for command in there:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "hint" not in done.stdout
        assert "warning" not in done.stdout


def test_the_manual_names_every_command(script) -> None:
    module = script("man_page.py")
    page = module.man_page("2026-01-02")
    names = module.command_parser()[1]
    assert names
    assert all(rf"\fB{name}\fR" in page for name in names)
    assert all(line.startswith((".", "\\", "shapekin")) or line[0].isalnum() for line in page.splitlines())


def test_every_script_is_one(folder: Path) -> None:
    for file in folder.rglob("*.sh"):
        done = subprocess.run(["sh", "-n", str(file)], capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 0, done.stderr
