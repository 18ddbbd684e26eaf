"""Describe where the figures, names and properties come from, and for which days they speak."""

from datetime import date

from factcheck.model.fact import SourceInfo

BANK = SourceInfo(
    id="world-bank",
    name="World Development Indicators",
    publisher="World Bank",
    url="https://databank.worldbank.org/source/world-development-indicators",
    licence="CC BY 4.0",
    attribution="World Bank, World Development Indicators",
    retrieved=date(2026, 7, 1),
    covers_from=date(1960, 1, 1),
    covers_to=date(2025, 12, 31),
)
FACTBOOK = SourceInfo(
    id="factbook",
    name="The World Factbook",
    publisher="Central Intelligence Agency",
    url="https://www.cia.gov/the-world-factbook/",
    licence="public domain",
    attribution="CIA World Factbook",
    retrieved=date(2026, 1, 22),
    covers_from=None,
    covers_to=date(2026, 1, 22),
)
INDEC = SourceInfo(
    id="indec",
    name="Intercambio Comercial Argentino (foreign trade of goods)",
    publisher="INDEC, Argentina",
    url="https://datos.gob.ar/dataset/sspm-intercambio-comercial-argentino",
    licence="CC BY 4.0",
    attribution="INDEC via datos.gob.ar",
    # The file ends with March 2026, which was published in April and without April.
    retrieved=date(2026, 4, 30),
    covers_from=date(1992, 1, 1),
    covers_to=date(2026, 3, 31),
)
CLDR = SourceInfo(
    id="cldr",
    name="Common Locale Data Repository 47 (currencies in use)",
    publisher="Unicode Consortium",
    url="https://cldr.unicode.org/",
    licence="Unicode-3.0",
    attribution="Unicode CLDR via Babel",
    retrieved=date(2025, 3, 13),
    covers_from=None,
    covers_to=date(2025, 3, 13),
)

SOURCES = (BANK, FACTBOOK, INDEC, CLDR)
