"""What moves and reads every number, compared with a walk of the program of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from eleventh.core.program import Program
from eleventh.core.refusals import Refusal
from eleventh.emit.python import build
from eleventh.lang.compile import compile_files
from eleventh.play.account import Account
from eleventh.play.match import Match
from eleventh.play.objectives import seat_objectives
from eleventh.play.uses import Uses, find_uses
from eleventh.play.why import known_tracks
from games import SHIPPED, adjudicator, compiled
from play import quarrel as small
from play.test_why_not import each_share_of_each_scenario, play


def ask(account: Account, id: str) -> Uses:
    answer = find_uses(account, id)
    assert isinstance(answer, Uses), answer
    return answer


def named(uses: Uses, side: str, *kinds: str) -> set[str]:
    return {each.id for each in getattr(uses, side) if each.kind in kinds}


class _All(dict[str, Uses]):
    """The uses of every number, asked for when they are needed."""

    def __init__(self, account: Account) -> None:
        super().__init__()
        self.account = account

    def __missing__(self, id: str) -> Uses:
        self[id] = ask(self.account, id)
        return self[id]


def tracks_under(program: Program, root: int) -> set[int]:
    """The tracks at the leaves of an operation."""
    op = program.ops[root]
    own = {int(op.data[0])} if op.code == "track" else set[int]()
    return own.union(*(tracks_under(program, each) for each in op.args))


def guards(program: Program, code: str) -> Iterator[tuple[int, int]]:
    """What effects of a kind are of, each with its guard."""
    yield from ((int(op.data[0]), op.args[0]) for op in program.ops if op.code == code)


@each_share_of_each_scenario
def test_every_number_is_moved_and_read_as_the_program_says(folder: Path, share: int) -> None:
    game = play(folder)[-1]
    program, account = adjudicator(folder).program, Account(game, None)
    queries = {each.name: tracks_under(program, each.root) for each in program.queries}
    fires = [(each, tracks_under(program, guard)) for each, guard in guards(program, "fire")]
    ends = [(each, tracks_under(program, guard)) for each, guard in guards(program, "end")]
    for at, track in list(enumerate(program.tracks))[::share]:
        uses = ask(account, track.id)
        mine = [each for each in program.causes if each.track == at]
        read = [each for each in program.causes if at in each.reads]
        for kind in ("rule", "modifier"):
            by = {each.chain[-1].id for each in mine if each.chain[-1].kind == kind}
            assert named(uses, "moved_by", kind) == by
        assert named(uses, "read_by", "rule") == {
            each.chain[-1].id for each in read if each.chain[-1].kind == "rule"
        }
        assert named(uses, "read_by", "event") >= {
            program.injects[each].id for each, reads in fires if at in reads
        }
        assert named(uses, "read_by", "ending") == {
            program.endings[each].id for each, reads in ends if at in reads
        }
        assert named(uses, "read_by", "objective") == {
            goal.id
            for goal in seat_objectives(program)
            if at in queries[f"objective:{goal.seat}:{goal.objective.id}"]
        }
        assert named(uses, "read_by", "derived") == {
            each.id for each in program.derived if at in queries[f"derived:{each.id}"]
        }
        choices = {
            each.id
            for index, each in enumerate(program.choices)
            if at in queries[f"needs:{index}"] | queries[f"cost:{index}"]
        }
        assert choices <= named(uses, "read_by", "answer", "initiative")


@each_share_of_each_scenario
def test_both_ways_agree(folder: Path, share: int) -> None:
    account = Account(play(folder)[-1], None)
    every = _All(account)
    for each in known_tracks(account.game.adjudicator.program)[:: 4 * share - 3]:
        id, uses = each.id, every[each.id]
        for use in uses.moved_by:
            for other in use.others:
                if use.kind == "rule":
                    assert use.id in named(every[other.id], "read_by", "rule"), (id, use.id)
        for use in uses.read_by:
            if use.kind in ("derived", "objective"):
                continue
            for other in use.others:
                assert use.id in {each.id for each in every[other.id].moved_by}, (id, use.id)


@pytest.mark.slow
def test_what_reads_a_parameter_is_what_its_page_says() -> None:
    from eleventh.lang.read.bundle import load_bundle
    from eleventh.play.library import library
    from eleventh_ui.report.documented.book import book_of
    from eleventh_ui.report.documented.readers import find_readers

    folder = SHIPPED[-1]
    assert compiled(folder).program is not None
    bundle, _ = load_bundle(folder, library().rulebooks())
    assert bundle is not None
    written = find_readers(book_of(bundle))
    game = play(folder)[-1]
    account, program = Account(game, None), game.adjudicator.program
    ends = [each.chain[-1] for each in program.causes if each.chain]
    kinds = {each.id for each in ends if each.kind in ("rule", "modifier")}
    acts = {each.act for each in program.deeds}
    compared = 0
    for parameter in program.parameters[::3]:
        uses = ask(account, parameter.id)
        assert uses.kind == "parameter"
        found = named(uses, "read_by", "rule", "modifier")
        said = set(written.get(parameter.id, ())) & kinds - acts
        assert found >= said, parameter.id
        compared += len(said)
    assert compared > 60


def test_a_parameter_is_read_by_what_it_decides_and_by_what_it_prices() -> None:
    files = dict(small.compiled().files)
    written = files["scenario.yaml"].decode()
    for before, after in (
        ("approval.by >= 20", "approval.by >= 5 * blow"),
        ("rounds >= 2", "rounds >= blow / 2"),
        ("(100 - deterrence.pyongyang) / 200", "(100 - deterrence.pyongyang) / (50 * blow)"),
        ('toward: [seoul], title: "Leak against {target}", cost: 1', 'XX, cost: "blow / 4"'),
    ):
        assert before in written
        written = written.replace(before, after.replace("XX", before.rpartition(", cost")[0]))
    files["scenario.yaml"] = written.encode()
    program = compile_files(files).program
    assert program is not None
    match = Match.start(build(program), files, small.HUMANS, 1)
    found = named(ask(Account(match.game, None), "blow"), "read_by", "rule", "answer", "initiative")
    assert found == {"restriction_wounds", "offer", "quiet_channel.tokyo", "quiet_channel.seoul",
                     "whisper.seoul"}  # fmt: skip
    others = named(ask(Account(match.game, None), "blow"), "read_by", "event", "ending")
    assert others == {"launch", "renewal"}
    of_seoul = ask(Account(match.game, "seoul"), "blow")
    assert named(of_seoul, "read_by", "initiative") == {"quiet_channel.tokyo"}
    assert not named(of_seoul, "read_by", "ending", "event", "answer")


def test_a_game_without_its_files_tells_what_names_a_parameter() -> None:
    match = Match.start(small.adjudicator(), {}, small.HUMANS, 1)
    found = ask(Account(match.game, None), "blow").read_by
    assert {each.id for each in found} == {"restriction_wounds"}


@pytest.mark.parametrize("turn", [0, 4])
def test_a_seat_is_told_of_what_it_may_know_and_of_nothing_else(turn: int) -> None:
    game = play(SHIPPED[-1])[turn]
    program, whole = game.adjudicator.program, Account(game, None)
    for seat in program.seats:
        account = Account(game, seat.id)
        seen = {each.id for each in known_tracks(program, seat.id)}
        for reading in sorted(seen)[turn::12]:
            told, known = ask(account, reading), ask(whole, reading)
            assert (told.partial, known.partial) == (True, False)
            for mine, every in ((told.moved_by, known.moved_by), (told.read_by, known.read_by)):
                assert {(each.kind, each.id) for each in mine} <= {
                    (each.kind, each.id) for each in every
                }
                assert not {each.kind for each in mine} & {"ending"}
                for use in mine:
                    assert {each.id for each in use.others} <= seen
                    if use.kind == "event":
                        index = next(
                            at for at, each in enumerate(program.injects) if each.id == use.id
                        )
                        assert game.state.fired[index] > 0
        for track in program.tracks:
            if seat.id not in track.seen_by:
                assert isinstance(find_uses(account, track.id), Refusal)
    others = [goal for goal in seat_objectives(program) if goal.seat != program.seats[0].id]
    own = Account(game, program.seats[0].id)
    assert all(isinstance(find_uses(own, goal.id), Refusal) for goal in others)


def test_what_moves_a_number_now_is_no_more_than_what_it_can_in_any_turn() -> None:
    """The seat can foresee something of the open turn; whoever sees all is told the rest alone."""
    table = adjudicator(next(each for each in SHIPPED if each.name == "gsomia_2019"))
    game = Match.start(table, {}, {each.id: "human" for each in table.program.seats}, 3).game
    account, narrower = Account(game, "seoul"), 0
    for id in ("approval.seoul", "trust.tokyo.seoul", "thaw"):
        for use in ask(account, id).moved_by:
            assert use.now is not None
            assert use.low <= use.now.low <= use.now.high <= use.high
            narrower += (use.now.low, use.now.high) != (use.low, use.high)
    assert narrower
    assert all(each.now is None for each in ask(Account(game, None), id).moved_by)
