"""The two-run fuzzer: many games of a random scenario in which one seat does the same, and the
others, the facilitator and the dice do what that seat may not know.

Games in which the seat may see the same (as `sight` judges) form pairs; what the table tells the
seat in both must be the same bytes. A pair counts only if the two differ in a secret posting on a
track that the seat reads. What is no pair is counted with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from eleventh.core.adjudication import Adjudicator
from eleventh.core.orders import Offer, Orders
from eleventh.emit.python import build
from eleventh.lang.compile import compile_files
from eleventh.play.facilitator import Facilitator
from eleventh.play.folding import retractable
from eleventh.play.hosting import host
from eleventh.play.match import Match, Unsaved
from eleventh.play.match_record import MatchRecord
from eleventh.play.predictions import CONFIDENCES, WAYS, Prediction
from eleventh.play.seat_views import audience_of
from secrecy.sight import secret_postings, see_game
from secrecy.told import tell_all
from secrecy.worlds import make_world

GAMES = 40  # of one scenario and seat


@dataclass
class Tally:
    """What the fuzzer found: looks compared, those that differ, and what was not compared, and why.

    `whole` names the pairs of games of which at least one look at the table was compared, `pairs`
    counts the looks.
    """

    scenarios: int = 0
    games: int = 0
    pairs: int = 0
    whole: set[tuple[int, str, int, int]] = field(default_factory=set)
    discarded: Counter[str] = field(default_factory=Counter)
    differing: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        reasons = "; ".join(f"{count} {reason}" for reason, count in self.discarded.most_common())
        return (
            f"{len(self.whole)} pairs of games at {self.pairs} looks, from {self.games} games of "
            f"{self.scenarios} scenarios, "
            f"{len(self.differing)} of them differ; discarded: {reasons}"
        )


def compare_runs(pairs: int, first: int = 0) -> Tally:
    """Compares at least so many pairs of games, from the scenarios numbered from `first` on."""
    tally, number = Tally(), first
    while len(tally.whole) < pairs:
        table = _build(number, tally)
        if table is not None:
            for seat in table.program.seats:
                _compare_games(table, seat.id, number, tally)
        number += 1
    return tally


def _build(number: int, tally: Tally) -> Adjudicator | None:
    program = compile_files(make_world(number)).program
    if program is None:
        tally.discarded["scenarios that do not compile"] += 1
        return None
    tally.scenarios += 1
    return build(program)


def _compare_games(table: Adjudicator, seat: str, number: int, tally: Tally) -> None:
    """Every game beside the first of those that the seat can't tell from it."""
    kinds: dict[Any, tuple[int, Match]] = {}
    told: dict[Any, bytes] = {}
    parts: list[set[Any]] = []
    for run in range(GAMES):
        tally.games += 1
        for match in play(table, seat, number, run):
            seen = see_game(match.game, seat)
            twin = kinds.get(seen)
            if twin is None:
                kinds[seen] = (run, match)
                tally.discarded[f"differ in {_new_part(seen, parts)}"] += 1
            elif secret_postings(match.game, seat) == secret_postings(twin[1].game, seat):
                tally.discarded["have the same secret postings on what the seat sees"] += 1
            else:
                tally.pairs += 1
                tally.whole.add((number, seat, twin[0], run))
                told[seen] = told.get(seen) or tell_all(twin[1], seat)
                if tell_all(match, seat) != told[seen]:
                    tally.differing.append(f"scenario {number}, seat {seat}, run {run}")


def _new_part(seen: tuple[tuple[str, Any], ...], known: list[set[Any]]) -> str:
    """The first part in which it is like no game before: all parts up to it decide that."""
    known.extend(set() for _ in range(len(seen) - len(known)))
    found = ""
    for index, (name, _) in enumerate(seen):
        if seen[: index + 1] not in known[index]:
            found = found or name
            known[index].add(seen[: index + 1])
    return found


def play(table: Adjudicator, seat: str, number: int, run: int) -> Iterator[Match]:
    """One game, as it stands whenever the seat looks: each turn as it opened, with what it had in
    mind, after the facilitator, with all orders in, and at the end.

    What the facilitator does openly is the same in every run: a step back, an override of what the
    seat sees, a ruling on its orders. In some scenarios a doctrine plays another seat.
    """
    players = {each.id: "human" for each in table.program.seats}
    if number % 4 == 3:
        players[next(each for each in players if each != seat)] = "random"
    dice = Random(f"{number} {seat} {run}")
    stepped_back = False
    match = Match.start(table, {}, players, seed=dice.choice((1, 1, 1, number + run)))
    if number % 2:
        host(match, "The white cell", None)  # that somebody hosts the match is no secret then
    busy = dice.random()
    while not match.over:
        own = _orders(match, seat, Random(f"{number} {seat} {match.turn}"), 0.3)
        match.keep_draft(seat, own)
        _expect(match, seat, Random(f"{number} {seat} {match.turn} expected"))
        yield _frozen(match)
        if dice.random() < 0.3:
            _meddle(match, seat, dice)
            yield _frozen(match)
        openly = Random(f"{number} {seat} {match.turn} openly")
        if openly.random() < 0.2:
            _rule_openly(match, seat, openly)
            yield _frozen(match)
        if match.turn > 1 and not stepped_back and openly.random() < 0.2:
            stepped_back = True
            assert Facilitator(match).back(match.turn - 1, "Once more.") == ()
            continue
        for other in match.waiting():
            if other != seat:
                _expect(match, other, dice)
                assert match.submit(other, _orders(match, other, dice, busy)) == ()
        _submit(match, seat, own)
        yield _frozen(match)
        assert match.advance() == ()
    yield _frozen(match)


def _expect(match: Match, seat: str, dice: Random) -> None:
    """Something that the seat notes of the turn, or nothing."""
    if dice.random() < 0.5:
        figure = dice.choice((None, 0.0, 62.5))
        said = Prediction(dice.choice(WAYS), dice.choice(CONFIDENCES), figure=figure)
        assert match.predict(seat, said) == ()


def _submit(match: Match, seat: str, own: Orders) -> None:
    """Hands in as much of the orders as what the facilitator did has left open."""
    ruled = match.game.rulings.of(seat)
    unruled = {asked: said for asked, said in own.responses.items() if asked not in ruled}
    for orders in (own, Orders(own.responses), Orders(unruled), Orders()):
        if seat not in match.waiting() or match.submit(seat, orders) == ():
            return
    raise AssertionError(f"{seat} has no orders that are taken")


def _frozen(match: Match) -> Match:
    """The match as it stands: what is played later does not change it."""
    return Match(MatchRecord((), match.game), Unsaved())


def _orders(match: Match, seat: str, dice: Random, busy: float) -> Orders:
    """Orders that will be taken: an answer to every question, and as many initiatives as `busy`
    says, within the seat's purse."""
    menu, program = match.game.menu(seat), match.game.adjudicator.program
    left = menu.capital if menu.capital is not None else 0.0

    def can(offer: Offer) -> bool:
        return offer.barred is None and offer.cost <= left

    responses = {}
    for decision, offers in menu.decisions.items():
        offer = dice.choice([each for each in offers if can(each)])
        left -= offer.cost
        responses[decision] = program.choices[offer.choice].id
    initiatives = []
    for offer in menu.initiatives:
        if dice.random() < busy and can(offer):
            left -= offer.cost
            initiatives.append(program.choices[offer.choice].id)
    return Orders(responses, tuple(initiatives))


def _meddle(match: Match, seat: str, dice: Random) -> None:
    """Something that the facilitator does out of the seat's sight, whose effects it may see."""
    white, program = Facilitator(match), match.game.adjudicator.program
    hidden = [each for each in program.tracks if seat not in each.seen_by]
    if dice.random() < 0.2:
        for other in sorted(match.game.sealed.keys() - {seat}):
            white.inspect(other)
    if dice.random() < 0.2:
        for each in retractable(match.game):
            if seat not in audience_of(program, each.event):
                white.retract(each.entry, "a slip")
    others = [each.id for each in program.seats if each.id != seat]
    if dice.random() < 0.4:
        _rule(white, dice.choice(others), dice)
        return
    if dice.random() < 0.5:
        track = dice.choice(hidden)
        value = dice.choice(track.values) if track.values else dice.choice((track.low, track.high))
        white.override(track.id, value, "out of sight")
        return
    moved = dice.choice([each.id for each in program.tracks if each.kind == "score"])
    white.inject("A rumour", "Told to some.", others, {moved: dice.choice((-5.0, 5.0))}, "hidden")


def _rule(white: Facilitator, seat: str, dice: Random) -> None:
    """A ruling on the orders of a seat, if anything is asked of it."""
    match = white.match
    asked = match.game.menu(seat).decisions
    if not asked:
        return
    decision = dice.choice(sorted(asked))
    response = match.game.adjudicator.program.choices[dice.choice(asked[decision]).choice].id
    white.replace(seat, decision, response, "A ruling.")


def _rule_openly(match: Match, seat: str, dice: Random) -> None:
    """Something that the facilitator does in the seat's sight."""
    white, program = Facilitator(match), match.game.adjudicator.program
    if dice.random() < 0.5:
        _rule(white, seat, dice)
        return
    seen = [each for each in program.tracks if seat in each.seen_by and not each.values]
    white.override(dice.choice(seen).id, dice.choice((10.0, 40.0)), "for all to see")
