"""Views of the guiding questions and of the advice."""
