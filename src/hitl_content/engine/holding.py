# Many steps of a portfolio are held where they are by the same clauses and the same few answers. What can be said
# from those alone, the reasons and the changes to try, is worked out when first met and kept.
"""What holds an outcome where it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hitl_content.engine.matching import MOST_KEPT
from hitl_content.engine.plans import Plan
from hitl_content.engine.reasons import Reasons
from hitl_content.engine.row import Rows, Standing
from hitl_content.engine.variables import Value, taking
from hitl_content.model.result import Binding

Look = Callable[[Sequence[Value]], tuple[Value, ...]]


class Held:
    """The clauses that hold an outcome where it is, seen with the answers they look at."""

    __slots__ = ("binding", "blocking", "places", "plan")

    def __init__(self, blocking: int, places: Sequence[int], binding: tuple[Binding, ...]) -> None:
        self.blocking = blocking
        """Bits of the clauses."""
        self.places = places
        """Places in the row that they look at."""
        self.binding = binding
        """The rules they belong to, with reasons."""
        self.plan: Plan | None = None
        """Changes that would break the clauses, where those depend on nothing but them; filled in when asked for."""


NOTHING = Held(0, (), ())
"""For an outcome at its most permissive level."""


class Holding:
    """Finds what holds the outcomes of a standing row."""

    def __init__(self, rows: Rows) -> None:
        self._forcing = rows.settling.forcing
        self._matcher = rows.settling.matcher
        self._reasons = Reasons(rows)
        self._looking: dict[int, tuple[Sequence[int], Look]] = {}
        """For each set of clauses, the places in a row that they look at, and what takes the values from there."""
        self._known: dict[tuple[object, ...], Held] = {}

    def hold(self, standing: Standing, outcome: int) -> Held:
        """Return what holds *outcome* at its place."""
        place = standing.places[outcome]
        if not place:
            return NOTHING
        blocking = standing.applying & self._forcing[outcome][place]
        places, look = self._looking.get(blocking) or self._look(blocking)
        key = (blocking, standing.certain & blocking, look(standing.row))
        held = self._known.get(key)
        if held is None:
            if len(self._known) > MOST_KEPT:
                self._known.clear()
            held = self._known[key] = Held(blocking, places, self._reasons.bind(standing, blocking))
        return held

    def _look(self, blocking: int) -> tuple[Sequence[int], Look]:
        if len(self._looking) > MOST_KEPT:
            self._looking.clear()
        places = self._matcher.places(blocking)
        found = self._looking[blocking] = places, taking(places)
        return found
