"""Problems as data: codes, suggestions, and a renderer for each format."""
