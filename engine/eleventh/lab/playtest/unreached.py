"""What came to nothing in all games of a playtest, by kind: what an author looks at first."""

from __future__ import annotations

from collections.abc import Mapping

from eleventh.lab.playtest.result import Playtest


def list_unreached(result: Playtest) -> Mapping[str, tuple[str, ...]]:
    """Ids by kind, in the order of the program; kinds of which all came to something are empty.

    `..._never_open`: what could not be chosen in any turn in which it was asked for; of a decision
    that was never put its responses are not named again. `..._never_chosen`: what could be chosen
    and never was.
    """
    put = [each for each in result.decisions if each.asked]
    responses = [(f"{each.id}.{one.id}", one) for each in put for one in each.responses]
    initiatives = [(f"{each.seat}.{each.id}", each) for each in result.initiatives]
    return {
        "endings": tuple(each.id for each in result.endings if not each.games.number),
        "injects": tuple(each.id for each in result.injects if not each.times),
        "decisions": tuple(each.id for each in result.decisions if not each.asked),
        "responses_never_open": tuple(id for id, each in responses if not each.offered),
        "responses_never_chosen": tuple(
            id for id, each in responses if each.offered and not each.chosen.number
        ),
        "initiatives_never_open": tuple(id for id, each in initiatives if not each.offered),
        "initiatives_never_taken": tuple(
            id for id, each in initiatives if each.offered and not each.chosen.number
        ),
        "joints": tuple(each.id for each in result.joints if not each.times),
        "acts": tuple(each.id for each in result.acts if not each.times),
        "rules_never_asked": tuple(each.id for each in result.fired if not each.fired.of),
        "rules_never_fired": tuple(
            each.id for each in result.fired if each.fired.of and not each.fired.number
        ),
        "conditions_never_held": tuple(
            f"{each.id}: {one.when}"
            for each in result.fired
            for one in each.conditions
            if one.held.of and not one.held.number
        ),
        "conditions_always_held": tuple(
            f"{each.id}: {one.when}"
            for each in result.fired
            for one in each.conditions
            if one.held.of and one.held.number == one.held.of
        ),
    }
