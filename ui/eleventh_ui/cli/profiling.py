"""Whether a person's finished games are kept for their profile, and the keeping when one ends.

They are unless `--no-profile` was said, in this game or in one before: that is kept among the
settings until `--profile`. Where what was said can't be read, nothing is kept: whoever wanted no
profile gets none.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from eleventh_ui.cli.settings import Say, keep_setting, read_settings, settings_file

if TYPE_CHECKING:  # the screen is painted before the engine is imported
    from eleventh.play.table import FacilitatorTable
    from eleventh_ui.display.noting import NoteEnd

SETTING = "profile"


def make_note_end(wanted: bool | None, say: Say) -> NoteEnd:
    """What keeps games as this person wants it. `wanted` is what was said for this game; it is kept
    for the next."""
    settings = settings_file()
    if wanted is not None:
        keep_setting(settings, SETTING, wanted, "Whether there is a profile", say)

    def note_end(table: FacilitatorTable, path: Path | None) -> str:
        from eleventh.play.finished import find_finished
        from eleventh.play.folders import scorebook_file
        from eleventh.play.scorebook import ScorebookError, note_game, read_scorebook
        from eleventh_ui.display.profile import describe_noted

        save = "" if path is None else path.stem
        game, file = find_finished(table.record(), save), scorebook_file()
        if game is None or file is None or not (is_wanted(settings) if wanted is None else wanted):
            return ""
        try:
            note_game(file, game)
            return describe_noted(game, read_scorebook(file))
        except ScorebookError as fault:
            return f"This game is not in your profile. {fault}"

    return note_end


def is_wanted(settings: Path | None) -> bool:
    """Whether games are kept, as far as the settings say; not where they can't be read."""
    kept = read_settings(settings, lambda _: None)
    return kept is not None and kept.get(SETTING, True) is True
