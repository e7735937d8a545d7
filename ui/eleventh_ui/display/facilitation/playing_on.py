"""Playing on from a turn of a finished game, in a match of its own: what it needs, for all faces.

Nothing is begun before it is said who plays: the people as before, or one person in a seat.
"""

from __future__ import annotations

from eleventh_ui.display.facilitation.fields import Field, Texts
from eleventh_ui.display.facilitation.reading_choices import LINE, SEATING, TURN_OF_LINE
from eleventh_ui.display.facilitation.reading_texts import whole_of

FIELDS = (
    Field("line", "Line of play", "Which line of play", LINE),
    Field("turn", "Turn", "From the opening of which turn", TURN_OF_LINE, needed="Say which turn."),
    Field("who", "Who plays?", "Who plays?", SEATING, needed="Say who plays."),
)


def about(turn: int) -> str:
    """What playing on from a turn will do."""
    return (
        f"The match goes on from the opening of turn {turn}, in a save of its own and on the same "
        "dice. This one stays as it is."
    )


def line_of_fork(rest: str) -> Texts:
    """The fields in `fork TURN LINE SEAT`, each of which may be missing: the line of play is the
    current one then, and the others are asked for."""
    words = rest.split()
    numbers = [each for each in words[:2] if whole_of(each) is not None]
    if words and not numbers:
        numbers = words[:1]  # no turn at all: it is refused where the turn is read
    who = " ".join(words[len(numbers) :])
    texts = {"line": numbers[1] if len(numbers) > 1 else "", "who": who}
    if numbers:
        texts["turn"] = numbers[0]
    return texts if who else {id: text for id, text in texts.items() if id != "who"}
