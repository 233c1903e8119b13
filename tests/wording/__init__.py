"""The text that people see, collected from templates, Python and scripts, and checked against docs/writing.md."""
