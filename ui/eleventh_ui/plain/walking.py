"""Lines from which one walks on, said: what uses a number, why something did not come about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from eleventh.core.refusals import Refusal
from eleventh.lab.remedies import PAIRS, find_remedy
from eleventh.play.absences import explain_absence_from
from eleventh.play.account import Account
from eleventh.play.topics import Topic, list_topics
from eleventh.play.uses import Uses
from eleventh.play.why_not import WhyNot
from eleventh_ui.display.absences import compose_absence, head_absence
from eleventh_ui.display.matching import find_meant
from eleventh_ui.display.refusals import describe_refusal
from eleventh_ui.display.remedies import SEARCHING, compose_remedy
from eleventh_ui.display.uses import compose_uses, head_uses
from eleventh_ui.display.walking import WalkLine, name_topics
from eleventh_ui.plain.console import Console

NOUN = "answer, initiative, rule or modifier"
NOUN_AFTER = "answer, initiative, rule, modifier, event or ending"


def say_lines(console: Console, lines: Iterable[WalkLine]) -> None:
    """Says lines, each as deep as it is."""
    for each in lines:
        indent = "  " * each.depth
        console.say(each.whole, indent, f"{indent}  ")


def say_uses(console: Console, uses: Uses | Refusal) -> None:
    """Says what moves a number and what reads it."""
    if isinstance(uses, Refusal):
        console.say(describe_refusal(uses))
        return
    console.head(head_uses(uses))
    say_lines(console, compose_uses(uses))


def say_absence(console: Console, answer: WhyNot | Refusal) -> None:
    """Says why something did not come about."""
    if isinstance(answer, Refusal):
        console.say(describe_refusal(answer))
        return
    console.head(head_absence(answer))
    say_lines(console, compose_absence(answer))


def find_topic(typed: str, topics: Sequence[Topic], noun: str = NOUN) -> Topic | str:
    """The topic that is meant by its name, or a sentence that helps."""
    found = find_meant(typed, name_topics(topics), noun, numbered=False)
    return topics[found] if isinstance(found, int) else found


def say_absence_in(
    console: Console,
    account: Account,
    typed: str,
    turn: int | None = None,
    most: int | None = PAIRS,
) -> None:
    """Says why something named did not come about, as far as the reader of an account may know. Of
    an event and an ending also what other choices would have brought it: `most` pairs are tried."""
    game = account.game
    topic = find_topic(typed, list_topics(account), NOUN_AFTER)
    if isinstance(topic, str):
        console.say(topic)
        return
    answer = explain_absence_from(account, topic.id, turn)
    say_absence(console, answer)
    if isinstance(answer, Refusal) or (topic.kind != "event" and topic.kind != "ending"):
        return
    if not any(each.came for each in answer.cases):
        console.say(f"{SEARCHING}.")
        say_lines(console, compose_remedy(find_remedy(game, topic.kind, topic.name, most)))
