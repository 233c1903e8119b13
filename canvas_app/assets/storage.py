"""Static files storage that bundles, hashes and compresses files for production."""

from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from rjsmin import jsmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

from canvas_app.assets.bundles import JOINED_SCRIPT, JOINED_STYLE, SCRIPTS, STYLES


class JoinedStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Manifest storage that joins the style sheets and scripts before they are hashed and compressed."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if not dry_run:
            for sources, joined in ((STYLES, JOINED_STYLE), (SCRIPTS, JOINED_SCRIPT)):
                self._join(sources, joined)
                paths[joined] = (self, joined)
                for source in sources:
                    paths.pop(source, None)
        yield from super().post_process(paths, dry_run, **options)

    def _join(self, sources: tuple[str, ...], joined: str) -> None:
        # Without a semicolon the last statement of a script could continue in the next one.
        separator = ";\n" if joined.endswith(".js") else "\n"
        text = separator.join(self._read(source) for source in sources)
        if self.exists(joined):
            self.delete(joined)
        self.save(joined, ContentFile(text.encode()))

    def _read(self, source: str) -> str:
        with self.open(source) as file:
            text = str(file.read().decode().rstrip())
        # Those of packages are small already.
        return str(jsmin(text)) if source.startswith("js/") else text
