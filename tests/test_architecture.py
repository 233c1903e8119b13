"""Text that no file may contain; import-linter checks imports (see pyproject.toml)."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
REGISTRY_HOSTS = re.compile(
    "|".join(["pypi" + r"\.org", "python" + r"hosted\.org", "registry" + r"\.npm", r"debian" + r"\.org"])
)
MACHINE_PATHS = re.compile(r"(?<![\w.}])/(?:work|root|farm|home)/\w")
INLINE = re.compile(r"<[^>]+\s(?:style|on[a-z]+|hx-on[\w:.-]*)\s*=|<style|<script(?![^>]*\ssrc=)|\bjs:", re.IGNORECASE)


def tracked(*patterns: str) -> list[Path]:
    command = ["git", "ls-files", "-co", "--exclude-standard", "--", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [ROOT / name for name in listed if (ROOT / name).is_file()]


def find_imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_domain_knows_no_http() -> None:
    web = (
        "django.http",
        "django.shortcuts",
        "django.urls",
        "django.template",
        "django.views",
        "django_htmx",
        "allauth",
    )
    wrong = [
        f"{path.relative_to(ROOT)} imports {module}"
        for path in tracked("relationships/*.py")
        for module in find_imports(path)
        if module.startswith(web)
    ]

    assert wrong == []


def test_no_file_names_a_package_registry_or_a_path_of_one_machine() -> None:
    wrong = []
    for path in tracked():
        if "vendor" in path.parts:
            continue
        try:
            text = path.read_text()
        except UnicodeDecodeError:
            continue
        if REGISTRY_HOSTS.search(text) or MACHINE_PATHS.search(text):
            wrong.append(str(path.relative_to(ROOT)))

    assert wrong == []


def test_templates_hold_no_inline_style_script_or_handler() -> None:
    wrong = [str(path.relative_to(ROOT)) for path in tracked("*.html") if INLINE.search(path.read_text())]

    assert wrong == []


def test_no_template_breaks_a_line_before_punctuation() -> None:
    """A line break is a space on the page, and screen readers read it as one."""
    pattern = re.compile(r"\n\s*(?:\{%[^%]*%\}\s*)*(?:<(?:a|bdi|small|span|strong)\b[^>]*>)?[,.;:)](?!\S*%\})")
    wrong = [str(path.relative_to(ROOT)) for path in tracked("templates/*.html") if pattern.search(path.read_text())]

    assert wrong == []


def test_nothing_is_marked_safe_by_hand() -> None:
    code = [path for path in tracked("*.py") if "tests" not in path.parts and "mark_safe(" in path.read_text()]
    templates = [path for path in tracked("*.html") if re.search(r"\|\s*safe\b", path.read_text())]

    assert [*code, *templates] == []


@pytest.mark.parametrize(("pattern", "limit"), [("*.py", 300)])
def test_files_stay_readable(pattern: str, limit: int) -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for path in tracked(pattern)
        if not {"vendor", "migrations"} & set(path.parts) and (count := len(path.read_text().splitlines())) > limit
    }

    assert long == {}


@pytest.mark.parametrize("pattern", ["*.js", "*.css"])
def test_lines_of_scripts_and_styles_fit(pattern: str) -> None:
    wide = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked(pattern)
        if not {"vendor", "axe"} & set(path.parts)
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if len(line) > 120
    ]

    assert wide == []


def test_every_module_starts_by_saying_what_lives_there() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in tracked("canvas_app/*.py", "relationships/*.py", "tests/*.py")
        if path.stat().st_size
        and "migrations" not in path.parts
        and ast.get_docstring(ast.parse(path.read_text())) is None
    ]

    assert silent == []
