"""STAGE 1: turn bytes into a Document whose text never changes; `load` is the way in."""
