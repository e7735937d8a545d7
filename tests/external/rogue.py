"""A program in a seat that behaves as it is told: `rogue.py BEHAVIOUR [FILE]`. Every turn it does
what the behaviour says; several with commas between them are for one turn each."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

BEHAVIOUR, FILE = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else os.devnull
IN_TURN = BEHAVIOUR.split(",")


def say(**message: object) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def put(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def orders(message: dict, place: int = -1) -> dict:
    """The last open answer to each decision, which the stand-in would not give."""
    chosen = {
        decision: [each["id"] for each in answers if each["open"]][place]
        for decision, answers in message["menu"]["decisions"].items()
    }
    reasons = {each: f"turn {message['turn']}, {each}" for each in chosen}
    return {"ask": message["ask"], "responses": chosen, "reasons": reasons}


def answer(message: dict, behaviour: str) -> None:
    match behaviour:
        case "well":
            say(**orders(message))
        case "late":
            time.sleep(60)
        case "dies":
            print("Traceback: the model\x1b has gone", file=sys.stderr, flush=True)
            sys.exit(3)
        case "garbage":
            put(b"Let me think about it.\n" * 3)
        case "no_text":
            put(b"\xff\xfe{}\n" * 3)
        case "wrong":
            for _ in range(3):
                say(ask=message["ask"], responses={"no.such": "thing"}, initiatives=["fly"])
        case "learns":
            say(ask=message["ask"], responses={"no.such": "thing"})
            refused = json.loads(sys.stdin.readline())
            codes = [each["code"] for each in refused["refusals"]]
            assert (refused["type"], refused["left"]) == ("refused", 2), refused
            assert "not_asked" in codes, refused
            assert all(each["text"] for each in refused["refusals"]), refused
            say(**orders(message))
        case "endless":
            while True:
                put(b"x" * 65536)
        case "stale":
            while True:
                say(ask=0, responses={})
        case "errors":
            while True:
                os.write(2, b"e" * 65536)
        case "more":
            say(**orders(message))
            say(**orders(message, 0))
            say(ask=0)
        case "pieces":
            whole = json.dumps(orders(message)).encode()
            for part in (whole[:9], whole[9:], b"\n"):
                put(part)
                time.sleep(0.02)
        case "shuts_out":
            os.close(1)
            time.sleep(60)
        case "shuts_in":
            os.close(0)
            time.sleep(60)
        case "leaves_child":
            child = subprocess.Popen(["sleep", "600"])
            with open(FILE, "a") as file:
                file.write(f"{os.getpid()} {child.pid}\n")
            say(**orders(message))
        case "tells_all":
            huge = dict.fromkeys(orders(message)["responses"], "�\x1b[31m" + "x" * 9000)
            say(**{**orders(message), "reasons": huge})
        case "whole":
            say(**{**orders(message), "reasons": "It keeps\nits word."})
        case "environment":
            with open(FILE, "w") as file:
                file.write(json.dumps([dict(os.environ), sys.argv[3:]]))
            say(**orders(message))


def main() -> None:
    if BEHAVIOUR == "dead":
        print("no such model", file=sys.stderr)
        sys.exit(3)
    if BEHAVIOUR == "deaf":
        time.sleep(60)
    for line in iter(sys.stdin.readline, ""):
        message = json.loads(line)
        if BEHAVIOUR == "records":
            with open(FILE, "a") as file:
                file.write(line)
        if message["type"] == "end" and BEHAVIOUR != "leaves_child":
            return
        if message["type"] == "turn":
            behaviour = IN_TURN[min(message["turn"], len(IN_TURN)) - 1]
            answer(message, "well" if behaviour == "records" else behaviour)


main()
