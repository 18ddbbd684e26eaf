"""Hold what the seed article is about, shaped as in Wikidata, and some neighbours.

Ids of four digits after "Q9" are invented, as are all positions, elections and parties; people
and countries whose item the snapshot knows have it. Dates and votes are of the public record.
"""

from typing import Any

from tests.servers.items import UNKNOWN, Amount, Entity, item, made

ARGENTINA, USA, ITALY = "Q414", "Q30", "Q38"
TRUMP, HARRIS, BIDEN, CLINTON = "Q22686", "Q10853588", "Q6279", "Q6294"
MASSA, CAFIERO, FERNANDEZ, MELONI = "Q3479675", "Q68869954", "Q2642828", "Q451791"
MILEI, MONDINO, WERTHEIN, QUIRNO, ADORNI = "Q90001", "Q90032", "Q90033", "Q90034", "Q90035"
DRAGHI = "Q294460"
HUMAN, PRESIDENTIAL, ROUND = "Q5", "Q858439", "Q24097670"
# Positions.
ARG_PRESIDENT, ARG_FOREIGN, ARG_SPOKESMAN, ARG_ECONOMY = "Q90110", "Q90111", "Q90112", "Q90113"
US_PRESIDENT, US_VICE, IT_PRIME = "Q90120", "Q90121", "Q90130"
# Elections.
ARG_2019, ARG_2023, ARG_2023_1, ARG_2023_2 = "Q90200", "Q90201", "Q90202", "Q90203"
US_2016, US_2020, US_2024, US_2028 = "Q90210", "Q90211", "Q90212", "Q90213"
LLA, BULLRICH = "Q90300", "Q90301"


def _person(
    qid: str, label: str, home: str, *, aliases: tuple[str, ...] = (), **more: Any
) -> Entity:
    return item(qid, label, aliases=aliases, title=label, P31=HUMAN, P27=home, **more)


def entities() -> dict[str, Entity]:
    """Give every item by its id."""
    return {entity["id"]: entity for entity in (*_places(), *_argentines(), *_others(), *_votes())}


def _places() -> list[Entity]:
    return [
        item(ARGENTINA, "Argentina", title="Argentina", P298="ARG", P36="Q1486",
             P35=[made(MILEI, rank="preferred", P580="2023-12-10")]),
        item("Q1486", "Buenos Aires", title="Buenos Aires", aliases=["Ciudad Autónoma de Buenos Aires"], P17=ARGENTINA),
        item(USA, "United States", title="United States", P298="USA", P36="Q61"),
        item("Q61", "Washington, D.C.", title="Washington, D.C.", aliases=["Washington"], P17=USA),
        item(ITALY, "Italy", title="Italy", P298="ITA", P36="Q220"),
        item("Q220", "Rome", title="Rome", aliases=["Roma"], P17=ITALY),
        item(HUMAN, "human"),
        item(LLA, "La Libertad Avanza", aliases=["Liberty Advances", "LLA"], P17=ARGENTINA),
        item(ARG_PRESIDENT, "President of Argentina", aliases=["President of the Argentine Nation"],
             P1001=ARGENTINA, P1308=[made(MILEI, P580="2023-12-10")]),
        item(ARG_FOREIGN, "Minister of Foreign Affairs of Argentina",
             aliases=["Foreign Minister of Argentina", "Canciller de Argentina"],
             P1001=ARGENTINA, P17=ARGENTINA),
        item(ARG_SPOKESMAN, "Spokesperson of the Presidency of Argentina", P1001=ARGENTINA),
        item(ARG_ECONOMY, "Minister of Economy of Argentina", P1001=ARGENTINA),
        item(US_PRESIDENT, "President of the United States", P1001=USA),
        item(US_VICE, "Vice President of the United States", P1001=USA),
        item(IT_PRIME, "Prime Minister of Italy", aliases=["President of the Council of Ministers of Italy"], P1001=ITALY),
    ]  # fmt: skip


def _argentines() -> list[Entity]:
    return [
        _person(MILEI, "Javier Milei", ARGENTINA, aliases=("Javier Gerardo Milei", "Milei"),
                P569="1970-10-22", P102=[made(LLA, P580="2021-07")],
                P39=[made(ARG_PRESIDENT, rank="preferred", P580="2023-12-10", P1365=FERNANDEZ, P2715=ARG_2023)],
                P3602=[made(ARG_2023)]),
        _person(MASSA, "Sergio Massa", ARGENTINA, aliases=("Massa",), P569="1972-04-28",
                P39=[made(ARG_ECONOMY, P580="2022-08-03", P582="2023-12-10")], P3602=[made(ARG_2023)]),
        _person(FERNANDEZ, "Alberto Fernández", ARGENTINA, P569="1959-04-02",
                P39=[made(ARG_PRESIDENT, P580="2019-12-10", P582="2023-12-10", P1366=MILEI, P2715=ARG_2019)]),
        _person("Q90036", "Felipe Solá", ARGENTINA,
                P39=[made(ARG_FOREIGN, P580="2019-12-10", P582="2021-09-20", P1366=CAFIERO)]),
        _person(CAFIERO, "Santiago Cafiero", ARGENTINA, P569="1979-08-30",
                P39=[made(ARG_FOREIGN, P580="2021-09-20", P582="2023-12-10", P1366=MONDINO)]),
        _person(MONDINO, "Diana Mondino", ARGENTINA,
                P39=[made(ARG_FOREIGN, P580="2023-12-10", P582="2024-10-30", P1365=CAFIERO, P1366=WERTHEIN)]),
        _person(WERTHEIN, "Gerardo Werthein", ARGENTINA,
                P39=[made(ARG_FOREIGN, P580="2024-10-30", P582="2025-10-28", P1365=MONDINO, P1366=QUIRNO)]),
        _person(QUIRNO, "Pablo Quirno", ARGENTINA, P39=[made(ARG_FOREIGN, P580="2025-10-28", P1365=WERTHEIN)]),
        _person(ADORNI, "Manuel Adorni", ARGENTINA,
                P39=[made(ARG_SPOKESMAN, P580="2023-12-10", P582="2025-11-05")]),
        _person(BULLRICH, "Patricia Bullrich", ARGENTINA, P3602=[made(ARG_2023)]),
    ]  # fmt: skip


def _others() -> list[Entity]:
    return [
        _person(TRUMP, "Donald Trump", USA, P569="1946-06-14",
                P39=[made(US_PRESIDENT, P580="2017-01-20", P582="2021-01-20", P1366=BIDEN, P2715=US_2016),
                     made(US_PRESIDENT, rank="preferred", P580="2025-01-20", P1365=BIDEN, P2715=US_2024)],
                P3602=[made(US_2016), made(US_2020), made(US_2024)]),
        _person(HARRIS, "Kamala Harris", USA, P569="1964-10-20",
                P39=[made(US_VICE, P580="2021-01-20", P582="2025-01-20")], P3602=[made(US_2024)]),
        _person(BIDEN, "Joe Biden", USA,
                P39=[made(US_PRESIDENT, P580="2021-01-20", P582="2025-01-20"),
                     made(US_VICE, P580="2009-01-20", P582="2017-01-20")]),
        _person("Q24313", "Mike Pence", USA, P39=[made(US_VICE, P580="2017-01-20", P582="2021-01-20")]),
        _person(CLINTON, "Hillary Clinton", USA),
        _person(MELONI, "Giorgia Meloni", ITALY, P569="1977-01-15",
                P39=[made(IT_PRIME, P580="2022-10-22", P1365=DRAGHI)]),
        _person(DRAGHI, "Mario Draghi", ITALY, P39=[made(IT_PRIME, P580="2021-02-13", P582="2022-10-22")]),
        # A namesake, and somebody whose office ended on a day that nobody wrote down.
        _person("Q90090", "Ann Unsure", ITALY, P39=[made("Q90131", P580="2001", P582=UNKNOWN)]),
        item("Q90131", "Minister of Health of Italy", P1001=ITALY),
    ]  # fmt: skip


def _votes() -> list[Entity]:
    return [
        item(ARG_2019, "2019 Argentine presidential election", P31=PRESIDENTIAL, P17=ARGENTINA,
             P541=ARG_PRESIDENT, P585="2019-10-27", P156=ARG_2023, P991=FERNANDEZ,
             P726=[made(FERNANDEZ)]),
        item(ARG_2023, "2023 Argentine presidential election", P31=PRESIDENTIAL, P17=ARGENTINA,
             P541=ARG_PRESIDENT, P585=["2023-10-22", "2023-11-19"], P155=ARG_2019, P991=MILEI,
             P527=[ARG_2023_1, ARG_2023_2]),
        item(ARG_2023_1, "first round of the 2023 Argentine presidential election", P31=ROUND,
             P361=ARG_2023, P585="2023-10-22", P1697=Amount(26_354_000),
             P726=[made(MASSA, P1111=Amount(9_853_492)), made(MILEI, P1111=Amount(8_034_990)),
                   made(BULLRICH, P1111=Amount(6_379_023))]),
        item(ARG_2023_2, "second round of the 2023 Argentine presidential election", P31=ROUND,
             P361=ARG_2023, P585="2023-11-19", P1697=Amount(26_153_280), P991=MILEI,
             P726=[made(MILEI, P1111=Amount(14_554_560)), made(MASSA, P1111=Amount(11_598_720))]),
        item(US_2016, "2016 United States presidential election", P31=PRESIDENTIAL, P17=USA,
             P541=US_PRESIDENT, P585="2016-11-08", P156=US_2020, P991=TRUMP, P1697=Amount(136_669_000),
             P726=[made(TRUMP, P1111=Amount(62_984_828)), made(CLINTON, P1111=Amount(65_853_514))]),
        item(US_2020, "2020 United States presidential election", P31=PRESIDENTIAL, P17=USA,
             P541=US_PRESIDENT, P585="2020-11-03", P155=US_2016, P156=US_2024, P991=BIDEN,
             P1697=Amount(158_429_000),
             P726=[made(BIDEN, P1111=Amount(81_283_501)), made(TRUMP, P1111=Amount(74_223_975))]),
        item(US_2024, "2024 United States presidential election", P31=PRESIDENTIAL, P17=USA,
             P541=US_PRESIDENT, P585="2024-11-05", P155=US_2020, P156=US_2028, P991=TRUMP,
             P1697=Amount(155_238_000),
             P726=[made(TRUMP, P1111=Amount(77_302_580)), made(HARRIS, P1111=Amount(75_017_613))]),
        item(US_2028, "2028 United States presidential election", P31=PRESIDENTIAL, P17=USA,
             P541=US_PRESIDENT, P585="2028-11-07", P155=US_2024),
    ]  # fmt: skip
