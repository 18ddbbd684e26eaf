"""Wrap what is trained: the English parser. Everything here loads lazily and once."""
