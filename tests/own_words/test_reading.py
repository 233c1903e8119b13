"""The parser that finds people's own words where browsers may translate them."""

import pytest

from tests.own_words.reading import translated_words


@pytest.mark.parametrize(
    "html",
    [
        "<p>A zq1x</p>",
        '<p>A <bdi translate="no">shop</bdi> zq1x</p>',
        '<p translate="no">A <b translate="yes">zq1x</b></p>',
        '<div><br translate="no">zq1x</div>',
        '<p translate="no">A shop</p><p>zq1x</p>',
        '<svg translate="no"><desc>zq1x</desc></svg>',
        "<textarea>zq1x</textarea>",
        '<select><option value="1">zq1x</option></select>',
        '<input type="search" value="zq1x">',
        '<input value="zq1x">',
        '<abbr title="zq1x"><span translate="no">A</span></abbr>',
        '<svg aria-label="zq1x"/>',
        "<svg><title>zq1x</title></svg>",
        "<template><p>zq1x</p></template>",
        "<p>“&#122;q1x”</p>",
    ],
)
def test_own_words_that_browsers_may_translate_are_found(html: str) -> None:
    assert len(translated_words(html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<p translate="no">zq1x</p>',
        '<section translate="no"><p>A <b>zq1x</b></p></section>',
        '<p translate="no"><b translate="yes">A <i translate="no">zq1x</i></b></p>',
        '<div translate="no"><svg><desc>zq1x</desc></svg></div>',
        '<textarea translate="no">zq1x</textarea>',
        '<input type="search" value="zq1x" translate="no">',
        '<input type="hidden" value="zq1x">',
        '<abbr title="zq1x" translate="no">A</abbr>',
        '<li data-text="zq1x" id="zq1x"><a href="/zq1x/">A</a></li>',
        "<title>zq1x</title><script>zq1x</script><style>zq1x</style>",
    ],
)
def test_own_words_that_are_marked_or_not_shown_are_left_alone(html: str) -> None:
    assert translated_words(html) == []
