"""Stage 3: gather evidence for claims, let checkers read it, decide, and say why."""
