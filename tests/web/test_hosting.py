"""The files and words for those who host the explorer agree with the code."""

import re
from pathlib import Path

from tests.conftest import ROOT

SETTING = re.compile(r"INCLUSION_[A-Z_]+")


def settings_in(*paths: Path) -> set[str]:
    """The names of settings that files hold."""
    return {name for path in paths for name in SETTING.findall(path.read_text(encoding="utf-8"))}


READ = settings_in(*(ROOT / "inclusion").rglob("*.py"))


def test_every_setting_that_the_code_reads_is_told_and_no_other() -> None:
    assert settings_in(ROOT / "docs" / "hosting.md") == READ


def test_compose_passes_on_settings_that_there_are() -> None:
    passed = settings_in(ROOT / "compose.yaml")
    assert passed
    assert passed <= READ


def test_compose_and_the_image_serve_the_same_port_as_the_proxies_files_ask() -> None:
    image = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    for file in ("compose.yaml", "deploy/nginx.conf", "deploy/Caddyfile"):
        ports = set(re.findall(r"127\.0\.0\.1:(8\d+)", (ROOT / file).read_text(encoding="utf-8"))) - {"8600"}
        assert ports == set(re.findall(r"EXPOSE (\d+)", image))


def test_the_checks_install_every_program_that_a_test_starts() -> None:
    installed = re.findall(r"for program in (.*?);", (ROOT / ".ci" / "run").read_text(encoding="utf-8"))
    assert set(installed[0].split()) == {"chromium-headless-shell", "nginx", "caddy", "haproxy"}
