"""Stage 2: split a document into claims that stand alone, each with typed slots.

`sentences` cuts the text, `mentions` finds names, dates, numbers and offices, `linking` says
who is meant, `grammar` reads the parse, one module a kind of claim turns what it finds into
claims, and `split` puts the stage together.
"""
