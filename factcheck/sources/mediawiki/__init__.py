"""Read pages of a MediaWiki: its API, old revisions, wikitext as plain text, passages.

`titles` says which pages may speak of a claim, `api` words the requests and decodes the answers,
`shelf` fetches the revisions in force on a day with few requests, `wikitext` makes plain text of
them, and `passages` finds and reads the sentences that bear on a claim.
"""
