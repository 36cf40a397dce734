"""A reader by ear: Orca with Chromium on a screen of its own, that presses keys and hears every word said.

It needs Debian's orca, xvfb, openbox, dbus, at-spi2-core, xdotool and python3-pyatspi. Nothing is spoken aloud: Orca's
words go to a log before they would reach a speech engine. Orca is told so in a profile of its own, in a folder that is
thrown away.
"""

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, sync_playwright

from tests.browser.chromium import BROWSER_FLAGS

PROGRAMS = ("orca", "Xvfb", "openbox", "dbus-daemon", "dbus-send", "xdotool")
PACKAGES = "orca xvfb openbox dbus dbus-x11 at-spi2-core xdotool python3-pyatspi python3-speechd gir1.2-wnck-3.0"
BUS_LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
SCREEN = ":78"
READ_ON = "KP_Add"
"""The key with which Orca reads from where the reader stands to the end of the page."""

LONGEST = 90
"""Seconds that one key is waited for at most."""

SAID = {"SAY", "CHAR", "ALL"}
"""Kinds of lines in the log that are words: said, spelt, and read on from where the reader stands."""

# Orca reads this file of its user's at its start.
CUSTOMIZATIONS = """
import os, time
from orca import speech

log = open(os.environ["SPEECH_LOG"], "a", buffering=1)

def write(kind, text):
    log.write("%s\\t%s\\n" % (kind, " ".join(str(text).split())))

def listen(name, kind):
    spoken = getattr(speech, name)
    def speak(words, *rest, **more):
        write(kind, words)
        return spoken(words, *rest, **more)
    setattr(speech, name, speak)

def say_all(parts, _progress):
    for context, _voice in parts:
        write("ALL", context.utterance)

listen("_speak", "SAY")
listen("speakCharacter", "CHAR")
speech.init = lambda: None
speech._speechserver = None
speech.sayAll = say_all
"""

SETTINGS = {
    "general": {
        "enableSpeech": True,
        "enableTutorialMessages": False,
        "sayAllOnLoad": False,  # a page is read when that is asked for
        "startingProfile": ["Default", "default"],
    },
    "profiles": {"default": {"profile": ["Default", "default"], "pronunciations": {}, "keybindings": {}}},
    "pronunciations": {},
    "keybindings": {},
}

# Without its own keys, as a window manager would take Alt, Shift and an arrow for itself.
WINDOWS = (
    '<openbox_config xmlns="http://openbox.org/3.4/rc"><keyboard/><mouse/>'
    '<applications><application class="*"><maximized>yes</maximized></application></applications></openbox_config>'
)


class NoScreenReaderError(Exception):
    """A program that Orca or Chromium needs is not here."""


@dataclass
class Listener:
    """A page in Chromium's window, heard through Orca."""

    page: Page
    log: Path
    environment: Mapping[str, str]

    @property
    def width(self) -> int:
        """How many pixels wide the page is."""
        return int(self.page.evaluate("innerWidth"))

    @property
    def browser(self) -> str:
        """The browser's version: "156"."""
        return str(self.page.evaluate("navigator.userAgent.match(/Chrome.([0-9]+)/)[1]"))

    def press(self, key: str) -> list[str]:
        """Press a key, as xdotool names it, and listen until it is quiet; what was said."""
        start = self.log.stat().st_size
        subprocess.run(["xdotool", "key", key], env=self.environment, check=True)  # noqa: S603, S607
        return self.hear(start, quiet=3 if key in (READ_ON, "Return") else 1)  # another page may have to come

    def open(self, address: str) -> list[str]:
        """Open an address, not by keys, as a typed address would be heard too; what was said by itself."""
        start = self.log.stat().st_size
        self.page.goto(address)
        return self.hear(start, quiet=4)

    def hear(self, start: int, *, quiet: float) -> list[str]:
        """What is said from a place in the log until it is quiet for some seconds."""
        begun = last = time.monotonic()
        size = start
        while time.monotonic() - last < quiet and time.monotonic() - begun < LONGEST:
            time.sleep(0.1)
            if (now := self.log.stat().st_size) != size:
                size, last = now, time.monotonic()
        lines = self.log.read_bytes()[start:size].decode().splitlines()
        return [words for kind, _, words in (line.partition("\t") for line in lines) if kind in SAID and words]


@contextmanager
def listening(width: int, height: int = 900) -> Iterator[Listener]:
    """A listener with an empty page of some width, for as long as the block lasts."""
    missing = [name for name in (*PROGRAMS, BUS_LAUNCHER) if not shutil.which(name)]
    browser = shutil.which("chromium") or shutil.which("google-chrome")  # with a window
    if missing or browser is None:
        raise NoScreenReaderError(f"Missing: {', '.join(missing) or 'chromium'}. On Debian: apt-get install {PACKAGES}")
    with tempfile.TemporaryDirectory() as folder, ExitStack() as programs:
        home = Path(folder)
        environment = prepare(home)
        for command in (
            ["Xvfb", SCREEN, "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
            ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address=unix:path={home}/bus"],
            [BUS_LAUNCHER, "--launch-immediately", "--a11y=1", "--screen-reader=1"],
            ["openbox"],
            ["orca"],
        ):
            programs.enter_context(running(command, environment, home / "programs.txt"))
        for name in ("ScreenReaderEnabled", "IsEnabled"):
            tell_bus(name, environment)
        context = programs.enter_context(chromium(browser, environment, width, height))
        time.sleep(3)  # until Chromium has told the bus of its window
        yield Listener(context.pages[0], Path(environment["SPEECH_LOG"]), environment)


def prepare(home: Path) -> dict[str, str]:
    """The files of Orca and of the window manager, and the environment in which all programs run."""
    (home / "orca").mkdir()
    (home / "orca" / "orca-customizations.py").write_text(CUSTOMIZATIONS)
    (home / "orca" / "user-settings.conf").write_text(json.dumps(SETTINGS))
    (home / "openbox").mkdir()
    (home / "openbox" / "rc.xml").write_text(WINDOWS)
    (home / "speech.txt").touch()
    return {
        "PATH": os.environ["PATH"],
        "DISPLAY": SCREEN,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "XDG_DATA_HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={home}/bus",
        "LANG": "C.UTF-8",
        "ACCESSIBILITY_ENABLED": "1",
        "GNOME_ACCESSIBILITY": "1",
        "GSETTINGS_BACKEND": "memory",
        "SPEECH_LOG": str(home / "speech.txt"),
    }


def tell_bus(name: str, environment: Mapping[str, str]) -> None:
    """Say on the bus of assistive technology that a screen reader runs, so that Chromium shows it its pages."""
    to = ["dbus-send", "--session", "--dest=org.a11y.Bus", "--print-reply", "/org/a11y/bus"]
    call = ["org.freedesktop.DBus.Properties.Set", "string:org.a11y.Status", f"string:{name}", "variant:boolean:true"]
    subprocess.run([*to, *call], env=environment, check=True, capture_output=True)  # noqa: S603


@contextmanager
def running(command: Sequence[str], environment: Mapping[str, str], log: Path) -> Iterator[None]:
    """A program with all that it starts, which are ended at once: what they would keep is thrown away."""
    with log.open("a") as output:
        process = subprocess.Popen(  # noqa: S603
            command, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True
        )
    time.sleep(2)  # none of them tells when it is ready
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def chromium(path: str, environment: Mapping[str, str], width: int, height: int) -> Iterator[BrowserContext]:
    """Chromium with a window on the screen, whose page is as wide as is asked for."""
    flags = ["--force-renderer-accessibility", "--lang=en-GB", "--app=data:text/html,", "--window-size=1280,900"]
    with tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=path,
            headless=False,
            args=[*BROWSER_FLAGS, *flags],
            ignore_default_args=["--enable-automation"],
            env=dict(environment),
            locale="en-GB",
            viewport={"width": width, "height": height},
        )
        yield context
        context.close()


def version() -> str:
    """Orca's name and version."""
    said = subprocess.run(["orca", "--version"], capture_output=True, text=True, check=True).stdout  # noqa: S607
    return f"Orca {said.split()[-1]}"
