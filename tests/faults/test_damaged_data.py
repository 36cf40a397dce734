"""The data folder is damaged while the site runs: readers notice nothing, and a new start says what they can do."""

import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import DataFolder
from tests.loops import run_apart
from tests.servers import UVICORN, Served, serve
from tests.sessions import opened

PAGES = ("/", "/all-actions?progress=next", "/all-gaps", "/data/actions.csv", "/data/outcomes.csv")


def remove_all(folder: Path) -> None:
    """The folder is gone."""
    shutil.rmtree(folder)


def empty_a_file(folder: Path) -> None:
    """A file is there without content."""
    (folder / "actions.csv").write_bytes(b"")


def cut_a_file(folder: Path) -> None:
    """A file ends in the middle of a line."""
    file = folder / "observations.csv"
    file.write_bytes(file.read_bytes()[:1003])


def fill_with_noise(folder: Path) -> None:
    """A file holds bytes that are no text."""
    (folder / "measures.csv").write_bytes(bytes(range(256)) * 40)


def put_folders_in_the_place_of_files(folder: Path) -> None:
    """What should be files are folders."""
    for file in folder.glob("*.csv"):
        file.unlink()
        file.mkdir()


DAMAGES = (remove_all, empty_a_file, cut_a_file, fill_with_noise, put_folders_in_the_place_of_files)


def replace(shown: Path, folder: Path) -> None:
    """Put a folder in the place of the one that the site shows."""
    shutil.rmtree(shown, ignore_errors=True)
    if folder.exists():
        shutil.copytree(folder, shown)


def damaged(shown: Path, beside: Path) -> Iterator[str]:
    """Damage the folder that the site shows in one way after another; the name of each way."""
    for damage in DAMAGES:
        folder = DataFolder(beside / damage.__name__).path
        damage(folder)
        replace(shown, folder)
        yield damage.__name__


def answer(address: str) -> tuple[int, str]:
    """Status and text of an answer."""
    try:
        with urllib.request.urlopen(address, timeout=20) as found:  # noqa: S310
            return found.status, found.read().decode()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode()


async def run_once(server: Served) -> None:
    """Run a page as a reader's browser does."""
    async with opened(server.address, "all-actions") as session:
        await session.run("q=speech")


def assert_serves(server: Served, before: list[tuple[int, str]]) -> None:
    """Every page and file is as it was, and the live page runs."""
    assert [answer(server.address + page) for page in PAGES] == before
    assert answer(f"{server.address}/readyz") == (200, "ready\n")
    run_apart(run_once(server))


def test_a_running_site_goes_on_whatever_happens_to_its_folder(tmp_path: Path) -> None:
    shown = DataFolder(tmp_path / "shown").path
    with serve(tmp_path / "log.txt", command=UVICORN, environment={"INCLUSION_DATA": str(shown)}) as server:
        before = [answer(server.address + page) for page in PAGES]
        assert {status for status, _ in before} == {200}
        for _ in damaged(shown, tmp_path):
            assert_serves(server, before)
    assert "Traceback" not in (tmp_path / "log.txt").read_text()


def test_a_start_with_damaged_data_says_so_until_the_data_is_mended(tmp_path: Path) -> None:
    """Whatever is damaged: the server starts without its folder, which is then damaged in each way."""
    shown, log = tmp_path / "shown", tmp_path / "log.txt"
    with serve(log, command=UVICORN, environment={"INCLUSION_DATA": str(shown)}) as server:
        for damage in damaged(shown, tmp_path):
            for page in PAGES[:3]:
                status, text = answer(server.address + page)
                assert (status, "The data is being corrected" in text) == (503, True), damage
                assert str(shown) not in text
                assert "Traceback" not in text
            assert answer(f"{server.address}/data/actions.csv")[0] == 503
            assert answer(f"{server.address}/readyz")[0] == 503
            assert answer(f"{server.address}/healthz") == (200, "ok\n")
        replace(shown, DataFolder(tmp_path / "sound").path)
        assert answer(f"{server.address}/readyz") == (200, "ready\n")
        assert answer(f"{server.address}/all-actions")[0] == 200
        run_apart(run_once(server))
    assert "Traceback" not in log.read_text()
