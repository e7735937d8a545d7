"""Random programs for the backends: every operation, in rules, conditions, prices and events."""

from __future__ import annotations

from pathlib import Path

from hypothesis import assume
from hypothesis import strategies as st

from eleventh.lang.compile import compile_files
from eleventh.lang.formula.vocabularies import write_back
from lang.expressions import numbers, truths

BASE = (Path(__file__).parents[1] / "lang" / "base" / "scenario.yaml").read_text("utf-8")
MORE = (
    ("tracks:\n", """tracks:
  court: {kind: status, values: [open, closed], start: open, title: The court}
  treaty: {kind: status, values: [active, notice, lapsed], start: notice, title: The treaty}
  heat: {kind: score, min: -50, max: 50, start: 0, title: Heat}
"""),
    ("derived:\n", """derived:
  isolation: {of: [seat], value: "100 - trust.first.washington", title: "Isolation of {0}"}
"""),
)  # fmt: skip
"""What the names of `harbour` need besides those of the base scenario."""

OTHERS = (("happened.dialogue", "happened.three_way_talks"), ("complain", "wto_complaint"))
MOVED = ("heat", "approval.seoul", "trust.seoul.tokyo", "trust.tokyo.seoul", "rounds")


def write(expr: object) -> str:
    """A random expression in the names of the base scenario."""
    text = write_back(expr)  # type: ignore[arg-type]
    for one, other in OTHERS:
        text = text.replace(one, other)
    return text


@st.composite
def scenarios(draw: st.DrawFn) -> str:
    """A scenario with random rules, events, needs and prices, that compiles."""
    text = BASE
    rules = "".join(_rule(draw, number) for number in range(draw(st.integers(1, 4))))
    events = "".join(_event(draw, number) for number in range(draw(st.integers(0, 2))))
    needs, price = write(draw(truths(1))), write(draw(numbers(1)))
    for old, new in (
        *MORE,
        ("modifiers:\n", f"{rules}modifiers:\n"),
        ("injects:\n", f"injects:\n{events}"),
        ("by: [seoul, tokyo], toward", f'needs: "{needs}", by: [seoul, tokyo], toward'),
        ("cost: 1,\n", f'cost: "clamp({price}, 0, 2)",\n'),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    assume(compile_files({"scenario.yaml": text.encode()}).program is not None)
    return text


def _rule(draw: st.DrawFn, number: int) -> str:
    track, court = draw(st.sampled_from(MOVED)), draw(st.sampled_from(["open", "closed"]))
    amount, when = write(draw(numbers(3))), write(draw(truths(2)))
    return (
        f'  - {{id: random_{number}, when: "{when}", why: W., cite: [R01],\n'
        f'     effects: {{{track}: "clamp({amount}, -30, 30)", court: {court}}}}}\n'
    )


def _event(draw: st.DrawFn, number: int) -> str:
    amount, when = write(draw(numbers(2))), write(draw(truths(2)))
    monthly = f'chance_per_month: "{write(draw(numbers(1)))}"'
    chance = draw(st.sampled_from(["chance: 0.5", monthly]))
    return (
        f'  - {{id: event_{number}, when: "{when}", {chance}, repeats: true, headline: E,\n'
        f'     why: W., cite: [R01], effects: {{heat: "clamp({amount}, -9, 9)"}}}}\n'
    )
