"""What docs/writing.md says about the form of texts, as far as a program can check it."""

import re

from tests.wording.shown import Role, Shown

STRAIGHT = re.compile(r"[A-Za-z]'[A-Za-z]|\s\"[\w{]|\"\s[a-z]")
WORD = re.compile(r"[A-Za-z][A-Za-z’-]*")
NEW_SENTENCE = re.compile(r"[a-z{}”’)]\. [A-Z]")
ENDS = (".", "?", "!", ":", "…", "”", ")", "}", ";", ",", "·")
# After these, a capital letter is right.
NEW_TEXTS = (". ", ": ", "? ", "· ", "“", "{}", ", ")
# Names, keys and terms that have capital letters wherever they stand.
NAMES = frozenset(
    (
        *("Business", "Model", "Canvas", "Canvases", "Rapport", "PowerPoint", "Strategyzer", "UTC", "Schema", "Typst"),
        *("Key", "Partnerships", "Activities", "Resources", "Value", "Propositions", "Customer", "Channels"),
        *("Relationships", "Segments", "Cost", "Structure", "Revenue", "Streams"),
        *("Lifecycle", "Evolution", "Scorecard", "Checks", "History", "Latin", "Greek", "Cyrillic", "Hebrew"),
        *(
            "Ctrl",
            "Alt",
            "Shift",
            "Esc",
            "Enter",
            "Del",
            "Delete",
            "Send",
            "I",
            "Python",
            "Django",
            "Windows",
            "Markdown",
        ),
    )
)
# The first words of buttons. A button starts with a verb; a link to a place has the name of the place.
VERBS = frozenset(
    (
        *("Browse", "Write"),
        *(
            "Add",
            "Answer",
            "Apply",
            "Approve",
            "Archive",
            "Become",
            "Calculate",
            "Cancel",
            "Change",
            "Choose",
            "Clear",
            "Close",
            "Combine",
            "Compare",
            "Confirm",
            "Curate",
        ),
        *(
            "Continue",
            "Copy",
            "Create",
            "Decline",
            "Delete",
            "Discard",
            "Dismiss",
            "Download",
            "Draft",
            "Drop",
            "Duplicate",
        ),
        *("Edit",),
        *(
            "Export",
            "Filter",
            "Get",
            "Go",
            "Hand",
            "Hide",
            "Import",
            "Invite",
            "Join",
            "Keep",
            "Leave",
            "Link",
            "Mark",
            "Move",
            "Open",
        ),
        *(
            "Paste",
            "Plan",
            "Preview",
            "Print",
            "Publish",
            "Redo",
            "Remove",
            "Rename",
            "Restore",
            "Retire",
            "Save",
            "Search",
            "Select",
        ),
        *(
            "Send",
            "Share",
            "Show",
            "Sign",
            "Start",
            "Stay",
            "Swap",
            "Submit",
            "Switch",
            "Take",
            "Try",
            "Undo",
            "Update",
            "Use",
            "Withdraw",
        ),
    )
)
PLACES = frozenset(
    (
        *("Back to the case", "Canvas and views", "Case studies", "Filters"),
        *(
            "Back",
            "Back to profile",
            "Back to the segment",
            "Back to indicator",
            "Board",
            "Details: {}",
            "Done",
            "Examples",
            "History",
            "Next question",
            "Shortcuts",
        ),
        *(
            "Keyboard shortcuts",
            "Members",
            "More",
            "Indicator",
            "Newer",
            "Older",
            "Review",
            "New canvas",
            "New case",
            "New folder",
            "None",
            "Next",
        ),
        *("Next note", "Previous", "Previous note", "Status", "Canvas details", "Menu of {}"),
    )
)


def has_straight_marks(shown: Shown) -> bool:
    """Return whether a text has a straight quotation mark, or an apostrophe, or three dots."""
    return bool(STRAIGHT.search(shown.text)) or "..." in shown.text


def has_title_case(shown: Shown) -> bool:
    """Return whether a heading, button or label has a capital letter in a word that is neither its first nor a name."""
    if shown.role in (Role.SENTENCE, Role.TEXT) or any(mark in shown.text for mark in NEW_TEXTS):
        return False
    words = (word for word in WORD.findall(shown.text)[1:] if len(word) > 1 and word not in NAMES)
    return any(word[0].isupper() and not word[1].isupper() for word in words)


def starts_without_verb(shown: Shown) -> bool:
    """Return whether a button starts neither with a verb nor is the name of a place."""
    words = shown.text.split()
    return (
        shown.role is Role.BUTTON
        and words[0].rstrip("…") not in VERBS
        and shown.text not in PLACES
        and not words[0].startswith("{}")
    )


def ends_badly(shown: Shown) -> bool:
    """Return whether a full stop is missing after sentences, or ends a heading, a label or a button."""
    if shown.role in (Role.BUTTON, Role.HEADING, Role.LABEL):
        return shown.text.endswith(".") and not NEW_SENTENCE.search(shown.text)
    return bool(NEW_SENTENCE.search(shown.text)) and not shown.text.endswith(ENDS)
