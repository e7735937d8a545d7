"""A client of yaml-language-server, as an editor is one: JSON-RPC over standard streams."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest

PACKAGE = "yaml-language-server@1"
SETTINGS = {"yaml": {"validate": True, "completion": True, "schemaStore": {"enable": False}}}


def find_server(folder: Path) -> list[str]:
    """The command of a server: one that is installed, or else from npm. Skips where there is
    neither."""
    found = shutil.which("yaml-language-server")
    if found:
        return [found, "--stdio"]
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        pytest.skip("there is no node, or no npm")
    made = subprocess.run(
        [npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder), PACKAGE],
        capture_output=True,
        timeout=240,
        check=False,
    )
    if made.returncode:
        pytest.skip("npm could not install yaml-language-server")
    place = folder / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
    return [node, str(place), "--stdio"]


class LanguageServer:
    """A running server; every question waits for its answer."""

    def __init__(self, command: list[str]) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._number = 0
        self._diagnosed: dict[str, list[dict[str, Any]]] = {}

    def __enter__(self) -> LanguageServer:
        self._ask("initialize", {"processId": None, "rootUri": None, "capabilities": {
            "textDocument": {"completion": {"completionItem": {"snippetSupport": False}}},
            "workspace": {"configuration": True}}})  # fmt: skip
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": SETTINGS})
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def diagnose(self, place: Path, text: str) -> list[str]:
        """What the server marks in a text that would stand there, each with its line from 1."""
        uri = self._open(place, text)
        while uri not in self._diagnosed:
            self._read()
        return [
            f"{each['range']['start']['line'] + 1}: {each['message']}"
            for each in self._diagnosed[uri]
        ]

    def complete(self, place: Path, text: str, line: int, column: int) -> list[str]:
        """What the server offers in a text, at a line and a column from 0."""
        uri = self._open(place, text)
        asked = {
            "textDocument": {"uri": uri},
            "position": {"line": line, "character": column},
            "context": {"triggerKind": 1},
        }
        found = self._ask("textDocument/completion", asked)
        return [each["label"] for each in found["items"]]

    def _open(self, place: Path, text: str) -> str:
        """Opens a text under an address of its own, so that nothing said of another is taken for
        an answer."""
        self._number += 1
        uri = place.with_name(f"{self._number}_{place.name}").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def _ask(self, method: str, params: Mapping[str, Any]) -> Any:
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            found = self._read()
            if found.get("id") == self._number and "method" not in found:
                assert "error" not in found, found
                return found["result"]

    def _tell(self, method: str, params: Mapping[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Mapping[str, Any]) -> None:
        assert self._process.stdin is not None
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        """The next message; what the server asks is answered, what it marks is kept."""
        stream = self._process.stdout
        assert stream is not None
        length = 0
        while line := stream.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the server has left"
        message: dict[str, Any] = json.loads(stream.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self._diagnosed[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        return message

    def _answer(self, message: Mapping[str, Any]) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        items = message["params"]["items"]
        return [SETTINGS.get(each.get("section"), {}) for each in items]
