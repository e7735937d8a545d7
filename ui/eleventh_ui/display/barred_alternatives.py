"""What a seat could not have done instead in a turn that is over, and what was lacking, as the turn
had told it: so that nobody looks for it among what could have been done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eleventh.core.amounts import split_step
from eleventh.core.forecast import BarredAlternative, TurnHindsight
from eleventh.core.refusals import Refusal, RefusalCode
from eleventh_ui.display.numbers import format_capital
from eleventh_ui.display.refusals import describe_barred
from eleventh_ui.display.story_lines import StoryLine
from eleventh_ui.display.words import join_words, pluralise, safe, sentence

NAMED = 3  # initiatives that are named
UNPAID = (RefusalCode.BEYOND_CAPITAL, RefusalCode.TOO_COSTLY)


def find_barred(hindsight: TurnHindsight, decision: str | None) -> tuple[BarredAlternative, ...]:
    """What could not be ordered of the answers to a decision, or for None of the initiatives; of
    one with an amount the first, and none where another amount could be."""
    open_ = {
        split_step(each.choice)[0] for each in hindsight.alternatives if each.decision == decision
    }
    open_ |= {split_step(each.choice)[0] for each in hindsight.choices if each.told is not None}
    found: dict[str, BarredAlternative] = {}
    for each in hindsight.barred:
        if each.decision == decision and split_step(each.choice)[0] not in open_:
            found.setdefault(split_step(each.choice)[0], each)
    return tuple(found.values())


def tell_barred(barred: Iterable[BarredAlternative]) -> Iterator[StoryLine]:
    """The answers that were not open, those with the same reason in one line."""
    alike: dict[str, list[str]] = {}
    for each in barred:
        alike.setdefault(_describe_lack(each.refusal), []).append(f"“{safe(each.title)}”")
    for reason, names in alike.items():
        yield StoryLine(f"Not open: {join_words(names)}; {reason}")


def tell_unpaid(barred: Iterable[BarredAlternative]) -> Iterator[StoryLine]:
    """The initiatives that could not be paid for beside the rest, in one line."""
    unpaid = [each for each in barred if each.refusal.code in UNPAID]
    if not unpaid:
        return
    names = [f"“{safe(each.title)}”" for each in unpaid[:NAMED]]
    if len(unpaid) > NAMED:
        names.append(f"{len(unpaid) - NAMED} more")
    told = pluralise(len(unpaid), "initiative")
    had = _read_number(unpaid[0].refusal, "capital")
    yield StoryLine(
        f"Not open: {told} that your {had} of political capital did not pay for beside the rest.",
        sentence(join_words(names)),
    )


def _describe_lack(refusal: Refusal) -> str:
    """What was lacking, as the end of a sentence."""
    if refusal.code not in UNPAID:
        return f"you were told: {sentence(describe_barred(refusal))}"
    price, had = (_read_number(refusal, each) for each in ("price", "capital"))
    beside = " with your other orders" if refusal.code is RefusalCode.TOO_COSTLY else ""
    return f"needs {price} of political capital{beside}, you had {had}."


def _read_number(refusal: Refusal, name: str) -> str:
    return format_capital(float(str(refusal.data[name])))
