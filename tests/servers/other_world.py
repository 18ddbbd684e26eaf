"""Hold other countries as Wikidata models them, with the gaps and traps that it has.

Ids of five digits after "Q91" are invented, as are all positions and elections; people and
countries whose item the snapshot knows have it. Dates and votes are of the public record unless
a comment says otherwise.
"""

from typing import Any

from tests.servers.items import UNKNOWN, Amount, Entity, item, made
from tests.servers.seed_world import HUMAN, PRESIDENTIAL, ROUND

GERMANY, BRITAIN, SWEDEN, DENMARK, BRAZIL = "Q183", "Q145", "Q34", "Q35", "Q155"
FRANCE, SPAIN, SOUTH_AFRICA, UKRAINE, POLAND = "Q142", "Q29", "Q258", "Q212", "Q36"
FINLAND, CALIFORNIA, SWITZERLAND = "Q33", "Q99", "Q39"
MERKEL, SCHOLZ, MERZ, BAERBOCK = "Q567", "Q61053", "Q91001", "Q564328"
SUNAK, STARMER, LAMMY, CAMERON = "Q20055561", "Q91002", "Q91003", "Q192"
LOFVEN, ANDERSSON, KRISTERSSON = "Q2740012", "Q4935873", "Q1780398"
LULA, BOLSONARO, MACRON, LE_PEN = "Q37181", "Q10304982", "Q3052772", "Q91005"
CHANCELLOR, DE_FOREIGN, UK_PRIME, UK_FOREIGN = "Q91100", "Q91101", "Q91110", "Q91111"
SE_PRIME, DK_PRIME, BR_PRESIDENT, FR_PRESIDENT = "Q91120", "Q91130", "Q91140", "Q91150"
FI_PRESIDENT, FI_PRIME, GOVERNOR, PL_PRIME, CH_COUNCIL = (
    "Q91160",
    "Q91161",
    "Q91170",
    "Q91180",
    "Q91190",
)


def _person(qid: str, label: str, home: str, **more: Any) -> Entity:
    return item(qid, label, title=label, P31=HUMAN, P27=home, **more)


def entities() -> dict[str, Entity]:
    """Give every item by its id."""
    found = (*_places(), *_posts(), *_northerners(), *_others(), *_votes())
    return {entity["id"]: entity for entity in found}


def _places() -> list[Entity]:
    codes = {
        GERMANY: "DEU", BRITAIN: "GBR", SWEDEN: "SWE", DENMARK: "DNK", BRAZIL: "BRA",
        FRANCE: "FRA", SPAIN: "ESP", UKRAINE: "UKR", POLAND: "POL", FINLAND: "FIN",
        SWITZERLAND: "CHE",
    }  # fmt: skip
    capitals = {GERMANY: "Q64", SPAIN: "Q2807", UKRAINE: "Q1899"}
    countries = [
        item(qid, code, P298=code, P36=capitals.get(qid, [])) for qid, code in codes.items()
    ]
    # The preferred capital is not the only one.
    three = [made("Q3926", rank="preferred"), made("Q5465"), made("Q37701")]
    return [
        *countries,
        item(SOUTH_AFRICA, "South Africa", P298="ZAF", P36=three),
        item("Q64", "Berlin"), item("Q2807", "Madrid"),
        item("Q1899", "Kyiv", aliases=["Kiev", "Kyïv"]),
        item("Q3926", "Pretoria"), item("Q5465", "Cape Town"), item("Q37701", "Bloemfontein"),
        item(CALIFORNIA, "California", P300="US-CA", P17="Q30"),
    ]  # fmt: skip


def _posts() -> list[Entity]:
    return [
        item(CHANCELLOR, "Federal Chancellor of Germany", P1001=GERMANY, P1308=[made(MERZ, P580="2025-05-06")]),
        item(DE_FOREIGN, "Federal Minister for Foreign Affairs of Germany", P1001=GERMANY),
        item(UK_PRIME, "Prime Minister of the United Kingdom", P1001=BRITAIN),
        item(UK_FOREIGN, "Secretary of State for Foreign, Commonwealth and Development Affairs", P1001=BRITAIN),
        item(SE_PRIME, "Prime Minister of Sweden", P1001=SWEDEN),
        item("Q91121", "Minister for Finance", P17=SWEDEN),  # of a part of it, for all one can tell
        item(DK_PRIME, "Prime Minister of Denmark", P1001=DENMARK),
        item(BR_PRESIDENT, "President of Brazil", P1001=BRAZIL),
        item(FR_PRESIDENT, "President of the French Republic", aliases=["President of France"], P1001=FRANCE),
        item(FI_PRESIDENT, "President of Finland", P1001=FINLAND),
        item(FI_PRIME, "Prime Minister of Finland", P1001=FINLAND),
        item(GOVERNOR, "Governor of California", P1001=CALIFORNIA),
        item(PL_PRIME, "Prime Minister of Poland", P1001=POLAND),
        item(CH_COUNCIL, "President of the Swiss Confederation", P1001=SWITZERLAND),
    ]  # fmt: skip


def _northerners() -> list[Entity]:
    return [
        # Nobody wrote down that he left.
        _person(LOFVEN, "Stefan Löfven", SWEDEN, P39=[made(SE_PRIME, P580="2014-10-03")]),
        _person(ANDERSSON, "Magdalena Andersson", SWEDEN,
                P39=[made(SE_PRIME, P580="2021-11-30", P582="2022-10-18"), made("Q91121", P580="2014-10-03", P582="2021-11-30")]),
        _person(KRISTERSSON, "Ulf Kristersson", SWEDEN, P39=[made(SE_PRIME, P580="2022-10-18")]),
        # Two spells without a day between them, the first of which she is said to have left.
        _person("Q5015", "Mette Frederiksen", DENMARK, P569="1977-11-19",
                P39=[made(DK_PRIME, P580="2019-06-27", P582="2022-12-15"), made(DK_PRIME, P580="2022-12-15")]),
        _person("Q182397", "Lars Løkke Rasmussen", DENMARK,
                P39=[made(DK_PRIME, P580="2015-06-28", P582="2019-06-27")]),
        # Only years are known of these: they look like 1 January.
        _person("Q29207", "Sauli Niinistö", FINLAND, P39=[made(FI_PRESIDENT, P580="2012", P582="2024")]),
        _person("Q503143", "Alexander Stubb", FINLAND,
                P39=[made(FI_PRESIDENT, P580="2024"), made(FI_PRIME, P580="2014-06-24", P582="2015-05-29")]),
        _person("Q16986436", "Sanna Marin", FINLAND, P39=[made(FI_PRIME, P580="2019-12-10", P582="2023-06-20")]),
        _person("Q6029546", "Petteri Orpo", FINLAND, P39=[made(FI_PRIME, P580="2023-06-20")]),
    ]  # fmt: skip


def _others() -> list[Entity]:
    return [
        _person(MERKEL, "Angela Merkel", GERMANY, P569="1954-07-17",
                P39=[made(CHANCELLOR, P580="2005-11-22", P582="2021-12-08", P1366=SCHOLZ)]),
        _person(SCHOLZ, "Olaf Scholz", GERMANY, P39=[made(CHANCELLOR, P580="2021-12-08", P582="2025-05-06")]),
        _person(MERZ, "Friedrich Merz", GERMANY, P39=[made(CHANCELLOR, P580="2025-05-06")]),
        _person(BAERBOCK, "Annalena Baerbock", GERMANY, P39=[made(DE_FOREIGN, P580="2021-12-08", P582="2025-05-06")]),
        _person("Q91015", "Johann Wadephul", GERMANY, P39=[made(DE_FOREIGN, P580="2025-05-06")]),
        _person(SUNAK, "Rishi Sunak", BRITAIN, P39=[made(UK_PRIME, P580="2022-10-25", P582="2024-07-05", P1366=STARMER)]),
        _person(STARMER, "Keir Starmer", BRITAIN, P39=[made(UK_PRIME, P580="2024-07-05")]),
        _person(CAMERON, "David Cameron", BRITAIN,
                P39=[made(UK_PRIME, P580="2010-05-11", P582="2016-07-13"), made(UK_FOREIGN, P580="2023-11-13", P582="2024-07-05")]),
        _person(LAMMY, "David Lammy", BRITAIN, P39=[made(UK_FOREIGN, P580="2024-07-05", P582="2025-09-05")]),
        _person(LULA, "Luiz Inácio Lula da Silva", BRAZIL, P3602=["Q91200"],
                P39=[made(BR_PRESIDENT, P580="2003-01-01", P582="2011-01-01"), made(BR_PRESIDENT, rank="preferred", P580="2023-01-01", P2715="Q91200")]),
        _person(BOLSONARO, "Jair Bolsonaro", BRAZIL, P3602=["Q91200"],
                P39=[made(BR_PRESIDENT, P580="2019-01-01", P582="2022-12-31")]),
        _person(MACRON, "Emmanuel Macron", FRANCE, P3602=["Q91210", "Q91211"],
                P39=[made(FR_PRESIDENT, rank="preferred", P580="2017-05-14")]),
        _person(LE_PEN, "Marine Le Pen", FRANCE, P3602=["Q91210", "Q91211"]),
        _person("Q461391", "Gavin Newsom", "Q30", P39=[made(GOVERNOR, P580="2019-01-07")]),
        # Deprecated: he was thought to hold it, and did not.
        _person("Q11771436", "Mateusz Morawiecki", POLAND,
                P39=[made(PL_PRIME, P580="2017-12-11", P582="2023-12-13"), made(PL_PRIME, rank="deprecated", P580="2023-12-14")]),
        _person("Q946", "Donald Tusk", POLAND,
                P39=[made(PL_PRIME, P580="2007-11-16", P582="2014-09-22"), made(PL_PRIME, P580="2023-12-13")]),
        # Two people of one name and country, and one whose term ended on an unknown day.
        item("Q91020", "Eva Svensson", P31=HUMAN, P27=SWEDEN, P39=[made("Q91121", P580="2023", P582=UNKNOWN)]),
        item("Q91021", "Eva Svensson", P31=HUMAN, P27=SWEDEN),
        item("Q91022", "Eva Svensson family"),
    ]  # fmt: skip


def _votes() -> list[Entity]:
    return [
        # The winner of the second round beside the votes of the first, as one item.
        item("Q91200", "2022 Brazilian presidential election", P31=PRESIDENTIAL, P17=BRAZIL, P541=BR_PRESIDENT,
             P585="2022-10-30", P991=LULA, P1697=Amount(118_229_719),
             P726=[made(LULA, P1111=Amount(57_259_504)), made(BOLSONARO, P1111=Amount(51_072_345))]),
        item("Q91210", "2017 French presidential election", P31=PRESIDENTIAL, P17=FRANCE, P541=FR_PRESIDENT,
             P585=["2017-04-23", "2017-05-07"], P156="Q91211", P991=MACRON, P726=[MACRON, LE_PEN]),
        item("Q91211", "2022 French presidential election", P31=PRESIDENTIAL, P17=FRANCE, P541=FR_PRESIDENT,
             P585=["2022-04-10", "2022-04-24"], P155="Q91210", P991=MACRON, P527=["Q91212", "Q91213"]),
        # The result of the first round only; the second has no candidates yet.
        item("Q91212", "first round of the 2022 French presidential election", P31=ROUND, P361="Q91211",
             P585="2022-04-10", P1697=Amount(35_132_947),
             P726=[made(MACRON, P1111=Amount(9_783_058)), made(LE_PEN, P1111=Amount(8_133_828))]),
        item("Q91213", "second round of the 2022 French presidential election", P31=ROUND, P361="Q91211", P585="2022-04-24"),
    ]  # fmt: skip
