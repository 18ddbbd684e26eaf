"""Describe the sources of tenures: who publishes them, and for which days they speak."""

from datetime import date

from factcheck.model.fact import SourceInfo

_RETRIEVED = date(2026, 7, 1)
_WIKIDATA = {
    "publisher": "Wikidata, through EveryPolitician", "licence": "CC0 1.0",
    "attribution": "Wikidata, through EveryPolitician",
}  # fmt: skip
_FACTBOOK = {
    "publisher": "Central Intelligence Agency", "licence": "public domain",
    "attribution": "CIA World Factbook",
}  # fmt: skip


def tenure_sources(*, checked: date | None) -> tuple[SourceInfo, ...]:
    """Give the sources; `checked` is the last day of the hand-checked list, if there is one."""
    found = [
        SourceInfo(
            id="factbook", name="The World Factbook", url="https://www.cia.gov/the-world-factbook/",
            retrieved=date(2026, 1, 22), covers_from=date(2015, 10, 26),
            covers_to=date(2026, 1, 22), **_FACTBOOK,
        ),
        SourceInfo(
            id="factbook-editions", name="The World Factbook, yearly editions",
            url="https://www.cia.gov/the-world-factbook/about/archives/",
            retrieved=_RETRIEVED, covers_from=date(1990, 1, 1), covers_to=date(2020, 12, 31),
            **_FACTBOOK,
        ),
        SourceInfo(
            id="us-executive", name="Presidents and vice presidents of the United States",
            publisher="unitedstates/congress-legislators", licence="CC0 1.0",
            url="https://github.com/unitedstates/congress-legislators",
            attribution="unitedstates/congress-legislators", retrieved=_RETRIEVED,
            covers_from=date(1789, 4, 30), covers_to=date(2026, 6, 1),
        ),
        SourceInfo(
            id="uk-ministers", name="IfG Ministers Database",
            publisher="Institute for Government", licence="CC BY 4.0",
            url="https://www.instituteforgovernment.org.uk/ministers-database",
            attribution="Institute for Government, IfG Ministers Database",
            retrieved=_RETRIEVED, covers_from=date(1979, 5, 4), covers_to=date(2026, 6, 1),
        ),
        SourceInfo(
            id="wikidata-ministers", name="Office holders in Wikidata",
            url="https://www.wikidata.org/", retrieved=date(2023, 3, 11),
            covers_from=date(2000, 1, 1), covers_to=date(2022, 8, 2), **_WIKIDATA,
        ),
        SourceInfo(
            id="wikidata-world", name="World leaders in Wikidata",
            url="https://www.wikidata.org/", retrieved=date(2023, 1, 10),
            covers_from=date(2000, 1, 1), covers_to=date(2022, 12, 11), **_WIKIDATA,
        ),
    ]
    if checked is not None:
        found.append(
            SourceInfo(
                id="officials", name="Officials, checked by hand", publisher="factcheck",
                url="https://www.wikidata.org/", licence="CC0 1.0",
                attribution="facts checked one by one, each with its own source",
                retrieved=checked, covers_from=None, covers_to=checked,
            )
        )
    return tuple(found)
