"""Style sheets and scripts: complete lists of sources, and bundles for production within their size limit."""

import gzip
import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template

from canvas_app.assets.bundles import LENS_SCRIPT, LENS_SCRIPTS, LENS_STYLES, PAGE_SCRIPTS, PAGE_STYLES, SCRIPTS, STYLES
from canvas_app.assets.storage import PARTS, minify
from tests.collected import collect, production

ALL_SCRIPTS = (*SCRIPTS, *PAGE_SCRIPTS, LENS_SCRIPT, *LENS_SCRIPTS.values())
STATIC = Path(settings.BASE_DIR) / "static"
# With the head of the response, 45 KB and 22 KB.
LARGEST_SCRIPT_BYTES = 44_340
LARGEST_STYLE_BYTES = 21_700


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the result of collectstatic in production."""
    folder = tmp_path_factory.mktemp("static")
    with production(folder):
        collect()
    return folder


def names(folder: str, ending: str) -> set[str]:
    return {str(path.relative_to(STATIC)) for path in (STATIC / folder).rglob(f"*{ending}")}


def test_every_style_sheet_is_listed_once() -> None:
    assert sorted([*STYLES, *PAGE_STYLES, *LENS_STYLES.values()]) == sorted(names("css", ".css"))


def test_every_script_is_listed_once() -> None:
    assert sorted(ALL_SCRIPTS) == sorted(names("js", ".js") | names("vendor", ".js"))


@pytest.mark.parametrize("script", [name for name in ALL_SCRIPTS if name.startswith("js/")])
def test_script_keeps_its_names_to_itself_and_imports_nothing(script: str) -> None:
    """All scripts share one global scope, in which each may only define its class."""
    text = (STATIC / script).read_text()
    outermost = re.findall(r"^[^\s/}].*", text, re.MULTILINE)
    calls = r"customElements\.define|document\.addEventListener|htmx\.registerExtension"
    allowed = rf"class \w+ (extends \w+ )?\{{|({calls})\("

    assert [line for line in outermost if not re.match(allowed, line)] == []
    assert not re.search(r"^\s*(import|export)\b", text, re.MULTILINE)


def test_base_class_manages_all_listeners() -> None:
    others = {
        name: (STATIC / name).read_text() for name in ALL_SCRIPTS if name.startswith("js/") and "base_" not in name
    }
    by_hand = re.compile(r"connectedCallback|extends HTMLElement|removeEventListener")

    assert [name for name, text in others.items() if by_hand.search(text)] == []


def test_every_element_has_a_class_of_its_own() -> None:
    scripts = [(STATIC / name).read_text() for name in ALL_SCRIPTS if name.startswith("js/")]
    classes = [name for text in scripts for name in re.findall(r"^\s*class (\w+)", text, re.MULTILINE)]

    assert sorted(classes) == sorted(set(classes))


def test_production_joins_sources_in_order(collected: Path) -> None:
    [style] = collected.glob("css/app.*.css")
    [script] = collected.glob("js/app.*.js")
    text = script.read_text()
    positions = [text.index(_unique_text(name)) for name in SCRIPTS]

    assert style.read_text() == "\n".join(minify(name, (STATIC / name).read_text().rstrip()) for name in STYLES)
    assert positions == sorted(positions)
    assert "sourceMappingURL" not in text


def _unique_text(name: str) -> str:
    """Return text that is unique to a script: its class, or its beginning."""
    source = (STATIC / name).read_text()
    named = re.search(r"^class \w+\b", source, re.MULTILINE)
    return named.group() if named else minify(name, source)[:60]


def test_production_sends_no_remarks_of_ours(collected: Path) -> None:
    [script] = collected.glob("js/app.*.js")

    assert not re.search(r"^\s*// <", script.read_text(), re.MULTILINE)


def test_joined_files_are_compressed_beforehand(collected: Path) -> None:
    [script] = collected.glob("js/app.*.js")

    assert gzip.decompress(script.with_name(f"{script.name}.gz").read_bytes()) == script.read_bytes()
    assert script.with_name(f"{script.name}.br").stat().st_size < script.with_name(f"{script.name}.gz").stat().st_size


def test_script_and_style_stay_small(collected: Path) -> None:
    # All browsers accept Brotli over HTTPS.
    [script], [style] = collected.glob("js/app.*.js.br"), collected.glob("css/app.*.css.br")

    assert script.stat().st_size <= LARGEST_SCRIPT_BYTES
    assert style.stat().st_size <= LARGEST_STYLE_BYTES


def test_manifest_knows_what_pages_link_and_no_sources(collected: Path) -> None:
    known = json.loads((collected / "staticfiles.json").read_text())["paths"]

    assert {"css/app.css", "js/app.js", "vendor/icons.svg", "favicon.svg"} <= set(known)
    assert not set(known) & {*STYLES, *SCRIPTS}


def test_pages_link_the_joined_files_in_production(collected: Path) -> None:
    with production(collected):
        page = Template("{% load assets %}{% styles %}{% scripts %}").render(Context())

    assert re.fullmatch(
        r'<link rel="stylesheet" href="/static/css/app\.\w+\.css">'
        r'<script src="/static/js/app\.\w+\.js" defer></script>',
        page,
    )


def test_pages_link_each_source_in_development() -> None:
    page = Template("{% load assets %}{% styles %}{% scripts %}").render(Context())

    assert re.findall(r'(?:href|src)="/static/([^"]+)"', page) == [*STYLES, *SCRIPTS]


def test_second_collection_gives_the_same_files(collected: Path) -> None:
    before = sorted(path.name for path in collected.rglob("app.*"))
    with production(collected):
        collect()

    assert sorted(path.name for path in collected.rglob("app.*")) == before


@pytest.mark.parametrize("source", PARTS)
def test_file_of_one_page_is_collected_by_itself_without_remarks(collected: Path, source: str) -> None:
    folder, _, name = source.rpartition("/")
    stem, _, ending = name.rpartition(".")
    [file] = (collected / folder).glob(f"{stem}.????????????.{ending}")

    assert len(file.read_text()) < len((STATIC / source).read_text())


@pytest.mark.parametrize(
    ("lens", "files"),
    [
        ("evolution", ["css/evolution.css", "js/canvas_lens.js", "js/stage_bars.js"]),
        ("evolution.growth", ["css/evolution.css", "js/canvas_lens.js"]),
        ("guide", ["css/guide.css", "js/canvas_lens.js"]),
        ("checks", ["js/canvas_lens.js"]),
    ],
)
def test_lens_has_the_files_of_lenses_and_its_own(lens: str, files: list[str]) -> None:
    page = Template("{% load assets %}{% lens_assets lens %}").render(Context({"lens": lens}))
    assert re.findall(r'(?:href|src)="/static/([^"]+)"', page) == files
