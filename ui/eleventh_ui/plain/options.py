"""What a seat may choose, told in full: text, price, who will know, what it is known to do."""

from __future__ import annotations

from collections.abc import Sequence

from eleventh.core.view import Option, Question, View
from eleventh_ui.display.causes import cite_sources
from eleventh_ui.display.choices import describe_terms, list_initiatives
from eleventh_ui.display.draft import OrdersDraft, find_unspent, list_chosen
from eleventh_ui.display.effects import list_effects
from eleventh_ui.display.numbers import describe_price, format_capital
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.refusals import describe_barred
from eleventh_ui.display.words import safe, sentence
from eleventh_ui.plain.console import Console

HINTS = 4  # effects told beside a response; `about` tells all
_IN = "     "


def say_question(console: Console, view: View, question: Question, reference: Reference) -> None:
    """A decision with its responses, numbered."""
    number = view.questions.index(question) + 1
    console.head(f"Decision {number} of {len(view.questions)}")
    headline = next((card.headline for card in view.cards if card.id == question.inject), "")
    if headline:
        console.say(f"On: {sentence(headline)}")
    console.say(question.ask)
    for place, option in enumerate(question.options, start=1):
        _say_option(console, place, option, view, reference)


def say_initiatives(console: Console, view: View, draft: OrdersDraft) -> None:
    """The initiatives, numbered, one line each, those that can't be taken now at the end."""
    console.head("Initiatives")
    console.say("What you may do of your own accord this turn; none is needed.")
    shut = []
    for place, option in enumerate(list_initiatives(view), start=1):
        if option.barred:
            shut.append(f"{place}. {safe(option.title)}")
            continue
        mark = "(in your orders) " if option.id in draft.initiatives else ""
        with_others = "; joint" if option.joint else ""
        cost = f"costs {format_capital(option.cost)}" if option.cost else "free"
        console.say(f"{place}. {mark}{safe(option.title)} ({cost}{with_others})", "  ", _IN)
    if shut:
        console.say(f"Not open now: {'; '.join(shut)}.", "  ", "  ")
    console.say("about and a number tells all of one: effects, who will know, sources.")
    say_budget(console, view, draft)


def say_titles(console: Console, question: Question) -> None:
    """A decision in short: the question, and the titles of its responses."""
    console.say()
    console.say(question.ask)
    for place, option in enumerate(question.options, start=1):
        console.say(f"{place}. {safe(option.title)}", "  ", _IN)


def say_budget(console: Console, view: View, draft: OrdersDraft) -> None:
    """What the draft leaves of the political capital."""
    rest = find_unspent(view, draft)
    if rest is not None and view.capital is not None:
        have, left = format_capital(view.capital), format_capital(rest)
        console.say(f"Political capital: {have}; after these orders {left}.")


def say_orders(console: Console, view: View, draft: OrdersDraft) -> None:
    """The draft as it stands."""
    console.head("Your orders so far")
    for question in view.questions:
        chosen = draft.responses.get(question.id)
        title = next((each.title for each in question.options if each.id == chosen), None)
        console.say(f"- {sentence(question.ask)} {sentence(title or 'not answered yet')}", "", "  ")
    taken = [option for option in list_chosen(view, draft) if option.id in draft.initiatives]
    for option in taken:
        console.say(
            f"- Initiative: {safe(option.title)} ({describe_price(option.cost)}).", "", "  "
        )
    if not taken:
        console.say("- No initiative.")
    say_budget(console, view, draft)


def say_about(console: Console, option: Option, view: View, reference: Reference) -> None:
    """Everything that is known of one option: reasons, every effect with its causes, sources."""
    console.head(safe(option.title))
    if option.text:
        console.say(option.text)
    if option.why:
        console.say(f"Why: {sentence(option.why)}")
    console.say(describe_terms(option, reference))
    if option.hints:
        console.say("What it is known to do, as things stand:")
    for effect in list_effects(option, view, reference):
        console.say(f"- {effect.title} {effect.told}.", "  ", "    ")
        for chain in effect.chains:
            console.say(f"through {chain}", "    ", "      ")
    for each in option.cite:
        console.say(f"Source {reference.source(each)}", "  ", "    ")


def _say_option(
    console: Console, place: int, option: Option, view: View, reference: Reference
) -> None:
    console.say()
    console.say(f"{place}. {safe(option.title)}", "  ", _IN)
    if option.barred:
        console.say(f"Not now: {sentence(describe_barred(option.barred))}", _IN)
    if option.text:
        console.say(option.text, _IN)
    known = _known(option, view, reference)
    if known:
        console.say(_counted(known, HINTS, place), _IN)
    console.say(f"{describe_terms(option, reference)} {cite_sources(option.cite)}", _IN)


def _known(option: Option, view: View, reference: Reference) -> list[str]:
    return [f"{each.title} {each.told}" for each in list_effects(option, view, reference)]


def _counted(known: Sequence[str], most: int, place: int) -> str:
    more = len(known) - most
    rest = f"; and {more} more (about {place})" if more > 0 else ""
    return f"Effects: {'; '.join(known[:most])}{rest}."
