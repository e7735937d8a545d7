"""A debrief as people are shown it: its sentences, its charts, and the whole of it as a report."""
