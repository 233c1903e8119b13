"""The documentation: whatever it links to or names in the repository exists."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob(".github/**/*.md")], key=str)
CODE_BLOCK = re.compile(r"^```.*?^```|^    .*?$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
CODE = re.compile(r"`([^`\n]+)`")
FOLDERS = "canvas_app|relationships|templates|static|tests|docs|\\.ci|\\.github"
# What is made by commands, and is not in the repository.
GENERATED = ("staticfiles/", "var/", ".venv/")
NAMED_PATH = re.compile(rf"(?:(?:{FOLDERS})/[\w./-]*|[\w./-]*\w\.(?:py|html|md|yaml|toml|css|js))")


def text_of(page: Path) -> str:
    """Return a page without its blocks of code."""
    return CODE_BLOCK.sub("", page.read_text())


def anchors_in(page: Path) -> set[str]:
    """Return the fragments of a page's headings, as GitHub makes them."""
    headings = HEADING.findall(text_of(page))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for link in LINK.findall(text_of(page)):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if "://" not in link and (not target.exists() or (anchor and anchor not in anchors_in(target))):
            broken.append(link)

    assert broken == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_named_files_exist(page: Path) -> None:
    named = [name for name in CODE.findall(text_of(page)) if NAMED_PATH.fullmatch(name)]
    missing = [name for name in named if not (ROOT / name).exists() and not name.startswith(GENERATED)]

    assert missing == []


def test_diagram_shows_the_layers_that_are_enforced() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    enforced = [
        set(re.split(r" [|:] ", layer))
        for container in ("canvas_app", "relationships")
        for contract in contracts
        if contract.get("containers") == [container]
        for layer in contract["layers"]
    ]
    diagram = (ROOT / "docs/architecture.md").read_text().partition("flowchart")[2].partition("```")[0]
    drawn = [set(re.findall(r"<b>(\w+)</b>", line)) for line in diagram.splitlines() if "<b>" in line]

    assert drawn == [layer & packages() for layer in enforced if layer & packages()]


def packages() -> set[str]:
    """Return the names of the packages within the two top-level packages."""
    roots = (ROOT / "canvas_app", ROOT / "relationships")
    return {path.parent.name for root in roots for path in root.glob("*/__init__.py")}


def test_every_package_is_explained() -> None:
    page = (ROOT / "docs/architecture.md").read_text()
    rows = set(re.findall(r"^\| `(?:canvas_app|relationships)/(\w+)/` \|", page, re.MULTILINE))

    # Django looks for these two by their names; what is in them is told by the packages they belong to.
    assert rows == packages() - {"management", "migrations", "templatetags"}
