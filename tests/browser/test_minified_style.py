"""The style sheets mean the same to a browser after they are minified."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from playwright.sync_api import Browser

from canvas_app.assets.bundles import LENS_STYLES, PAGE_STYLES, STYLES
from canvas_app.assets.storage import minify

# The rules as Chromium understands them. Values with variables keep the line breaks of the source.
RULES = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return Array.from(sheet.cssRules, rule => rule.cssText.replace(/\\s+/g, " "));
}"""


def test_minified_styles_have_the_same_rules(chromium: Browser) -> None:
    page, different = chromium.new_page(), []
    for style in (*STYLES, *PAGE_STYLES, *LENS_STYLES.values()):
        source = (Path(settings.BASE_DIR) / "static" / style).read_text()
        before, after = (page.evaluate(RULES, css) for css in (source, minify(style, source)))
        different += [] if before and before == after else [style]
    page.close()
    assert different == []
