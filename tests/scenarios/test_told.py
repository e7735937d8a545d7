"""What the crises tell agrees with what they do: what a seat can see of it, and what softens it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import yaml

from eleventh.core.program import Choice, Program
from games import CRISES, adjudicator, compiled, turns

WAY_OUT = re.compile(r"\bways? out\b")
UNSEEN = "only they see"


@pytest.mark.parametrize("folder", CRISES, ids=lambda each: each.name)
def test_a_way_out_that_washington_cannot_see_is_not_promised_to_it_as_an_effect(folder) -> None:
    program = compiled(folder).program
    hidden = [each for each in program.tracks if each.id.startswith("exit.")]
    assert hidden
    assert not any("washington" in each.seen_by for each in hidden)
    found = [
        choice.id
        for choice, response in responses(folder, program)
        if choice.seat == "washington"
        for text in texts(response)
        if WAY_OUT.search(text) and UNSEEN not in text
    ]
    assert not found


@pytest.mark.parametrize("folder", CRISES, ids=lambda each: each.name)
def test_what_takes_a_part_off_an_effect_says_that_it_is_less(folder) -> None:
    table = adjudicator(folder)
    causes, softening = table.program.causes, dict[str, str]()
    for seed in range(2):
        for _, _, transition in turns(table, seed):
            sums: dict[tuple[Any, ...], float] = {}
            for each in transition.ledger:
                if each.cause >= 0:
                    key = (each.stage, each.track, causes[each.cause].chain)
                    sums[key] = sums.get(key, 0) + each.amount
            for (stage, track, chain), amount in sums.items():
                whole = sums.get((stage, track, chain[:-1]), 0)
                if chain[-1].kind == "modifier" and amount * whole < 0:
                    softening[chain[-1].id] = next(c.why for c in causes if c.chain == chain)
    assert softening
    assert not [id for id, why in softening.items() if not re.search(r"\bless\b", why)]


def responses(folder, program: Program) -> Iterator[tuple[Choice, Mapping[str, Any]]]:
    """Every answer of a crisis, as compiled and as it is written."""
    known = {
        (each.seat, each.id.partition("@")[0]): each
        for each in program.choices
        if each.kind == "response"
    }
    for path in sorted(folder.glob("injects/*.yaml")):
        for inject in yaml.safe_load(path.read_text("utf-8"))["injects"]:
            for decision in inject.get("decisions", ()):
                for response in decision["responses"]:
                    yield known[decision["seat"], response["id"]], response


def texts(response: Mapping[str, Any]) -> list[str]:
    """The variants of an answer's text."""
    told = response["text"]
    return [told] if isinstance(told, str) else [each["text"] for each in told]
