"""Text in one or more languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The same sentence in each language of an assessment."""

    values: tuple[tuple[str, str], ...]
    """Pairs of language tag and wording, in the order of the assessment's languages."""

    def to(self, language: str) -> str:
        """Return the wording in *language*, or the first one where that language is not there."""
        for tag, wording in self.values:
            if tag == language:
                return wording
        return self.values[0][1] if self.values else ""


def text(wording: str, language: str = "en") -> Text:
    """Return *wording* as a Text in one language."""
    return Text(values=((language, wording),))
