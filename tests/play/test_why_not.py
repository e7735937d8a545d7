"""Why something did not come about: what is told is right, of every answer, rule, event, ending."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from eleventh.core.adjudication import Adjudicator
from eleventh.core.program import GRAIN, Choice
from eleventh.core.refusals import Refusal, RefusalCode
from eleventh.core.state import State
from eleventh.play.absences import explain_absence, explain_absence_from
from eleventh.play.account import Account
from eleventh.play.condition_parts import Part
from eleventh.play.game import Game
from eleventh.play.match import Match
from eleventh.play.topics import Topic, list_topics
from eleventh.play.why_not import WhyNot
from games import OTHERS, SHIPPED, adjudicator
from portions import portion_of_all, with_others

each_scenario = pytest.mark.parametrize(
    "folder", with_others(SHIPPED), ids=lambda folder: folder.name
)
each_share_of_each_scenario = pytest.mark.parametrize(
    ("folder", "share"),
    [
        *portion_of_all(lambda _, share: share == 7, SHIPPED, (7, 1)),
        *(pytest.param(each, 7, marks=pytest.mark.slow) for each in OTHERS),
    ],
    ids=lambda each: {7: "a part", 1: "all"}.get(each) or each.name,
)
STEP = 1 / GRAIN


@cache
def play(folder: Path, doctrine: str = "random", seed: int = 3) -> tuple[Game, ...]:
    """A game as it stood in every turn, and at its end."""
    table = adjudicator(folder)
    match = Match.start(table, {}, {each.id: doctrine for each in table.program.seats}, seed)
    found = [match.game]
    while not match.over:
        assert match.advance() == ()
        found.append(match.game)
    return tuple(found)


def ask(account: Account, topic: Topic, turn: int | None = None) -> WhyNot:
    answer = explain_absence_from(account, topic.id, turn)
    assert isinstance(answer, WhyNot), answer
    return answer


def failing(parts: Sequence[Part]) -> list[Part]:
    return [each for each in parts if each.holds is False]


def every_part(parts: Sequence[Part]) -> Iterator[Part]:
    for each in parts:
        yield each
        yield from every_part(each.parts)


def open_up(
    table: Adjudicator, state: State, choice: Choice, parts: Sequence[Part]
) -> tuple[State, list[str]]:
    """The state with every part that fails set right by its own numbers, and those parts, by their
    words, that hang on the clock or on what has happened."""
    program, values, left = table.program, list(state.values), list[str]()
    tracks = {each.id: at for at, each in enumerate(program.tracks)}
    for part in failing(parts):
        if part.kind == "any":
            opened, beyond = open_up(
                table, replace(state, values=tuple(values)), choice, part.parts[:1]
            )
            values, left = list(opened.values), left + [part.words for _ in beyond]
        elif part.kind == "price":
            assert part.threshold is not None
            values[dict(program.capital)[choice.seat]] = part.threshold
        elif [each.kind == "derived" for each in part.inputs] != [False]:
            left.append(part.words)
        else:
            values[tracks[part.inputs[0].track]] = set_right(part)
    return replace(state, values=tuple(values)), left


def set_right(part: Part) -> float:
    """The value nearest to that of a comparison at which it holds."""
    assert part.value is not None
    assert part.threshold is not None
    assert part.distance is not None
    assert part.value == part.inputs[0].value
    signs = {">=": 1, ">": 1, "<=": -1, "<": -1}
    if part.relation in signs:
        beyond = STEP if part.relation in "<>" else 0.0
        return part.value + signs[part.relation] * (part.distance + beyond)
    return part.threshold if part.relation == "==" else part.threshold + 1


@each_share_of_each_scenario
def test_a_closed_answer_opens_once_what_is_told_of_it_is_set_right(
    folder: Path, share: int
) -> None:
    table, seen = adjudicator(folder), Counter[str]()
    for game in play(folder)[:-1]:
        for seat in table.program.seats:
            account = Account(game, seat.id)
            offered = [each for each in list_topics(account) if each.index >= 0]
            menu = table.menu(game.state, seat.id)
            offers = (*menu.initiatives, *(one for each in menu.decisions.values() for one in each))
            assert {each.index for each in offered} == {each.choice for each in offers}
            bars = {each.choice: each.barred for each in offers}
            for topic in offered[game.state.turn % share :: share]:
                answer, bar = ask(account, topic), bars[topic.index]
                (case,) = answer.cases
                assert answer.barred == bar
                assert case.holds is (bar is None), topic
                seen["open" if bar is None else bar.code.value] += 1
                if bar is None or bar.code is RefusalCode.DONE_ALREADY:
                    continue
                choice = table.program.choices[topic.index]
                state, left = open_up(table, game.state, choice, case.parts)
                opened = replace(game, position=replace(game.position, state=state))
                answer = ask(Account(opened, seat.id), topic)
                assert [each.words for each in failing(answer.cases[0].parts)] == left, topic
                assert (answer.barred is None) is not left, topic
                seen["left closed by the clock, or by what happened" if left else "opened"] += 1
    print(f"\n{folder.name}: {dict(seen)}")


@each_share_of_each_scenario
def test_a_rule_came_about_where_the_ledger_says_so(folder: Path, share: int) -> None:
    game = play(folder)[-1]
    account, program = Account(game, None), game.adjudicator.program
    posted = {
        (posting.turn, cause.chain[-1].id, "deed" if len(cause.chain) > 1 else "always")
        for posting in game.ledger
        if posting.cause >= 0
        for cause in [program.causes[posting.cause]]
        if cause.chain and cause.chain[-1].kind == "rule"
    }
    told = Counter[str]()
    turns = range(1, len(game.steps), 2 * share - 1)
    for topic in list_topics(account):
        if topic.kind != "rule":
            continue
        for turn in turns:
            cases = ask(account, topic, turn).cases
            for kind, mine in (
                ("always", [each for each in cases if not each.subject]),
                ("deed", [each for each in cases if each.subject]),
            ):
                came = (turn, topic.name, kind) in posted
                told["came" if came else "stayed away"] += 1
                assert not came or any(each.came for each in mine), (topic, turn)
                assert all(each.came is each.holds for each in mine)
    assert min(told["came"], told["stayed away"]) > 0


@each_scenario
def test_events_and_endings_are_explained_where_nothing_is_hidden(folder: Path) -> None:
    game = play(folder)[-1]
    account, program = Account(game, None), game.adjudicator.program
    for topic in list_topics(account):
        if topic.kind not in ("event", "ending"):
            continue
        answer = ask(account, topic)
        came = (
            game.state.ending == topic.index
            if topic.kind == "ending"
            else 0 < game.state.fired[topic.index] < len(game.steps)
        )
        late = topic.kind == "event" and program.injects[topic.index].turn >= len(game.steps)
        assert any(each.came for each in answer.cases) is came, topic
        if not came and not late:
            (case,) = answer.cases
            ended = bool(answer.instead)
            assert failing(case.parts) or ended, topic
    for seat in program.seats:
        of_seat = Account(game, seat.id)
        assert not {each.kind for each in list_topics(of_seat)} & {"event", "ending"}


@each_share_of_each_scenario
def test_a_seat_is_told_of_nothing_that_it_may_not_read(folder: Path, share: int) -> None:
    unread = 0
    for game in play(folder)[1 :: share % 5 + 1]:
        program = game.adjudicator.program
        for seat in program.seats:
            account = Account(game, seat.id)
            seen = {
                each.id for each in (*program.tracks, *program.derived) if seat.id in each.seen_by
            }
            for topic in list_topics(account)[game.state.turn % share :: share]:
                answer = ask(account, topic)
                for part in every_part([one for each in answer.cases for one in each.parts]):
                    assert {each.track for each in part.inputs} <= seen
                    if part.kind == "unread":
                        unread += 1
                        assert part == Part("unread", None)
                    if part.kind == "roll":
                        assert (part.holds, part.value) == (None, None)
                assert {one.id for each in answer.cases for one in each.moves} <= seen
    print(f"\n{folder.name}: {unread} parts unread")
    assert unread or folder.name != "gsomia_2019"


def test_what_can_be_asked_about_is_found_once_for_an_account() -> None:
    account = Account(play(SHIPPED[0])[0], None)
    assert list_topics(account) is list_topics(account)


def test_a_name_of_something_hidden_is_answered_like_one_of_nothing() -> None:
    game = play(SHIPPED[-1])[2]
    program = game.adjudicator.program
    hidden = [program.endings[0].id, program.injects[-1].id, "nonsense"]
    for name in hidden:
        refused = explain_absence(game, name, seat=program.seats[0].id)
        assert isinstance(refused, Refusal)
        assert refused.code is RefusalCode.NO_SUCH_TOPIC
        assert set(refused.data) == {"wanted", "near", "known"}
    late = explain_absence(game, list_topics(Account(game, None))[0].id, 3)
    assert isinstance(late, Refusal)
    assert late.code is RefusalCode.TURN_NOT_PLAYED


def test_parts_are_told_in_the_words_of_conditions() -> None:
    game = play(SHIPPED[-1])[2]
    words = [
        part.words
        for topic in list_topics(Account(game, None))
        if topic.kind == "ending" or (topic.kind == "initiative" and len(topic.id) % 5 == 0)
        for case in ask(Account(game, None), topic).cases
        for part in every_part(case.parts)
        if part.kind in ("number", "fact")
    ]
    assert "the turn lasts at least a day" in words
    assert any(" is at least " in each for each in words)
    assert any(" has not happened" in each for each in words)
    assert any(" has chosen “" in each for each in words)
