"""Commands of manage.py that concern boards."""
