"""The start page: recent projects, the sample, what it looks like."""

from __future__ import annotations

from shapekin.jobs.job import SampleJob
from shapekin_app.settings import MOST_RECENT, Settings
from shapekin_app.views.kins_picture import KinsPicture
from shapekin_app.views.start import RecentCard, StartPage
from shapekin_app.wording import ago, duration


def test_recent_projects_are_offered_newest_first_and_only_while_they_exist(qtbot, tmp_path, settings):
    for name in ("chairs", "tables", "gone"):
        (tmp_path / f"{name}.shapekin").write_bytes(b"")
        settings.remember(tmp_path / f"{name}.shapekin", 12, 3)
    (tmp_path / "gone.shapekin").unlink()
    page = StartPage(settings)
    qtbot.addWidget(page)
    cards = page.findChildren(RecentCard)
    assert [card.text() for card in cards] == ["tables", "chairs"]
    with qtbot.waitSignal(page.project_requested) as asked:
        cards[1].click()
    assert asked.args == [str(tmp_path / "chairs.shapekin")]


def test_only_so_many_are_remembered_and_each_once(tmp_path, settings):
    for number in [*range(MOST_RECENT + 3), 5]:
        (tmp_path / f"{number}.shapekin").write_bytes(b"")
        settings.remember(tmp_path / f"{number}.shapekin", number, 1)
    again = Settings(tmp_path / "app.ini", tmp_path / "recent")
    again._store.sync()
    names = [entry.name for entry in settings.recent]
    assert len(names) == MOST_RECENT == len(set(names))
    assert names[0] == "5"


def test_a_damaged_list_of_recent_projects_is_no_trouble(settings):
    settings._store.setValue("files/recent", '[{"surprise": 1}]')
    assert settings.recent == []


def test_the_sample_is_made_by_the_worker(frame):
    frame.window.start_page.sample.click()
    job = frame.runner.jobs[0]
    assert isinstance(job, SampleJob)
    assert (job.name, job.count) == ("chairs", 320)
    assert frame.window.pages.currentWidget() is frame.window.import_page


def test_the_picture_is_made_of_real_chairs(qtbot):
    picture = KinsPicture()
    qtbot.addWidget(picture)
    assert [len(kind) for kind in picture._chairs] == [5, 5, 5]
    assert not any(chair.isNull() for kind in picture._chairs for chair in kind)


def test_the_picture_shows_three_colours_of_kinds(qtbot, settings):
    from shapekin_app import theme

    page = StartPage(settings)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    image = page.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert {theme.current().cluster(kind).name() for kind in range(3)} <= seen


def test_times_in_words():
    from datetime import UTC, datetime, timedelta

    now = datetime(2026, 5, 4, 12, tzinfo=UTC)

    def said(**back):
        return ago((now - timedelta(**back)).isoformat(), now)

    assert said(seconds=5) == "just now"
    assert said(minutes=20) == "20 minutes ago"
    assert said(hours=5) == "5 hours ago"
    assert said(hours=30) == "yesterday"
    assert said(days=3) == "3 days ago"
    assert "2026" in said(days=60) or "26" in said(days=60)
    assert duration(38) == "0:38"
    assert duration(3729) == "1:02:09"
