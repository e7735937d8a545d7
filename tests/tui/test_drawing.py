"""Charts, accounts, hints and the reveal as rows, without an app."""

from __future__ import annotations

from eleventh.play.local import LocalTable
from eleventh.play.why import Answer, explain
from eleventh_ui.display.briefing import compose_briefing
from eleventh_ui.display.choice_text import compose_choice
from eleventh_ui.display.effects import list_effects
from eleventh_ui.display.event_card import compose_card
from eleventh_ui.display.explanations import describe_chain, describe_step
from eleventh_ui.display.readings import scale_of
from eleventh_ui.display.reasons import describe_line
from eleventh_ui.display.reveal_story import compose_story
from eleventh_ui.tui.drawing.account import derived_rows, step_rows
from eleventh_ui.tui.drawing.board import gauge_rows
from eleventh_ui.tui.drawing.chart import chart, series
from eleventh_ui.tui.drawing.effects import effect_rows
from eleventh_ui.tui.drawing.gauges import gauges
from eleventh_ui.tui.drawing.reveal import ledger_rows, story_pages
from eleventh_ui.tui.drawing.rows import Run, clip, extent, fill, folded, spots_in, text_of
from eleventh_ui.tui.drawing.signs import CHOSEN, COLUMN
from eleventh_ui.tui.drawing.texts import about_rows, briefing_rows, card_rows, option_rows
from tui.seats import gsomia_after


def answer(track: str, turns: int) -> Answer:
    match, _, _ = gsomia_after(turns)
    found = explain(match.game, track, seat="seoul")
    assert isinstance(found, Answer)
    return found


def test_text_is_cut_and_filled_by_columns_not_characters() -> None:
    assert clip("東京とソウル", 7) == "東京と…"
    assert fill("東京", 6) == "東京  "
    assert clip("Seoul", 5) == "Seoul"


def test_a_row_that_is_too_long_goes_on_below_itself_and_loses_no_word_and_no_tone() -> None:
    row = (
        Run("○ "),
        Run("4 ", "dim"),
        Run("Send envoys 東京とソウル at once", "mark"),
        Run("  chosen", "moved"),
    )
    assert folded(row, 80, 4) == [row]
    words = "".join(text_of([row])).replace(" ", "")
    for room in range(6, 41):
        rows = folded(row, room, 4)
        assert all(extent(each) <= room for each in rows), room
        assert "".join(text_of(rows)).replace(" ", "") == words, room
        assert all(text.startswith(" ") for text in text_of(rows[1:])), room
        tones = [run.tone for each in rows for run in each]
        assert {"", "dim", "mark", "moved"} == set(tones), room
        assert tones.index("mark") < tones.index("moved"), room


def test_what_stands_before_a_folded_text_stays_in_its_column() -> None:
    row = (Run("○ "), Run("  "), Run("Pay claimants through a foundation"))
    assert text_of(folded(row, 24, 4)) == ["○   Pay claimants", "    through a foundation"]


def test_a_title_that_leaves_no_room_for_its_gauge_stands_above_it() -> None:
    _, view, _ = gsomia_after(1)
    for each in gauges(view).values():
        for width in (36, 56, 110):
            rows = gauge_rows(each, width)
            text = " ".join(text_of(rows))
            assert all(extent(row) <= width for row in rows)
            assert "…" not in text
            assert each.value in text
            assert each.title in " ".join(text.split())


def test_a_history_holds_the_start_and_every_turn() -> None:
    found = answer("trust.tokyo.seoul", 4)
    values = series(found, 5)
    assert len(values) == 6
    assert values[0] == 38
    assert values[-1] == found.value


def test_a_chart_fits_its_room_and_marks_the_turn() -> None:
    found = answer("trust.tokyo.seoul", 8)
    for size in [(60, 6), (78, 8), (190, 14)]:
        rows = chart(found, series(found, 9), size, 3)
        assert len(rows) == size[1]
        assert all(extent(row) <= size[0] for row in rows)
        assert any("cursor" in run.tone for run in rows[-1])
    assert "3" in spots_in(rows)


def charted(*values: float, low: float = 0, high: float = 100, open: int = 0) -> list[str]:
    """The chart of a score with these values, in 80 columns and 8 rows."""
    found = Answer("x", "X", "score", (), values[-1], low, high, open, 0, "", (), (), ())
    return text_of(chart(found, values, (80, 8), 0))


def test_columns_begin_where_the_scale_does_so_that_their_lengths_are_true() -> None:
    text = charted(38, 32, 4)
    assert text[0].startswith(" 40 ")
    assert text[5].startswith("  0 ")
    lengths = [sum(row[at : at + 1] in [*COLUMN] for row in text[:6]) for at in (4, 11, 18)]
    assert lengths == [6, 5, 1]
    assert charted(-50, 50, low=-100)[5].startswith("-100 ")


def test_changes_that_columns_would_hide_are_marks_on_a_part_of_the_scale() -> None:
    text = charted(62, 66, 64)
    assert (text[0][:3], text[5][:3]) == (" 70", " 60")
    assert not any(sign in row for row in text for sign in COLUMN)
    rows = [next(n for n in range(6) if text[n][at : at + 1] == CHOSEN) for at in (9, 16, 23)]
    assert rows[1] < rows[2] < rows[0]
    assert CHOSEN not in "".join(charted(50, 50))


def test_the_turn_that_is_open_is_called_now() -> None:
    assert charted(38, 32, 4, open=2)[-1].split() == ["start", "1", "now"]
    assert charted(38, 32, 4)[-1].split() == ["start", "1", "2"]


def test_shares_are_charted_in_percent() -> None:
    text = charted(0.5, 1, high=1)
    assert text[0].startswith("100% ")
    assert text[6].split() == ["50%", "100%"]


def test_a_status_is_charted_by_name() -> None:
    found = answer("pact", 5)
    text = text_of(chart(found, series(found, 6), (78, 8), 4))
    assert [line.split()[0] for line in text[:4]] == ["active", "notice", "suspended", "lapsed"]


def test_an_objective_tells_how_it_is_scored_from_what_the_seat_sees() -> None:
    match, view, _ = gsomia_after(2)
    controls = next(aim for aim in view.aims if aim.objective.id == "controls_withdrawn")
    trade = next(each for each in view.readings if each.id == "trade.tokyo")
    scored = f"70 - 1.3 × {trade.title} ({scale_of(trade).format_for_sums(trade.value)}) + "
    text = " ".join(" ".join(text_of(briefing_rows(compose_briefing(view), 100))).split())
    story = compose_briefing(view).paragraphs[0].split(".")[0]
    assert text.index(story) < text.index("What you want"), "the story comes first"
    assert f"less by: {trade.title}; turns on: Talks between the two" in text
    assert "Scored as" not in text, "which is one key away"
    found = explain(match.game, f"objective.seoul.{controls.objective.id}", seat="seoul")
    assert isinstance(found, Answer)
    rows = text_of(derived_rows(found, None, 100))
    assert rows[0].startswith(f"It is scored as {scored}")
    assert f"Reads {trade.title}: {scale_of(trade).format_for_sums(trade.value)}" in rows


def test_every_step_of_every_account_names_reason_line_and_source() -> None:
    found = answer("trust.tokyo.seoul", 5)
    for chapter in found.chapters:
        for step in chapter.steps:
            text = " ".join(text_of(step_rows(found, step, 1, 78)))
            assert describe_step(found, step, describe_chain(step)).split(":")[0] in text
            if not step.note:
                assert ".yaml:" in text
                assert "Source" in text


def test_effects_say_direction_and_doubt_in_words_and_fit() -> None:
    _, view, reference = gsomia_after(0)
    for option in view.questions[0].options:
        known = list_effects(option, view, reference)
        for width in (40, 56, 78, 120):
            for in_full in (False, True):
                rows = effect_rows(known, width, in_full=in_full)
                assert all(extent(row) <= width for row in rows)
                told = " ".join(" ".join(text_of(rows)).split())
                words = [each.told if in_full else each.short for each in known]
                assert all(each in told for each in words), "the same words at every width"
        words = ("rise", "fall", "may rise", "may fall", "become", "stay")
        assert all(
            each.told.startswith(words) or "may become" in each.told
            for each in known
            if each.direction != "small"
        )


def test_texts_fit_every_width() -> None:
    _, view, reference = gsomia_after(3)
    cards = [compose_card(each, view, reference) for each in view.cards]
    for width in (40, 56, 78, 190):
        rows = [row for card in cards for row in card_rows(card, width)]
        for option in (*view.questions[0].options, *view.initiatives):
            choice = compose_choice(option, view, reference)
            rows += option_rows(choice, width)
            rows += about_rows(choice, width)
        assert all(extent(row) <= width for row in rows)


def test_the_ledger_tells_trust_and_deterrence_first_and_every_change() -> None:
    _, view, reference = gsomia_after(4)
    rows = ledger_rows(view, reference, 60)
    assert all(extent(row) <= 60 for row in rows)
    tracks = spots_in(rows)
    known = {each.id: each for each in view.readings}
    assert tracks[0].startswith(("trust.", "deterrence.")) or known[tracks[0]].kind == "status"
    assert set(tracks) == {line.track for line in view.ledger}
    told = " ".join(" ".join(text_of(rows)).split())
    assert all(
        " ".join(describe_line(line, scale_of(known[line.track])).split()) in told
        for line in view.ledger
    )


def test_a_page_of_the_story_cuts_no_paragraph_and_leaves_none_out() -> None:
    """Only what may be spared is left out, where there is no room."""
    match, view, reference = gsomia_after(4)
    story = compose_story(view, LocalTable(match).gains("seoul"), None, reference)
    for width, height in ((78, 20), (118, 36), (56, 16), (36, 5)):
        pages = story_pages(story, width, height)
        told = [" ".join(" ".join(text_of(page)).split()) for page in pages]
        assert all(extent(row) <= width for page in pages for row in page)
        for part in story:
            assert any(part.heading in page for page in told)
            for line in part.lines:
                kept = line.lead if line.spare else f"{line.lead} {line.told}"
                assert any(" ".join(kept.split()) in page for page in told)
