"""The icons of statuses as lines through points in a square of side 1, drawn alike in pictures and on slides."""

from relationships.catalog.goals import Status

type Stroke = tuple[tuple[float, float], ...]

# A flask, a tick and a cross; y grows downwards.
STROKES: dict[Status, tuple[Stroke, ...]] = {
    Status.TESTING: (
        ((0.3, 0.06), (0.7, 0.06)),
        ((0.4, 0.06), (0.4, 0.4), (0.1, 0.94), (0.9, 0.94), (0.6, 0.4), (0.6, 0.06)),
        ((0.24, 0.68), (0.76, 0.68)),
    ),
    Status.VALIDATED: (((0.06, 0.54), (0.36, 0.86), (0.94, 0.16)),),
    Status.INVALIDATED: (((0.12, 0.12), (0.88, 0.88)), ((0.88, 0.12), (0.12, 0.88))),
}
