"""What stood in the way of what did not happen, found in the operations of the rules.

One reader asks about one topic. The truth on which it hangs is taken apart, and each part told as
the reader may know it: a choice in the state in which it is offered, a rule in the stage of the
turn in which it would have acted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property

from eleventh.core.code import EvalContext
from eleventh.core.guards import Eyes, learns_of
from eleventh.core.ir import Event
from eleventh.core.orders import Offer
from eleventh.core.program import Cause, Link, Program, Support
from eleventh.core.refusals import Refusal, RefusalCode
from eleventh.lang.problems.suggest import find_nearest
from eleventh.play.account import Account
from eleventh.play.citing import Cited, cited
from eleventh.play.condition_parts import Part, PartTeller, all_hold, make_words
from eleventh.play.game import Game
from eleventh.play.guard_words import GuardWords
from eleventh.play.rule_index import RuleIndex, index_rules
from eleventh.play.stage_values import read_now, read_stage
from eleventh.play.topics import Named, Topic, find_told, is_public, list_topics
from eleventh.play.why import place_of
from eleventh.play.why_not import Case, WhyNot


def explain_absence(
    game: Game, wanted: str, turn: int | None = None, seat: str | None = None
) -> WhyNot | Refusal:
    """As `explain_absence_from`, for whoever asks once."""
    return explain_absence_from(Account(game, seat), wanted, turn)


def explain_absence_from(
    account: Account, wanted: str, turn: int | None = None
) -> WhyNot | Refusal:
    """Why the topic with this id did not come about: in one turn that was played, or else in the
    last; of a choice, now, and of events and endings where they came closest.

    A Refusal, with a suggestion, for what the account's reader can't ask about, and for a turn that
    has not been played.
    """
    topics = list_topics(account)
    played = len(account.game.steps) - 1
    if turn is not None and not 1 <= turn <= played:
        return Refusal(RefusalCode.TURN_NOT_PLAYED, {"wanted": turn, "last": played})
    topic = next((each for each in topics if each.id == wanted), None)
    if topic is None:
        known = tuple(each.id for each in topics)
        near = find_nearest(wanted, known) or ""
        return Refusal(RefusalCode.NO_SUCH_TOPIC, {"wanted": wanted, "near": near, "known": known})
    absence = _Absence(account, topic, played if turn is None else turn)
    match topic.kind:
        case "answer" | "initiative":
            return absence.explain_choice(turn)
        case "rule" | "modifier":
            return absence.explain_rule()
        case "event":
            return absence.explain_effect("fire", turn)
        case "ending":
            return absence.explain_effect("end", turn)


@dataclass(frozen=True)
class _Absence:
    """One topic, explained to one reader, as of `turn`: the last that was played, or 0."""

    account: Account
    topic: Topic
    turn: int

    @property
    def _program(self) -> Program:
        return self.account.game.adjudicator.program

    @property
    def _seat(self) -> str | None:
        return self.account.seat

    @cached_property
    def _index(self) -> RuleIndex:
        return index_rules(self.account.game.adjudicator)

    @cached_property
    def _words(self) -> GuardWords:
        return make_words(self.account.game.adjudicator)

    @cached_property
    def _tellers(self) -> dict[int, PartTeller]:
        return {}

    def _teller(self, context: EvalContext) -> PartTeller:
        eyes = Eyes(self._program, self._seat, context)
        return PartTeller(self.account.game.adjudicator, self._words, eyes)

    def _tell_at(self, register: int) -> tuple[Part, ...]:
        """The parts of a truth of a stage, as it was read in the turn; as things stand, where no
        turn was played."""
        stage = self._index.stage_of(register)
        if stage not in self._tellers:
            context = (
                read_stage(self.account, self.turn, stage) if self.turn else read_now(self.account)
            )
            self._tellers[stage] = self._teller(context)
        return self._tellers[stage].tell(register)

    def explain_choice(self, turn: int | None) -> WhyNot:
        """Why a choice is not open now, or was not in a turn that was played; once the game is
        over, when it was last put."""
        game, program, index = self.account.game, self._program, self.topic.index
        choice = program.choices[index]
        when = turn or (self._find_last_put(index) if game.state.over else 0)
        state = game.steps[when - 1].state if when else game.state
        menu = game.adjudicator.menu(state, choice.seat) if when else game.shown_menu(choice.seat)
        offers = (*menu.initiatives, *(each for those in menu.decisions.values() for each in those))
        offer = next((each for each in offers if each.choice == index), None)
        teller = self._teller(game.adjudicator.make_context(state))
        parts = tuple(self._list_terms(teller, menu.capital, offer, choice.once, index))
        came = offer is not None and offer.barred is None
        cases = [Case("", when, came, parts)]
        if offer is None:
            cases += self._explain_question(turn, index)
        return self._answer(
            when,
            cases,
            barred=offer.barred if offer else None,
            why=choice.why,
            place=f"{choice.span.file}:{choice.span.line}",
            sources=cited(program, choice.cite),
        )

    def _find_last_put(self, index: int) -> int:
        """The last turn that was played in which an answer was put; the last of all for what
        hangs on no event, or was never put."""
        inject = self._find_inject(index)
        fired = self.account.game.state.fired[inject] if inject is not None else 0
        return fired or self.turn

    def _find_inject(self, index: int) -> int | None:
        program = self._program
        for number, inject in enumerate(program.injects):
            if any(index in program.decisions[each].choices for each in inject.decisions):
                return number
        return None

    def _explain_question(self, turn: int | None, index: int) -> Sequence[Case]:
        """Why the event that puts the question to which an answer belongs stayed away; nothing to a
        seat, which is not told what might have happened."""
        inject = self._find_inject(index)
        if inject is None or self._seat is not None:
            return ()
        title = self._program.injects[inject].headline
        event = Topic("event", "", title, "", inject)
        asked = replace(self, topic=event).explain_effect("fire", turn)
        return [replace(each, subject=title) for each in asked.cases]

    def _list_terms(
        self,
        teller: PartTeller,
        capital: float | None,
        offer: Offer | None,
        once: bool,
        index: int,
    ) -> Iterator[Part]:
        """All that a choice needs: its own conditions, that it was not taken where that can be done
        once, and its price."""
        program = self._program
        query = program.queries[program.terms[index].needs]
        yield from teller.tell(query.root)
        if once:
            choice = program.choices[index]
            seat = program.find_seat(choice.seat).title
            words = f"{seat} has not chosen “{choice.title}”"
            yield Part("fact", not teller.eyes.context.chose[index], words)
        if offer is not None and offer.cost and capital is not None:
            short = abs(capital - offer.cost)
            holds = capital >= offer.cost
            yield Part("price", holds, "", ">=", capital, offer.cost, short)

    def explain_rule(self) -> WhyNot:
        """Why a rule or a modifier did nothing in the turn, act by act of those that the reader
        knows of."""
        program, account = self._program, self.account
        instances = [
            each
            for each in self._index.find_instances(self.topic.kind, self.topic.name)
            if self._may_know(each.causes)
        ]
        cases, acts = [], dict[str, None]()
        for each in instances:
            event = each.event
            moves = self._name_moved(each.causes)
            if event.kind == "always":
                parts = self._tell_at(each.guard)
                cases.append(Case("", self.turn, self._came(each.causes, parts), parts, moves))
                continue
            deed = program.deeds[event.index]
            acts[deed.act] = None
            if not self.turn or not self._is_known(deed.event):
                continue
            guard = self._index.of_deed(event.index)
            if guard is None:
                continue
            done = self._tell_at(guard)
            if all_hold(done) is False:
                continue
            parts = (*done, *self._tell_at(each.guard))
            came = self._came(each.causes, parts)
            cases.append(Case(deed.title, self.turn, came, parts, moves))
        cause = program.causes[instances[0].causes[0]]
        return self._answer(
            self.turn,
            cases,
            acts=tuple(acts),
            why=cause.why,
            place=place_of(cause, account.seat),
            sources=cited(program, cause.cite),
            support=cause.support,
        )

    def _may_know(self, causes: Sequence[int]) -> bool:
        """Whether the reader may know of an effect of an instance."""
        program, seat = self._program, self._seat
        return any(is_public(program, program.causes[each], seat, self._told) for each in causes)

    @cached_property
    def _told(self) -> Set[Link]:
        return find_told(self.account)

    def _name_moved(self, causes: Sequence[int]) -> tuple[Named, ...]:
        tracks = [self._program.tracks[self._program.causes[each].track] for each in causes]
        seen = [each for each in tracks if self._seat is None or self._seat in each.seen_by]
        return tuple(dict.fromkeys(Named(each.id, each.title) for each in seen))

    def _is_known(self, event: Event) -> bool:
        """Whether an event happened in the turn, as far as the reader knows."""
        game, program, seat = self.account.game, self._program, self._seat
        before, after = game.steps[self.turn - 1].state, game.steps[self.turn].state
        if event.kind in ("inject", "firing"):
            known = seat is None or seat in program.injects[event.index].seen_by
            return known and before.fired[event.index] == self.turn
        if event.kind == "met":
            parties = program.joints[event.index].choices
            known = seat is None or all(learns_of(seat, program.choices[each]) for each in parties)
            return known and after.met[event.index] == self.turn
        known = seat is None or learns_of(seat, program.choices[event.index])
        return known and after.chose[event.index] == self.turn

    def _came(self, causes: Sequence[int], parts: Sequence[Part]) -> bool:
        """Whether an instance did what it does in the turn: to a seat, whether it is told so."""
        if self._seat is None:
            return bool(self.turn) and all_hold(parts) is True
        wanted = {_key(self._program.causes[each]) for each in causes}
        return any(
            posting.turn == self.turn
            and posting.cause >= 0
            and _key(self._program.causes[posting.cause]) in wanted
            for each in causes
            for posting, _ in self.account.of_tracks.get(self._program.causes[each].track, ())
        )

    def explain_effect(self, code: str, turn: int | None) -> WhyNot:
        """Why an event or an ending stayed away: in a turn, or in that in which it came closest."""
        game, program = self.account.game, self._program
        when = program.injects[self.topic.index].turn if code == "fire" else 0
        played = range(1, len(game.steps))
        turns = [turn] if turn is not None else [each for each in played if when in (0, each)]
        registers = self._index.of_effect(code, self.topic.index)
        cases = [
            Case("", each, self._happened(code, each), replace(self, turn=each)._tell_at(register))
            for each in turns
            for register in registers
        ]
        came = [each for each in cases if each.came]
        cases = came or sorted(cases, key=_measure)[:1]
        ended = program.endings[game.state.ending].title if game.state.over else ""
        told = self._answer(cases[0].turn if cases else 0, cases)
        return replace(told, instead=ended if code == "end" and not came else "")

    def _happened(self, code: str, turn: int) -> bool:
        game, index = self.account.game, self.topic.index
        if code == "end":
            return game.state.ending == index and game.state.turn == turn
        return game.steps[turn - 1].state.fired[index] == turn

    def _answer(
        self,
        turn: int,
        cases: Sequence[Case],
        *,
        barred: Refusal | None = None,
        acts: tuple[str, ...] = (),
        why: str = "",
        place: str = "",
        sources: tuple[Cited, ...] = (),
        support: Support | None = None,
    ) -> WhyNot:
        topic = self.topic
        return WhyNot(
            kind=topic.kind,
            id=topic.id,
            title=topic.title,
            turn=turn,
            cases=tuple(cases),
            barred=barred,
            acts=acts,
            why=why,
            place=place,
            sources=sources,
            support=support,
        )


def _key(cause: Cause) -> tuple[object, ...]:
    """What a cause keeps when its texts are told anew, or when the facilitator gave the answer."""
    chain = ((link.kind, link.id) for link in cause.chain if link.kind != "override")
    return cause.span, cause.track, *chain


def _measure(case: Case) -> tuple[bool, int, float, int]:
    """How far a case was from coming about: whether it was out of time, then the parts that fail,
    then by how much; of equals the last turn."""
    failing = [each for each in case.parts if each.holds is not True]
    timed = [each for each in failing if each.kind == "number" and not each.inputs]
    others = [each for each in failing if each not in timed]
    return bool(timed), len(others), sum(map(_share, others)), -case.turn


def _share(part: Part) -> float:
    """By how much a part fails, as a share of the scale of what it reads."""
    if part.kind == "any":
        return min(map(_share, part.parts), default=1.0)
    if part.kind == "all":
        return sum(_share(each) for each in part.parts if each.holds is not True)
    if part.distance is None:
        return 1.0
    if part.kind == "roll" or not part.inputs:
        return min(part.distance, 1.0)
    scale = sum(each.high - each.low for each in part.inputs) or 1.0
    return min(part.distance / scale, 1.0)
