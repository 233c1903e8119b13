"""Charts: geometry calculated by hand, edge cases, and thinning."""

import datetime as dt
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationships.lenses.drawing.axes import MOST_DAYS, day_ticks, format_steps, nice_steps
from relationships.lenses.drawing.chart import HEIGHT, MOST_POINTS, WIDTH, Chart, draw_chart, sparkline
from relationships.lenses.drawing.thinning import thin_out
from tests.relationships.lenses.measured import indicator
from tests.relationships.strategies import measures, patiently


def drawn(*values: str, **fields: Any) -> Chart:
    chart = draw_chart(indicator(*values, **fields), "EUR")
    assert chart is not None
    return chart


def labels(low: str, high: str) -> list[str]:
    return format_steps(nice_steps(Decimal(low), Decimal(high)))


def test_places_follow_from_days_and_values() -> None:
    # The plot spans x from 24 to 314 and y from 14 to 118: "20" has two digits of width 0.56 times 10.5, so 12.
    chart = drawn("0", "10", "20", days=10)
    assert (chart.left, chart.right, chart.top, chart.bottom) == (24, 314, 14, 118)
    assert chart.line == "M24 118L169 66L314 14"
    assert [(step.label, step.at) for step in chart.steps] == [
        ("0", 118),
        ("5", 92),
        ("10", 66),
        ("15", 40),
        ("20", 14),
    ]


def test_time_is_true_to_its_length() -> None:
    readings = indicator("0", "0", "20").readings
    late = readings[2].model_copy(update={"date": dt.date(2026, 4, 11)})
    chart = draw_chart(indicator().model_copy(update={"readings": (*readings[:2], late)}), "EUR")
    assert chart is not None
    # The first two readings are a tenth of the hundred days apart.
    assert [point.x for point in chart.points] == [24, 53, 314]


def test_points_are_said_in_words() -> None:
    assert [point.words for point in drawn("38", "46").points] == [
        "1 January 2026: 38\xa0points",
        "11 January 2026: 46\xa0points",
    ]


def test_target_has_a_line_and_a_label_where_the_series_is_farther_from_it() -> None:
    chart = drawn("0", "10", "20", target="20")
    assert chart.target is not None
    assert (chart.target.at, chart.target.label) == (14, "target: 20")
    assert chart.named is not None
    assert (chart.named.anchor, chart.named.x, chart.named.y) == ("start", 24, 11)
    falling = drawn("20", "10", "0", target="15").named
    assert falling is not None
    assert (falling.anchor, falling.x, falling.y) == ("end", 314, 37)


@pytest.mark.parametrize(
    ("unit", "label"), [("% of customers", "target: 20\xa0%"), ("money per order", "target: €20"), ("", "target: 20")]
)
def test_label_of_the_target_has_the_sign_of_its_unit(unit: str, label: str) -> None:
    target = drawn("0", "10", target="20", unit=unit).target
    assert target is not None
    assert target.label == label


def test_target_beyond_all_readings_is_on_the_chart() -> None:
    assert [step.label for step in drawn("38", "46", target="100").steps] == ["20", "40", "60", "80", "100"]


def test_one_reading_is_a_dot_in_the_middle() -> None:
    # A margin of a tenth gives 41.4 to 50.6, enclosed by steps of 5 from 40 to 55: 46 is three fifths from the top.
    chart = drawn("46")
    assert chart.line == "M169 76.4h0"
    assert [day.label for day in chart.days] == ["1 Jan 2026"]
    assert chart.description == "1 measurement: 46\xa0points on 1 January 2026. 46\xa0points, no target yet."


def test_equal_values_lie_on_one_line_with_room_around() -> None:
    chart = drawn("46", "46", "46")
    assert {point.y for point in chart.points} == {76.4}
    assert [step.label for step in chart.steps] == ["40", "45", "50", "55"]
    assert [step.label for step in drawn("0", "0").steps] == ["−1", "−0.5", "0", "0.5", "1"]


def test_description_says_what_the_line_shows() -> None:
    assert drawn("38", "31", "46", target="40").description == (
        "3 measurements from 1 January 2026 to 21 January 2026: first 38\xa0points, last 46\xa0points,"
        " lowest 31\xa0points, highest 46\xa0points. On target: 46\xa0points, target: at least 40."
    )


def test_nothing_is_drawn_of_nothing() -> None:
    assert draw_chart(indicator(target="3"), "EUR") is None
    assert sparkline(()) == ""


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("31", "46", ["30", "35", "40", "45", "50"]),
        ("6.2", "9.5", ["6", "7", "8", "9", "10"]),
        ("-42", "17", ["−60", "−40", "−20", "0", "20"]),
        ("0", "120000", ["0", "50\xa0k", "100\xa0k", "150\xa0k"]),
        ("2500", "4000", ["2,500", "3,000", "3,500", "4,000"]),
        ("-3000000", "11000000", ["−5\xa0m", "0", "5\xa0m", "10\xa0m", "15\xa0m"]),
        ("0", "99999999999.9999", ["0", "50\xa0bn", "100\xa0bn"]),
        ("1000000.0001", "1000000.0002", ["1,000,000.0001", "1,000,000.00015", "1,000,000.0002"]),
    ],
)
def test_ticks_are_round_values(low: str, high: str, expected: list[str]) -> None:
    assert labels(low, high) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-03-03", "2026-03-03", ["3 Mar 2026"]),
        ("2026-03-03", "2026-03-06", ["3 Mar", "4 Mar", "5 Mar", "6 Mar"]),
        ("2026-03-03", "2026-03-10", ["3 Mar", "5 Mar", "7 Mar", "9 Mar"]),
        ("2026-01-31", "2026-05-31", ["Feb 2026", "Mar 2026", "Apr 2026", "May 2026"]),
        ("2026-01-01", "2026-09-30", ["Jan 2026", "Mar 2026", "May 2026", "Jul 2026", "Sep 2026"]),
        ("2026-01-01", "2026-12-31", ["Jan 2026", "Apr 2026", "Jul 2026", "Oct 2026"]),
        ("2024-12-31", "2026-09-30", ["Jan 2025", "Jul 2025", "Jan 2026", "Jul 2026"]),
        ("2017-12-31", "2024-12-31", ["2018", "2020", "2022", "2024"]),
    ],
)
def test_days_on_the_axis_begin_something(first: str, last: str, expected: list[str]) -> None:
    assert [label for _, label in day_ticks(dt.date.fromisoformat(first), dt.date.fromisoformat(last))] == expected


@patiently
@given(low=measures, high=measures)
def test_ticks_hold_every_value_and_are_few(low: Decimal, high: Decimal) -> None:
    low, high = sorted((low, high))
    steps = nice_steps(low, high)
    assert steps[0] <= low <= high <= steps[-1]
    assert 2 <= len(steps) <= 6
    assert len({after - before for before, after in pairwise(steps)}) == 1
    assert len(set(format_steps(steps))) == len(steps)


@patiently
@given(first=st.dates(), last=st.dates())
def test_days_on_the_axis_lie_between_the_first_and_the_last(first: dt.date, last: dt.date) -> None:
    first, last = sorted((first, last))
    days = [day for day, _ in day_ticks(first, last)]
    assert len(days) <= MOST_DAYS
    assert all(first <= day <= last for day in days)
    assert days == sorted(set(days))


@patiently
@given(values=st.lists(measures, min_size=1, max_size=5), target=measures)
def test_everything_stays_on_the_chart(values: list[Decimal], target: Decimal) -> None:
    chart = drawn(*map(str, values), target=target)
    assert chart.left < chart.right
    assert all(chart.left <= point.x <= chart.right for point in chart.points)
    ends = [*(point.y for point in chart.points), *(step.at for step in chart.steps)]
    assert all(chart.top <= y <= chart.bottom for y in ends)
    assert all(0 <= tick.at <= WIDTH for tick in chart.days)
    assert chart.named is not None
    assert 0 < chart.named.y < HEIGHT


def test_four_hundred_readings_are_thinned_and_keep_first_last_and_peak() -> None:
    values = [str(number % 7) for number in range(400)]
    values[123] = "100"
    chart = drawn(*values)
    assert len(chart.points) == MOST_POINTS
    words = [point.words for point in chart.points]
    peak = indicator(*values).readings[123].date
    assert words[0].startswith("1 January 2026: ")
    assert words[-1].endswith(f": {399 % 7}\xa0points")
    assert any(word == f"{peak.day} {peak:%B} {peak.year}: 100\xa0points" for word in words)
    assert "400 measurements (60 of them shown) from" in chart.description


def test_thinning_keeps_what_makes_the_largest_triangle() -> None:
    points = [(0.0, 0.0), (1.0, 1.0), (2.0, 9.0), (3.0, 1.0), (4.0, -9.0), (5.0, 0.0)]
    assert [place.number for place in thin_out(points, 4)] == [0, 2, 4, 5]
    assert [place.number for place in thin_out(points, 6)] == [0, 1, 2, 3, 4, 5]


def test_sparkline_fills_its_box() -> None:
    assert sparkline(indicator("1", "3", "2").readings) == "M2 12L24 2L46 7"
    assert sparkline(indicator("5").readings) == "M24 7h0"
    assert sparkline(indicator("5", "5").readings) == "M2 7L46 7"
    assert sparkline(indicator(*map(str, range(400))).readings).count("L") == 23
