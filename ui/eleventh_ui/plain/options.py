"""What a seat may choose, told in full: text, price, who will know, what it is known to do."""

from __future__ import annotations

from collections.abc import Sequence

from eleventh.core.forecast import TurnForecast
from eleventh.core.view import Option, Question, View
from eleventh_ui.display.amounts import AmountText, compose_amounts, summarise_amounts
from eleventh_ui.display.choice_family import compose_family, summarise_family
from eleventh_ui.display.choice_text import ChoiceText, compose_answers, compose_choice
from eleventh_ui.display.choices import (
    ChoiceEntry,
    describe_partners,
    group_entries,
    list_entries,
    list_initiatives,
    name_target,
)
from eleventh_ui.display.draft import OrdersDraft
from eleventh_ui.display.forecast import (
    AGAINST_NO_ANSWER,
    AS_DRAFTED,
    PointsText,
    describe_choice,
    find_choice,
)
from eleventh_ui.display.numbers import format_capital
from eleventh_ui.display.orders_summary import (
    UNANSWERED,
    ChosenOption,
    compose_budget,
    compose_orders,
)
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.words import join_words, pluralise, sentence
from eleventh_ui.plain.console import Console
from eleventh_ui.plain.situation import say_objectives_line

HINTS = 4  # effects told beside a response; `about` tells all
_IN = "     "


def say_question(
    console: Console,
    view: View,
    question: Question,
    reference: Reference,
    forecast: TurnForecast | None = None,
) -> None:
    """A decision with its responses, numbered."""
    number = view.questions.index(question) + 1
    console.head(f"Decision {number} of {len(view.questions)}")
    say_objectives_line(console, view)
    headline = next((card.headline for card in view.cards if card.id == question.inject), "")
    if headline:
        console.say(f"On: {sentence(headline)}")
    console.say(question.ask)
    told = compose_answers(question, view, reference, forecast)
    answers = dict(zip((each.id for each in question.options), told, strict=True))
    for place, entry in enumerate(list_entries(question.options), start=1):
        if entry.takes_amount:
            _say_amounts(console, place, compose_amounts(entry, view, reference, forecast))
        else:
            _say_option(console, place, answers[entry.options[0].id])
    if forecast is not None:
        console.say(AGAINST_NO_ANSWER)


def say_question_briefly(
    console: Console,
    view: View,
    question: Question,
    reference: Reference,
    forecast: TurnForecast | None = None,
) -> None:
    """A decision with the titles of its responses, what each costs and may bring the seat."""
    console.say()
    console.say(f"Decision {view.questions.index(question) + 1}. {question.ask}")
    for place, entry in enumerate(list_entries(question.options), start=1):
        if entry.takes_amount:
            terms = summarise_amounts(entry, view, reference, forecast)
        else:
            terms = _name_terms(entry.options[0], view, reference, forecast)
        barred = "not open" if all(each.barred for each in entry.options) else ""
        told = ", ".join(filter(None, (barred, *terms)))
        console.say(f"{place}. {entry.title} ({told})", "  ", _IN)


def say_initiatives_briefly(console: Console, view: View, draft: OrdersDraft) -> None:
    """How many initiatives are open, and what there is to pay them with."""
    entries = list_entries(list_initiatives(view))
    count = sum(any(one.barred is None for one in each.options) for each in entries)
    console.say()
    console.say(f"{pluralise(count, 'initiative')}: again lists them.")
    say_budget(console, view, draft, briefly=True)


def say_orders_briefly(
    console: Console, view: View, draft: OrdersDraft, reference: Reference
) -> None:
    """The draft as it stands, in titles."""
    summary = compose_orders(view, draft, reference)
    chosen = [sentence(each.chosen.title) for each in summary.answers if each.chosen is not None]
    begun = [sentence(each.title) for each in summary.initiatives]
    told = " ".join((*chosen, *begun)) or "nothing."
    console.say()
    console.say(f"Your orders: {told}")


def _tell_entry(
    entry: ChoiceEntry,
    view: View,
    draft: OrdersDraft,
    reference: Reference,
    forecast: TurnForecast | None,
) -> str:
    chosen = [each for each in entry.options if each.id in draft.initiatives]
    if entry.only is not None:
        terms = _name_terms(entry.only, view, reference, forecast)
        mark = "(in your orders) " if chosen else ""
        return f"{mark}{entry.title} ({', '.join(filter(None, terms))})"
    mark = f"(in your orders: {join_words(map(name_target, chosen))}) " if chosen else ""
    told = summarise_family(entry, chosen, view, reference, forecast)
    return f"{mark}{entry.title} ({', '.join(told)})"


def _name_terms(
    option: Option, view: View, reference: Reference, forecast: TurnForecast | None
) -> tuple[str, ...]:
    """What a choice costs, with whom it is shared, what it may bring: as far as each is so."""
    cost = f"costs {format_capital(option.cost)}" if option.cost else "free"
    foreseen = find_choice(forecast, option, view)
    if foreseen is None:
        return cost, describe_partners(option, view.seat, reference)
    brings = f"for you {describe_choice(foreseen, view, reference).amount}"
    return cost, describe_partners(option, view.seat, reference), brings


def say_initiatives(
    console: Console,
    view: View,
    draft: OrdersDraft,
    reference: Reference,
    forecast: TurnForecast | None = None,
) -> None:
    """The initiatives, numbered, one line each, those that can't be taken now at the end."""
    console.head("Initiatives")
    console.say("What you may do of your own accord this turn; none is needed.")
    shut = []
    for group in group_entries(list_entries(list_initiatives(view))):
        told = []
        for place, entry in group.entries:
            if any(each.barred is None for each in entry.options):
                terms = _tell_entry(entry, view, draft, reference, forecast)
                told.append(f"{place}. {terms}")
            else:
                shut.append(f"{place}. {entry.title}")
        if group.title and told:
            console.say(f"{group.title}:")
        for each in told:
            console.say(each, "  ", _IN)
    if shut:
        console.say(f"Not open now: {'; '.join(shut)}.", "  ", "  ")
    console.say("about and a number tells all of one: effects, who will know, sources.")
    if forecast is not None:
        rest = AS_DRAFTED if draft.uncommitted() else ""
        console.say(f"What they do for you is in points of 100, by the end of this turn{rest}.")
    say_budget(console, view, draft)


def say_targets(console: Console, entry: ChoiceEntry) -> None:
    """The targets of an initiative, numbered."""
    console.say(f"{entry.title}: toward whom?")
    for place, option in enumerate(entry.options, start=1):
        barred = " (not open)" if option.barred else ""
        console.say(f"{place}. {name_target(option)}{barred}", "  ", _IN)


def say_entry(
    console: Console,
    entry: ChoiceEntry,
    view: View,
    reference: Reference,
    forecast: TurnForecast | None = None,
) -> None:
    """All that is known of what stands under a number; where there is a target to choose, of each
    in turn, what is the same for all of them once."""
    if entry.only is not None:
        say_about(console, entry.only, view, reference, forecast)
        return
    if entry.takes_amount:
        amounts = compose_amounts(entry, view, reference, forecast)
        console.head(amounts.title)
        for part in _list_parts(amounts):
            console.say(part)
        return
    text = compose_family(entry, view, reference, forecast)
    console.head(text.title)
    for part in (*text.paragraphs, text.why, text.terms):
        console.say(part)
    for target in text.targets:
        console.say(f"{target.name}: {target.told}", "- ", "  ")


def say_titles(console: Console, question: Question) -> None:
    """A decision in short: the question, and the titles of its responses."""
    console.say()
    console.say(question.ask)
    for place, entry in enumerate(list_entries(question.options), start=1):
        console.say(f"{place}. {entry.title}", "  ", _IN)


def say_budget(console: Console, view: View, draft: OrdersDraft, *, briefly: bool = False) -> None:
    """What the draft leaves of the political capital; `briefly` not that it leaves all of it."""
    budget = compose_budget(view, draft)
    if budget is not None:
        left = f"{budget.held} {budget.left}"
        console.say(f"{budget.whole if briefly and budget.whole else left}.")


def say_orders(
    console: Console,
    view: View,
    draft: OrdersDraft,
    reference: Reference,
    forecast: TurnForecast | None = None,
) -> None:
    """The draft as it stands, and what it may come to."""
    console.head("Your orders so far")
    summary = compose_orders(view, draft, reference, forecast=forecast)
    for points in summary.points:
        _say_points(console, points)
    for answer in summary.answers:
        told = UNANSWERED if answer.chosen is None else _name_chosen(answer.chosen, ())
        console.say(f"- {answer.asked} {told}", "", "  ")
    for option in summary.initiatives:
        console.say(f"- Initiative: {_name_chosen(option, (option.price,))}", "", "  ")
    if not summary.initiatives:
        console.say(f"- {summary.none_taken}")
    say_budget(console, view, draft)


def _name_chosen(option: ChosenOption, terms: Sequence[str]) -> str:
    told = ", ".join(filter(None, (*terms, option.brings)))
    return f"{option.title} ({told})." if told else sentence(option.title)


def say_about(
    console: Console,
    option: Option,
    view: View,
    reference: Reference,
    forecast: TurnForecast | None = None,
) -> None:
    """Everything that is known of one option: reasons, every effect with its causes, sources."""
    choice = compose_choice(option, view, reference, forecast)
    console.head(choice.title)
    if choice.barred:
        console.say(choice.barred)
    if choice.points is not None:
        _say_points(console, choice.points)
    if choice.scale:
        console.say(choice.scale)
    for part in choice.paragraphs:
        console.say(part)
    if choice.why:
        console.say(choice.why)
    console.say(choice.terms)
    if choice.likeness:
        console.say(choice.likeness)
    if choice.effects:
        console.say("What it is known to do, as things stand:")
    for effect in choice.effects:
        console.say(f"- {effect.title} {effect.told}.", "  ", "    ")
        for chain in effect.chains:
            console.say(f"through {chain}", "    ", "      ")
    for each in choice.sources:
        console.say(each.told, "  ", "    ")


def _say_amounts(console: Console, place: int, text: AmountText) -> None:
    console.say()
    console.say(f"{place}. {text.title}", "  ", _IN)
    for part in _list_parts(text):
        console.say(part, _IN)
    console.say(f"Name the amount with it, as {place} {text.example}.", _IN)


def _list_parts(text: AmountText) -> tuple[str, ...]:
    parts = (text.barred, text.takes, text.points, *text.paragraphs, text.why, text.terms)
    return tuple(filter(None, parts))


def _say_points(console: Console, points: PointsText) -> None:
    console.say(f"{points.told} {points.aims}".rstrip())


def _say_option(console: Console, place: int, choice: ChoiceText) -> None:
    console.say()
    console.say(f"{place}. {choice.title}", "  ", _IN)
    if choice.barred:
        console.say(choice.barred, _IN)
    if choice.points is not None:
        console.say(choice.points.short, _IN)
    for part in choice.paragraphs:
        console.say(part, _IN)
    if choice.likeness:
        console.say(choice.likeness, _IN)
    known = [f"{each.title} {each.short}" for each in choice.effects]
    if known:
        console.say(_counted(known, HINTS, place), _IN)
    console.say(f"{choice.terms} {choice.brackets}", _IN)


def _counted(known: Sequence[str], most: int, place: int) -> str:
    more = len(known) - most
    rest = f"; and {more} more: type about {place}" if more > 0 else ""
    return f"Effects: {'; '.join(known[:most])}{rest}."
