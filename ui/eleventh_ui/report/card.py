"""A card of a result as files: text, and a drawing that stands for itself.

The drawing has no script, no style sheet and no reference to anything outside, so that it is
harmless wherever it is put; every text in it is escaped, and what is too long is cut, not the
text that describes the drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from eleventh_ui.display.histogram import place_total
from eleventh_ui.display.layout import columns, wrap
from eleventh_ui.display.result_card import NAME, ResultCard, list_card_lines
from eleventh_ui.report.svg_parts import px, safe_text

WIDTH, HEIGHT, MARGIN = 640, 320, 36
LINE = 18  # more for each line on how others fared
SPREAD = 76  # more where the spread of one's own games is drawn
COLUMNS = 36  # the height of the tallest of its columns
INK, QUIET, PAPER, GROUND, FILLED = "#1b1f24", "#4a5058", "#ffffff", "#d9dde2", "#1f5fa8"
FONT = "system-ui, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif"
LINES = 2  # of a title or an ending
LARGE, SMALL, SMALLER = 36, 70, 78  # columns of text that fit across, by size


def card_to_text(card: ResultCard) -> str:
    """The card as lines of plain text."""
    return "\n".join(list_card_lines(card)) + "\n"


def card_to_svg(card: ResultCard) -> str:
    """The card as a drawing, with its text for those who do not see it."""
    lines = list_card_lines(card)
    height = HEIGHT + (SPREAD if card.bins else 0) + LINE * len(_fit_standing(card))
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
            f'width="{WIDTH}" height="{height}" role="img" aria-labelledby="card-title card-text" '
            f'font-family="{FONT}">',
            f'<title id="card-title">{safe_text(lines[0])}</title>',
            f'<desc id="card-text">{safe_text(" ".join(lines[1:]))}</desc>',
            f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>',
            f'<rect width="{WIDTH}" height="8" fill="{FILLED}"/>',
            *_draw(card),
            "</svg>\n",
        )
    )


CARD_FORMATS: Mapping[str, Callable[[ResultCard], str]] = {
    ".svg": card_to_svg,
    ".txt": card_to_text,
}
"""What makes a card, by how the name of its file ends."""


def _draw(card: ResultCard) -> Iterator[str]:
    yield _set(46, 15, NAME, QUIET)
    y = 80
    for line in _fit(card.scenario, LARGE, LINES):
        yield _set(y, 26, line, INK, bold=True)
        y += 32
    yield _set(y, 15, _fit(card.player, SMALL, 1)[0], QUIET)
    y += 40
    for line in _fit(card.ending, LARGE, LINES):
        yield _set(y, 24, line, INK)
        y += 30
    room = WIDTH - 2 * MARGIN
    yield _set(254, 22, card.total, INK, bold=True)
    yield f'<rect x="{MARGIN}" y="266" width="{room}" height="12" rx="6" fill="{GROUND}"/>'
    if card.share > 0:
        filled = px(max(card.share * room, 12))
        yield f'<rect x="{MARGIN}" y="266" width="{filled}" height="12" rx="6" fill="{FILLED}"/>'
    y = 303
    if card.bins:
        yield from _draw_spread(card, y)
        y += SPREAD
    for line in _fit_standing(card):
        yield _set(y, 13, line, QUIET)
        y += LINE
    yield _set(y, 13, _fit(card.again, SMALLER, 1)[0], QUIET)


def _draw_spread(card: ResultCard, y: int) -> Iterator[str]:
    """One's own first games as columns that stand below their place on the bar, and what they
    are."""
    most, wide = max(each.games for each in card.bins), (WIDTH - 2 * MARGIN) / 10
    for each in card.bins:
        place = place_total(each.low)
        tall = COLUMNS * each.games / most
        left, top = px(MARGIN + place * wide + 2), px(y - 14 + COLUMNS - tall)
        colour = FILLED if place == card.own else QUIET
        if each.games:
            yield (
                f'<rect x="{left}" y="{top}" width="{px(wide - 4)}" height="{px(tall)}" '
                f'fill="{colour}"/>'
            )
    yield _set(y + 44, 13, _fit(card.caption, SMALLER, 1)[0], QUIET)


def _fit_standing(card: ResultCard) -> list[str]:
    return _fit(card.standing, SMALLER, LINES) if card.standing else []


def _fit(text: str, width: int, most: int) -> list[str]:
    """The text in at most so many lines, the last with a mark where it goes on."""
    lines = wrap(text, width)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while columns(last) >= width:
        last = last[:-1]
    return [*lines[: most - 1], f"{last.rstrip()}…"]


def _set(y: int, size: int, text: str, colour: str, bold: bool = False) -> str:
    weight = ' font-weight="600"' if bold else ""
    place = f'x="{MARGIN}" y="{y}" font-size="{size}" fill="{colour}"'
    return f"<text {place}{weight}>{safe_text(text)}</text>"
