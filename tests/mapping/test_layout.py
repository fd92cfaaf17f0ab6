from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from hitl_content.mapping import bars, draw_map, narrow, wide
from hitl_content.mapping.geometry import Box, Line, Mark, Picture, Shape, Word
from hitl_content.mapping.measure import width
from hitl_content.mapping.records import Map
from tests.mapping.situations import hostile, refunds, scores_only

A4 = 277 / 182
"""Height by width of a sheet with margins of 10 and 14 millimetres."""


def shapes(picture: Picture) -> list[Shape]:
    return [moved(shape, group.top) for group in picture.groups for shape in group.shapes]


def moved(shape: Shape, down: int) -> Shape:
    if isinstance(shape, Line):
        return replace(shape, points=tuple((x, y + down) for x, y in shape.points))
    return replace(shape, y=shape.y + down)


def inside(picture: Picture) -> None:
    for shape in shapes(picture):
        match shape:
            case Word():
                room = width(shape.text, shape.size, bold=shape.bold)
                left = shape.x - {"start": 0, "middle": room // 2, "end": room}[shape.anchor]
                assert left >= -2
                assert left + room <= picture.width + 2, shape
                assert 0 < shape.y < picture.height
            case Mark():
                assert shape.x - shape.radius >= 0
                assert shape.x + shape.radius <= picture.width
            case Line():
                assert all(0 <= x <= picture.width and 0 <= y <= picture.height for x, y in shape.points)
            case Box():
                assert shape.x + shape.width <= picture.width
                assert shape.y + shape.height <= picture.height


@pytest.mark.parametrize("steps", [1, 2, 3, 6, 7, 12, 30])
def test_everything_lies_inside_the_picture_at_every_size(steps: int) -> None:
    drawn = draw_map(refunds(steps))
    for layout in (wide.layout, narrow.layout):
        inside(layout(drawn))


def test_hostile_names_stay_inside_too() -> None:
    drawn = draw_map(hostile())
    for layout in (wide.layout, narrow.layout):
        inside(layout(drawn))
    inside(bars.layout(draw_map(scores_only()), narrow=True))


def test_twelve_steps_fit_one_sheet() -> None:
    picture = wide.layout(draw_map(refunds(12)))
    assert picture.height / picture.width <= A4


def test_each_step_is_a_group_of_its_own_in_order() -> None:
    for layout in (wide.layout, narrow.layout):
        picture = layout(draw_map(refunds(8)))
        assert [group.step for group in picture.groups if group.step] == [f"step-{n}" for n in range(1, 9)]


def test_a_gate_stands_before_the_station_it_guards() -> None:
    picture = wide.layout(draw_map(refunds(1)))
    (group,) = [group for group in picture.groups if group.step]
    posts = [shape for shape in group.shapes if isinstance(shape, Line) and shape.role.startswith("gate")]
    (station,) = [
        shape for shape in group.shapes if isinstance(shape, Mark) and (shape.role, shape.lane) == ("level", 0)
    ]
    assert posts
    assert all(x < station.x for post in posts for x, _ in post.points)


def test_no_review_has_no_gate_and_two_people_have_two_posts() -> None:
    picture = wide.layout(draw_map(refunds(6)))
    posts = {
        group.step: [shape.role for shape in group.shapes if isinstance(shape, Line) and shape.role.startswith("gate")]
        for group in picture.groups
        if group.step
    }
    assert posts["step-1"] == ["gate-sparse", "gate"]
    assert posts["step-2"] == ["gate-some", "gate"]
    assert posts["step-4"] == ["gate", "gate"]
    assert posts["step-5"] == ["gate", "gate", "gate"]


def test_a_stricter_level_is_lower_and_fuller() -> None:
    picture = wide.layout(draw_map(refunds(6)))
    stations = [
        shape for shape in shapes(picture) if isinstance(shape, Mark) and shape.role == "level" and not shape.lane
    ]
    in_map = stations[:6]
    assert in_map[0].y < in_map[3].y < in_map[4].y
    assert in_map[0].filled < in_map[3].filled < in_map[4].filled


def test_names_of_narrow_bands_do_not_overlap() -> None:
    picture = bars.layout(draw_map(scores_only()), narrow=True)
    names = [shape for shape in shapes(picture) if isinstance(shape, Word) and shape.text in {"Low", "Medium", "High"}]
    spans = [(word.y, word.x, word.x + width(word.text, word.size, bold=word.bold)) for word in names]
    for index, (y, left, right) in enumerate(spans):
        for other_y, other_left, other_right in spans[index + 1 :]:
            assert y != other_y or right < other_left or other_right < left


@pytest.mark.parametrize("layout", [wide.layout, narrow.layout])
def test_what_stands_below_a_step_that_grows_moves_as_it_is(layout: Callable[[Map], Picture]) -> None:
    drawn = draw_map(refunds(30))
    first = replace(drawn.steps[0], name="A name that takes more lines than any other name there is in this picture")
    before, after = layout(drawn), layout(replace(drawn, steps=(first, *drawn.steps[1:])))
    assert after.height > before.height
    ids = [step.id for step in drawn.steps[6:]]
    assert [group.shapes for group in before.groups if group.step in ids] == [
        group.shapes for group in after.groups if group.step in ids
    ]
