"""Markdown: texts that people write, rendered as HTML that is safe to show."""

from relationships.markdown.citations import Citation, find_citations, malformed_citations
from relationships.markdown.rendering import CleanHtml, render_markdown

__all__ = ["Citation", "CleanHtml", "find_citations", "malformed_citations", "render_markdown"]
