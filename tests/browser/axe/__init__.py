"""axe-core, which looks for barriers in a page."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SOURCE = (Path(__file__).parent / "axe.min.js").read_text()
OF_COLOURS = ("color-contrast", "link-in-text-block")
RUN = """async (rules) => {
  const only = rules.length ? { runOnly: rules } : {};
  const { violations } = await axe.run(document, { resultTypes: ["violations"], preload: false, ...only });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => (
    `${id}: ${target.join(" ")} (${failureSummary.split("\\n").slice(1).map((line) => line.trim()).join("; ")})`)));
}"""


def barriers(page: Page, *rules: str) -> list[str]:
    """What axe-core finds in a page as it stands: the rule, the element, and what is wrong with it.

    All rules that hold by default are asked, or only those that are named.
    """
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(SOURCE)
    found: list[Any] = page.evaluate(RUN, rules)
    return [str(each) for each in found]


def barriers_in_both_themes(page: Page) -> list[str]:
    """The same, light and then dark, where nothing but the colours is another."""
    found = []
    for scheme, rules in (("light", ()), ("dark", OF_COLOURS)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        # What fades in must have come in before its colours are looked at; in what is folded away nothing ever does.
        page.evaluate("document.getAnimations().forEach((each) => each.finish())")
        found += [f"{scheme}: {each}" for each in barriers(page, *rules)]
    return found
