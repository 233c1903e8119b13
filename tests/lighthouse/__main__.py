"""Measure the pages that people see first with Lighthouse, on its mobile profile, and print their scores.

`python -m tests.lighthouse` takes five minutes. It needs Chromium, and npm to fetch Lighthouse once. Scores are medians
of three runs; those of performance hold for an idle machine.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from tests.figures import Figure, summary, table
from tests.postgres import find_free_port
from tests.server_process import ROOT, collect_static, serving

SETTINGS = "tests.production_settings"
PACKAGE = "lighthouse@12.8.2"
TOOLS = Path(sys.prefix) / "share" / PACKAGE
PROGRAM = TOOLS / "node_modules/.bin/lighthouse"
FLAGS = "--headless=new --no-sandbox --disable-background-networking"
RUNS = 3
LIMITS = {"performance": 95, "accessibility": 100, "best-practices": 100}
DETAILS = {
    "largest contentful paint": "largest-contentful-paint",
    "total blocking time": "total-blocking-time",
    "layout shift": "cumulative-layout-shift",
}


def main() -> None:
    parser = ArgumentParser(prog="make lighthouse", description="Measure Rapport with Lighthouse.")
    parser.add_argument("--only", help="measure only the pages with this in their name")
    parser.add_argument("--runs", type=int, default=RUNS, help=f"runs for each median ({RUNS})")
    parser.add_argument("--reports", type=Path, help="a folder in which to keep the reports")
    options = parser.parse_args()
    _install()
    with tempfile.TemporaryDirectory(prefix="rapport-lighthouse-") as folder:
        figures = _measure(Path(folder), options.only, options.runs, options.reports or Path(folder))
    print(f"{table({'Lighthouse': figures})}\n\n{summary({'Lighthouse': figures})}")  # noqa: T201
    raise SystemExit(not all(figure.is_kept for figure in figures))


def _install() -> None:
    """Fetch Lighthouse with npm, unless it is there. Raise SystemExit without npm or Chromium."""
    if not shutil.which("chromium"):
        raise SystemExit("Lighthouse needs Chromium on PATH.")
    if not PROGRAM.exists():
        if not shutil.which("npm"):
            raise SystemExit("npm is needed to fetch Lighthouse.")
        subprocess.run(["npm", "install", "--silent", "--no-save", "--prefix", str(TOOLS), PACKAGE], check=True)


def _measure(folder: Path, only: str | None, runs: int, reports: Path) -> list[Figure]:
    collect_static(folder, SETTINGS)
    variables = {
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "DATABASE_URL": f"sqlite:///{folder}/lighthouse.sqlite3",
        "TEST_STATIC_ROOT": f"{folder}/static",
    }
    prepared = _prepare(variables)
    pages = _pages(prepared["board"])
    with serving(folder / "server.log", find_free_port(), **variables) as server:
        return [
            figure
            for name, path in pages.items()
            if not only or only in name
            for figure in _judge(
                name,
                [
                    _run(
                        f"http://127.0.0.1:{server.port}{path}",
                        "" if name == "landing" else prepared["session"],
                        reports / f"{name}-{number}.json",
                    )
                    for number in range(runs)
                ],
            )
        ]


def _prepare(variables: dict[str, str]) -> dict[str, str]:
    command = [sys.executable, "-m", "tests.lighthouse.prepare"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | variables, stdout=subprocess.PIPE, text=True, check=True)
    prepared: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return prepared


def _pages(board: str) -> dict[str, str]:
    """Return the paths of the pages to measure, by name."""
    return {
        "landing": "/",
        "home": "/canvases/",
        "board": board,
        "lens": f"{board}lifecycle/",
        "checks": f"{board}checks/",
    }


def _run(address: str, cookie: str, report: Path) -> dict[str, Any]:
    """Return the report of Lighthouse on a page."""
    headers = {"Cookie": cookie} if cookie else {}
    command = [
        str(PROGRAM),
        address,
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        f"--only-categories={','.join(LIMITS)}",
        f"--extra-headers={json.dumps(headers)}",
        f"--chrome-flags={FLAGS}",
    ]
    environment = os.environ | {"CHROME_PATH": str(shutil.which("chromium"))}
    # Lighthouse sometimes loses its own trace of a page (NO_NAVSTART).
    if subprocess.run(command, check=False, env=environment).returncode:
        subprocess.run(command, check=True, env=environment)
    found: dict[str, Any] = json.loads(report.read_text())
    assert found["finalDisplayedUrl"] == address, f"{address} led to {found['finalDisplayedUrl']}"
    return found


def _judge(name: str, reports: list[dict[str, Any]]) -> list[Figure]:
    def median(category: str) -> float:
        return float(statistics.median(100 * report["categories"][category]["score"] for report in reports))

    def detail(audit: str) -> str:
        middle = sorted(reports, key=lambda report: report["categories"]["performance"]["score"])[len(reports) // 2]
        return str(middle["audits"][audit]["displayValue"])

    remark = ", ".join(f"{label} {detail(audit)}" for label, audit in DETAILS.items())
    return [
        Figure(name, category, round(median(category), 1), at_least=limit, remark=remark * (category == "performance"))
        for category, limit in LIMITS.items()
    ]


if __name__ == "__main__":
    main()
