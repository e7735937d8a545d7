"""Playtests as people read them: sections of a document, whole or in short."""
