"""Phrases that docs/writing.md bans, each with what to write instead."""

import re

BANNED: dict[str, str] = {
    r"of these,": "a sentence that names who does what",
    r"one at least": "at least one",
    r"at the latest": "by",
    r"held against": "expected",
    r"dear(?:er|est)?": "expensive",
    r"readings?": "measurement",
    r"cure[sd]?": "quick fix",
    r"owe[sd]?": "expected",
    r"due since": "overdue since",
    r"lasting bond": "ongoing, one-off",
    r"counted as": "formula",
    r"count(?:ed)? (?:it )?(?:out|again)": "dismiss, restore",
    r"from (?:growth|idea|validation|start-up|maturity|the second [a-z]+) on": "from the growth stage",
    r"whoever": "anyone, people who",
    r"whom you": "who you",
    r"(?:so|as) far as": "the fact itself",
    r"what (?:it|this) rests on": "the data it uses",
    r"what becomes of": "result",
    r"not stated": "not answered",
    r"terms explained": "glossary",
    r"acquires?": "acquisition",
    r"retains?": "retention",
    r"boosts?(?: sales)?": "boosting sales",
    r"undid": "undone",
    r"meanwhile": "in the meantime",
    r"any more": "no longer",
    r"is not (?:there|here) any": "no longer",
    r"please": "nothing: ask directly",
    r"log(?:ged)? (?:in|out)": "sign in, sign out",
    r"log-?in": "sign-in",
    r"stickies": "notes",
    r"KPIs?": "indicator",
    r"last day": "expires",
    r"a canvas of it": "import",
    r"open an account": "sign up",
    r"good enough": "target",
    r"(?:this|that|it) is no [a-km-z][a-z]*": "isn’t a …",
    r"[”}] is no [a-km-z][a-z]*": "isn’t a …",
    r"(?:is|are) not known here": "isn’t part of a Rapport file",
    r"on stock": "in stock",
    r"(?:in|into|from) the own": "in its own",
    r"one (?:likes|loves|cannot)": "you, customers",
    r"(?:a|the|simple|difficult|sensitive) matters?": "request, case",
    r"isn’t stated": "missing, not answered",
    r"per [a-z]+ and (?:day|month|quarter|year|period)": "per … per month",
    r"than is true": "aren’t true",
    r"(?:is|are) made (?:hard|easy)": "makes it hard",
    r"there already (?:is|are)": "there is already",
    r"without coming": "without getting",
}
# Whole words. A phrase that begins with a mark has a word before it.
PATTERNS = {
    re.compile(
        rf"{'' if phrase.startswith('[') else '(?:^|[^A-Za-z0-9.-])'}{phrase}(?:$|[^A-Za-z0-9])", re.IGNORECASE
    ): hint
    for phrase, hint in BANNED.items()
}


def banned_phrase(text: str) -> str:
    """Return what to write instead of a banned phrase in the text; empty if there is none."""
    return next((hint for pattern, hint in PATTERNS.items() if pattern.search(text)), "")
