"""The period that a case tells of, in words."""


def describe_period(first: int | None, last: int | None) -> str:
    """Return the years, such as “2004” or “since 2004”; empty if the first is not known."""
    if first is None:
        return ""
    if last is None:
        return f"since {first}"
    return str(first) if first == last else f"{first}–{last}"
