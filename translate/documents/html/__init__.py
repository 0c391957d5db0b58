"""Articles in HTML, and HTML inside other articles."""

from translate.documents.html.article import html_reading, html_skeleton, html_with_notice
from translate.documents.html.reader import HtmlReader
from translate.documents.html.setters import HtmlAttribute

__all__ = ["HtmlAttribute", "HtmlReader", "html_reading", "html_skeleton", "html_with_notice"]
