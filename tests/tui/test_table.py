"""The table through its keys and its mouse."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from eleventh_ui.tui.base_screen import Top
from eleventh_ui.tui.screens.about import AboutScreen
from eleventh_ui.tui.screens.orders import OrdersScreen
from eleventh_ui.tui.screens.reveal import RevealScreen
from eleventh_ui.tui.screens.table import TableScreen
from eleventh_ui.tui.screens.why import WhyScreen
from eleventh_ui.tui.widgets.card import Cards
from eleventh_ui.tui.widgets.decision import Decisions
from eleventh_ui.tui.widgets.entry_list import EntryList
from eleventh_ui.tui.widgets.initiatives import Initiatives
from eleventh_ui.tui.widgets.numbers import Numbers
from eleventh_ui.tui.widgets.picture import Picture
from eleventh_ui.tui.widgets.reader import Reader
from eleventh_ui.tui.widgets.spread import Spread
from tui.conftest import Same
from tui.seats import GSOMIA, at_gsomia, at_harbour, at_table, press, session_of, settled, table_of
from tui.stage import drive, each_size, hints, screen_text, shades, shown, steady, until

PANES = ("situation", "briefing", "events", "decisions", "initiatives", "numbers")


def test_every_pane_at_every_size(size: tuple[int, int], same: Same) -> None:
    app = at_harbour()

    async def script(pilot: Pilot[None]) -> None:
        for pane in PANES:
            await press(pilot, pane[0])
            await settled(pilot)
            same(app, f"table-{pane}")

    drive(app, script, size)


def test_a_table_of_many_numbers_and_words() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        async for size in each_size(pilot):
            await press(pilot, "s")
            text = screen_text(app)
            for word in ("Washington", "Deterrence of Pyongyang", "The intelligence pact: active"):
                assert word in text, size
            assert text.count("Trust of") + text.count(" → ") >= 6, size
            await press(pilot, "d")
            text = screen_text(app)
            assert all(f"○ {n} " in text for n in (1, 2, 3, 4)), size
            assert "For you this turn:" in text, size

    drive(app, script)


def test_enter_reads_on_and_leads_through_everything_but_chooses_nothing() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        table, session = table_of(app), session_of(app)
        seen: list[str] = []
        while "Nothing is chosen yet" not in screen_text(app):
            seen.append(f"{table.pane} {table.query_one(Cards).entries.entry}")
            await press(pilot, "enter")
            assert len(seen) < 20
        panes = list(dict.fromkeys(each.split()[0] for each in seen))
        assert panes == ["briefing", "events", "decisions"]
        read = {each.split()[1] for each in seen if each.startswith("events")}
        assert read == {card.id for card in session.view("seoul").cards}
        assert seen.count(seen[0]) > 1, "the briefing is longer than a small window"
        assert not session.draft("seoul").responses
        await press(pilot, "space", "enter", "2", "enter")
        assert len(session.draft("seoul").responses) == 2
        assert table.pane == "initiatives"
        await press(pilot, "enter")
        assert isinstance(app.screen, OrdersScreen)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, RevealScreen))

    drive(app, script)


def test_the_advice_says_what_enter_does_next() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        told = []
        for key in ["b", "pagedown", "pagedown", "end", "e", "2", "3", "d", "1", "2", "s"]:
            await press(pilot, key)
            told.append(screen_text(app).splitlines()[-2].strip())
        assert told[0] == "Enter: read on."
        assert told[3] == "Enter: on to this turn's events."
        assert told[4] in ("Enter: read on.", "Enter: the next event.")
        assert told[6] in ("Enter: read on.", "Enter: on to 2 open decisions.")
        assert told[7].startswith("A digit or Space chooses")
        assert told[8] == "Enter: on to the next decision."
        assert told[9].startswith("Changed, u takes it back: “")
        assert told[10] == "Enter: on to 1 open decision."

    drive(app, script)


def test_enter_leads_past_no_event_that_was_not_read() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        for pane in ("s", "n", "i", "d"):
            await press(pilot, pane, *(["1"] if pane == "d" else []))
            await shown(pilot, "Enter: on to an event that you have not read.")
        await press(pilot, "enter")
        table = app.screen
        assert isinstance(table, TableScreen)
        assert table.pane == "events"
        await press(pilot, "2", "3", "s")
        await shown(pilot, "Enter: on to 1 open decision.")

    drive(app, script)


@pytest.mark.slow
def test_a_decision_opens_at_the_answer_that_is_chosen() -> None:
    app = at_gsomia()

    def highlighted() -> str:
        return app.screen.query_one(Decisions).entries.entry

    async def script(pilot: Pilot[None]) -> None:
        await press(pilot, "d", "3")
        chosen = highlighted()
        await press(pilot, "]", "2", "[")
        assert highlighted() == chosen
        await press(pilot, "down", "question_mark", "escape")
        looked = highlighted()
        assert looked != chosen, "where the player looks stays as it was"
        again = TableScreen(session_of(app), "seoul")
        await app.push_screen(again)
        await until(pilot, lambda: app.screen is again)
        await press(pilot, "d")
        assert highlighted() == chosen

    drive(app, script)


def test_page_down_reads_the_text_to_its_end_and_then_turns_the_list() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        await press(pilot, "i")
        pane = app.screen.query_one(Initiatives)
        pane.entries.highlight("quiet_channel.tokyo")
        await press(pilot)
        first = pane.entries.entry
        assert pane.reader.more, "the text about it is longer than its room"
        while pane.reader.more:
            await press(pilot, "pagedown")
            assert pane.entries.entry == first
        await press(pilot, "pagedown")
        assert pane.entries.entry != first
        await press(pilot, "up", "pageup")
        assert pane.entries.entry != first

    drive(app, script, (80, 20))


def test_an_initiative_toward_several_targets_is_unfolded_and_one_of_them_chosen() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        await press(pilot, "i")
        pane = app.screen.query_one(Initiatives)
        pane.entries.highlight("reach_out")
        await press(pilot, "space")
        await shown(pilot, "New Delhi")
        assert not session_of(app).draft("seoul").initiatives
        await press(pilot, "down", "down", "space")
        assert session_of(app).draft("seoul").initiatives == ("reach_out.brussels",)
        await shown(pilot, "Brussels (chosen)")
        pane.entries.highlight("reach_out")
        await press(pilot, "space")
        await shown(pilot, "(Brussels chosen, costs 1)")
        await press(pilot, "w")
        assert isinstance(app.screen, AboutScreen)
        await shown(pilot, "Canberra: For you this turn")

    drive(app, script, (120, 40))


def test_home_and_end_go_to_the_ends_of_a_text() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        await press(pilot, "b", "end")
        reader = app.screen.query_one("#briefing", Reader)
        assert not reader.more
        await press(pilot, "home")
        assert reader.scroll_offset.y == 0

    drive(app, script)


def test_an_event_tells_all_that_is_known_of_it_and_an_objective_why_it_stands_there() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        await press(pilot, "b", "w")
        assert isinstance(app.screen, WhyScreen)
        assert app.screen.track.startswith("objective.seoul.")
        await shown(pilot, "Steps of the export road map")
        await press(pilot, "escape", "e", "w")
        assert isinstance(app.screen, AboutScreen)
        await shown(pilot, "What is known of this event")
        await press(pilot, "enter", "s")
        assert any("Why" in hint for hint in hints(app))
        await press(pilot, "w")
        assert isinstance(app.screen, WhyScreen)

    drive(app, script)


def test_digits_choose_and_the_draft_survives_leaving_the_screen() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        await press(pilot, "d", "3")
        draft = session_of(app).draft("seoul")
        assert list(draft.responses.values()) == ["blame_the_brand"]
        app.proceed()
        await pilot.pause()
        await press(pilot, "d")
        assert "Decision 2 of 2" in screen_text(app)
        await press(pilot, "left_square_bracket")
        assert "● 3 Stand aside while the boycott grows" in screen_text(app)

    drive(app, script)


def test_undo_takes_back_one_step_after_the_other() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        await press(pilot, "d", "1", "2", "u")
        assert list(session_of(app).draft("seoul").responses.values()) == ["call_it_retaliation"]
        await press(pilot, "u", "u")
        assert not session_of(app).draft("seoul").responses

    drive(app, script)


def test_capital_can_be_spent_once() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        await press(pilot, "i")
        entries = app.screen.query_one(Initiatives).entries
        for taken in ("quiet_channel.tokyo", "offer_exit.tokyo", "soften_tone.tokyo"):
            entries.highlight(taken)
            await press(pilot, "space")
        assert len(session_of(app).draft("seoul").initiatives) == 3
        entries.highlight("hold_symbols.tokyo")
        await press(pilot, "space")
        assert len(session_of(app).draft("seoul").initiatives) == 3
        await shown(pilot, "Take something back first")
        entries.highlight("soften_tone.tokyo")
        await press(pilot, "space")
        assert len(session_of(app).draft("seoul").initiatives) == 2

    drive(app, script)


def test_orders_that_miss_an_answer_are_not_sealed_and_it_says_why() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        await press(pilot, "d", "1", "c")
        await shown(pilot, "still wants an answer")
        asked = {each.id for each in session_of(app).view("seoul").questions}
        assert not [each for each in asked if each in screen_text(app)]
        assert not any("Seal" in hint for hint in hints(app))
        await press(pilot, "enter", "escape")
        assert isinstance(app.screen, TableScreen)
        assert session_of(app).table.turn == 1

    drive(app, script)


def test_a_click_on_a_response_chooses_and_on_a_number_asks_why() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        await press(pilot, "d")
        entries = table_of(app).query_one(Decisions).query_one(EntryList)
        await pilot.click(entries, offset=(8, 1))
        await pilot.pause()
        assert list(session_of(app).draft("seoul").responses.values()) == ["ask_for_talks"]
        await press(pilot, "s")
        await pilot.click("#triangle", offset=(6, 1))
        await until(pilot, lambda: isinstance(app.screen, WhyScreen))
        assert "Trust of Washington in Seoul" in screen_text(app)

    drive(app, script)


def test_a_click_on_a_tab_opens_its_pane() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        await pilot.click("#tabs", offset=(1, 0))
        await pilot.pause()
        assert table_of(app).pane == "situation"

    drive(app, script)


def test_arrows_reach_every_number_of_the_triangle_and_w_asks_why() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        await press(pilot, "s")
        picture = table_of(app).query_one("#triangle", Picture)
        spots = set()
        for _ in range(6):
            await press(pilot, "down")
            spots.add(picture.spot)
        assert len(spots) == 6
        await press(pilot, "w")
        assert isinstance(app.screen, WhyScreen)
        assert app.screen.track == picture.spot
        await press(pilot, "escape")
        assert isinstance(app.screen, TableScreen)

    drive(app, script)


def test_all_that_is_known_of_a_choice_is_one_key_away() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        await press(pilot, "d", "down", "w")
        assert isinstance(app.screen, AboutScreen)
        await shown(pilot, "What it is known to do, as things stand:")
        await press(pilot, "down", "w")
        assert isinstance(app.screen, WhyScreen)

    drive(app, script)


@pytest.mark.slow
def test_resizing_keeps_pane_highlight_and_draft() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        await press(pilot, "d", "3", "down")
        await settled(pilot)
        before = screen_text(app)
        for width, height in [(120, 40), (200, 60), (60, 20), (50, 10), (100, 30), (80, 24)]:
            await pilot.resize_terminal(width, height)
            await pilot.pause(0.05)
        await until(pilot, lambda: screen_text(app) == before)
        assert table_of(app).pane == "decisions"

    drive(app, script)


def test_at_most_six_hints_stand_in_the_footer() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        for pane in PANES:
            await press(pilot, pane[0])
            assert 3 <= len(hints(app)) <= 6, (pane, hints(app))

    drive(app, script)


@pytest.mark.slow
def test_every_text_can_be_read_in_both_themes() -> None:
    async def script(pilot: Pilot[None]) -> None:
        for theme in ("eleventh-dark", "eleventh-light"):
            app.theme = theme
            for pane in PANES:
                await press(pilot, pane[0])
                poor = [each for each in shades(app) if each.contrast < 4.5]
                assert not poor, (theme, pane, poor)

    app = at_gsomia()
    drive(app, script, (120, 40))


@pytest.mark.slow
def test_a_whole_game_is_played_by_keys_alone() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        session = session_of(app)
        while not session.table.over:  # two turns of the last night pass by themselves
            await at_table(pilot, session.table.turn)
            await press(pilot, "d")
            for question in session.view("seoul").questions:
                place = next(n for n, each in enumerate(question.options, 1) if not each.barred)
                await press(pilot, str(place), "right_square_bracket")
            await press(pilot, "c", "enter")
            await until(pilot, lambda: isinstance(app.screen, RevealScreen))
            while isinstance(app.screen, RevealScreen):
                await press(pilot, "enter")
        await until(pilot, lambda: session.table.over)
        assert not isinstance(app.screen, TableScreen)

    drive(app, script)


def test_the_board_takes_a_third_of_the_rows_and_what_is_decided_two_thirds_of_the_width() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        async for width, height in each_size(pilot):
            if width < 120:
                continue
            await press(pilot, "d")
            spread = table_of(app).query_one(Spread)
            board, read, act = (
                spread.query_one(f"#{name}").outer_size for name in ("board", "read", "act")
            )
            strip = 1
            assert board.height + strip <= height // 3, "frames included"
            top = app.screen.query_one(Top).outer_size.height
            assert top + board.height + act.height + 3 == height, "the decision has all the rest"
            assert (read.height, read.width + act.width) == (act.height, width)
            assert act.width >= min(2 * read.width, 80)
            await press(pilot, "e")
            await steady(pilot)
            assert spread.query_one("#read").outer_size.width >= width // 2

    drive(app, script)


def test_the_bar_says_less_before_it_cuts_a_word() -> None:
    app = at_gsomia("washington", folder=GSOMIA.parent / "first_hour")

    async def script(pilot: Pilot[None]) -> None:
        async for width, _ in each_size(pilot):
            await settled(pilot)
            (top, *_) = screen_text(app).splitlines()
            assert "…" not in top, width
            assert top.lstrip().startswith("Turn 1 of"), width

    drive(app, script)


@pytest.mark.slow
def test_a_slash_filters_the_numbers_and_p_pins_one_of_them() -> None:
    app = at_gsomia()

    async def script(pilot: Pilot[None]) -> None:
        await pilot.resize_terminal(120, 40)
        await press(pilot, "n")
        assert "First of all" in screen_text(app)
        numbers = table_of(app).query_one(Numbers)
        assert numbers.entries.entry == "pact", "a heading is never highlighted"
        await press(pilot, "slash", *"arrangement")
        assert numbers.entries.entry == "hub"
        await press(pilot, "enter")
        assert "How much the two pass on by way of Washington." in screen_text(app)
        await press(pilot, "p")
        await shown(pilot, "Pinned")
        assert session_of(app).pins("seoul") == ("hub",)
        await press(pilot, "escape")
        assert table_of(app).pane == "numbers"
        board = "\n".join(screen_text(app).splitlines()[:14])
        assert "Use of the 2014 three-way arrangement" in board
        await press(pilot, "p")
        assert session_of(app).pins("seoul") == ()
        await press(pilot, "escape")
        assert table_of(app).pane == "situation", "without a filter Esc is the table's"

    drive(app, script)


def test_who_will_know_of_an_answer_stands_in_the_frame_where_there_is_one() -> None:
    """And in the text where there is none: each time once."""
    app = at_harbour()

    async def script(pilot: Pilot[None]) -> None:
        await press(pilot, "d")
        pane = table_of(app).query_one(Decisions)
        for width, height in ((120, 40), (80, 24), (120, 40)):
            await pilot.resize_terminal(width, height)
            for place in range(3):
                pane.entries.highlighted = place
                await settled(pilot)
                (row,) = (row for row in screen_text(app).splitlines() if pane.footing in row)
                assert ("━" in row) == (width == 120)

    drive(app, script, (120, 40))
