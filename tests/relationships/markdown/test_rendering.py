"""Markdown becomes HTML that is safe to show, in a time that grows with its length."""

import re
import time

import pytest

from relationships.markdown import find_citations, malformed_citations, render_markdown

REL = 'rel="noopener noreferrer"'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("A *b* **c** `d`", "<p>A <em>b</em> <strong>c</strong> <code>d</code></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a", '<ol start="3">\n<li>a</li>\n</ol>'),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("# a\n\n###### b", "<h3>a</h3>\n<h6>b</h6>"),
        ("[a](https://b.example/)", f'<p><a href="https://b.example/" {REL}>a</a></p>'),
        ("[a](/cases/lego/)", f'<p><a href="/cases/lego/" {REL}>a</a></p>'),
        ("[a](#source-1)", f'<p><a href="#source-1" {REL}>a</a></p>'),
        ("a & b < c", "<p>a &amp; b &lt; c</p>"),
        ("", ""),
    ],
)
def test_markdown_is_rendered(text: str, html: str) -> None:
    assert render_markdown(text).strip() == html


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<!-- --><iframe src=//evil.example></iframe>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](&#x6A;&#x61;vascript&colon;alert(1))",
        "[x](javascript&colon;alert(1))",
        "[x](%6Aavascript:alert(1))",
        "[x](vbscript:x)",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](file:///etc/passwd)",
        "[x](//evil.example/)",
        "[x](/\\evil.example/)",
        "[x](\\\\evil.example/)",
        "[x](<//evil.example/>)",
        "[x]( //evil.example/)",
        "<javascript:alert(1)>",
        "<mailto:a@b.example>",
        "![x](https://evil.example/p.png)",
        "![x](javascript:alert(1))",
        "[x][y]\n\n[y]: javascript:alert(1)",
        '[x](https://a.example "\\" onmouseover=alert(1) ")',
        "```\n</code></pre><script>alert(1)</script>\n```",
        "[x](https://a.example/'\"><script>)",
    ],
)
def test_hostile_text_makes_nothing_active(hostile: str) -> None:
    html = str(render_markdown(hostile)).lower()
    for active in ("<script", "<img", "<svg", "<iframe", "<style", "<form", "<input"):
        assert active not in html
    # What is not an address is text, which does nothing.
    for address in re.findall(r'href="([^"]*)"', html):
        assert address.startswith(("https://a.example", "https://evil.example/p.png", "%6aavascript:", "%5c", "/"))
        assert not address.startswith(("//", "/\\"))
    assert not re.search(r"<[a-z]+[^>]* on[a-z]+=[^>]*>", re.sub(r'"[^"]*"', '""', html))


def test_title_of_a_link_stays_within_its_attribute() -> None:
    html = render_markdown('[x](https://a.example "\\" onmouseover=alert(1) ")')
    assert html.count("onmouseover") == 1
    assert '" onmouseover' not in html


def test_citation_links_to_its_source() -> None:
    html = render_markdown("Many left [@b, 2014].", ["a", "b"])
    assert f'<sup><a class="citation" href="#source-2" aria-label="Source 2, 2014" {REL}>2, 2014</a></sup>' in html


def test_citation_stands_right_after_the_word() -> None:
    html = render_markdown("Many left [@a, 2014] [@a,2015].", ["a"])
    assert html.startswith("<p>Many left<sup>")
    assert "2014</a></sup><sup>" in html
    assert html.strip().endswith("2015</a></sup>.</p>")


def test_citation_of_an_unknown_source_stays_as_it_is() -> None:
    assert render_markdown("Many left [@c, 2014].", ["a", "b"]).strip() == "<p>Many left [@c, 2014].</p>"


def test_class_of_citations_cannot_be_had_otherwise() -> None:
    assert "<a" not in render_markdown('<a class="citation" href="/x">x</a>')


def test_citations_are_found_in_order() -> None:
    found = find_citations("A [@b, 2014] and [@a-1,2015].")
    assert [(citation.key, citation.year) for citation in found] == [("b", 2014), ("a-1", 2015)]
    assert malformed_citations("A [@b, 2014] and [@a]") == ("[@a]",)


def test_thousand_nested_quotes_are_harmless() -> None:
    assert render_markdown("> " * 1000 + "x").count("<blockquote>") <= 20
    assert render_markdown("- " * 1000 + "x").count("<ul>") <= 20
    assert len(render_markdown("[" * 1000 + "x" + "](https://a.example)" * 1000)) < 100_000


PATTERNS = [
    "[",
    "*a ",
    "**a",
    "[a](",
    "![",
    "<",
    "&",
    "`a",
    "[x]: y\n",
    "](",
    "[@a, 2014]",
    "[@",
    "\\",
    "> a\n",
    "_a_ ",
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_time_is_linear(pattern: str) -> None:
    """Eight times the text may take at most three times eight as long as once; quadratic would be sixty-four."""
    once = min(timed(pattern, 2500) for _ in range(3))
    eight = min(timed(pattern, 20_000) for _ in range(2))
    assert eight <= 24 * once + 0.02


def timed(pattern: str, length: int) -> float:
    text = (pattern * length)[:length]
    start = time.process_time()
    render_markdown(text, ["a"])
    return time.process_time() - start
