"""manage.py vendor: fetches the front-end packages in the manifest of static/vendor.

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

SOURCE_MAP = re.compile(r"^//[#@] ?sourceMappingURL=.*\n?", re.MULTILINE)


class Command(BaseCommand):
    help = "Fetch the packages of static/vendor/manifest.json with npm pack and write their files and digests again."

    def handle(self, **options: object) -> None:
        folder = Path(settings.BASE_DIR) / "static" / "vendor"
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
    source = package / entry["from"]
    text = _join_symbols(source, entry) if "symbols" in entry else SOURCE_MAP.sub("", source.read_text())
    (folder / entry["file"]).write_text(text)
    (folder / entry["licence_file"]).write_text((package / "LICENSE").read_text())
    entry["sha384"] = base64.b64encode(hashlib.sha384(text.encode()).digest()).decode()


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
