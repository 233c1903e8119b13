"""Case studies: their format, and those that come with Rapport, one file each."""

from functools import cache
from importlib.resources import files

from relationships.cases.case_file import CaseFile, CaseStory, LessonStep
from relationships.cases.case_json import case_as_json, write_case
from relationships.cases.sources import Source

__all__ = ["CaseFile", "CaseStory", "LessonStep", "Source", "case_as_json", "case_slugs", "load_case", "write_case"]


@cache
def case_slugs() -> tuple[str, ...]:
    """Return the slugs of the cases that come with Rapport, in alphabetical order."""
    names = (path.name for path in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".json") for name in names if name.endswith(".json")))


@cache
def load_case(slug: str) -> CaseFile:
    """Return a case that comes with Rapport. Raise KeyError if there is none with this slug."""
    if slug not in case_slugs():
        raise KeyError(slug)
    return CaseFile.model_validate_json(files(__package__).joinpath(f"{slug}.json").read_bytes())
