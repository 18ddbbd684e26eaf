"""Read claims of published figures: levels, rates, trends, comparisons, attributes."""
