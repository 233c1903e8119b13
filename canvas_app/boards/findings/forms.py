"""Form that dismisses a finding."""

from canvas_app.forms.part_form import CleanText, PartForm
from relationships.document.measurements import DismissalFields


class DismissalForm(PartForm):
    """The reason why a finding is no problem on this canvas."""

    edits = DismissalFields

    reason = CleanText(
        help_text=(
            "Why is this no problem here? Everybody who sees the canvas can read it. "
            "The finding comes back when what it rests on changes."
        ),
        required=True,
        missing="Say why: whoever reviews the canvas will ask.",
        rows=3,
        attributes={"autofocus": True},
    )
