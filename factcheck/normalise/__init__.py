"""Turn wording into values: names into keys, dates into intervals, numbers into bounds."""
