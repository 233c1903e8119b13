"""The canvases of six of the case studies, from which the demo, tests and benchmarks start."""

from relationships.cases import load_case
from relationships.document.canvas import CanvasDocument

_NAMES = ("gillette", "netflix", "lego", "zappos", "starbucks", "amazon")


def sample_names() -> tuple[str, ...]:
    """Return the names of the samples, from the simplest to the most extensive."""
    return _NAMES


def load_sample(name: str) -> CanvasDocument:
    """Return a sample. Raise KeyError if there is none of this name."""
    if name not in _NAMES:
        raise KeyError(name)
    return load_case(name).canvas
