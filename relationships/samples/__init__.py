"""The sample canvases, six well-known companies: they fill the demonstration and serve tests and benchmarks."""

from functools import cache
from importlib.resources import files

from relationships.document.canvas import CanvasDocument

_NAMES = ("gillette", "netflix", "lego", "zappos", "starbucks", "amazon")


def sample_names() -> tuple[str, ...]:
    """Name the samples, from the plainest model to the richest."""
    return _NAMES


@cache
def load_sample(name: str) -> CanvasDocument:
    """Read a sample; raises KeyError for a name that sample_names does not give."""
    if name not in _NAMES:
        raise KeyError(name)
    return CanvasDocument.model_validate_json(files(__package__).joinpath(f"{name}.json").read_bytes())
