"""Read claims about offices: titles, terms, successions, portfolios."""
