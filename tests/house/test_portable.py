"""What only some systems have is asked for before it is used. Other systems than Linux have not run
any of this; so it is held here that nothing stands in their way that could be seen."""

from __future__ import annotations

import ast

from house.tree import SOURCES, modules, named, parsed

OF_UNIX = {"fcntl", "pty", "termios", "tty", "pwd", "grp", "resource", "syslog"}
"""Modules that Windows lacks."""
CALLS = {
    "os": {"fork", "getuid", "geteuid", "getgid", "setuid", "mkfifo", "fchmod", "fchown", "chown",
           "getpgid", "setsid", "killpg", "wait4", "get_blocking", "openpty", "O_NOFOLLOW",
           "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_DIRECTORY", "statvfs", "uname", "nice"},
    "signal": {"SIGHUP", "SIGKILL", "SIGPIPE", "SIGALRM", "SIGTSTP", "SIGCONT", "SIGUSR1",
               "SIGWINCH", "alarm", "setitimer", "pthread_sigmask"},
}  # fmt: skip
"""What some system lacks of modules that all have."""


def is_asked_for(tree: ast.Module, module: str, name: str) -> bool:
    """Whether a file asks whether there is such a name before it uses it."""
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "hasattr"
        and ast.unparse(node.args[0]) == module
        and ast.literal_eval(node.args[1]) == name
        for node in ast.walk(tree)
        if not isinstance(node, ast.Call) or len(node.args) == 2
    )


def guarded_imports(tree: ast.Module) -> set[str]:
    """The modules whose absence a file takes."""
    return {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Try)
        and any("ImportError" in ast.unparse(each.type) for each in node.handlers if each.type)
        for inside in node.body
        if isinstance(inside, ast.Import)
        for alias in inside.names
    }


def test_no_module_of_one_system_is_imported_as_if_all_had_it() -> None:
    taken = {
        f"{named(path)} imports {alias.name}"
        for folder in SOURCES
        for path in modules(folder)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Import)
        for alias in node.names
        if alias.name in OF_UNIX - guarded_imports(parsed(path))
    }
    assert taken == set()


def test_nothing_that_one_system_has_is_used_unasked() -> None:
    used = {
        f"{named(path)}:{node.lineno} uses {node.value.id}.{node.attr}"
        for folder in SOURCES
        for path in modules(folder)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if node.attr in CALLS.get(node.value.id, ())
        if not is_asked_for(parsed(path), node.value.id, node.attr)
    }
    assert used == set()
