"""The steps of the Dockerfile without Docker: in an empty folder, with a new virtual environment.

`.ci/run` runs this file. Its name keeps it out of pytest, because installing every package again takes a while.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.postgres import find_free_port

ROOT = Path(__file__).resolve().parent.parent
PORT_IN_CONTAINER = "8000"
STARTED_WITHIN_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Instruction:
    """An instruction of a Dockerfile, such as COPY, and its arguments."""

    name: str
    arguments: str

    @property
    def command(self) -> list[str]:
        """Return the JSON list at the end of CMD or HEALTHCHECK."""
        words: list[str] = json.loads(self.arguments[self.arguments.index("[") :])
        return words


def read_instructions(path: Path) -> list[Instruction]:
    """Return the instructions of a Dockerfile in order, with continuation lines joined."""
    lines = [line for line in path.read_text().splitlines() if line and not line.startswith("#")]
    joined = re.sub(r"\\\n", "", "\n".join(lines))
    return [Instruction(name, rest.strip()) for name, _, rest in (line.partition(" ") for line in joined.split("\n"))]


INSTRUCTIONS = read_instructions(ROOT / "Dockerfile")


def only(name: str) -> Instruction:
    """Return the one instruction of this name."""
    (found,) = (instruction for instruction in INSTRUCTIONS if instruction.name == name)
    return found


@dataclass(frozen=True, slots=True)
class Container:
    """A folder in place of the image's file system, and the environment of its processes."""

    folder: Path
    environment: dict[str, str]

    def copy(self, source: str, target: str) -> None:
        """Copy a file or directory of the repository, like COPY."""
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, self.folder / target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / source, self.folder / target)

    def run(self, *command: str, **variables: str) -> None:
        """Run a command to its end; fail with its output."""
        environment = self.environment | variables
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"

    @contextmanager
    def running(self, *command: str, **variables: str) -> Iterator[subprocess.Popen[bytes]]:
        """Keep a command running, and terminate it on exit as Docker would."""
        environment = self.environment | variables
        with subprocess.Popen(command, cwd=self.folder, env=environment, stdout=subprocess.DEVNULL) as process:
            try:
                yield process
            finally:
                process.terminate()


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Container:
    """Build what `docker build` would build, and return it."""
    folder = tmp_path_factory.mktemp("app")
    python = tmp_path_factory.mktemp("python")
    venv.create(python, with_pip=True)
    kept = {name: value for name, value in os.environ.items() if name == "HOME" or name.startswith("PIP_")}
    container = Container(folder, kept | {"PATH": f"{python}/bin:{os.environ['PATH']}"})
    for instruction in INSTRUCTIONS:
        _perform(container, instruction)
    return container


def _perform(container: Container, instruction: Instruction) -> None:
    match instruction.name:
        case "ENV":
            variables = (word.partition("=") for word in shlex.split(instruction.arguments))
            container.environment.update({name: value for name, _, value in variables})
        case "COPY":
            container.copy(*instruction.arguments.split())
        case "RUN":
            # The one difference from Docker: packages may come from pip's cache.
            container.run("sh", "-c", instruction.arguments.replace("--no-cache-dir ", ""))
        case "FROM" | "WORKDIR" | "USER" | "EXPOSE" | "HEALTHCHECK" | "CMD":
            pass
        case unknown:
            pytest.fail(f"this test cannot perform {unknown}")


@pytest.fixture
def production(tmp_path: Path) -> dict[str, str]:
    return {
        "RAPPORT_ENV": "production",
        "SECRET_KEY": "k7Jq2mZx9Lw4Rt6Vb8Nc1Hd3Gf5Sa0PoIuYtReWqLkJhGfDsAzXcVb",
        "ALLOWED_HOSTS": ".localhost",
        "DATABASE_URL": f"sqlite:///{tmp_path}/rapport.sqlite3",
        "EMAIL_URL": "console:",
        "DEFAULT_FROM_EMAIL": "rapport@canvas.example",
        "HTTPS": "false",
    }


def test_image_does_not_run_as_root() -> None:
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", only("USER").arguments)


def test_image_migrates_serves_and_is_healthy(image: Container, production: dict[str, str]) -> None:
    port = str(find_free_port())
    serve, check_health = (
        [word.replace(PORT_IN_CONTAINER, port) for word in only(name).command] for name in ("CMD", "HEALTHCHECK")
    )

    image.run("python", "manage.py", "migrate", "--verbosity", "0", **production)
    with image.running(*serve, **production):
        _wait_for(port)
        image.run(*check_health, **production)
        page = _get(f"http://localhost:{port}/")
        style = re.search(r'href="(/static/css/app\.[0-9a-f]+\.css)"', page)

        assert _get(f"http://localhost:{port}/health/ready/") == '{"status": "ready"}'
        assert style is not None
        assert "@media" in _get(f"http://localhost:{port}{style[1]}")


def test_health_check_fails_when_nothing_answers(image: Container, production: dict[str, str]) -> None:
    check_health = [word.replace(PORT_IN_CONTAINER, str(find_free_port())) for word in only("HEALTHCHECK").command]

    with pytest.raises(AssertionError, match="ConnectionRefusedError"):
        image.run(*check_health, **production)


def _wait_for(port: str) -> None:
    for _ in range(STARTED_WITHIN_SECONDS * 10):
        try:
            _get(f"http://localhost:{port}/health/live/")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"nothing answers on port {port}")


def _get(address: str) -> str:
    with urlopen(address) as response:
        text: str = response.read().decode()
    return text
