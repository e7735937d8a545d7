"""Do the numbers of the record go where dated data went? Directions only, since scales differ.

A figure is read beside the opening of the first turn that begins on its date or after it, or beside
the end of the game. A poll has the date on which its fieldwork began. A margin under 0.5 is a tie.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from bands.batches import play_all, program
from bands.reading import TIE, Band, Reading, mean

HISTORY, RECORD = "history", "record, 1,000 games"


@dataclass(frozen=True, slots=True)
class Dated:
    """A figure of a series: what it was on a date, who says so."""

    date: str
    value: float
    source: str


@dataclass(frozen=True, slots=True)
class Direction:
    """Two figures of one series, and the track that stands for it."""

    id: str
    what: str
    track: str
    before: Dated
    after: Dated

    @property
    def sign(self) -> int:
        """Which way the data went."""
        return 1 if self.after.value > self.before.value else -1


YONHAP = "Gallup Korea, https://en.yna.co.kr/view/"
WIKIPEDIA = "https://en.wikipedia.org/wiki/2019_boycott_of_Japanese_products_in_South_Korea"
AUGUST = Dated("2019-08-20", 45, YONHAP + "AEN20190823005800315")
BOYCOTT = (
    Dated("2019-07-10", 48, "Realmeter, https://english.nna.jp/articles/1095"),
    Dated("2019-07-24", 62.8, "Realmeter, " + WIKIPEDIA),
    Dated("2019-11-27", 72.2, "Realmeter, https://www.globaltimes.cn/content/1171517.shtml"),
)
COSTS = Direction(
    "costs",
    "what Washington asks of Seoul (millions of dollars), as the cost gap",
    "cost_gap.seoul",
    Dated("2019-01", 1000, "A-59 of the rulebook's sources"),
    Dated(
        "2019-11-19",
        5000,
        "https://www.washingtontimes.com/news/2019/nov/19/"
        "us-walks-out-defense-spending-talks-south-korea/",
    ),
)
DIRECTIONS = (
    Direction(
        "approval_september",
        "approval in Seoul, from the notice to mid-September",
        "approval.seoul",
        AUGUST,
        Dated("2019-09-17", 40, YONHAP + "AEN20190921000700325"),
    ),
    Direction(
        "approval_october",
        "approval in Seoul, from the notice to October",
        "approval.seoul",
        AUGUST,
        Dated("2019-10-15", 39, YONHAP + "AEN20191018004700315"),
    ),
    Direction("boycott_july", "the boycott in Korea, in July", "boycott.seoul", *BOYCOTT[:2]),
    Direction(
        "boycott_autumn",
        "the boycott in Korea, from July to November",
        "boycott.seoul",
        *BOYCOTT[1:],
    ),
    COSTS,
    Direction(
        "opinion",
        "how many in Seoul think well of Japan, from June to July",
        "opinion.seoul.tokyo",
        Dated(
            "2019-06",
            31.7,
            "Genron and EAI, https://genron-npo.net/en/opinion_polls/archives/5562.html",
        ),
        Dated("2019-07-31", 12, "Gallup Korea, " + WIKIPEDIA),
    ),
)


def find_row(date: str) -> int:
    """The row of a path that stands for a date."""
    turns = program().turns
    return next((row for row, turn in enumerate(turns) if turn.date >= date), len(turns))


def follow(direction: Direction) -> Reading:
    """How far the track goes the way of the data, on the record; below 0 it goes the other way."""
    path = play_all("historian").paths[direction.track]
    before, after = (path[find_row(each.date)] for each in (direction.before, direction.after))
    data = f"data {direction.before.value:g} to {direction.after.value:g}"
    told = f"{direction.track} {before.mean():.1f} to {after.mean():.1f}, {data}"
    return mean(direction.sign * (after - before), told)


def find_closing() -> Reading:
    """The cost gap where it stands lowest, less what it was as the game began."""
    path = play_all("historian").paths["cost_gap.seoul"]
    means = path.mean(axis=1)
    lowest = int(means.argmin())
    return mean(path[lowest] - path[0], f"{means[0]:.1f}, then {means[lowest]:.1f}")


BANDS = (
    *(
        Band(
            f"history.{each.id}",
            HISTORY,
            f"points the way of the data: {each.what}",
            RECORD,
            partial(follow, each),
            TIE,
            why=f"{each.before.date} to {each.after.date}",
        )
        for each in DIRECTIONS
    ),
    Band(
        "history.costs_between",
        HISTORY,
        "points by which the cost gap opens where it stands lowest",
        RECORD,
        find_closing,
        -TIE,
        why=f"no figure between {COSTS.before.date} and {COSTS.after.date} is below the first",
    ),
)
