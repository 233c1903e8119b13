"""Form that dismisses a finding."""

from canvas_app.forms.part_form import PartForm
from canvas_app.forms.text_fields import CleanText
from relationships.document.measurements import DismissalFields


class DismissalForm(PartForm):
    """The reason why a finding is no problem on this canvas."""

    edits = DismissalFields

    reason = CleanText(
        help_text=(
            "Why doesn’t this apply? Everybody who can see the canvas can read your reason. "
            "The finding returns if the data changes."
        ),
        required=True,
        missing="Enter a reason.",
        rows=3,
        attributes={"autofocus": True},
    )
