"""Texts that fit the state: what a turn that opens, or a game that ends, has to say.

A program is a value, so the texts told are written into the program that goes on from the outcome,
as what a facilitator adds is. So they are fixed from then on, and views, answers to "why?", records
and debriefs need to know nothing of it. The causes of postings that name such a text are added at
the end of the table, so that each posting keeps the words of its own turn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from eleventh.core.adjudication import Adjudicator, Transition
from eleventh.core.code import EvalContext
from eleventh.core.deeds import find_root
from eleventh.core.ir import ALWAYS, Event
from eleventh.core.ledger import Entry, Ledger
from eleventh.core.program import Cause, Condition, Ending, Program
from eleventh.core.redaction import close_for, group_postings
from eleventh.core.scales import ValueScale, describe_length
from eleventh.core.state import State
from eleventh.core.texts import Telling, TextPlace, TextSlot, TextVariant


def tell_texts(adjudicator: Adjudicator, transition: Transition) -> Transition:
    """The same outcome, with the texts told that its state calls for; its ledger's program holds
    them. `adjudicator` is the one that came to it."""
    program, state = transition.ledger.program, transition.state
    if not program.tellings:
        return transition
    texts = {**_find_texts(adjudicator, state), **_find_aftermath(adjudicator, transition)}
    told = _write(program, texts)
    causes, stages = list(program.causes), []
    before, after = _CauseNames(program, causes), _CauseNames(told, causes)
    for stage in transition.ledger.stages:
        names = after if stage.turn == state.turn and not state.over else before
        posts, sets = names.rename(stage.posts), names.rename(stage.sets)
        stages.append(replace(stage, posts=posts, sets=sets))
    told = replace(told, causes=tuple(causes))
    return replace(transition, ledger=Ledger(told, tuple(stages)))


def find_ending(adjudicator: Adjudicator, state: State) -> Ending:
    """The ending that a game has reached, as it is told in this state."""
    ending = adjudicator.program.endings[state.ending]
    texts = _find_texts(adjudicator, state)
    return replace(
        ending,
        title=texts.get(("ending", state.ending, ""), ending.title),
        text=texts.get(("epilogue", state.ending, ""), ending.text),
    )


_Texts = Mapping[tuple[TextPlace, int, str], str]


def _find_texts(adjudicator: Adjudicator, state: State) -> _Texts:
    """The texts that are told in this state, each by its place, index and seat."""
    context = adjudicator.make_context(state)
    return {
        (each.place, each.index, each.seat): _tell(adjudicator, context, each)
        for each in adjudicator.program.tellings
        if _is_due(each, state)
    }


def _find_aftermath(adjudicator: Adjudicator, transition: Transition) -> _Texts:
    """What is told of the choices of the turn that has closed, as the tracks stood then, as far as
    all to whom it is told may know: a secret that the next opening makes up for is told nowhere."""
    state = transition.state
    closed = state.turn if state.over else state.turn - 1
    due = [
        each
        for each in adjudicator.program.tellings
        if each.place == "afterwards" and closed and state.chose[each.index] == closed
    ]
    if not due:
        return {}
    stages, choices = transition.ledger.stages, adjudicator.program.choices
    opened = stages[0].opened if stages else state.values
    stretches, found = group_postings(transition.ledger), dict[tuple[TextPlace, int, str], str]()
    for each in due:
        values = close_for(stretches, opened, closed, choices[each.index].seen_by)
        context = adjudicator.make_context(replace(state, values=values, turn=closed))
        found[each.place, each.index, each.seat] = _tell(adjudicator, context, each)
    return found


def _is_due(telling: Telling, state: State) -> bool:
    if telling.place == "afterwards":
        return False
    if telling.inject < 0 or state.over:
        return telling.inject < 0 and state.ending == telling.index
    return state.fired[telling.inject] == state.turn


def _tell(adjudicator: Adjudicator, context: EvalContext, telling: Telling) -> str:
    queries = adjudicator.code.queries

    def fits(variant: TextVariant) -> bool:
        return not variant.when or bool(queries[variant.when](context))

    def write(slot: TextSlot) -> str:
        value = float(queries[slot.query](context))
        if slot.is_time:
            return describe_length(value) or "no time"
        return ValueScale(slot.low, slot.high, slot.values, slot.counted).format(value)

    variant = next(filter(fits, telling.variants))
    first, *rest = variant.words
    pairs = zip(map(write, variant.slots), rest, strict=True)
    return first + "".join(value + words for value, words in pairs)


def _write(program: Program, texts: _Texts) -> Program:
    """The program with these texts in their places."""
    injects, decisions = list(program.injects), list(program.decisions)
    choices, endings = list(program.choices), list(program.endings)
    relabelled = dict[str, str]()
    for (place, at, seat), text in texts.items():
        match place:
            case "headline":
                injects[at] = replace(injects[at], headline=text)
            case "text":
                injects[at] = replace(injects[at], text=text)
            case "private":
                private = {**dict(injects[at].private), seat: text}
                injects[at] = replace(injects[at], private=tuple(private.items()))
            case "ask":
                decisions[at] = replace(decisions[at], ask=text)
            case "label":
                relabelled[f"“{choices[at].title}”"] = f"“{text}”"
                choices[at] = replace(choices[at], title=text)
            case "response":
                choices[at] = replace(choices[at], text=text)
            case "afterwards":
                choices[at] = replace(choices[at], afterwards=text)
            case "ending":
                endings[at] = replace(endings[at], title=text)
            case "epilogue":
                endings[at] = replace(endings[at], text=text)
    return replace(
        program,
        injects=tuple(injects),
        decisions=tuple(decisions),
        choices=tuple(choices),
        endings=tuple(endings),
        conditions=tuple(_relabel(each, relabelled) for each in program.conditions),
    )


def _relabel(condition: Condition, titles: Mapping[str, str]) -> Condition:
    """The condition with the labels that are told for those that it quotes: whoever reads of a
    choice there learns of it, and so is told its label."""
    words = condition.words
    for before, now in titles.items():
        words = words.replace(before, now)
    return condition._replace(words=words)


class _CauseNames:
    """The causes of postings, named by the texts of one program; new ones are added to a list."""

    def __init__(self, program: Program, causes: list[Cause]) -> None:
        self._program, self._causes = program, causes
        self._titled = {(each.place, each.index) for each in program.tellings}
        self._found: dict[int, int] = {}

    def rename(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """The entries, each of a cause whose chain has the titles that were told."""
        return tuple((self._find(index), amount) for index, amount in entries)

    def _find(self, index: int) -> int:
        if index not in self._found:
            self._found[index] = self._name(index)
        return self._found[index]

    def _name(self, index: int) -> int:
        cause = self._causes[index]
        title = self._find_title(cause.event)
        if title is None:
            return index
        chain = tuple(
            link._replace(title=title) if link.kind in ("inject", "response") else link
            for link in cause.chain
        )
        self._causes.append(cause._replace(chain=chain, event=ALWAYS))
        return len(self._causes) - 1

    def _find_title(self, event: Event) -> str | None:
        """The title of the inject or the response that a cause hangs on, if the state made it."""
        root = find_root(self._program.deeds, event)
        if root.kind == "inject" and ("headline", root.index) in self._titled:
            return self._program.injects[root.index].headline
        if root.kind == "choice" and ("label", root.index) in self._titled:
            return self._program.choices[root.index].title
        return None
