"""The landing page, the base template, and the rendering of forms."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import constants
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from canvas_app.accounts.models import User
from canvas_app.templatetags.avatars import hue, initials
from tests.markup import one_line

ATTRIBUTION = "The Business Model Canvas, Strategyzer AG, strategyzer.com, CC BY-SA 3.0"
type Attributes = dict[str, str | None]


class Elements(HTMLParser):
    """The start tags of a page, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, Attributes]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[Attributes]:
        return [attributes for name, attributes in self.found if name == tag]

    def with_id(self, identity: str) -> Attributes:
        return next(attributes for _, attributes in self.found if attributes.get("id") == identity)


class DetailsForm(forms.Form):
    title = forms.CharField(help_text="What you call it.")
    kind = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect, help_text="One of two.")
    agreed = forms.BooleanField(help_text="Only if so.")
    secret = forms.CharField(widget=forms.PasswordInput, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput)


def render_page(user: Any) -> str:
    request = RequestFactory().get("/")
    request.user = user
    return render_to_string("base.html", request=request)


def test_stranger_sees_what_rapport_is_and_the_ways_in(client: Client) -> None:
    response = client.get("/")
    links = {attributes.get("href") for attributes in Elements(response.text).all("a")}
    assert response.status_code == 200
    assert {"/accounts/signup/", "/accounts/login/"} <= links
    assert response.text.count(ATTRIBUTION) == 1


def test_front_page_says_what_a_business_model_canvas_is(client: Client) -> None:
    page = one_line(client.get("/").content.decode())
    assert "A Business Model Canvas is one page with nine blocks that show how a business works" in page


def test_front_page_asks_no_query_of_the_database(client: Client) -> None:
    # Without the database fixture any query fails the test.
    assert client.get("/").status_code == 200


@pytest.mark.django_db
def test_signed_in_person_goes_on_to_their_canvases(client: Client) -> None:
    client.force_login(User.objects.create_user("ada@example.org"))
    response = client.get("/")
    assert (response.status_code, response["Location"]) == (303, "/canvases/")


def test_front_page_only_answers_reading(client: Client) -> None:
    assert client.post("/").status_code == 405


def test_front_page_holds_no_inline_style_or_script(client: Client) -> None:
    elements = Elements(client.get("/").text)
    assert elements.all("style") == []
    assert [script for script in elements.all("script") if "src" not in script] == []
    assert [tag for tag, attributes in elements.found if "style" in attributes] == []
    assert [tag for tag, attributes in elements.found if any(name.startswith("on") for name in attributes)] == []


def test_page_of_a_stranger_follows_the_device_and_sends_no_token() -> None:
    elements = Elements(render_page(AnonymousUser()))
    assert elements.all("html")[0]["data-theme"] == "system"
    assert elements.all("body") == [{}]


def test_page_of_a_person_has_their_theme_and_sends_the_token_with_every_request() -> None:
    elements = Elements(render_page(User(pk=1, email="ada@example.org", theme="dark")))
    token = elements.all("body")[0]["hx-headers:inherited"]
    assert elements.all("html")[0]["data-theme"] == "dark"
    assert re.fullmatch(r'\{"X-CSRFToken": "\w{64}"\}', token or "")


def test_person_signs_out_by_a_form_not_by_a_link() -> None:
    elements = Elements(render_page(User(pk=1, email="ada@example.org", display_name="Ada Lovelace")))
    assert {"method": "post", "action": "/accounts/logout/"} in elements.all("form")
    assert "/accounts/logout/" not in [link.get("href") for link in elements.all("a")]


def test_page_without_a_person_offers_neither_account_nor_signing_in() -> None:
    html = render_to_string("base.html")
    assert "Sign" not in html


def test_error_is_described_beside_its_field() -> None:
    elements = Elements(str(DetailsForm({"revision": "1"})))
    control = elements.with_id("id_title")
    assert control["aria-invalid"] == "true"
    assert control["aria-describedby"] == "id_title_helptext id_title_error"
    assert elements.with_id("id_title_helptext")["class"] == "hint"
    assert elements.with_id("id_title_error")["class"] == "error"


def test_error_of_a_group_describes_the_group() -> None:
    html = str(DetailsForm({"revision": "1"})["kind"].as_field_group())
    group = Elements(html).all("fieldset")[0]
    assert group["aria-describedby"] == "id_kind_helptext id_kind_error"
    assert "<legend>Kind</legend>" in html


def test_tick_box_stands_before_its_label() -> None:
    html = DetailsForm()["agreed"].as_field_group()
    assert html.index("<input") < html.index("<label")
    assert html.count("<input") == 1


def test_every_label_belongs_to_a_control() -> None:
    elements = Elements(str(DetailsForm()))
    controls = {attributes.get("id") for attributes in elements.all("input")}
    labels = [attributes["for"] for attributes in elements.all("label")]
    assert labels == ["id_title", "id_kind_0", "id_kind_1", "id_agreed", "id_secret"]
    assert set(labels) <= controls


def test_what_was_typed_is_kept_and_escaped() -> None:
    html = str(DetailsForm({"title": '<b>"x"</b>', "revision": "1"}))
    assert 'value="&lt;b&gt;&quot;x&quot;&lt;/b&gt;"' in html


def test_password_is_not_sent_back() -> None:
    assert "swordfish" not in str(DetailsForm({"secret": "swordfish"}))


def test_error_of_the_whole_form_is_an_alert() -> None:
    form = DetailsForm({"title": "T", "kind": "a", "agreed": "on", "revision": "1"})
    form.full_clean()
    form.add_error(None, "Somebody archived this canvas <meanwhile>.")
    html = str(form)
    assert [element.get("role") for element in Elements(html).all("div") if element.get("role")] == ["alert"]
    assert "Somebody archived this canvas &lt;meanwhile&gt;." in html


def test_error_of_a_hidden_field_is_said_too() -> None:
    form = DetailsForm({"title": "T", "kind": "a", "agreed": "on", "revision": "old"})
    assert "Enter a whole number." in str(form)


def test_long_form_names_the_fields_to_look_at() -> None:
    class LongForm(DetailsForm):
        more = forms.CharField()

    html = str(LongForm({"kind": "a", "agreed": "on", "more": "", "revision": "1"}))
    links = [link["href"] for link in Elements(html).all("a")]
    assert links == ["#id_title", "#id_more"]


def test_hint_is_escaped() -> None:
    form = forms.Form()
    form.fields["name"] = forms.CharField(help_text="a <i>hint</i>")
    assert "a &lt;i&gt;hint&lt;/i&gt;" in str(form)


@pytest.mark.parametrize(
    ("level", "tone"),
    [
        (constants.INFO, "plain"),
        (constants.SUCCESS, "good"),
        (constants.WARNING, "warn"),
        (constants.ERROR, "bad"),
    ],
)
def test_message_is_a_notice_of_its_tone(level: int, tone: str, settings: Any) -> None:
    assert settings.MESSAGE_TAGS[level] == tone


def test_notice_escapes_its_text() -> None:
    html = render_to_string("components/_notice.html", {"text": "<script>", "tone": "bad"})
    assert "<p> &lt;script&gt; </p>" in " ".join(html.split())
    assert Elements(html).all("notice-card") == [{"class": "notice bad"}]


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Ada Lovelace", "AL"), ("ada", "AD"), ("Mary Kay Ash", "MA"), ("  j ", "J"), ("", "?"), ("Åsa Öberg", "ÅÖ")],
)
def test_initials_of_a_person(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_person_keeps_their_hue() -> None:
    assert [hue(key) for key in (1, "1", 1)] == [hue(1)] * 3
    assert {hue(key) for key in range(500)} == set(range(1, 9))
