"""Series of a small country, and the claims that are held against them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from factcheck.checkers.quantity import CHECKER
from factcheck.model.claim import Claim, ClaimKind, Slot, Slots
from factcheck.model.evidence import Assessment, Evidence
from factcheck.model.fact import Attribute, Fact, Figure
from factcheck.model.value import EdtfDate, EntityRef, Hedge, Quantity, Span
from tests.unit.checkers.freedonia import FREEDONIA, GAZETTE

DAY = date(2020, 6, 15)
GROWTH, PRICES = "indicator:NY.GDP.MKTP.KD.ZG", "indicator:FP.CPI.TOTL.ZG"
PEOPLE, ACCOUNT = "indicator:SP.POP.TOTL", "indicator:BN.CAB.XOKA.CD"
EXPORTS, IMPORTS = "indicator:TX.VAL.MRCH.CD.WT", "indicator:TM.VAL.MRCH.CD.WT"
GOODS, MONTHLY = "indicator:derived.trade-balance-goods", "indicator:indec.balance"


def yearly(
    indicator: str, values: Mapping[int, str], *, entity: str = "country:FRE", unit: str = "percent"
) -> tuple[Figure, ...]:
    """Give a yearly series."""
    return tuple(
        Figure(
            entity=entity,
            indicator=indicator,
            start=date(year, 1, 1),
            end=date(year, 12, 31),
            value=Decimal(value),
            unit=unit,
            source="gazette",
        )
        for year, value in values.items()
    )


def bundle(*facts: Fact) -> Evidence:
    """Give facts as one piece of evidence."""
    return Evidence(
        source="snapshot", title="", url="", excerpt="", value="", facts=facts, origins=(GAZETTE,)
    )


def amount(
    value: str, unit: str = "percent", *, low: str = "", high: str = "", hedge: Hedge = Hedge.EXACT
) -> Quantity:
    """Give a quantity with bounds half a unit of the last digit away, or as named."""
    number = Decimal(value)
    half = Decimal(1).scaleb(int(number.as_tuple().exponent)) / 2
    return Quantity(
        value=number,
        unit=unit,
        low=Decimal(low) if low else number - half,
        high=Decimal(high) if high else number + half,
        hedge=hedge,
    )


def figure_claim(
    indicator: str,
    quantity: Quantity | None,
    *,
    years: str = "2019",
    other: EntityRef | None = None,
    since: tuple[date, date] | None = None,
    **details: str,
) -> Claim:
    """Give a claim about a figure of Freedonia; details override the plainest ones."""
    plain = {
        "basis": "named",
        "indicator": indicator,
        "measure": "value",
        "period": "year",
        "sign": "0",
        "strength": "strong",
        "years": years,
    }
    relation = details.pop("relation", "level")
    place = Slot(text="Freedonia", value=FREEDONIA)
    time = None
    if since is not None:
        when = EdtfDate(edtf=f"{since[0]}/{since[1]}", earliest=since[0], latest=since[1])
        time = Slot(text="since", value=when)
    text = f"{quantity.value}" if quantity is not None else ""
    slots = Slots(
        subject=place,
        place=place,
        object=Slot(text=other.name, value=other) if other is not None else None,
        relation=relation,
        quantity=Slot(text=text, value=quantity) if quantity is not None else None,
        time=time,
        details=tuple(sorted((plain | details).items())),
    )
    return Claim(
        span=Span(start=0, end=5),
        quote="words",
        statement="Words.",
        kind=ClaimKind.QUANTITY,
        slots=slots,
        as_of=DAY,
    )


def judged(claim: Claim, *facts: Fact) -> Assessment:
    """Give what the checker says; it must say something."""
    found = CHECKER.check(claim, bundle(*facts))
    assert found is not None
    return found


def measure(name: str, value: str, unit: str, target: str | None = None) -> Attribute:
    """Give an attribute of Freedonia."""
    return Attribute(
        entity="country:FRE", name=name, value=value, unit=unit, target=target, source="gazette"
    )
