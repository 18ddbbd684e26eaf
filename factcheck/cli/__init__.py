"""The command line: one module a command; `app.main` is the way in."""
