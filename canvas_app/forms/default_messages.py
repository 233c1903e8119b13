"""Our texts in place of Django's for what is wrong in a field, unless the field has its own."""

from django import forms

FILL_IN = "Fill in this field."
CHOOSE = "Choose one of the options in the list."
NOT_AN_ADDRESS = "This isn’t a valid e-mail address. Example: ada@example.org."
REQUIRED = forms.Field.default_error_messages["required"]
INVALID_CHOICES = [
    kind.default_error_messages["invalid_choice"] for kind in (forms.ChoiceField, forms.MultipleChoiceField)
]


def replace_default_messages(field: forms.Field) -> None:
    """Replace the texts that a field has from Django, which are told by their identity."""
    messages = field.error_messages
    if messages.get("required") is REQUIRED:
        messages["required"] = CHOOSE if isinstance(field, forms.ChoiceField) else FILL_IN
    if any(messages.get("invalid_choice") is message for message in INVALID_CHOICES):
        messages["invalid_choice"] = CHOOSE
    if isinstance(field, forms.EmailField):
        messages.setdefault("invalid", NOT_AN_ADDRESS)
