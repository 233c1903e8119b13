"""The program of a process that makes one PDF or PNG: it reads a job as JSON, and writes the file.

It imports nothing of Rapport, and gets none of the environment's settings (see `typesetting`).
"""

import json
import sys

import typst

if sys.platform != "win32":
    import resource

MOST_SECONDS = 30
MOST_BYTES = 4 * 1024**3


def limit_resources() -> None:
    """Limit processor time and address space, where the system can."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))


def main() -> None:
    """Make the file of the job on standard input, with fonts from its folder only."""
    limit_resources()
    job = json.load(sys.stdin)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[job["fonts"]])
    files = {name: text.encode() for name, text in job["files"].items()}
    content = typst.compile(files, root=job["fonts"], font_paths=fonts, format=job["format"], ppi=job["ppi"])
    sys.stdout.buffer.write(content)


if __name__ == "__main__":
    main()
