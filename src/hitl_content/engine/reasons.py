"""Why an outcome is where it is: the rules that bind, with the answers that make them apply."""

from __future__ import annotations

from hitl_content.engine.clauses import Literal
from hitl_content.engine.matching import MOST_KEPT, bits_of
from hitl_content.engine.row import Rows, Standing
from hitl_content.engine.variables import HIDDEN, LURKING, Value, missing, taking
from hitl_content.model.condition import AtLeast, NumberAtLeast, OutcomeAtLeast, ScoreAtLeast, Today
from hitl_content.model.result import Binding, Reason


class Reasons:
    """Finds the binding rules of a standing row."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._settling = rows.settling
        of = rows.variables.of
        self._looks = [taking([of(atom).index for atom, _ in clause]) for clause in self._settling.matcher.clauses]
        self._known: dict[tuple[object, ...], Binding] = {}

    def bind(self, standing: Standing, blocking: int) -> tuple[Binding, ...]:
        """Return the rules of the clauses *blocking*, each with one sufficient set of answers."""
        found: dict[int, Binding] = {}
        for clause in bits_of(blocking):
            rule = self._settling.rule_of[clause]
            if rule not in found:
                found[rule] = self._binding(standing, clause, rule)
        return tuple(found.values())

    def _binding(self, standing: Standing, clause: int, rule: int) -> Binding:
        unknown = not standing.certain >> clause & 1
        seen = self._looks[clause](standing.row)
        key = (clause, unknown, *seen)
        binding = self._known.get(key)
        if binding is None:
            if len(self._known) > MOST_KEPT:
                self._known.clear()
            literals = zip(self._settling.matcher.clauses[clause], seen, strict=True)
            reasons = tuple(self._reason(literal, value) for literal, value in literals if value is not HIDDEN)
            binding = Binding(rule=self._settling.rules[rule], reasons=reasons, unknown=unknown)
            self._known[key] = binding
        return binding

    def _reason(self, literal: Literal, value: Value) -> Reason:
        atom, _ = literal
        match atom:
            case ScoreAtLeast():
                mark = f"{atom.number}%" if atom.percent else str(atom.number)
                return Reason(question=f"score:{atom.score}", answer=None, threshold=mark, unknown=missing(value))
            case NumberAtLeast():  # never in a rule, and a reason is given for rules alone
                return Reason(question=f"number:{atom.measure}", answer=None)
            case OutcomeAtLeast() | Today():
                threshold = atom.level if isinstance(atom, OutcomeAtLeast) else atom.relation.value
                return Reason(question=f"outcome:{atom.outcome}", answer=None, threshold=threshold)
            case _:
                option = atom.value if isinstance(atom, AtLeast) and isinstance(atom.value, str) else None
                return Reason(
                    question=atom.question,
                    answer=None if value is LURKING else value,  # type: ignore[arg-type]
                    threshold=option,
                    unknown=missing(value) or value is LURKING,
                )
