"""Cut a sentence into clauses, each a fact of its own."""
