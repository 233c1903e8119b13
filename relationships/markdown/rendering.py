"""Rendering of Markdown: markdown-it without raw HTML, and nh3 after it, in case the first ever lets something pass."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from functools import cache
from typing import Any, Self

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from relationships.markdown.citations import parse_citation
from relationships.markdown.links import is_safe_link

TAGS = {
    *("p", "br", "hr", "blockquote", "pre", "code", "em", "strong", "a", "sup"),
    *("ul", "ol", "li", "h3", "h4", "h5", "h6"),
}
ATTRIBUTES = {"a": {"href", "title", "aria-label"}, "ol": {"start"}}
CLASSES = {"a": {"citation"}}
# A page has its own headings of the first two levels.
HEADINGS = {"h1": "h3", "h2": "h4", "h3": "h5", "h4": "h6", "h5": "h6", "h6": "h6"}
# What is nested deeper is left out.
DEEPEST = 20


class CleanHtml(str):
    """HTML that was cleaned and can be shown as it is. Only `render_markdown` and the column that stores it make it."""

    __slots__ = ()

    def __html__(self) -> Self:
        return self


def render_markdown(text: str, sources: Sequence[str] = ()) -> CleanHtml:
    """Return a text in Markdown as HTML, in which links are http, https or relative, and HTML is text.

    `sources` are the keys of the sources in order: `[@key, 2014]` becomes a link to `#source-` and their number. The
    caller bounds the length; the time is linear in it.
    """
    numbers = {key: number for number, key in enumerate(sources, 1)}
    return CleanHtml(_clean(_parser().render(text, {"numbers": numbers})))


def _clean(html: str) -> str:
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        url_schemes={"http", "https"},
        attribute_filter=_keep_attribute,
        link_rel="noopener noreferrer",
    )


def _keep_attribute(tag: str, name: str, value: str) -> str | None:
    return None if name == "href" and not is_safe_link(value) else value


class Parser(MarkdownIt):
    """The parser, with our rule for links."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 (the name in markdown-it)
        return is_safe_link(url)


@cache
def _parser() -> Parser:
    parser = Parser("commonmark", {"html": False, "maxNesting": DEEPEST})
    parser.disable(["image", "html_block", "html_inline"])
    parser.inline.ruler.before("link", "citation", _read_citation)
    parser.add_render_rule("citation", _draw_citation)
    for name in ("heading_open", "heading_close"):
        parser.add_render_rule(name, _draw_heading)
    return parser


def _read_citation(state: StateInline, silent: bool) -> bool:
    found = parse_citation(state.src, state.pos)
    numbers: Mapping[str, int] = state.env.get("numbers", {})
    if found is None or found[0].key not in numbers:
        return False
    if not silent:
        citation, _ = found
        # A number stands right after the word, however the text was typed.
        state.pending = state.pending.rstrip(" ")
        state.push("citation", "", 0).meta = {"number": numbers[citation.key], "year": citation.year}
    state.pos = found[1]
    return True


def _draw_citation(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: MutableMapping[str, Any]
) -> str:
    number, year = tokens[index].meta["number"], tokens[index].meta["year"]
    label = f"Source {number}, {year}"
    return f'<sup><a class="citation" href="#source-{number}" aria-label="{label}">{number}, {year}</a></sup>'


def _draw_heading(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: MutableMapping[str, Any]
) -> str:
    token = tokens[index]
    token.tag = HEADINGS.get(token.tag, token.tag)
    return renderer.renderToken(tokens, index, options, env)
