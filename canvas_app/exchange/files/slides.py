"""A canvas as slides for PowerPoint: the canvas in shapes, a slide for each segment, findings and next steps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from io import BytesIO

from canvas_app.exchange.files.shapes import TextBox
from canvas_app.exchange.files.slide_canvas import canvas_boxes
from canvas_app.exchange.files.slide_file import SlideFile
from canvas_app.exchange.files.slide_topics import topic_boxes
from relationships.document.canvas import CanvasDocument
from relationships.formats import format_day
from relationships.lenses.printing.layout import lay_out
from relationships.lenses.printing.papers import SLIDE
from relationships.lenses.printing.sheet import build_sheet
from relationships.lenses.printing.stacks import stack_topic
from relationships.lenses.printing.topics import Topic, build_findings_topic, build_guide_topics, build_segment_topics

type Slide = tuple[str, Iterable[TextBox]]


def write_slides(document: CanvasDocument, today: dt.date, *, with_findings: bool) -> bytes:
    """Return the slides of a canvas on a day; `with_findings` adds what the checks found and what to do next."""
    file = SlideFile(document.title)
    for title, boxes in _slides(document, today, with_findings=with_findings):
        file.add(title, boxes)
    content = BytesIO()
    file.save(content)
    return content.getvalue()


def _slides(document: CanvasDocument, today: dt.date, *, with_findings: bool) -> Iterator[Slide]:
    layout = lay_out(build_sheet(document), SLIDE, format_day(today))
    for page in layout.pages:
        yield document.title if page.number == 1 else f"{document.title}, continued", canvas_boxes(page)
    for topic in build_segment_topics(document):
        yield from _topic_slides(topic)
    if with_findings:
        for topic in (build_findings_topic(document, today), *build_guide_topics(document, today)):
            yield from _topic_slides(topic)


def _topic_slides(topic: Topic) -> Iterator[Slide]:
    for slide in stack_topic(topic):
        yield topic.title if slide.number == 1 else f"{topic.title}, continued", topic_boxes(slide)
