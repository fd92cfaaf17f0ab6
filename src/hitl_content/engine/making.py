# Every step of a portfolio has a result of its own, with a record for each outcome. Whoever calls a frozen record has
# each of its fields set by way of its name, which takes twice as long as all that is done here.
"""Making many records of one kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any, TypeVar

Made = TypeVar("Made")


def maker(kind: type[Made]) -> Callable[..., Made]:
    """Return what makes records of *kind*, a dataclass with slots, from the values of all its fields in their order.

    It raises ValueError where there are fewer or more of them. What the fields of *kind* have for default is not
    filled in.
    """
    puts: list[Callable[[Any, Any], None]] = [getattr(kind, field.name).__set__ for field in fields(kind)]  # type: ignore[arg-type]
    new = object.__new__

    def make(*values: object) -> Made:
        made = new(kind)
        for put, value in zip(puts, values, strict=True):
            put(made, value)
        return made

    return make
