"""Texts that tell the words of people from those of Rapport, so that pages can keep browsers from translating them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


class OwnWords(str):
    """A text that somebody has written, or an amount with a unit that somebody has written."""

    __slots__ = ()

    # Forms convert their errors by `str`, and would lose what is own.
    def __str__(self) -> OwnWords:
        return self


class Phrase(str):
    """A text of Rapport that contains own words; `parts` are its parts in order, some of them `OwnWords`."""

    __slots__ = ("parts",)
    parts: tuple[str, ...]

    def __str__(self) -> Phrase:
        return self


def phrase(pattern: str, *values: str) -> Phrase:
    """Return a pattern with the values in place of every `{}`; own words among them stay recognizable."""
    parts = tuple(filter(None, _parts(pattern.split("{}"), values)))
    text = Phrase("".join(parts))
    text.parts = parts
    return text


def join_words(separator: str, texts: Sequence[str]) -> str:
    """Return texts joined: own words if all of them are, otherwise a phrase."""
    if texts and all(isinstance(text, OwnWords) for text in texts):
        return OwnWords(separator.join(texts))
    return phrase(separator.join(["{}"] * len(texts)), *texts)


def _parts(fixed: list[str], values: tuple[str, ...]) -> Iterator[str]:
    for before, value in zip(fixed, (*values, ""), strict=True):
        yield before
        yield from value.parts if isinstance(value, Phrase) else (value,)
