"""The emitter for NumPy: a whole batch of games at once, in arrays with a column per lane."""
