"""A report tells the whole game, in formats that no text of a stranger can break."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser

import pytest

from eleventh.emit.python import build
from eleventh.lab.debrief import Debrief, debrief, debrief_briefly
from eleventh.lab.ranking import NOTABLE, is_subject, share
from eleventh.lab.turning_points import Alternative, Shift
from eleventh.play.facilitator import Facilitator
from eleventh.play.match import Match
from eleventh.play.match_record import MatchRecord
from eleventh_ui.display import exports
from eleventh_ui.display.charts import WaterfallChart
from eleventh_ui.display.debrief.annex import compose_annex
from eleventh_ui.display.debrief.sentences import WHAT_IF, describe_alternative, describe_orders
from eleventh_ui.display.document import Figure, Heading
from eleventh_ui.display.words import sentence
from eleventh_ui.report.exporting import render_report
from eleventh_ui.report.markdown import escaped
from eleventh_ui.tui.drawing.debrief import episode_rows
from eleventh_ui.tui.drawing.rows import text_of
from games import EVERY, adjudicator
from play.quarrel import SEATS, start, submit_all
from play.test_white_cell import meddled
from portions import portion_of_all, small
from ui.sitting import RAW, harbour
from ui.test_hostile_text import poisoned

EVIL = (
    "\x1b[2J\u202etxt\u2066</script></style></title></svg>]]>--><img src=//evil.test/x onerror=a()>"
    '"\'` onload="a()" | [x](javascript:a()) ![y](http://evil.test/y) <http://evil.test> & &#60;b>'
)
TUTORIAL = next(folder for folder in EVERY if folder.name == "first_hour")
FORMATS = pytest.mark.parametrize("form", list(exports.FORMATS))
FOLDERS = pytest.mark.parametrize("folder", EVERY, ids=lambda folder: folder.name)


@cache
def played(folder) -> MatchRecord:
    table = adjudicator(folder)
    match = Match.start(table, {}, {seat.id: "historian" for seat in table.program.seats}, 3)
    while not match.over:
        match.advance()
    return match.record


@cache
def debriefed(folder) -> Debrief:
    return debrief(played(folder))


@cache
def briefly_debriefed(folder) -> Debrief:
    return debrief_briefly(played(folder))


@cache
def rendered(folder, kind: str, form: str) -> str:
    """The report of the game that was played there, which is written once for all tests."""
    return render_report(played(folder), kind, form)


@cache
def hostile() -> MatchRecord:
    """A game in which every text that people read, or the facilitator wrote, is hostile."""
    program = poisoned(harbour().program)
    match = Match.start(build(program), {}, {s.id: "historian" for s in program.seats}, 3)
    white = Facilitator(match, EVIL[:80])
    seats = [seat.id for seat in program.seats]
    track = next(each for each in program.tracks if each.kind == "score")
    assert white.override(track.id, track.low + 7, EVIL) == ()
    assert white.inject(EVIL[:200], EVIL, seats, {track.id: 3}, EVIL) == ()
    assert white.pause(EVIL) == ()
    assert white.resume(EVIL) == ()
    while not match.over:
        match.advance()
    return match.record


def test_what_was_told_to_some_says_to_whom() -> None:
    told = debriefed(TUTORIAL)
    only = [
        (episode, event)
        for episode in told.episodes
        for event in episode.events
        if len(event.seen_by) < len(told.seats)
    ]
    assert only
    for episode, event in only:
        rows = " ".join(" ".join(text_of(episode_rows(told, episode, 300))).split())
        (seat,) = event.seen_by
        assert f"{sentence(event.headline)} Told to {told.seats[seat]} only." in rows
    assert "Told to Seoul only." in rendered(TUTORIAL, "annex", "md")


def test_what_mattered_most_names_the_objective_that_moved_most() -> None:
    shifts = (Shift("seoul", "Seoul", "objective", 40, 60, (), "higher", 0, 100),)
    aim = Shift("objective.seoul.home", "Be liked.", "objective", 9, 70, (), "higher", 0, 100)
    told = describe_alternative(
        debriefed(EVERY[0]), Alternative("x", "X", "", False, shifts, aim, (), 0, 0, 9.0)
    )
    assert "of 100: Seoul 60 instead of 40 (above all “Be liked”, 70 instead of 9)." in told
    assert "below" not in WHAT_IF


class Page(HTMLParser):
    """The tags of a page with their attributes, and whether they nest as they should."""

    VOID = {"meta", "br", "img", "link", "input", "line", "polyline", "rect", "circle", "path"}

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


@FORMATS
def test_a_report_holds_every_section(form: str) -> None:
    text = render_report(meddled(start()).record, "annex", form)
    for title in (
        "How it ended",
        "The decisions that mattered most",
        "What happened, turn by turn",
        "The scores",
        "What moved the scores",
        "What the facilitator did",
        "Method, assumptions and limitations",
        "Sources",
        "Where this report comes from",
    ):
        assert title in text
    assert "Model output, not a forecast." in text


@FORMATS
def test_every_override_is_told_with_its_reason_and_who(form: str) -> None:
    text = render_report(meddled(start()).record, "annex", form)
    for reason in ("the room had misread the card", "they said so aloud", "a ruling was wrong"):
        assert reason.lower() in text.lower()
    assert "Dr Kim" in text
    assert "Nothing" not in text or "The facilitator changed nothing." not in text


@FORMATS
def test_what_is_needed_to_play_it_again_is_told(form: str) -> None:
    game = played(EVERY[0])
    text = rendered(EVERY[0], "annex", form)
    for fact in (
        str(game.opened.seed),
        game.opened.program_hash,
        game.opened.engine,
    ):
        assert fact in text


@FORMATS
def test_a_game_without_a_facilitator_says_so(form: str) -> None:
    assert "The facilitator changed nothing." in rendered(EVERY[0], "annex", form)


@pytest.mark.parametrize(
    ("folder", "form", "kind"),
    portion_of_all(lambda folder, *_: small(folder), EVERY, exports.FORMATS, exports.KINDS),
    ids=lambda each: getattr(each, "name", each),
)
def test_every_scenario_has_reports_that_are_always_the_same(folder, form: str, kind: str) -> None:
    assert rendered(folder, kind, form) == render_report(played(folder), kind, form)


@FOLDERS
def test_assumptions_limitations_and_sources_are_told(folder) -> None:
    game = played(folder)
    program, text = game.game.adjudicator.program, rendered(folder, "annex", "md")
    for each in (*program.assumptions, *program.limitations):
        assert escaped(" ".join(each.split())) in text
    for each in debriefed(folder).sources:
        assert f"**{escaped(each.id)}.**" in text
        assert escaped(each.text.strip().rstrip(".")) in text


@FOLDERS
def test_a_readme_that_is_spoken_of_is_told_with_whose_it_is(folder) -> None:
    program = played(folder).game.adjudicator.program
    named = any("README" in each for each in (*program.assumptions, *program.limitations))
    told = escaped(f"the file README.md in the folder of the scenario {program.scenario}.")
    assert (told in rendered(folder, "annex", "md")) == named


def test_trust_and_deterrence_are_told_before_all_other_scores() -> None:
    told = debriefed(EVERY[-1])
    blocks = compose_annex(told).blocks
    charts = [block.chart for block in blocks if isinstance(block, Figure)]
    falls = [each.title for each in charts if isinstance(each, WaterfallChart)]
    subject = [title.startswith(("Trust", "Deterrence")) for title in falls]
    assert subject[0]
    assert subject == sorted(subject, reverse=True)
    assert charts[0].title.startswith("Trust")
    for episode in told.episodes:
        notable = [is_subject(m.role) and share(m.after - m.before, m.low, m.high) >= NOTABLE
                   for m in episode.moves if not m.values]  # fmt: skip
        assert notable == sorted(notable, reverse=True)


def test_no_change_has_a_sign_after_a_word_and_small_scales_are_shares() -> None:
    text = rendered(EVERY[-1], "annex", "md")
    assert not re.search(r"(rises|falls) by \\?[+-]", text)
    assert ": 1 to 1," not in text


def test_every_choice_stands_on_its_own_line_with_its_reason() -> None:
    game = played(EVERY[-1])
    for episode in debrief(game).episodes:
        for ordered in episode.orders:
            told = describe_orders(ordered)
            assert len(told) == max(1, len(ordered.chosen))
            assert all(" Why: " in line for line in told if ordered.chosen)
            assert not ordered.others


def test_each_seat_has_a_table_of_what_it_wanted_and_who_played_it_is_explained() -> None:
    text = rendered(EVERY[-1], "annex", "md")
    program = played(EVERY[-1]).game.adjudicator.program
    for seat in program.seats:
        assert f"*What {seat.title} wanted, and how far it got: 0 to 100*" in text
        assert f"| {seat.title} | the doctrine historian, which does what was really done |" in text


def test_the_temperament_of_a_player_is_told() -> None:
    players = {**dict.fromkeys(SEATS, "human"), "tokyo": "opponent:firm"}
    text = render_report(start(players).record, "annex", "md")
    assert "pursues its objectives, looking ahead; here it was firm: it holds its ground |" in text


@FORMATS
def test_an_unfinished_game_has_a_report(form: str) -> None:
    match = start()
    submit_all(match)
    match.advance()
    assert "The game is not over" in render_report(match.record, "annex", form)


def test_the_page_needs_nothing_from_elsewhere() -> None:
    page = Page(rendered(EVERY[-1], "annex", "html"))
    assert page.open == []
    assert not {"script", "link", "img", "iframe", "object", "embed", "form", "base"} & {
        tag for tag, _ in page.tags
    }
    for _, attrs in page.tags:
        assert not {name for name in attrs if name.startswith("on") or name == "style"}
        assert "src" not in attrs
    policy = page.named("meta")[1]
    assert policy["http-equiv"] == "Content-Security-Policy"
    assert policy["content"].startswith("default-src 'none'; style-src 'sha256-")
    assert page.named("html") == [{"lang": "en"}]


def test_every_drawing_says_what_it_shows() -> None:
    text = rendered(EVERY[-1], "annex", "html")
    page = Page(text)
    ids = [attrs["id"] for _, attrs in page.tags if attrs.get("id")]
    assert len(ids) == len(set(ids))
    drawings = page.named("svg")
    assert drawings
    for each in drawings:
        assert each["role"] == "img"
        assert set((each["aria-labelledby"] or "").split()) <= set(ids)
    assert text.count("<desc ") == len(drawings)
    assert text.count("The same as a table") == len(drawings)


def test_every_figure_has_a_table_with_all_its_numbers() -> None:
    for block in compose_annex(debriefed(EVERY[-1])).blocks:
        if isinstance(block, Figure):
            assert block.table.rows
            assert all(len(row) == len(block.table.head) for row in block.table.rows)
        if isinstance(block, Heading):
            assert block.text


def test_hostile_text_stays_text_in_html() -> None:
    text = render_report(hostile(), "annex", "html")
    assert RAW.search(text) is None
    page = Page(text)
    assert page.open == []
    assert not page.named("script")
    assert not page.named("img")
    allowed = {"class", "id", "href", "rel", "lang", "role", "scope", "content", "charset", "name"}
    for tag, attrs in page.tags:
        if tag in ("a", "p", "td", "th", "li", "aside", "h3", "strong", "figcaption"):
            assert set(attrs) <= allowed | {"aria-label"}
        href = attrs.get("href") or "#"
        assert href.startswith(("#", "http://", "https://"))
        assert "evil.test" not in href
    assert "&lt;/script&gt;" in text
    assert "\\u{202e}" in text


def test_hostile_text_stays_text_in_markdown() -> None:
    text = render_report(hostile(), "annex", "md")
    assert RAW.search(text) is None
    assert not re.search(r"(?<!\\)<", text)
    assert not re.search(r"(?<!\\)\]\(", text)
    assert not re.search(r"https?://", text)
    for line in text.splitlines():
        cells = re.findall(r"(?<!\\)\|", line)
        assert not cells or line.startswith("|")


def test_only_plain_web_addresses_become_links() -> None:
    page = Page(rendered(EVERY[-1], "annex", "html"))
    for attrs in page.named("a"):
        assert re.fullmatch(r"#[\w-]+|https?://[^\s\"'<>]+", attrs["href"] or "")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("# heading", r"\# heading"),
        ("1. list", r"1\. list"),
        ("- list", r"\- list"),
        ("a | b", r"a \| b"),
        ("<b>", r"\<b\>"),
        ("a\nb", "a b"),
        ("http://x.test", r"http\://x.test"),
        ("www.x.test", r"www\.x.test"),
        ("2019-07-01", "2019-07-01"),
    ],
)
def test_markdown_takes_every_text_as_text(text: str, wanted: str) -> None:
    assert escaped(text) == wanted
