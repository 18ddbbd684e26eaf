"""Read claims about elections: contests, winners, results, standings, days."""
