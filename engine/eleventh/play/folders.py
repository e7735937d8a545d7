"""Where this program keeps what is its user's."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path


def data_folder() -> Path:
    """The user's folder for this program: saves and own scenarios."""
    return user_data_path("eleventh-hour", appauthor=False)


def saves_folder() -> Path:
    """Where saves go unless told otherwise."""
    return data_folder() / "saves"
