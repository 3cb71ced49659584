"""The report: whole in itself, harmless whatever names it shows, and at work in a real browser."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser

import numpy as np
import pytest

from shapekin.exports.catalogue import get_format
from shapekin.exports.report import report as module
from shapekin.exports.report.curves import curves
from shapekin.exports.report.pictures import sheets

HOSTILE = '</script><img src=x onerror=console.error("owned")><script>console.error("owned")</script>'
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


class Page(HTMLParser):
    """What a page consists of."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.within, self.text = [], [], [], {}
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        self.within.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        self.within.append(("", {}))

    def handle_data(self, data):
        if self.within:
            tag, attrs = self.within[-1]
            key = attrs.get("id") or tag or "between"
            self.text[key] = self.text.get(key, "") + data


@pytest.fixture
def hostile(result):
    names = (HOSTILE, "<!--", "]]>&lt;b>", "Stühle\u2028vier\udcff")
    kinds = (HOSTILE, '"onload="x', "", "c")
    return replace(
        result,
        names=names,
        cluster_names={4: HOSTILE, 0: '" onmouseover="alert(1)', 7: "{{x}} $title ${style}"},
        true_labels=kinds,
        evidence=tuple(replace(pair, author=HOSTILE) for pair in result.evidence),
        project=HOSTILE,
        run=replace(result.run, model=HOSTILE, params={HOSTILE: HOSTILE}, history=_history(HOSTILE)),
    )


def _history(name):
    return tuple((name, step, {name: step / 3}) for step in range(5))


def written(result, tmp_path):
    out = tmp_path / "report.html"
    get_format("html").write(result, out)
    return out


def test_a_page_holds_what_it_shows(result, tmp_path):
    text = written(result, tmp_path).read_text(encoding="utf-8")
    page = Page(text)
    for part in ("stool", "sub-category 8", "Accuracy (best matching)", "epochs", "4 shapes in 3 sub-categories"):
        assert part in text
    assert page.tags.count("svg") == 3 + 1, "a dot for each sub-category and a curve"
    data = json.loads(page.text["data"])
    assert data["names"] == list(result.names)
    assert [data["clusters"][place]["name"] for place in data["cluster"]] == ["stool", "stool", "CON", "sub-category 8"]
    assert data["confidence"] == [100, 25, 50, 75]
    assert data["picture"] == [0, 1, 2, 3]
    assert len(data["places"]) == 8


def test_a_page_asks_for_nothing_and_allows_nothing(result, tmp_path):
    text = written(result, tmp_path).read_text(encoding="utf-8")
    page = Page(text)
    (policy,) = [value for tag, name, value in page.attributes if name == "content" and "default-src" in value]
    assert policy.startswith("default-src 'none'; img-src data:;")
    for element in ("style", "script"):
        held = page.text[element].encode()
        assert f"sha256-{base64.b64encode(hashlib.sha256(held).digest()).decode()}" in policy
    for tag, name, value in page.attributes:
        assert not name.startswith("on")
        assert name != "style", "the policy would refuse it"
        if name in ("src", "href"):
            assert value.startswith(("data:", "#")), (tag, value)
    assert not re.search(r"https?://", text)


def test_names_of_strangers_are_text(hostile, result, tmp_path):
    page = Page(written(hostile, tmp_path).read_text(encoding="utf-8"))
    plain = module.page(result)
    assert page.tags.count("script") == 2
    assert page.tags.count("img") == Page(plain).tags.count("img"), "no picture came of a name"
    assert not any(name.startswith("on") for _, name, _ in page.attributes)
    assert json.loads(page.text["data"])["names"][0] == HOSTILE
    assert page.text["title"] == HOSTILE
    assert "${style}" in json.loads(page.text["data"])["clusters"][-1]["name"]


def test_a_report_without_run_pictures_or_map_says_so(result, tmp_path):
    bare = replace(
        result, run=None, evidence=(), scores={}, confidence=np.empty(0, np.float32), true_labels=(),
        thumbnail=lambda _row: b"", projection=np.empty((0, 0)), embedding=np.empty((0, 0)), colours={},
    )  # fmt: skip
    text = written(bare, tmp_path).read_text(encoding="utf-8")
    for told in ("Nothing has been trained", "Nobody has answered", "There are no pictures", "There is no map"):
        assert told in text


def test_pictures_become_smaller_where_they_would_take_too_much_room(result, monkeypatch):
    rows = np.arange(4)
    assert sheets(result.thumbnail, rows).side == 64
    monkeypatch.setattr("shapekin.exports.report.pictures._MOST_BYTES", 1)
    found = sheets(result.thumbnail, rows)
    assert found.side == 32
    assert found.slots == {0: 0, 1: 1, 2: 2, 3: 3}
    assert sheets(lambda row: b"" if row == 1 else b"no PNG", rows).slots == {0: 0, 2: 1, 3: 2}


def test_a_great_many_items_are_thinned_out_and_the_page_says_so(result, monkeypatch, tmp_path):
    monkeypatch.setattr(module, "MOST_POINTS", 3)
    monkeypatch.setattr(module, "MOST_THUMBNAILS", 2)
    text = written(replace(result, representatives={7: 3}), tmp_path).read_text(encoding="utf-8")
    assert "The map shows 3 of 4 items" in text
    assert "Pictures are shown of 2 of 4 items" in text
    data = json.loads(Page(text).text["data"])
    assert result.names[3] in data["names"], "representatives stay"


def test_curves_are_of_numbers_told_twice():
    drawn = curves([("A", 1, {"x": 1.0, "y": float("nan")}), ("A", 2, {"x": 2.0, "z": 1.0}), ("B", 1, {"x": 1.0})])
    assert drawn.count("<svg") == 1
    assert "x, A" in drawn


@pytest.fixture(scope="module")
def browser():
    found = next((path for name in BROWSERS if (path := shutil.which(name))), "")
    if not found:
        pytest.skip("no Chromium here: apt-get install chromium")
    return found


def opened(browser, page, tmp_path):
    """What becomes of a page: its document, messages on the console, addresses that it asked for."""
    log = tmp_path / "net.json"
    ran = subprocess.run(
        [
            browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
            "--disable-background-networking", "--disable-component-update", "--disable-default-apps",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--enable-logging=stderr", f"--user-data-dir={tmp_path / 'profile'}", f"--log-net-log={log}",
            "--window-size=1000,1400", "--virtual-time-budget=3000", "--dump-dom", page.as_uri(),
        ],
        capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    messages = [line for line in ran.stderr.splitlines() if "CONSOLE" in line]
    events = [event.get("params", {}) for event in json.loads(log.read_text(encoding="utf-8"))["events"]]
    # what the browser asks for on its own behalf (updates, the time) has no initiator
    asked = {one["url"] for one in events if "url" in one and one.get("initiator", "not an origin") != "not an origin"}
    return ran.stdout, messages, {url for url in asked if not url.startswith("data:")}


def test_a_browser_draws_the_map_without_a_complaint_or_a_request(browser, hostile, tmp_path):
    document, messages, asked = opened(browser, written(hostile, tmp_path), tmp_path)
    assert messages == []
    assert asked == set()
    (root,) = re.findall(r"<html[^>]*>", document)
    assert 'data-drawn="4"' in root
    assert 'data-pictures="1"' in root
    assert html.escape(HOSTILE, quote=False) in document


def test_that_check_sees_complaints_and_requests(browser, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<img src=http://nowhere.invalid/x.png><script>console.error('seen')</script>")
    _, messages, asked = opened(browser, page, tmp_path)
    assert "seen" in messages[0]
    assert asked == {"http://nowhere.invalid/x.png"}
