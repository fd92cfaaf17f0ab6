from __future__ import annotations

import pytest

from hitl_content.mapping.measure import ELLIPSIS, width, wrapped

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


def test_wide_letters_take_more_room_than_narrow_ones() -> None:
    assert width("WWW", 12) > width("iii", 12)
    assert width("abc", 12, bold=True) > width("abc", 12)


def test_characters_of_east_asia_are_about_as_wide_as_high() -> None:
    assert 48 <= width("退款请求", 12) <= 56


def test_marks_take_no_room_of_their_own() -> None:
    assert width("e\u0301", 12) == width("e", 12)


@pytest.mark.parametrize("words", ["Decide a disputed or large refund", "a" * 200, "退款" * 40, FAMILY * 20, "x " * 90])
@pytest.mark.parametrize("room", [20, 80, 300])
def test_no_line_is_wider_than_its_room_and_no_text_has_more_lines_than_asked(words: str, room: int) -> None:
    lines = wrapped(words, room, 12, lines=3)
    assert 1 <= len(lines) <= 3
    assert all(width(line, 12) <= max(room, width(FAMILY + ELLIPSIS, 12)) for line in lines)


def test_what_fits_is_kept_and_what_does_not_ends_in_an_ellipsis() -> None:
    assert wrapped("Tell the customer", 500, 12) == ("Tell the customer",)
    assert wrapped("Tell the customer everything there is to know", 60, 12, lines=2)[-1].endswith(ELLIPSIS)
    assert "".join(wrapped("Donaudampfschifffahrt", 60, 12, lines=9)) == "Donaudampfschifffahrt"


def test_a_picture_of_several_people_is_not_torn_apart() -> None:
    assert wrapped(FAMILY + FAMILY, width(FAMILY, 12), 12, lines=2) == (FAMILY, FAMILY)


def test_nothing_needs_no_line_and_a_tiny_room_does_not_loop() -> None:
    assert wrapped("   ", 100, 12) == ()
    assert len(wrapped("abcdef", 1, 12, lines=2)) == 2
