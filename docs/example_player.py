#!/usr/bin/env python3
"""A player for Eleventh Hour: it gives the cheapest answer that is open, and says why.

Try it with `eleventh play --auto --bots seoul=exec:docs/example_player.py`. It needs nothing but
Python; docs/players.md tells what goes over the two pipes.
"""

import json
import sys


def choose(menu):
    """The cheapest open answer to every decision, and no initiative, with a reason for each."""
    responses, reasons, left = {}, {}, menu["capital"]
    for decision, answers in menu["decisions"].items():
        free = [each for each in answers if each["open"] and (left is None or each["cost"] <= left)]
        chosen = min(free, key=lambda each: each["cost"])
        if left is not None:
            left -= chosen["cost"]
        responses[decision] = chosen["id"]
        reasons[decision] = f"it costs {chosen['cost']:g}, the least of {len(free)} open answers"
    return {"responses": responses, "initiatives": [], "reasons": reasons}


def main():
    """Answers each question of the table until the game is over, or the table has gone."""
    for line in sys.stdin:
        message = json.loads(line)
        if message["type"] == "hello" and message["protocol"] != 1:
            sys.exit(f"protocol {message['protocol']} is not known here")
        if message["type"] == "turn":
            answer = {"ask": message["ask"], **choose(message["menu"])}
            print(json.dumps(answer), flush=True)
        elif message["type"] == "refused":
            sys.exit(" ".join(each["text"] for each in message["refusals"]))
        elif message["type"] == "end":
            return


if __name__ == "__main__":
    main()
