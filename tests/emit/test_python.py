"""The reference emitter: every record of a game can be asked for in a query."""

from __future__ import annotations

import pytest

from eleventh.core.orders import Orders
from eleventh.emit.python import build
from eleventh.lang.compile import compile_files
from emit.programs import BASE
from games import adjudicate


@pytest.mark.parametrize(
    "needs",
    [
        "happened.launch",
        "not happened.three_way_talks",
        "seoul.chose.wait",
        "seoul.chose.quiet_channel or turn < 3",
        "deadline.expiry.left < 90 and pact != lapsed",
    ],
)
def test_what_a_choice_needs_may_read_whatever_was_recorded(needs: str) -> None:
    text = BASE.replace("{id: offer, ", f'{{id: offer, needs: "{needs}", ')
    program = compile_files({"scenario.yaml": text.encode()}).program
    assert program is not None
    table = build(program)
    state = table.begin(1).state
    asked = {"seoul": Orders({"export_controls.seoul": "wait"})}
    state = adjudicate(table, state, asked).state
    for query in table.code.queries.values():
        assert query(table.make_context(state)) is not None
