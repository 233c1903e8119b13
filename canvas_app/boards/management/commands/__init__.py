"""Commands of manage.py that concern boards, one file each."""
