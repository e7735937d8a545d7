"""An objective reads the same whether its author ends it with a full stop or not."""

from __future__ import annotations

from dataclasses import replace

from cases.bargain import start
from eleventh.core.view import Aim
from eleventh.lab.debrief import Debrief, debrief
from eleventh_ui.display.debrief.annex import compose_annex
from eleventh_ui.display.debrief.evidence import list_objectives
from eleventh_ui.display.objectives import explain_total
from eleventh_ui.report.markdown import to_markdown
from games import recorded


def end_with_stops(told: Debrief) -> Debrief:
    return replace(
        told,
        reached=tuple(
            replace(
                seat,
                objectives=tuple(replace(each, text=f"{each.text}.") for each in seat.objectives),
            )
            for seat in told.reached
        ),
    )


def end_with_stop(aim: Aim) -> Aim:
    return replace(aim, objective=replace(aim.objective, text=f"{aim.objective.text}."))


def test_a_debrief_sets_no_full_stop_before_what_follows_an_objective() -> None:
    plain = debrief(recorded(start().game))
    stopped = end_with_stops(plain)
    assert stopped != plain
    assert to_markdown(compose_annex(stopped)) == to_markdown(compose_annex(plain))
    assert list(list_objectives(stopped)) == list(list_objectives(plain))


def test_what_the_objectives_come_to_sets_none_either() -> None:
    view = start().view("guest")
    stopped = replace(view, aims=tuple(map(end_with_stop, view.aims)))
    assert explain_total(stopped) == explain_total(view)
