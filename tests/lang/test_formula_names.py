"""Names mean one thing, fit their place, or are refused with the name that was meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eleventh.lang.formula.scope import DerivedName, Scope
from eleventh.lang.formula.typecheck import lower
from eleventh.lang.formula.vocabularies import write_back
from eleventh.lang.graph.values import Values
from eleventh.lang.problems.problem import Problems
from lang.harbour import NAMES, lowered, names, parsed

# text, what its place wants -> code, headline, a part of the help
WRONG = {
    ("trsut.x.y", "number"): ("E048", "Nothing is called `trsut.x.y`", "`trust.x.y`"),
    ("trust.soul.tokyo", "number"): ("E048", "There is no actor `soul`", "`trust.seoul.tokyo`"),
    ("bloww", "number"): ("E048", "Nothing is called `bloww`", "`blow`"),
    ("trusst", "number"): ("E048", "Nothing is called `trusst`", "`trust.washington.seoul`"),
    ("zzz", "number"): ("E048", "Nothing is called `zzz`", "parameters"),
    ("deterrence.x", "number"): (
        *("E048", "There is no track `deterrence.x`", "`deterrence`: deterrence.pyongyang"),
    ),
    ("seoul.trust.tokyo", "number"): (
        *("E048", "Nothing is called `seoul.trust.tokyo`", "`trust.seoul.tokyo`"),
    ),
    ("blow.x", "number"): ("E048", "`blow` is a parameter and has no actors", "`blow`"),
    ("min", "number"): ("E048", "`min` is a function", "`min(...)`"),
    ("deadline.expiry", "number"): (
        *("E048", "`deadline.expiry` is no name", "`deadline.expiry.left`"),
    ),
    ("deadline.expire.left", "number"): (
        *("E048", "There is no deadline `expire`", "`deadline.expiry.left`"),
    ),
    ("deadline", "number"): (
        *("E048", "`deadline` is only the beginning of a name", "`deadline.ID.left`"),
    ),
    ("happened.lunch", "truth"): (
        *("E048", "There is no inject or joint initiative `lunch`", "`happened.launch`"),
    ),
    ("happened.offer", "truth"): ("E048", "`offer` is not an inject", "`tokyo.chose.offer`"),
    ("seoul.chose.offer", "truth"): (
        *("E048", "`seoul` can choose no response or initiative `offer`", "a choice of tokyo"),
    ),
    ("seoul.chose.complian", "truth"): (
        *("E048", "`seoul` can choose no response or initiative `complian`"),
        "`seoul.chose.complain`",
    ),
    ("soul.chose.wait", "truth"): ("E048", "There is no seat `soul`", "`seoul.chose.wait`"),
    ("pyongyang.chose.wait", "truth"): (
        *("E048", "`pyongyang` has no seat and chooses nothing", "washington, seoul, tokyo"),
    ),
    ("trust.x", "number"): (
        *("E049", "`trust` needs two actors, `trust.x` names 1", "`trust.seoul.washington`"),
    ),
    ("pact.x == notice", "truth"): (
        *("E049", "`pact` needs no actor, `pact.x` names 1", "Write `pact`."),
    ),
    ("isolation", "number"): ("E049", "`isolation` needs one actor", "`isolation.seoul`"),
    ("trust.x.x", "number"): ("E050", "`trust.x.x` is of an actor toward itself", "different"),
    ("trust.x.y", "truth"): (
        *("E051", "`trust.x.y` is a number where a condition is needed", "`trust.x.y > 0`"),
    ),
    ("not blow", "truth"): ("E051", "`blow` is a number", "`blow > 0`"),
    ("1 and turn > 1", "truth"): ("E051", "`1` is a number", "`1 > 0`"),
    ("turn > 1", "number"): (
        *("E052", "`turn > 1` is a condition where a number is needed"),
        "`(1 if turn > 1 else 0)`",
    ),
    ("happened.launch * 2", "number"): ("E052", "`happened.launch` is a condition", "1 if"),
    ("happened.launch == 1", "truth"): ("E052", "`happened.launch` is a condition", "1 if"),
    ("pact + 1", "number"): ("E053", "`pact` is a status, not a number", "`pact == active`"),
    ("pact and turn > 1", "truth"): ("E053", "`pact` is a status, not a condition", "== active"),
    ("notice + 1", "number"): ("E053", "`notice` is a value of `pact`", "`pact == notice`"),
    ("pact == notise", "truth"): ("E054", "`notise` is not a value of `pact`", "`notice`"),
    ("pact == closed", "truth"): ("E054", "`closed` is not a value of `pact`", "active, notice"),
    ("pact == 1", "truth"): ("E054", "`1` is not a value of `pact`", "active, notice, lapsed"),
    ("pact == court", "truth"): ("E054", "`pact` and `court` have different values", "active"),
    ("rounds == notice", "truth"): (
        *("E054", "`notice` is not a value of `rounds`", "`pact == notice`"),
    ),
    ("pact >= notice", "truth"): (
        *("E055", "The values of `pact` have no order", "`pact == active or pact == lapsed`"),
    ),
    ("1 / heat", "number"): (
        *("E056", "`heat` divides and can be 0: it lies in -50 to 50", "`max(1, heat)`"),
    ),
    ("1 / (turn - 1)", "number"): ("E056", "`turn - 1` divides and can be 0", "`max(1, turn - 1)`"),
    ("1 / 0", "number"): ("E056", "This divides by 0", "something else"),
    ("rounds * rounds * rounds", "number"): (
        *("E057", "`rounds * rounds * rounds` can come to 999,700,029,999", "`clamp`"),
    ),
    ("intensity", "number"): ("E058", "`intensity` means nothing here", "`after`"),
    ("x", "number"): ("E058", "`x` is an actor", "`trust.washington.x`"),
    ("seoul > 1", "truth"): ("E058", "`seoul` is an actor", "`trust.washington.seoul`"),
}


@pytest.mark.parametrize(("text", "want"), WRONG, ids=lambda each: each)
def test_a_name_out_of_place_is_told_with_what_was_meant(text: str, want: str) -> None:
    code, headline, instead = WRONG[text, want]
    value, problems = lowered(text, want)
    assert value is None
    (problem,) = problems.all()
    assert (problem.code, problem.headline[: len(headline)]) == (code, headline)
    assert problem.help is not None
    assert instead in problem.help


def test_both_sides_of_an_operation_are_looked_at() -> None:
    _, problems = lowered("trsut.x.y + bloww * pact > notise", "truth")
    assert [problem.code for problem in problems.all()] == ["E048", "E048", "E053", "E048"]


def test_a_rule_over_many_actors_has_one_mistake_not_one_per_actor() -> None:
    expr, problems = parsed("trust.x.seoul"), Problems()
    for seat in ("seoul", "tokyo", "washington"):
        lower(expr, Scope(NAMES, "react", {"x": seat}), Values(), problems, "number")
    (problem,) = problems.all()
    assert problem.code == "E050"
    assert problem.labels[0].text == "`x` is seoul here"


@pytest.mark.parametrize("moment", ["open", "decide"])
def test_orders_are_sealed_until_all_have_decided(moment: str) -> None:
    scope = Scope(NAMES, moment)
    assert lowered("tokyo.chose.offer", "truth", scope)[0] is not None
    value, problems = lowered("tokyo.chooses.offer", "truth", scope)
    assert value is None
    (problem,) = problems.all()
    assert problem.code == "E058"
    assert "`tokyo.chose.offer`" in problem.help


def test_the_bare_id_of_an_initiative_means_any_target() -> None:
    value, _ = lowered("tokyo.chose.quiet_channel", "truth")
    assert value.facts == {("chose", 4), ("chose", 5)}
    one, _ = lowered("y.chose.quiet_channel.x", "truth")
    assert one.facts == {("chose", 4)}


def test_a_seat_that_a_variable_stands_for_may_lack_the_choice() -> None:
    value, problems = lowered("x.chose.offer", "truth")
    assert value.certainty == "never"
    assert not problems.all()


def test_variables_are_actors_and_nothing_else() -> None:
    scope = Scope(NAMES, "react", {"pact": "seoul", "wait": "tokyo", "self": "seoul"})
    value, _ = lowered("self.chose.wait", "truth", scope)
    assert value.facts == {("chose", 1)}


def test_intensity_is_what_the_place_gives() -> None:
    values, problems = Values(), Problems()
    scope = Scope(NAMES, "react", intensity=values.const(2))
    value = lower(parsed("intensity * blow"), scope, values, problems, "number")
    assert value.constant == 8.0


def test_a_value_knows_what_it_reads() -> None:
    value, _ = lowered("happened.launch and isolation.seoul > 10 and heat > 200", "truth")
    assert value.certainty == "never"
    value, _ = lowered("happened.launch and isolation.seoul > 10 * turn", "truth")
    assert value.reads == {NAMES.tracks["trust.seoul.washington"].index}
    assert value.facts == {("fired", 0)}
    assert not value.orders
    assert lowered("happened.dialogue", "truth")[0].orders


def test_a_condition_that_bounds_decide_is_known() -> None:
    assert lowered("trust.x.y <= 100", "truth")[0].certainty == "always"
    assert lowered("deadline.expiry.left > 60", "truth")[0].certainty == "never"
    assert lowered("turn == last", "truth")[0].certainty == "maybe"
    assert lowered("1 <= turn <= last", "truth")[0].certainty == "always"


def test_derived_tracks_that_go_in_a_circle_are_told() -> None:
    scope, problems = Scope(names(a="b + 1", b="c + c", c="2 * a", d="b"), "react"), Problems()
    for id in "cbda":
        assert lower(parsed(id), scope, Values(), problems, "number") is None
    (problem,) = problems.all()
    assert problem.span.column == 5
    assert (problem.code, problem.headline) == ("E059", "`a` depends on itself")
    assert problem.labels[0].text == "a reads b reads c reads a"


def test_derived_tracks_may_build_on_each_other_but_not_without_end() -> None:
    chain = {f"d{index}": f"d{index - 1} + d{index - 1}" for index in range(1, 30)}
    scope = Scope(names(d0="heat", **chain), "react")
    assert lowered("d7", "number", scope)[0].range.high == 50 * 2**7
    value, problems = lowered("d29", "number", scope)
    assert value is None
    assert [problem.code for problem in problems.all()] == ["E043"]


def test_the_deepest_formulas_leave_room_on_the_stack() -> None:
    deep = "heat" + " - (heat" * 14 + ")" * 14
    nested = {f"d{index}": deep.replace("heat", f"d{index - 1}") for index in range(1, 8)}
    scope = Scope(names(d0="heat", **nested), "react")
    _, problems = lowered("d7", "number", scope)
    assert {problem.code for problem in problems.all()} <= {"E057"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("-blow * intensity", "-blow * intensity"),
        ("trust.y.x + 1", "trust.tokyo.seoul + 1"),
        ("(trust.x.y + 2) * 3 - (1 - 2)", "(trust.seoul.tokyo + 2) * 3 - (1 - 2)"),
        ("y.chose.quiet_channel.x", "tokyo.chose.quiet_channel.seoul"),
        ("happened.x or pact == notice", "happened.x or pact == notice"),
        ("0.50 if x.chose.wait else -(2)", "0.5 if seoul.chose.wait else -2"),
        ("max(1,trust.x.y/2)", "max(1, trust.seoul.tokyo / 2)"),
        ("not (turn>1 and (turn<3 or turn==5))", "not (turn > 1 and (turn < 3 or turn == 5))"),
    ],
)
def test_a_formula_is_shown_with_its_variables_filled_in(text: str, shown: str) -> None:
    scope = Scope(NAMES, "react", {"x": "seoul", "y": "tokyo"})
    assert write_back(parsed(text), scope.variables) == shown


def test_what_is_wrong_with_a_derived_track_is_told_only_once() -> None:
    broken = replace(NAMES, derived={"gap": DerivedName(None)})
    value, problems = lowered("gap + 1", "number", Scope(broken, "react"))
    assert value is None
    assert not problems.all()


def test_a_parameter_too_large_to_reckon_with_is_told() -> None:
    scope = Scope(replace(NAMES, parameters={"blow": 1e12}), "react")
    _, problems = lowered("blow", "number", scope)
    assert [problem.code for problem in problems.all()] == ["E057"]
