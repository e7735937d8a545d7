"""From the author's model to a program: names resolved, variables expanded, formulas made
operations.

`assembly` runs two passes. The first makes tables of what has a name: `cast` (actors), `tracks`,
`derived`, `outline` (injects, choices, turns), `visibility`. The second goes through a turn with
them, in a `context`: `injects`, `choices`, `deeds`, `rules`, `closing`. What is wrong becomes a
problem and is left out; the rest is lowered all the same.
"""
