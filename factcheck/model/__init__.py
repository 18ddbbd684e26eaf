"""Hold the types that the stages hand each other: frozen, no I/O, no clock."""
