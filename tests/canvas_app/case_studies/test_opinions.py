"""Secret links that ask for an opinion on a draft, and the comments that come back."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from canvas_app.accounts.models import User
from canvas_app.case_studies.actions.opinions import LINKS_PER_CASE, OPINIONS_PER_LINK, give_opinion, make_opinion_link
from canvas_app.case_studies.models import CaseStudy, Opinion, OpinionLink
from relationships.errors import Missing, Refused
from tests.canvas_app.case_studies.conftest import signed_in
from tests.conftest import SetToday
from tests.markup import one_line


@pytest.fixture
def token(case: CaseStudy, ada: User) -> str:
    return make_opinion_link(case.pk, ada, "Barbara", timezone.localdate() + dt.timedelta(days=30)).token


def test_curator_makes_and_withdraws_a_link(case: CaseStudy, ada: User) -> None:
    curator = signed_in(ada)
    response = curator.post(f"/curation/{case.pk}/opinions/", {"label": "Barbara", "ends_on": timezone.localdate()})
    assert response.status_code == 201
    (address,) = re.findall(r'value="http://testserver(/opinions/[^"]+)"', response.text)
    assert Client().get(address).status_code == 200
    assert address not in curator.get(f"/curation/{case.pk}/").text
    withdrawal = f"/curation/{case.pk}/opinions/{OpinionLink.objects.get().pk}/withdrawal/"
    assert curator.post(withdrawal).status_code == 303
    assert Client().get(address).status_code == 404
    assert curator.post(withdrawal).status_code == 404


@pytest.mark.parametrize("ends_on", ["", "soon", "2020-01-01", "2999-01-01"])
def test_invalid_link_is_not_made(case: CaseStudy, ada: User, ends_on: str) -> None:
    response = signed_in(ada).post(f"/curation/{case.pk}/opinions/", {"ends_on": ends_on})
    assert response.status_code == 422
    assert not OpinionLink.objects.exists()


def test_comment_reaches_the_curators(case: CaseStudy, ada: User, token: str) -> None:
    reader = Client()
    page = reader.get(f"/opinions/{token}/")
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert "Lego" in page.text
    assert 'id="sheet"' in page.text
    assert reader.post(f"/opinions/{token}/", {"text": " "}).status_code == 422
    sent = reader.post(f"/opinions/{token}/", {"name": "Barbara", "text": "Too <b>long</b>"}, follow=True)
    assert "Thank you." in sent.text
    assert Opinion.objects.get().case == case
    assert "Too &lt;b&gt;long&lt;/b&gt;" in one_line(signed_in(ada).get(f"/curation/{case.pk}/").text)
    assert "Too" not in reader.get(f"/opinions/{token}/").text.partition('id="opinion-heading"')[2]


def test_comment_stays_when_its_link_is_withdrawn(case: CaseStudy, token: str) -> None:
    give_opinion(token, "", "Fine")
    OpinionLink.objects.all().delete()
    assert Opinion.objects.get().link is None


def test_link_ends_after_its_day(token: str, set_today: SetToday) -> None:
    ends_on = OpinionLink.objects.get().ends_on
    set_today(ends_on)
    assert Client().get(f"/opinions/{token}/").status_code == 200
    set_today(ends_on + dt.timedelta(days=1))
    assert Client().get(f"/opinions/{token}/").status_code == 404
    with pytest.raises(Missing):
        give_opinion(token, "", "Fine")


def test_link_leads_to_nothing_else(case: CaseStudy, token: str) -> None:
    reader = Client()
    reader.get(f"/opinions/{token}/")
    assert reader.get(f"/canvases/{case.canvas_id}/").status_code == 302
    assert reader.get("/opinions/x/").status_code == 404


def test_links_and_comments_are_limited(case: CaseStudy, ada: User, token: str) -> None:
    link = OpinionLink.objects.get()
    Opinion.objects.bulk_create(Opinion(case=case, link=link, text="x") for _ in range(OPINIONS_PER_LINK))
    with pytest.raises(Refused):
        give_opinion(token, "", "One more")
    assert Client().post(f"/opinions/{token}/", {"text": "One more"}).status_code == 422
    for _ in range(LINKS_PER_CASE - 1):
        make_opinion_link(case.pk, ada, "", timezone.localdate())
    with pytest.raises(Refused):
        make_opinion_link(case.pk, ada, "", timezone.localdate())


def test_others_make_no_links(case: CaseStudy, make_user: Callable[..., User]) -> None:
    eve = signed_in(make_user("eve"))
    assert eve.post(f"/curation/{case.pk}/opinions/", {"ends_on": "2030-01-01"}).status_code == 404
    assert eve.post(f"/curation/{case.pk}/opinions/1/withdrawal/").status_code == 404
