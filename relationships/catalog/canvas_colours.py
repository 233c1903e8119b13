"""The colours by which people tell their canvases apart."""

from django.db import models


class CanvasColour(models.TextChoices):
    """A colour, always shown with its name or with a name for screen readers. The style sheets define its hue."""

    RED = "red", "Red"
    ORANGE = "orange", "Orange"
    YELLOW = "yellow", "Yellow"
    GREEN = "green", "Green"
    TEAL = "teal", "Teal"
    BLUE = "blue", "Blue"
    PURPLE = "purple", "Purple"
    PINK = "pink", "Pink"
