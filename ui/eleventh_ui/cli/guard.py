"""The last line of defence: whatever happens, a person reads one sentence and a hint.

Exceptions are bugs; their tracebacks go to the log, and to the terminal only for those who ask with
--debug or ELEVENTH_DEBUG. Signals end the program with the code that shells expect.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType

import click

from eleventh_ui.display.streams import dependable_output

PROBLEMS, MISUSE, INTERRUPTED = 1, 2, 130
SIGNALLED = 128  # added to a signal's number
BROKEN_PIPE = 13  # SIGPIPE's number, where there is such a signal
ISSUES = "report it with the log's last entry and what you did"


class Trouble(click.ClickException):
    """Something a person can mend: one sentence, and what to do about it. Exit code 1."""

    exit_code = PROBLEMS

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class Stopped(BaseException):
    """The system asked the program to end: SIGTERM or SIGHUP."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Leaving(BaseException):
    """A person left by Ctrl-C and was told so already; the program ends with code 130."""


class Unread(Exception):
    """Whoever read our output has left."""


def guarded(command: click.Command, arguments: Sequence[str]) -> int:
    """Runs a command and returns the exit code; raises only for those who debug."""
    debug = "--debug" in arguments or bool(os.environ.get("ELEVENTH_DEBUG"))
    with dependable_output(), _endings():
        try:
            _tolerate_any_text()
            code = command.main(list(arguments), prog_name="eleventh", standalone_mode=False)
            if sys.stdout is not None:
                sys.stdout.flush()
            return code if isinstance(code, int) else 0
        except Stopped as stopped:
            return SIGNALLED + stopped.number
        except Leaving:
            return INTERRUPTED
        except (KeyboardInterrupt, click.Abort):
            _tell("Stopped.")
            return INTERRUPTED
        except click.UsageError as misuse:
            _tell_misuse(misuse)
            return MISUSE
        except click.ClickException as trouble:
            _tell(trouble.format_message(), getattr(trouble, "hint", ""))
            return trouble.exit_code
        except (BrokenPipeError, Unread):
            return SIGNALLED + BROKEN_PIPE
        except Exception as fault:
            if debug:
                raise
            return _confess(fault)
        finally:
            _settle()


@contextmanager
def _endings() -> Iterator[None]:
    """Turns SIGTERM and SIGHUP into Stopped, once; what was asked twice changes nothing."""
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]

    def stop(number: int, frame: FrameType | None) -> None:
        for each in numbers:
            signal.signal(each, signal.SIG_IGN)
        raise Stopped(number)

    before = {}
    with suppress(ValueError):  # not the main thread, which gets no signals
        for number in numbers:
            if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
                before[number] = signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _tolerate_any_text() -> None:
    """Lets no character of a text stop the output or the input in a terminal of an old encoding."""
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace")):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=errors)


def _settle() -> None:
    """Flushes what can be flushed and drops the rest, so that nothing fails at exit any more: a
    reader may have left, and a terminal may be gone."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _tell(message: str, hint: str = "") -> None:
    from eleventh_ui.display.words import join_lines

    with suppress(OSError, ValueError):
        click.echo(f"eleventh: {join_lines(message)}", err=True)
        if hint:
            click.echo(f"  {join_lines(hint)}", err=True)


def _tell_misuse(misuse: click.UsageError) -> None:
    path = misuse.ctx.command_path if misuse.ctx is not None else "eleventh"
    _tell(misuse.format_message(), f"{path} --help tells what it understands.")


def _confess(fault: Exception) -> int:
    """Says what went wrong in one line, and where the log is."""
    if isinstance(fault, OSError) and fault.strerror:
        where = f" {fault.filename}" if fault.filename else ""
        _tell(f"The system refused:{where} {fault.strerror}.", "Nothing that was saved is lost.")
        return PROBLEMS
    from eleventh_ui.cli.log import write_fault

    log = write_fault(fault)
    told = f"the log is {log}" if log else "no log could be written"
    _tell(
        f"Something went wrong inside Eleventh Hour ({type(fault).__name__}); {told}.",
        f"Saved matches are kept. If it happens again, please {ISSUES}.",
    )
    return PROBLEMS
