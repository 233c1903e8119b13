"""How static files are collected for production: sources joined, names hashed, everything compressed beforehand."""

from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

from canvas_app.assets.bundles import JOINED_SCRIPT, JOINED_STYLE, SCRIPTS, STYLES


class JoinedStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Joins the listed style sheets and scripts, then lets the manifest storage hash and compress the result."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if not dry_run:
            for sources, joined in ((STYLES, JOINED_STYLE), (SCRIPTS, JOINED_SCRIPT)):
                self._join(sources, joined)
                paths[joined] = (self, joined)
                for source in sources:
                    paths.pop(source, None)
        yield from super().post_process(paths, dry_run, **options)

    def _join(self, sources: tuple[str, ...], joined: str) -> None:
        # A script that ends without a semicolon would swallow the start of the next one.
        separator = ";\n" if joined.endswith(".js") else "\n"
        text = separator.join(self._read(source) for source in sources)
        if self.exists(joined):
            self.delete(joined)
        self.save(joined, ContentFile(text.encode()))

    def _read(self, source: str) -> str:
        with self.open(source) as file:
            text = str(file.read().decode().rstrip())
        return without_remarks(text) if source.startswith("js/") else text


def without_remarks(script: str) -> str:
    """A script of ours without indentation and lines of comment, which are a tenth of what it weighs on the wire.

    None has a text that goes over several lines, where this would change what it says.
    """
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))
