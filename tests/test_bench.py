"""The benchmark: its floor is unchanged and as durable as the product, and results are judged by the limits."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from tests.figures import Figure, summary, table

ROOT = Path(__file__).resolve().parent.parent
BENCH = ROOT / "tests" / "bench"
FLOOR = {
    "floor.py": "e75348dcd20f13fcd0cb724185876d006a7bd01faf882325292088fea3e4a360",
    "templates/floor/board.html": "3d91492c68184d04d83abf2c19bb486496375c5be94fcfa0e0510ec4d2f26df8",
    "templates/floor/note.html": "115047ce58074b8866d40983df0e39d0e15c407affdfad06266d959554b7313d",
}
PRINT_PRAGMAS = """
import json
from django.db import router
from relationships.models import Change
from tests.bench.floor import FloorChange
from tests.canvas_app.config.durability.pragmas import read_pragmas

print(json.dumps([read_pragmas(router.db_for_write(model)) for model in (Change, FloorChange)]))
"""


@pytest.mark.parametrize("name", FLOOR)
def test_floor_is_not_tuned(name: str) -> None:
    assert sha256((BENCH / name).read_bytes()).hexdigest() == FLOOR[name]


@pytest.mark.parametrize("configured", [{}, {"SQLITE_SYNCHRONOUS": "normal"}])
def test_floor_and_product_wait_for_the_disk_alike(tmp_path: Path, configured: dict[str, str]) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
        "DATABASE_URL": f"sqlite:///{tmp_path}/bench.sqlite3",
        "TEST_STATIC_ROOT": str(tmp_path),
        **configured,
    }
    command = [sys.executable, "manage.py", "shell", "--no-imports", "--command", PRINT_PRAGMAS]
    printed = subprocess.check_output(command, cwd=ROOT, env=environment, text=True)

    assert json.loads(printed) == [{"journal_mode": "wal", "synchronous": 2}] * 2


@pytest.mark.parametrize(
    ("figure", "verdict"),
    [
        (Figure("", "at its limit", 1.5, at_most=1.5), "ok"),
        (Figure("", "above its limit", 1.51, at_most=1.5), "short"),
        (Figure("", "at its limit", 0.7, at_least=0.7), "ok"),
        (Figure("", "below its limit", 0.69, at_least=0.7), "short"),
        (Figure("", "without a limit", 99.0), ""),
    ],
)
def test_figure_is_judged_by_its_limit(figure: Figure, verdict: str) -> None:
    assert figure.verdict == verdict


def test_table_has_a_column_for_each_database() -> None:
    measured = {
        "SQLite": [Figure("Board", "warm", 1.254, at_most=1.5), Figure("Page", "size", 60.0, " KB", at_most=120)],
        "PostgreSQL": [Figure("Board", "warm", 1.6, at_most=1.5, remark="8.0/5.0 ms")],
    }

    rows = [" ".join(line.split()) for line in table(measured).splitlines() if line]

    assert rows == [
        "target SQLite PostgreSQL",
        "Board",
        "warm ≤ 1.5 1.25 ok 1.60 short (8.0/5.0 ms)",
        "Page",
        "size ≤ 120 KB 60 KB ok",
    ]
    assert summary(measured) == "2 of 3 limits are kept, 1 fall short."
