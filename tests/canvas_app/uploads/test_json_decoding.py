"""JSON files that were made to take long are refused in linear time."""

import json
import sys
import time
import tracemalloc
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from canvas_app.exchange.canvas_json import read_canvas
from canvas_app.uploads.json_decoding import LONGEST, Unreadable
from tests.growth import growth_fault

# No file may occupy a thread for long. In CPU time, so that the test does not fail on a busy machine.
MAX_CPU_SECONDS = 5.0


def problems(content: str) -> list[str]:
    with pytest.raises(Unreadable) as caught:
        read_canvas(content.encode())
    return caught.value.problems


@pytest.mark.parametrize("bracket", ["[", '{"a":', '{"title":[', "[[{}],"])
def test_deep_nesting_is_refused_at_once(bracket: str) -> None:
    started = time.process_time()
    [message] = problems(bracket * 5000)
    assert message.startswith("This isn’t valid JSON: it is nested too deeply (line 1, column ")
    assert time.process_time() - started < MAX_CPU_SECONDS


@pytest.mark.parametrize(
    "content",
    [
        '{"title": "T", "blocks": {"channels": [' + "0," * 900_000 + "0]}}",
        '{"title": "T", "blocks": {"channels": [' + "{}," * 99_000 + "{}]}}",
        "{" + ",".join(f'"{number}": 0' for number in range(99_000)) + "}",
        '{"title": "' + '\\"' * 900_000,
        '{"title": ' + "9" * 1_900_000 + "}",
        '{"title": "' + "x" * 1_900_000 + '"}',
        "[" * 1_900_000,
    ],
    ids=["values", "notes", "keys", "quotes", "digits", "letters", "brackets"],
)
def test_nothing_takes_long(content: str) -> None:
    started = time.process_time()
    assert len(problems(content)) <= 11
    assert time.process_time() - started < MAX_CPU_SECONDS


@pytest.mark.parametrize(
    "repeated",
    ['"\\', '"\\\\', '"', '"\\"', "\\", '"a",', '",', "1,", "{},", "[", '{"a":', "1", "1e", " ", "\n", "é", "“", "-"],
)
@pytest.mark.parametrize("start", ["", '{"title": "', "," * 75_001], ids=["alone", "in a text", "behind commas"])
def test_time_grows_with_the_length_and_no_faster(repeated: str, start: str) -> None:
    def read(length: int) -> None:
        problems(start + repeated * (length // len(repeated)))

    assert not growth_fault(read, 500_000)


@pytest.mark.parametrize(
    ("written", "is_refused"),
    [
        ('"%s"' % ("," * 75_001), False),
        ('"%s"' % (r"\"," * 75_001), False),
        ('"%s"' % (r"\\," * 75_001), False),
        (r'"\\"' + "," * 75_001, True),
        (r'"\\\""' + "," * 75_001, True),
        ("[" + '"",' * 75_001 + '""]', True),
        ("[" + '"",' * 75_000 + '""]', False),
    ],
    ids=[
        "commas",
        "after quotes",
        "after backslashes",
        "behind a backslash",
        "behind a quote",
        "texts",
        "as many texts",
    ],
)
def test_values_are_counted_outside_of_texts(written: str, *, is_refused: bool) -> None:
    message = "This isn’t a Rapport file: it has more than 75,000 values."
    assert (problems(f'{{"title": {written}}}') == [message]) is is_refused


def test_too_many_values_are_refused_before_they_take_memory() -> None:
    content = '{"title": [' + "{}," * 1_000_000 + "{}]}"
    tracemalloc.start()
    problems(content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * len(content)


FORMS: dict[str, Callable[[UUID], str]] = {
    "hyphens": str,
    "hexadecimal": lambda key: key.hex,
    "capitals": lambda key: str(key).upper(),
    "urn": lambda key: f"urn:uuid:{key}",
    "braces": lambda key: f"{{{key}}}",
}


@pytest.mark.parametrize("is_escaped", [False, True], ids=["plain", "escaped"])
@pytest.mark.parametrize("write", FORMS.values(), ids=FORMS)
def test_ids_with_the_same_hash_are_refused(write: Callable[[UUID], str], is_escaped: bool) -> None:
    ids = [UUID(int=1 + number * sys.hash_info.modulus) for number in range(LONGEST)]
    assert len(set(map(hash, ids[:100]))) == 1
    text = json.dumps({"title": "Ids", "blocks": {"channels": [{"text": "Shop", "segments": list(map(write, ids))}]}})
    text = text.replace("00", r"0\u0030") if is_escaped else text
    started = time.process_time()
    assert problems(text) == ["This isn’t a Rapport file: its ids aren’t random."]
    assert time.process_time() - started < 1


def test_ids_made_at_random_or_counted_are_read() -> None:
    for ids in ([uuid4() for _ in range(1000)], [UUID(int=number) for number in range(1, 1000)]):
        notes = [{"id": str(key), "text": "Shop"} for key in ids]
        canvas = read_canvas(json.dumps({"title": "Ids", "blocks": {"channels": notes}}).encode())
        assert len(canvas.blocks.channels) == len(ids)


@pytest.mark.parametrize("chain", ["[" * 90 + "]" * 90, '{"":' * 90 + "0" + "}" * 90])
def test_chains_of_lists_are_counted_before_they_are_built(chain: str) -> None:
    content = "[" + "".join([chain] * 15_000) + "]"
    started = time.process_time()
    assert problems(content) == ["This isn’t a Rapport file: it has more than 16,000 lists and objects."]
    assert time.process_time() - started < 1
