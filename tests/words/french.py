"""What a French sentence must have that a reader of its source cannot see."""

from __future__ import annotations

import re

WRONG = re.compile(
    r" [:;!?%»]|« |(?<=[^\W\d_])[;!?](?=\s|$)|(?<=[^\W\d_])(?<!https):(?=\s|$)|«(?!\u00a0)|(?<!\u00a0)»|'"
)


def french_spaces(sentence: str) -> list[str]:
    """Return every place in *sentence* where a mark stands without its no-break space, or ’ is typed as '."""
    return [sentence[max(0, found.start() - 20) : found.end() + 5] for found in WRONG.finditer(sentence)]
