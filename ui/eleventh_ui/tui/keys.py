"""The user's own keys: `keys.toml` in the folder of settings maps the id of a binding to its keys.

    app.help = "f1"
    lobby.continue = "r, ctrl+r"

The ids stand beside every key on the help screen. A file that can't be followed changes nothing:
one sentence says what is wrong, and the usual keys stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

from textual.binding import Binding

from eleventh.lang.guarded import NotAFile, read_guarded
from eleventh.lang.user_folders import find_user_folder

NAME = "keys.toml"
MODIFIERS = frozenset({"ctrl", "shift", "alt", "super", "meta", "hyper"})
LARGEST = 64 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Keys:
    """Binding ids with the keys they shall have; `fault` says why a file was not followed."""

    keymap: Mapping[str, str] = field(default_factory=dict)
    fault: str = ""


def key_file() -> Path | None:
    """Where the file lies on this system; None where there is no home."""
    folder = find_user_folder("config")
    return None if folder is None else folder / NAME


def read_keys(path: Path | None) -> Keys:
    """The keys in a file; none, and no fault, if there is no file."""
    import tomllib

    if path is None:
        return Keys()
    try:
        data = tomllib.loads(read_guarded(path, LARGEST).data.decode("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return Keys()
    except NotAFile as kind:
        return _unread(path, f"this is {kind}, not a file")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        return _unread(path, f"it can't be read ({fault})")
    wanted = dict(_flat(data))
    known = {each.id: each for each in bindings() if each.id}
    for name, keys in wanted.items():
        if name not in known:
            return _unread(path, f"there is no binding {name!r}{_near(name, known)}")
        if not isinstance(keys, str) or not keys.strip():
            return _unread(path, f'{name} needs its keys as text, such as {name} = "f1"')
        for key in _each(keys):
            if not _is_key(key):
                return _unread(path, f"{name} names {key!r}, which is no key")
    clash = _clash({name: str(keys) for name, keys in wanted.items()}, known)
    return _unread(path, clash) if clash else Keys({name: str(wanted[name]) for name in wanted})


def bindings() -> Iterator[Binding]:
    """Every binding that our screens and widgets declare."""
    import eleventh_ui.tui as package

    for found in walk_packages(package.__path__, f"{package.__name__}."):
        if found.name.endswith(".driver"):
            continue  # only where there are Unix terminals, and without bindings
        for each in vars(import_module(found.name)).values():
            if isinstance(each, type) and each.__module__ == found.name:
                yield from (b for b in vars(each).get("BINDINGS", ()) if isinstance(b, Binding))


def _unread(path: Path, why: str) -> Keys:
    return Keys(fault=f"Your keys in {path} are not used: {why}.")


def _flat(data: Mapping[str, Any], start: str = "") -> Iterator[tuple[str, object]]:
    for name, value in data.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{start}{name}.")
        else:
            yield f"{start}{name}", value


def _each(keys: str) -> list[str]:
    return [key.strip() for key in keys.split(",")]


def _is_key(key: str) -> bool:
    from textual.keys import Keys as Named
    from textual.keys import key_to_character

    *modifiers, last = key.split("+")
    if not set(modifiers) <= MODIFIERS:
        return False
    return last in {each.value for each in Named} or key_to_character(last) is not None


def _clash(wanted: Mapping[str, str], known: Mapping[str, Binding]) -> str:
    """A sentence if a wanted key is taken by another binding of the same screen or of the app."""
    from textual.keys import _normalize_key_list

    taken = {name: wanted.get(name, known[name].key) for name in known}
    held = {name: set(_each(_normalize_key_list(keys))) for name, keys in taken.items()}
    for name in wanted:
        for other, keys in held.items():
            scopes = {name.partition(".")[0], other.partition(".")[0]}
            both = held[name] & keys
            if other != name and both and (len(scopes) == 1 or "app" in scopes):
                return f"{name} and {other} would both have the key {min(both)!r}"
    return ""


def _near(name: str, known: Mapping[str, Binding]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, known, n=1)
    return f"; did you mean {close[0]!r}?" if close else ""
