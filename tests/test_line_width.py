"""The width limit for templates, style sheets and scripts, which `make check` also runs; ruff checks Python."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WIDEST = 120
# Vendored files, and the page that `make bench` measures against, stay as their authors wrote them.
OTHERS = (":!static/vendor", ":!*.min.js", ":!tests/bench/templates/floor")
PATTERNS = ("*.html", "*.css", "*.js", *OTHERS)


def wide_lines() -> Iterator[str]:
    """Yield the location and width of every line that is too wide."""
    command = ["git", "ls-files", "-co", "--exclude-standard", "--", *PATTERNS]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    for name in filter(lambda name: (ROOT / name).is_file(), listed):
        for number, line in enumerate((ROOT / name).read_text().splitlines(), 1):
            if len(line) > WIDEST:
                yield f"{name}:{number} ({len(line)})"


def test_no_line_is_wider_than_120_characters() -> None:
    wide = list(wide_lines())

    assert wide == [], "\n".join(wide)
