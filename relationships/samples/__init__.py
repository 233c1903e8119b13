"""Sample canvases of six well-known companies, used by the demo, tests and benchmarks."""

from functools import cache
from importlib.resources import files

from relationships.document.canvas import CanvasDocument

_NAMES = ("gillette", "netflix", "lego", "zappos", "starbucks", "amazon")


def sample_names() -> tuple[str, ...]:
    """Return the names of the samples, from the simplest to the most extensive."""
    return _NAMES


@cache
def load_sample(name: str) -> CanvasDocument:
    """Return a sample. Raise KeyError if there is none of this name."""
    if name not in _NAMES:
        raise KeyError(name)
    return CanvasDocument.model_validate_json(files(__package__).joinpath(f"{name}.json").read_bytes())
