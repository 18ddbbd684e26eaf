"""Wrap what is trained: parser, check-worthiness, entailment. All of it loads lazily and once."""
