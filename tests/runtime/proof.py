# The tests take a few hundred requests; this takes as many as there is time for, all to one interpreter.
"""What the trimmed Python answers, beside the whole one: ``python -m tests.runtime.proof --valid 10000``.

Needs ``python -m hitl_content.runtime build``. Prints how many answers were equal, how many requests were not answered,
and how much memory it took. Any answer that differs is printed, and the command fails.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator

from hitl_content.runtime import FOLDER
from tests.runtime import hostile
from tests.runtime.test_parity import ask_node
from tests.runtime.test_trimmed import ASSESSMENTS, LOADS, ask_trimmed, only_file

BATCH = 2_000
"""Requests put to one whole Python; the trimmed one gets all of them."""
PATIENCE = 3_600
"""Seconds."""


def requests(chance: random.Random, valid: int, broken: int) -> Iterator[tuple[str, str]]:
    """Yield what is asked, each with its kind."""
    for request in hostile.valid(ASSESSMENTS, chance, valid):
        yield "valid", json.dumps(request)
    for text in hostile.broken(ASSESSMENTS, chance, broken):
        yield "broken", text
    for assessment in ASSESSMENTS:
        for request in hostile.extreme(assessment, chance):
            yield "extreme", json.dumps(request)


def main() -> int:
    """Ask, and print what came of it. Return 1 if an answer differs or a valid request is not answered."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--valid", type=int, default=10_000)
    parser.add_argument("--broken", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    asked = list(requests(random.Random(options.seed), options.valid, options.broken))
    texts = [text for _, text in asked]
    said, memory = ask_trimmed(only_file(FOLDER), [*LOADS, *texts], PATIENCE)
    found: Counter[str] = Counter()
    for start in range(0, len(asked), BATCH):
        batch = asked[start : start + BATCH]
        whole = ask_node(FOLDER, [*LOADS, *(text for _, text in batch)], PATIENCE)[len(LOADS) :]
        answers = said[len(LOADS) + start :]
        for (kind, text), expected, got in zip(batch, whole, answers, strict=False):
            if "trap" in got:
                found[f"{kind}: {'not answered' if expected is not None else 'refused by both'}"] += 1
            elif got["answer"] == expected:
                found[f"{kind}: equal"] += 1
            else:
                found[f"{kind}: DIFFERENT"] += 1
                print(f"{text[:300]}\n  whole:   {str(expected)[:300]}\n  trimmed: {got['answer'][:300]}")
    for what, count in sorted(found.items()):
        print(f"{count:>8,}  {what}")
    print(f"{memory[0] / 1e6:>8.1f}  MB of memory at first, {memory[-1] / 1e6:.1f} at last")
    return int(any("DIFFERENT" in what for what in found) or found["valid: not answered"] > 0)


if __name__ == "__main__":
    sys.exit(main())
