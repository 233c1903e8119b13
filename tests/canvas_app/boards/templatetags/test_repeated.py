"""Parts of pages that are rendered once for each combination of values."""

from collections.abc import Iterator

from django.template import Context, Template


def test_part_is_rendered_once_for_each_combination_of_values() -> None:
    rendered: list[int] = []

    def counted() -> Iterator[str]:
        rendered.append(len(rendered))
        yield "<i>"

    content = "[{{ name }}{{ flag }}{% for mark in counted %}{{ mark }}{% endfor %}]"
    part = "{% drawn_once name flag %}" + content + "{% enddrawn_once %}"
    page = Template("{% load repeated %}{% for name, flag in pairs %}" + part + "{% endfor %}")
    pairs = [("a", 1), ("<b>", 1), ("a", 1), ("a", 2), ("<b>", 1)]
    shown = page.render(Context({"pairs": pairs, "counted": counted}))
    mark = "&lt;i&gt;"
    assert shown == f"[a1{mark}][&lt;b&gt;1{mark}][a1{mark}][a2{mark}][&lt;b&gt;1{mark}]"
    assert len(rendered) == 3


def test_another_rendering_starts_anew() -> None:
    page = Template("{% load repeated %}{% drawn_once name %}{{ other }}{% enddrawn_once %}")
    assert [page.render(Context({"name": "a", "other": other})) for other in "xy"] == ["x", "y"]
