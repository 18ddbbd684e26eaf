"""Build the snapshot from public data folders: one module a data set, pure functions to rows."""
