"""What those who sat at the table can learn from a game, in sentences and blocks for every face."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eleventh.core.scales import round_half_up
from eleventh.lab.debrief import Debrief
from eleventh.lab.foretold import SeatForetold
from eleventh.lab.hindsight.decisions import Lead, SeatHindsight, WeighedAnswer
from eleventh.lab.hindsight.recorded import STRONG
from eleventh.lab.hindsight.yardsticks import SeatYardsticks, Yardstick
from eleventh.play.predictions import TOTAL, NotedPrediction
from eleventh_ui.display.dates import format_day
from eleventh_ui.display.document import Block, Bullets, Heading, Paragraph, TableBlock
from eleventh_ui.display.numbers import format_points, format_whole
from eleventh_ui.display.predictions import OUTCOMES, describe_move
from eleventh_ui.display.words import join_words, pluralise, safe, sentence
from eleventh_ui.display.yardsticks import HANDED_OUT, POLICIES, SHARES

TITLE = "What each seat can learn"
WEIGHING = "Every answer is held against the others that were open"
MEASURING = "Others play in your place"
BEST, COSTLY = "Best answer", "Most costly answer"
NO_BEST = "None of its answers did better than all others in most replays."
NO_COSTLY = "None of its answers did worse than another in most replays."
HOW_WEIGHED = (
    "Each answer is held against every other that was open. In the turn itself all other orders "
    "are those that were given; what comes after is chosen anew, by the doctrine of a seat or by a "
    "policy that is fitted to how it played, and so are the dice. The answer that did best in "
    "{games} such games is the rival, and what is told comes from {games} others. What the "
    "facilitator did later does not happen. Other sizes: each effect of the rules is up to 40% "
    "smaller or larger."
)
HOW_MEASURED = (
    "Whoever is named plays the whole game in the place of the seat, on other dice; the others go "
    "on as they played here, by their doctrine or by a policy that is fitted to it."
)
UNCLEAR = "no clear difference"
BRIER = (
    "The Brier score is the mean square of how far one's confidence was from what came: 0 is "
    "perfect, and 0.25 is what saying 50% each time comes to."
)
HOW_RECORDED = (
    "The strong player looks ahead too and imagines more, which takes longer than anybody would "
    "wait: its {games} games were played once for this program, with the doctrine opponent in all "
    "other seats, and are kept with it."
)
STANDINGS = "Totals of people, above how many of 100 games in the same seat."
NOT_RECORDED = "Of a strong player no games are recorded for this program."
HERE = "This game"
COURSE = "All seats as in history"
COLUMNS = (
    "Who plays in its place, the middle of their totals, and where eight of ten games end; highest "
    "middle first, which is no order of skill."
)


@dataclass(frozen=True, slots=True)
class YardstickRow:
    """A row of the strip on which a total stands: who, the middle, eight of ten, and of how many
    games the real total was above how many; `here` marks the game itself."""

    who: str
    middle: str
    spread: str
    above: str
    here: bool = False


def list_lessons(debrief: Debrief) -> Iterator[Block]:
    """The section of a report, nothing where there is nothing to tell."""
    lessons = debrief.lessons
    if not any((lessons.answers, lessons.yardsticks, lessons.foretold)):
        return
    yield Heading(2, TITLE)
    for seat, title in debrief.seats.items():
        blocks = tuple(list_seat_lessons(debrief, seat))
        if blocks:
            yield Heading(3, safe(title))
            yield from blocks
    yield from (Paragraph(each) for each in describe_method(debrief))


def summarise_lessons(debrief: Debrief) -> Iterator[Block]:
    """The same in a few lines for each seat, where pages are counted."""
    rows = [
        tuple(filter(None, (f"{safe(title)}", *_summarise(debrief, seat))))
        for seat, title in debrief.seats.items()
    ]
    told = [Paragraph(" ".join(row[1:]), lead=f"{row[0]}.") for row in rows if len(row) > 1]
    if told:
        yield Heading(2, TITLE)
        yield Bullets(tuple(told))


def _summarise(debrief: Debrief, seat: str) -> Iterator[str]:
    lessons = debrief.lessons
    for weighed in (each for each in lessons.answers if each.seat == seat):
        for what, found in ((BEST, weighed.best), (COSTLY, weighed.costly)):
            if found is not None:
                yield (
                    f"{what}: turn {found.answer.turn}, “{safe(found.chosen)}”, beside "
                    f"“{safe(found.rival)}” {describe_lead(found.lead)}."
                )
    for measured in (each for each in lessons.yardsticks if each.seat == seat):
        yield f"{name_total(measured)}: {describe_standing(debrief, measured)}"
    for foretold in (each for each in lessons.foretold if each.seat == seat):
        right = sum(bool(each.right) for each in foretold.noted)
        count = pluralise(len(foretold.noted), "prediction")
        yield (
            f"Of {count} {right} came as said; Brier score {foretold.brier:.2f}."
            f"{describe_errors(foretold)}"
        )


def list_seat_lessons(debrief: Debrief, seat: str) -> Iterator[Block]:
    """What one seat can learn."""
    for weighed in debrief.lessons.answers:
        if weighed.seat == seat:
            yield Paragraph(describe_best(weighed), lead=f"{BEST}.")
            yield Paragraph(describe_costly(weighed), lead=f"{COSTLY}.")
    for measured in debrief.lessons.yardsticks:
        if measured.seat == seat:
            rows = list_yardsticks(debrief, measured)
            yield TableBlock(
                name_total(measured),
                ("Who plays in its place", "Middle", "Eight of ten", "This game is above so many"),
                tuple((each.who, each.middle, each.spread, each.above) for each in rows),
                frozenset({1, 2}),
            )
    for foretold in debrief.lessons.foretold:
        if foretold.seat == seat:
            yield Paragraph(describe_foretold(foretold), lead="Expected and come.")
            yield Bullets(tuple(Paragraph(each) for each in list_foretold(foretold)))


def describe_method(debrief: Debrief) -> list[str]:
    """How it was found out, as far as it was."""
    lessons, told = debrief.lessons, []
    games = [each.lead.games for seat in lessons.answers for each in seat.weighed]
    if games:
        told.append(HOW_WEIGHED.format(games=games[0]))
    if lessons.yardsticks:
        told.append(HOW_MEASURED)
        strong = next(filter(None, (each.strong for each in lessons.yardsticks)), None)
        told.append(NOT_RECORDED if strong is None else HOW_RECORDED.format(games=strong.games))
    if lessons.foretold:
        told.append(BRIER)
    return told


def describe_best(seat: SeatHindsight) -> str:
    """The answer that served a seat best, beside its strongest rival."""
    told = NO_BEST if seat.best is None else describe_weighed(seat.best)
    return f"{told} {_count_answers(seat)}"


def describe_costly(seat: SeatHindsight) -> str:
    """The answer that cost a seat most, beside its strongest rival."""
    return NO_COSTLY if seat.costly is None else describe_weighed(seat.costly)


def _count_answers(seat: SeatHindsight) -> str:
    weighed, answers = len(seat.weighed), seat.answers
    if weighed < answers:
        return f"{weighed} of {pluralise(answers, 'answer')} were weighed."
    return f"{pluralise(answers, 'answer')} {'was' if answers == 1 else 'were'} weighed."


def describe_weighed(each: WeighedAnswer) -> str:
    """An answer and its rival, with how often and by how much it did better or worse."""
    sizes = ""
    if each.by_sizes is not None:
        sizes = f" With other sizes of effects: {describe_lead(each.by_sizes)}."
    return (
        f"Turn {each.answer.turn}, {format_day(each.date)}: {sentence(each.ask)} Chosen: "
        f"“{safe(each.chosen)}”. Beside “{safe(each.rival)}”, the strongest of the others: "
        f"{describe_lead(each.lead)}.{sizes}"
    )


def describe_lead(lead: Lead) -> str:
    """How often it was better or worse, and by how many points: `better in 19 of 24 replays, by 2
    to 6 points`; where it was neither in most replays, that there is no clear difference."""
    if not lead.better and not lead.worse:
        return f"no different in {lead.games} of {lead.games} replays"
    if lead.ahead:
        often = f"better in {lead.better} of {lead.games} replays"
    elif lead.behind:
        often = f"worse in {lead.worse} of {lead.games} replays"
    else:
        counted = f"better in {lead.better} and worse in {lead.worse} of {lead.games} replays"
        often = f"{UNCLEAR}: {counted}"
    return f"{often}, {_describe_spread(lead)}"


def _describe_spread(lead: Lead) -> str:
    least, most = (_size(each) for each in sorted((lead.low, lead.high), key=abs))
    if lead.low < 0 < lead.high and "0" not in (least, most):
        return f"mostly from {_size(lead.low)} points worse to {_size(lead.high)} better"
    span = f"{least} to {most}" if least != most else most
    return f"mostly by {span} {'point' if span == '1' else 'points'}"


def _size(points: float) -> str:
    return format_points(abs(points)).lstrip("+")


def describe_briefly(each: WeighedAnswer) -> str:
    """How an answer stands to its rival, in few words: `better in 24 of 24`."""
    lead = each.lead
    if not lead.better and not lead.worse:
        return "no different"
    if lead.ahead:
        return f"better in {lead.better} of {lead.games}"
    return f"worse in {lead.worse} of {lead.games}" if lead.behind else UNCLEAR


def name_total(measured: SeatYardsticks) -> str:
    """The caption of the strip: `Where 38 of 100 stands`."""
    return f"Where {format_whole(measured.total)} of 100 stands"


def list_yardsticks(debrief: Debrief, measured: SeatYardsticks) -> list[YardstickRow]:
    """The strip, from the most to the least, with the game itself in its place."""
    rows = [(each.middle, _tell_yardstick(each)) for each in _list_measured(measured)]
    if debrief.course is not None:
        total = debrief.course.totals[measured.seat]
        above = "yes" if measured.total > total else "no"
        rows.append((total, YardstickRow(COURSE, format_whole(total), "", above)))
    here = YardstickRow(HERE, format_whole(measured.total), "", "", here=True)
    rows.append((measured.total, here))
    rows.sort(key=lambda pair: -pair[0])
    return [row for _, row in rows]


def _list_measured(measured: SeatYardsticks) -> tuple[Yardstick, ...]:
    strong = () if measured.strong is None else (measured.strong,)
    return (*measured.yardsticks, *strong)


def tell_standings(debrief: Debrief) -> Iterator[Paragraph]:
    """Where the totals of people stand, in a paragraph that fits a page with much on it: beside
    chance, what was really done, a player who looks ahead, and a strong one."""
    told = list[str]()
    for measured in debrief.lessons.yardsticks:
        shares = ", ".join(
            f"{'' if told else f'{SHARES[each.policy]} '}{_count_in_hundred(each)}"
            for each in _list_measured(measured)
            if each.policy in HANDED_OUT
        )
        told.append(f"{safe(measured.title)} {format_whole(measured.total)}: {shares}")
    if told:
        strong = all(each.strong is not None for each in debrief.lessons.yardsticks)
        missing = "" if strong else f" {NOT_RECORDED}"
        yield Paragraph(f"{'; '.join(told)}.{missing}", lead=STANDINGS)


def describe_standing(debrief: Debrief, measured: SeatYardsticks) -> str:
    """Above how many of a hundred games of each policy in its place a total stands, and where
    history's course ends: `above 78 of 100 games of chance, 40 of a strong player (recorded).`"""
    shares = [
        f"{_count_in_hundred(each)}{' of 100 games' if not place else ''} of "
        f"{SHARES.get(each.policy, safe(each.policy))}"
        for place, each in enumerate(measured.yardsticks)
    ]
    if measured.strong is not None:
        recorded = _count_in_hundred(measured.strong)
        shares.append(f"{recorded} of {SHARES[STRONG]} (recorded)")
    told = f"above {join_words(shares)}" if shares else ""
    course = ""
    if debrief.course is not None:
        total = format_whole(debrief.course.totals[measured.seat])
        course = f"history's course on these dice ends at {total}"
    missing = "no strong player is recorded for this program" if measured.strong is None else ""
    return f"{'; '.join(filter(None, (told, course, missing)))}."


def _count_in_hundred(each: Yardstick) -> int:
    return round_half_up(100 * each.below / each.games)


def _tell_yardstick(each: Yardstick) -> YardstickRow:
    return YardstickRow(
        POLICIES.get(each.policy, safe(each.policy)),
        format_whole(each.middle),
        f"{format_whole(each.least)} to {format_whole(each.most)}",
        f"{each.below} of {each.games}",
    )


def describe_foretold(foretold: SeatForetold) -> str:
    """How well a seat foretold its turns: how many came, the Brier score, where it was calibrated,
    and what surprised it most."""
    right = sum(bool(each.right) for each in foretold.noted)
    told = [
        f"Of {pluralise(len(foretold.noted), 'prediction')} {right} came as said; Brier score "
        f"{foretold.brier:.2f}.{describe_errors(foretold)}",
        f"When sure at {'; '.join(_tell_calibrated(foretold))}.",
    ]
    if foretold.surprise is not None:
        said = foretold.surprise
        told.append(f"The greatest surprise: turn {said.turn}, {said.said.confidence}% sure.")
    return " ".join(told)


def describe_errors(foretold: SeatForetold) -> str:
    """How far the figures were from what came, a sentence after a space; empty without any."""
    if foretold.error is None:
        return ""
    count = sum(each.error is not None for each in foretold.noted)
    return f" {pluralise(count, 'figure')} named, on the mean {_tell_error(foretold)} off."


def _tell_error(foretold: SeatForetold) -> str:
    size = _size(foretold.error or 0.0)
    return f"{size} {'point' if size == '1' else 'points'}"


def _tell_calibrated(foretold: SeatForetold) -> list[str]:
    return [
        f"{each.confidence}%, {each.right} of {each.noted} came" for each in foretold.calibration
    ]


def list_foretold(foretold: SeatForetold) -> list[str]:
    """Each prediction with what came, a sentence each."""
    return [_tell_noted(foretold, each) for each in foretold.noted]


def _tell_noted(foretold: SeatForetold, each: NotedPrediction) -> str:
    aim = each.said.aim
    what = "the total" if aim == TOTAL else f"“{safe(foretold.aims.get(aim, aim)).rstrip('.')}”"
    came = describe_move(each.came or 0.0)
    verdict = "as said" if each.right else "otherwise than said"
    return (
        f"Turn {each.turn}: {what} to {OUTCOMES[each.said.way]}, {each.said.confidence}% sure; "
        f"{came}, {verdict}.{_tell_figure(each)}"
    )


def _tell_figure(each: NotedPrediction) -> str:
    if each.closed is None or each.said.figure is None:
        return ""
    return f" Figure {each.said.figure:g}; it closed at {each.closed:.1f}."


def describe_all_foretold(debrief: Debrief) -> str:
    """Of every seat that noted anything, in one sentence; empty where none did."""
    told = [
        f"{safe(each.title)}: {sum(bool(one.right) for one in each.noted)} of {len(each.noted)} "
        f"came as said, Brier score {each.brier:.2f}{_add_error(each)}"
        for each in debrief.lessons.foretold
    ]
    return f"{'; '.join(told)} (0 is perfect, 0.25 a coin)." if told else ""


def _add_error(foretold: SeatForetold) -> str:
    return "" if foretold.error is None else f", figures {_tell_error(foretold)} off"
