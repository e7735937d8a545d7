"""Where this program keeps what is its user's."""

from __future__ import annotations

from pathlib import Path

from eleventh.lang.user_folders import find_user_folder


def scenarios_folder() -> Path | None:
    """The user's own scenarios; None where there is no home."""
    data = find_user_folder("data")
    return None if data is None else data / "scenarios"


def saves_folder() -> Path:
    """Where saves go unless told otherwise. SaveError where there is no home."""
    data = find_user_folder("data")
    if data is None:
        from eleventh.play.faults import SaveError  # and SQLite with it, which a list does without

        raise SaveError(
            "There is no home folder here, so matches have no usual place. --save-dir FOLDER "
            "chooses one."
        )
    return data / "saves"


def scorebook_file() -> Path | None:
    """Where a person's finished games are kept; None where there is no home."""
    data = find_user_folder("data")
    return None if data is None else data / "profile.db"
