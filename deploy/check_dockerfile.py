"""Try the Dockerfile's steps without Docker: `python -m deploy.check_dockerfile`.

In a fresh virtual environment and a folder that holds only what the image would, it runs each RUN line, starts the
CMD at a free port, asks what HEALTHCHECK asks and a page, and checks that nothing was written beside the code.
It cannot check the base image, the user, or a read-only file system.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
import venv
from collections.abc import Mapping
from pathlib import Path

from tests.servers import HOST, ROOT, free_port


def main() -> None:
    """Run the steps in a temporary folder; end with an error where one fails."""
    text = re.sub(r"\\\n\s*", " ", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as temporary:
        app, environment = Path(temporary) / "app", Path(temporary) / "venv"
        copy_image(app)
        venv.create(environment, with_pip=True)
        variables = {**os.environ, "PATH": f"{environment / 'bin'}:{os.environ['PATH']}", **image_variables(text)}
        for step in re.findall(r"^RUN (.*)", text, re.MULTILINE):
            print(f"RUN {step}", flush=True)
            subprocess.run(["/bin/sh", "-c", step], cwd=app, env=variables, check=True)  # noqa: S603
        before = files(app)
        try_command(text, app, variables)
        if files(app) != before:
            sys.exit(f"The app wrote into its folder: {sorted(files(app) - before)}")
    print("The Dockerfile's steps work.")


def copy_image(app: Path) -> None:
    """Copy the files that .dockerignore lets through."""
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
        source = ROOT / line.removeprefix("!")
        if not line.startswith("!") or (app / source.relative_to(ROOT)).exists():
            continue
        if source.is_dir():
            ignore = shutil.ignore_patterns("__pycache__", "documents")
            shutil.copytree(source, app / source.name, ignore=ignore)
        else:
            target = app / source.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)


def image_variables(text: str) -> dict[str, str]:
    """The variables that ENV sets."""
    lines = re.findall(r"^ENV (.*)", text, re.MULTILINE)
    return dict(pair.split("=", 1) for line in lines for pair in line.split())


def try_command(text: str, app: Path, variables: Mapping[str, str]) -> None:
    """Start the CMD, and ask what HEALTHCHECK asks until it is content; then ask for a page."""
    port = str(free_port())
    health, command = (
        json.loads(words.replace("8501", port)) for words in re.findall(r"CMD (\[.*\])", text, re.MULTILINE)
    )
    process = subprocess.Popen(command, cwd=app, env=variables)  # noqa: S603
    try:
        for _ in range(60):
            if subprocess.run(health, env=variables, check=False, capture_output=True).returncode == 0:  # noqa: S603
                break
            time.sleep(0.5)
        else:
            sys.exit("HEALTHCHECK never succeeded.")
        with urllib.request.urlopen(f"http://{HOST}:{port}/all-actions", timeout=20) as answer:
            if b'<main id="content"' not in answer.read():
                sys.exit("The page has no content.")
    finally:
        process.terminate()
        process.wait(timeout=20)


def files(folder: Path) -> set[Path]:
    """All files below a folder."""
    return {path for path in folder.rglob("*") if path.is_file()}


if __name__ == "__main__":
    main()
