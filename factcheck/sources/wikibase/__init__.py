"""Read a Wikibase server, such as Wikidata: items and timelines to the snapshot's rows.

ask.py sends the requests; decode.py and times.py read the answers; study.py plans the rounds of
requests and holds what came; link.py, posts.py, tenures.py, elections.py and attributes.py turn
items into typed rows under the ids that claims are linked to.
"""
