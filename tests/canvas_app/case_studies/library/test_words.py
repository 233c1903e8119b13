"""Words are folded alike where they are stored and where they are searched for."""

import time

import pytest

from canvas_app.case_studies.search.words import WORD_LENGTH, distinct_words, fold_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Café CAFÉ cafe", ("cafe", "cafe", "cafe")),
        ("cafe\N{COMBINING ACUTE ACCENT}", ("cafe",)),
        ("Straße STRASSE", ("strasse", "strasse")),
        ("Ｒａｚｏｒ １２", ("razor", "12")),
        ("re\N{SOFT HYPHEN}lation\N{ZERO WIDTH JOINER}ship", ("relationship",)),
        ("İstanbul ılık", ("istanbul", "ilik")),
        ("Levi’s don't", ("levis", "dont")),
        ("e-mail/post,24×7", ("e", "mail", "post", "24", "7")),
        ("Łódź Ærø ﬁne x²", ("lodz", "aero", "fine", "x2")),
        ("٣ ३", ("3", "3")),
        ("顧客", ("顧", "客")),
        ("हिन्दी", ("हिनदी",)),
        ('"a" OR b* NEAR(c) \N{NULL}d & !e:* \\f \'g', ("a", "or", "b", "near", "c", "d", "e", "f", "g")),
        ("\N{HEAVY BLACK HEART}\N{VARIATION SELECTOR-16} \ud800 ( ) ' \" ;", ()),
    ],
)
def test_words_are_letters_and_digits_without_what_varies(text: str, words: tuple[str, ...]) -> None:
    assert fold_words(text) == words


def test_long_word_is_cut_wherever_it_stands() -> None:
    assert fold_words("x" * 5_000) == ("x" * WORD_LENGTH,)


def test_folding_again_changes_nothing() -> None:
    text = "Café İstanbul Ærø Straße ﬁne 顧客 हिन्दी x² Levi’s"
    assert fold_words(" ".join(fold_words(text))) == fold_words(text)


def test_words_are_counted_once_by_code_point() -> None:
    assert distinct_words("b a é a 顧 B") == ("a", "b", "e", "顧")


def test_time_is_linear_in_combining_marks() -> None:
    started = time.perf_counter()
    assert fold_words("a" + "\N{COMBINING ACUTE ACCENT}" * 200_000) == ("a",)
    assert time.perf_counter() - started < 2
