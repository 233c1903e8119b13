"""The business-model patterns from which first drafts are made, by the names that the field uses."""
