"""Appetite: how much risk is accepted where no gate decides."""

from __future__ import annotations

from dataclasses import dataclass

from hitl_content.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Appetite:
    """How much risk an organisation accepts beyond what gates leave open. Bolder ones have fewer rules, never more."""

    id: str
    label: Text
    meaning: Text | None = None
