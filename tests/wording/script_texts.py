"""The texts in scripts: string literals of several words that are neither selectors nor styles."""

import re

from tests.wording.shown import Role, Shown

STRING = re.compile(r'"[^"\n]*"|`[^`\n]*`')
INSERTED = re.compile(r"\$\{[^{}]*\}")
CODE = frozenset("[]=#<>_|@:;/()")
# The spaces in these calls are between selectors, events or names.
NOT_SHOWN = ("querySelector", "listen(", "matches(", "closest(", "split(", "headers", "not(", "grid", "swap:")


def script_texts(source: str, path: str) -> list[Shown]:
    """Return the texts of a script, which is at `path`."""
    found = []
    for number, line in enumerate(source.splitlines(), start=1):
        if line.lstrip().startswith("//") or any(call in line for call in NOT_SHOWN):
            continue
        for literal in STRING.findall(line):
            text = INSERTED.sub("{}", literal[1:-1])
            if " " in text.strip() and not CODE.intersection(text.replace(": ", " ")):
                found.append(Shown(path, number, text, Role.TEXT))
    return found
