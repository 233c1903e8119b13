"""Every write to an account; allauth's own writes pass through `adapter` and `forms.entrance`."""
