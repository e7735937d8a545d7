"""From the author's model to a program: names resolved, variables expanded, formulas made
operations."""
