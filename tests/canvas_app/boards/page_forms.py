"""A parser for the form on a page, which returns the fields that a browser would send."""

from html.parser import HTMLParser


class _Fields(HTMLParser):
    """Collects the fields of the first form with a given class."""

    def __init__(self, marked: str) -> None:
        super().__init__()
        self.marked = marked
        self.fields: dict[str, list[str]] = {}
        self.is_inside = self.is_over = False
        self.writes_into = self.chooses_for = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        name = attributes.get("name") or ""
        if tag == "form" and self.marked in (attributes.get("class") or "").split() and not self.is_over:
            self.is_inside = True
        elif not self.is_inside:
            return
        elif tag == "textarea":
            self.writes_into, self.fields[name] = name, [""]
        elif tag == "select":
            self.chooses_for = name
        elif tag == "option" and "selected" in attributes:
            self.fields[self.chooses_for] = [attributes["value"] or ""]
        elif tag == "input" and (attributes.get("type") not in ("checkbox", "radio") or "checked" in attributes):
            otherwise = "on" if attributes.get("type") == "checkbox" else ""
            self.fields.setdefault(name, []).append(attributes.get("value") or otherwise)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self.is_inside:
            self.is_inside, self.is_over = False, True
        elif tag == "textarea" and self.is_inside:
            # HTML ignores a line break directly after the tag.
            self.fields[self.writes_into][0] = self.fields[self.writes_into][0].removeprefix("\n")
            self.writes_into = ""

    def handle_data(self, data: str) -> None:
        if self.writes_into:
            self.fields[self.writes_into][0] += data


def read_form_fields(page: str, marked: str = "note-form") -> dict[str, list[str]]:
    """Return the fields that the first form with this class would send, without the id of the request."""
    reader = _Fields(marked)
    reader.feed(page)
    assert reader.is_over, f"no form of class {marked} on the page"
    return {name: values for name, values in reader.fields.items() if name not in ("csrfmiddlewaretoken", "request_id")}
