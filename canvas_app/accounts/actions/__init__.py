"""Every write to an account, except those of allauth (see `adapter` and `forms.allauth_forms`)."""
