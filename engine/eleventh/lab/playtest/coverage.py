"""What came to anything of all that an author wrote, and how often: by hit counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from eleventh.core.ir import Event
from eleventh.core.program import Program
from eleventh.lab.batch.counts import Counts, Whole
from eleventh.lab.playtest.intervals import Proportion
from eleventh.lab.playtest.result import (
    ActResult,
    ChoiceResult,
    ConditionResult,
    DecisionResult,
    EndingResult,
    HappeningResult,
    RuleResult,
)
from eleventh.lang.lower.cast import make_title


@dataclass(frozen=True, slots=True)
class Events:
    """How many turns of games had each event: as often ran what hangs on it."""

    counts: Counts

    def count(self, event: Event) -> int:
        """How often it happened."""
        counts, index = self.counts, event.index
        match event.kind:
            case "inject":
                return int(counts.fired[index].sum())
            case "choice":
                return int(counts.chosen[index].sum())
            case "met":
                return int(counts.met[index].sum())
            case "deed":
                return int(counts.done[index])
        return int(counts.open_turns.sum())


def summarise_endings(program: Program, counts: Counts) -> Iterator[EndingResult]:
    """How games close, in the order of the program."""
    for each, hits in zip(program.endings, counts.endings, strict=True):
        games = Proportion(int(hits.sum()), counts.games)
        yield EndingResult(each.id, each.title, games, list_turns(hits))


def summarise_decisions(program: Program, counts: Counts) -> Iterator[DecisionResult]:
    """Decisions with their responses."""
    for each, asked in zip(program.decisions, counts.asked.tolist(), strict=True):
        responses = tuple(
            _summarise_choice(program, counts, index, asked) for index in each.choices
        )
        yield DecisionResult(each.id, each.seat, each.ask, asked, responses)


def summarise_initiatives(program: Program, counts: Counts) -> Iterator[ChoiceResult]:
    """Initiatives, in the order of the program."""
    for index, each in enumerate(program.choices):
        if each.kind == "initiative":
            yield _summarise_choice(program, counts, index, int(counts.offered[index]))


def summarise_joints(program: Program, counts: Counts) -> Iterator[HappeningResult]:
    """Joint initiatives, by how often all their parties chose them."""
    for index, each in enumerate(program.joints):
        games = Proportion(int(counts.ever_met[index]), counts.games)
        hits = counts.met[index]
        yield HappeningResult(each.id, each.title, int(hits.sum()), games, list_turns(hits))


def summarise_injects(program: Program, counts: Counts) -> Iterator[HappeningResult]:
    """Injects, by how often they fired."""
    for index, each in enumerate(program.injects):
        games = Proportion(int(counts.ever_fired[index]), counts.games)
        hits = counts.fired[index]
        yield HappeningResult(each.id, each.headline, int(hits.sum()), games, list_turns(hits))


def summarise_acts(program: Program, counts: Counts) -> Iterator[ActResult]:
    """Acts, by how often a deed of theirs was done. One of which there are several deeds bears
    the name of none of them."""
    acts: dict[str, dict[str, int]] = {}
    for each, number in zip(program.deeds, counts.done.tolist(), strict=True):
        deeds = acts.setdefault(each.act, {})
        deeds[each.title] = deeds.get(each.title, 0) + number
    for act, deeds in acts.items():
        title = next(iter(deeds)) if len(deeds) == 1 else make_title(act)
        yield ActResult(act, title, sum(deeds.values()), deeds)


def summarise_rules(program: Program, counts: Counts) -> Iterator[RuleResult]:
    """Rules, then modifiers, each by what the causes posted that end in it."""
    events = Events(counts)
    for kind in ("rule", "modifier"):
        causes: dict[str, list[int]] = defaultdict(list)
        titles: dict[str, str] = {}
        for index, cause in enumerate(program.causes):
            link = cause.chain[-1]
            if link.kind == kind:
                causes[link.id].append(index)
                titles.setdefault(link.id, link.title)
        for id, mine in causes.items():
            fired = int(counts.posted[mine].sum())
            could = sum(events.count(program.causes[each].event) for each in mine)
            yield RuleResult(
                kind,
                id,
                titles[id],
                Proportion(fired, could),
                tuple(_summarise_conditions(program, counts.posted, events, mine)),
            )


def list_turns(hits: Whole) -> Mapping[int, int]:
    """How often by turn, where it happened at all."""
    return {turn: number for turn, number in enumerate(hits.tolist()) if number}


def _summarise_choice(program: Program, counts: Counts, index: int, of: int) -> ChoiceResult:
    each = program.choices[index]
    return ChoiceResult(
        seat=each.seat,
        id=each.id,
        title=each.title,
        chosen=Proportion(int(counts.chosen[index].sum()), of),
        offered=int(counts.offered[index]),
        games=Proportion(int(counts.ever_chosen[index]), counts.games),
    )


def _summarise_conditions(
    program: Program, posted: Whole, events: Events, causes: list[int]
) -> Iterator[ConditionResult]:
    """Each condition that is written, over all events on which it was asked: of the causes that
    hang on one event under one condition, it held as often as any of them posted."""
    held: dict[str, dict[Event, int]] = defaultdict(dict)
    for index in causes:
        cause = program.causes[index]
        if cause.when:
            found = held[cause.when]
            found[cause.event] = max(found.get(cause.event, 0), int(posted[index]))
    for when, hits in held.items():
        of = sum(events.count(event) for event in hits)
        yield ConditionResult(when, Proportion(sum(hits.values()), of))
