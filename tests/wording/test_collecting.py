"""The readers that collect the texts of templates, Python and scripts."""

from tests.wording.python_texts import python_texts
from tests.wording.script_texts import script_texts
from tests.wording.shown import Role
from tests.wording.template_texts import template_texts

TEMPLATE = """{# Not shown. #}
{% block body_attrs %}class="page"{% endblock %}
<h1 title="The page">Your {{ things }}</h1>
<p>
  One <b>sentence</b> with a <a href="{% url "a:b" %}">link</a>{% if more %}, and more{% endif %}.
</p>
<button class="button">{% if new %}Add it{% else %}Save it{% endif %}</button>
{% include "a.html" with label="Words here" slug="word" %}
<a class="button" href="/">Go on</a>
"""
MODULE = '''"""Not shown."""
def shown(name: "Some Type") -> str:
    """Not shown."""
    logger.info("Not shown either")
    field(label="The label", code="not_shown", sql="SELECT a FROM b")
    return f"Some {name} or {'words of a condition' if name else ''}"
'''
SCRIPT = """// "Not shown."
const text = `${count} notes are here`;
document.querySelector(".a .b");
const words = "Not saved: no connection.";
"""


def test_texts_of_a_template_are_collected_with_line_and_role() -> None:
    found = [(shown.line, shown.text, shown.role) for shown in template_texts(TEMPLATE, "templates/a.html")]
    assert found == [
        (3, "The page", Role.LABEL),
        (3, "Your {}", Role.HEADING),
        (5, "One sentence with a link, and more.", Role.SENTENCE),
        (7, "Add it", Role.BUTTON),
        (7, "Save it", Role.BUTTON),
        (9, "Go on", Role.BUTTON),
        (8, "Words here", Role.TEXT),
    ]


def test_lines_of_a_message_are_collected() -> None:
    message = '{% extends "a.txt" %}\n\n{% block content %}Hello {{ name }},{% endblock %}\n'
    assert [(each.line, each.text) for each in template_texts(message, "templates/a.txt")] == [(3, "Hello {},")]


def test_texts_of_a_module_are_collected() -> None:
    found = [(shown.line, shown.text, shown.role) for shown in python_texts(MODULE, "canvas_app/a.py")]
    assert found == [
        (5, "The label", Role.LABEL),
        (6, "Some {} or {}", Role.TEXT),
        (6, "words of a condition", Role.TEXT),
    ]


def test_texts_of_a_script_are_collected() -> None:
    found = [(shown.line, shown.text) for shown in script_texts(SCRIPT, "static/js/a.js")]
    assert found == [(2, "{} notes are here"), (4, "Not saved: no connection.")]
