"""The data folder is damaged while the site runs: readers notice nothing, and a new start says what they can do."""

import shutil
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import DataFolder
from tests.loops import run_apart
from tests.servers import UVICORN, Served, serving
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
    folders = {damage: DataFolder(tmp_path / damage.__name__).path for damage in DAMAGES}
    shown = DataFolder(tmp_path / "shown").path
    with serving(tmp_path / "log.txt", command=UVICORN, environment={"INCLUSION_DATA": str(shown)}) as server:
        before = [answer(server.address + page) for page in PAGES]
        assert {status for status, _ in before} == {200}
        for damage, folder in folders.items():
            damage(folder)
            shutil.rmtree(shown, ignore_errors=True)
            if folder.exists():
                shutil.copytree(folder, shown)
            assert_serves(server, before)
    assert "Traceback" not in (tmp_path / "log.txt").read_text()


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_start_with_damaged_data_says_so_until_the_data_is_mended(
    damage: Callable[[Path], None], folder: DataFolder, tmp_path: Path
) -> None:
    sound = DataFolder(tmp_path / "sound").path
    damage(folder.path)
    log = tmp_path / "log.txt"
    with serving(log, command=UVICORN, environment={"INCLUSION_DATA": str(folder.path)}) as server:
        for page in PAGES[:3]:
            status, text = answer(server.address + page)
            assert (status, "The data is being corrected" in text) == (503, True)
            assert str(folder.path) not in text
            assert "Traceback" not in text
        assert answer(f"{server.address}/data/actions.csv")[0] == 503
        assert answer(f"{server.address}/readyz")[0] == 503
        assert answer(f"{server.address}/healthz") == (200, "ok\n")
        shutil.rmtree(folder.path, ignore_errors=True)
        shutil.copytree(sound, folder.path)
        assert answer(f"{server.address}/readyz") == (200, "ready\n")
        assert answer(f"{server.address}/all-actions")[0] == 200
        run_apart(run_once(server))
    assert "Traceback" not in log.read_text()
