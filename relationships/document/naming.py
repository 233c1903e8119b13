"""The names of notes: the first line of their text, shortened in a list of choices."""

OFFERED_LENGTH = 60


def short_name(text: str) -> str:
    """Return the first line of a note's text."""
    return text.partition("\n")[0]


def offered_name(text: str) -> str:
    """Return the first line of a note's text, cut to the width of a choice in a list."""
    name = short_name(text)
    return name if len(name) <= OFFERED_LENGTH else f"{name[: OFFERED_LENGTH - 1].rstrip()}…"
