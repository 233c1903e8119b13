"""manage.py vendor: fetches the packages in the manifests of static/vendor and of the fonts of exports.

Only needed to change a version or add an icon. It requires npm, unlike everything else.
"""

import base64
import hashlib
import json
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

FOLDERS = ("static/vendor", "relationships/lenses/printing/fonts")
SOURCE_MAP = re.compile(rb"^//[#@] ?sourceMappingURL=.*\n?", re.MULTILINE)


class Command(BaseCommand):
    help = "Fetch the packages of the vendored files with npm pack, and write the files and their digests again."

    def handle(self, **options: object) -> None:
        for folder in FOLDERS:
            self._fetch(Path(settings.BASE_DIR) / folder)

    def _fetch(self, folder: Path) -> None:
        manifest: list[dict[str, Any]] = json.loads((folder / "manifest.json").read_text())
        for entry in manifest:
            with tempfile.TemporaryDirectory() as temporary:
                package = _unpack(entry, Path(temporary))
                _write(entry, package, folder)
            self.stdout.write(f"{entry['name']} {entry['version']}: {entry['file']}")
        (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")


def _unpack(entry: dict[str, Any], folder: Path) -> Path:
    specifier = f"{entry['package']}@{entry['version']}"
    command = ["npm", "pack", "--silent", "--pack-destination", str(folder), specifier]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 (the manifest is ours)
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def _write(entry: dict[str, Any], package: Path, folder: Path) -> None:
    content = _read(package / entry["from"], entry)
    (folder / entry["file"]).write_bytes(content)
    licence = package / entry.get("licence_from", "LICENSE")
    (folder / entry["licence_file"]).write_text(licence.read_text())
    entry["sha384"] = base64.b64encode(hashlib.sha384(content).digest()).decode()


def _read(source: Path, entry: dict[str, Any]) -> bytes:
    if "symbols" in entry:
        return _join_symbols(source, entry).encode()
    content = source.read_bytes()
    return SOURCE_MAP.sub(b"", content) if source.suffix == ".js" else content


def _join_symbols(icons: Path, entry: dict[str, Any]) -> str:
    """Return a sprite of the listed icons. Raise CommandError if the package lacks some of them."""
    if missing := [name for name in entry["symbols"] if not (icons / f"{name}.svg").exists()]:
        raise CommandError(f"{entry['name']} {entry['version']} has no icon {', '.join(missing)}")
    mark = f"<!-- {entry['name']} {entry['version']}, {entry['licence']}: see {entry['licence_file']} -->"
    symbols = "\n".join(_make_symbol(name, (icons / f"{name}.svg").read_text()) for name in entry["symbols"])
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{mark}\n{symbols}\n</svg>\n'


def _make_symbol(name: str, svg: str) -> str:
    content, end, _ = svg.partition("<svg")[2].partition(">")[2].rpartition("</svg>")
    if not end:
        raise CommandError(f"{name}.svg is not the drawing that was expected")
    shapes = "".join(line.strip() for line in content.splitlines()).replace(" />", "/>")
    return f'<symbol id="{name}" viewBox="0 0 24 24">{shapes}</symbol>'
