"""Accessibility checks with axe-core."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SOURCE = (Path(__file__).parent / "axe.min.js").read_text()
OF_COLOURS = ("color-contrast", "link-in-text-block")
RUN = """async (rules) => {
  const only = rules.length ? { runOnly: rules } : { rules: { "target-size": { enabled: true } } };
  const { violations } = await axe.run(document, { resultTypes: ["violations"], preload: false, ...only });
  // The target of a checkbox is the label around it, too, which axe-core does not consider.
  const isLarge = (label) => label && Math.min(label.offsetWidth, label.offsetHeight) >= 24;
  const isInLabel = ({ target }) => isLarge(document.querySelector(target[0]).closest("label"));
  // What opens on the card with the focus may lie over the edge of the next card until the focus moves on, and the bar
  // for selected notes until the page scrolls.
  const isOpen = document.querySelector(".note:focus-within, .note > .card-tools, .note > :checked");
  const parts = ".note > :is(a, input), .note .mark";
  const isCovered = ({ target }) => isOpen && document.querySelector(target[0]).matches(parts);
  return violations.flatMap(({ id, nodes }) => nodes
    .filter((node) => id !== "target-size" || !(isInLabel(node) || isCovered(node)))
    .map(({ target, failureSummary }) => (
      `${id}: ${target.join(" ")} (${failureSummary.split("\\n").slice(1).map((line) => line.trim()).join("; ")})`)));
}"""


def barriers(page: Page, *rules: str) -> list[str]:
    """Return the violations that axe-core finds in a page: the rule, the element and the failure.

    Without `rules`, all rules that axe-core enables by default are run, and that for the size of targets (WCAG 2.2 AA).
    """
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(SOURCE)
    found: list[Any] = page.evaluate(RUN, rules)
    return [str(violation) for violation in found]


def barriers_in_both_themes(page: Page) -> list[str]:
    """Return the violations in the light theme, and those of colours in the dark theme, where only colours differ."""
    found = []
    for scheme, rules in (("light", ()), ("dark", OF_COLOURS)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        # Colours are measured after fade-ins; animations in collapsed sections would never end by themselves.
        page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")
        found += [f"{scheme}: {violation}" for violation in barriers(page, *rules)]
    return found
