"""Static files storage that bundles, hashes and compresses files for production."""

from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from rjsmin import jsmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

from canvas_app.assets.bundles import (
    JOINED_SCRIPT,
    JOINED_STYLE,
    LENS_SCRIPT,
    LENS_SCRIPTS,
    LENS_STYLES,
    PAGE_SCRIPTS,
    PAGE_STYLES,
    SCRIPTS,
    STYLES,
)

# The files that pages link, with what they consist of.
BUNDLES: dict[str, tuple[str, ...]] = {JOINED_STYLE: STYLES, JOINED_SCRIPT: SCRIPTS}
PARTS = (*PAGE_STYLES, *LENS_STYLES.values(), *PAGE_SCRIPTS, LENS_SCRIPT, *LENS_SCRIPTS.values())
BUNDLES |= {source: (source,) for source in PARTS}


class JoinedStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Manifest storage that minifies and joins style sheets and scripts before they are hashed and compressed."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if not dry_run:
            for joined, sources in BUNDLES.items():
                self._join(sources, joined)
                for source in sources:
                    paths.pop(source, None)
                paths[joined] = (self, joined)
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
        return minify(source, text)


def minify(source: str, text: str) -> str:
    """Return a style sheet or a script of ours without what only readers need; those of packages are small already."""
    if source.endswith(".css"):
        # The libraries that do more join descendants in nested rules (`.a :is(b)` becomes `.a:is(b)`).
        first, *others = text.split("/*")
        lines = map(str.strip, (first + "".join(other.partition("*/")[2] for other in others)).splitlines())
        return "\n".join(filter(None, lines))
    return str(jsmin(text)) if source.startswith("js/") else text
