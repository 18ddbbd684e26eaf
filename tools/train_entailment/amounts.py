"""Write amounts in the ways that texts write them, and amounts that are not the same."""

from dataclasses import dataclass
from random import Random

# name, how it is said of a country, kind of unit
INDICATORS = {
    "FP.CPI.TOTL.ZG": ("inflation rate", "percent"),
    "SL.UEM.TOTL.ZS": ("unemployment rate", "percent"),
    "NY.GDP.MKTP.KD.ZG": ("rate of economic growth", "percent"),
    "SP.URB.TOTL.IN.ZS": ("urban share of the population", "percent"),
    "GC.DOD.TOTL.GD.ZS": ("government debt as a share of GDP", "percent"),
    "MS.MIL.XPND.GD.ZS": ("military spending as a share of GDP", "percent"),
    "SP.POP.GROW": ("population growth", "percent"),
    "SE.ADT.LITR.ZS": ("adult literacy rate", "percent"),
    "AG.LND.FRST.ZS": ("share of land under forest", "percent"),
    "EG.ELC.ACCS.ZS": ("share of people with electricity", "percent"),
    "SL.UEM.1524.FE.ZS": ("unemployment rate of young women", "percent"),
    "NY.GDP.MKTP.CD": ("gross domestic product", "dollars"),
    "NY.GDP.PCAP.CD": ("GDP per head", "dollars"),
    "TX.VAL.MRCH.CD.WT": ("merchandise exports", "dollars"),
    "TM.VAL.MRCH.CD.WT": ("merchandise imports", "dollars"),
    "FI.RES.TOTL.CD": ("foreign reserves", "dollars"),
    "BX.KLT.DINV.CD.WD": ("foreign direct investment", "dollars"),
    "SP.POP.TOTL": ("population", "people"),
    "SP.URB.TOTL": ("urban population", "people"),
    "SM.POP.REFG": ("number of refugees", "people"),
    "SP.DYN.LE00.IN": ("life expectancy at birth", "years"),
    "SP.DYN.TFRT.IN": ("fertility rate", "children a woman"),
    "SP.DYN.IMRT.IN": ("infant mortality", "deaths per 1,000 births"),
    "EN.POP.DNST": ("population density", "people per square kilometre"),
}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_BELOW = ("less than", "under", "below", "fewer than")
_ABOVE = ("more than", "over", "above", "at least")
_NEAR = ("about", "around", "roughly", "some", "nearly")
# Two values that differ by less could both round to what a claim says.
APART = 0.08


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """Hold a value and the kind of unit it is counted in."""

    value: float
    unit: str

    def differs(self, other: "Amount") -> bool:
        """Say whether two amounts are too far apart for any rounding to join them."""
        return abs(self.value - other.value) > max(0.25, APART * max(abs(self.value), abs(other.value))) \
            if abs(self.value) < 1000 else abs(self.value - other.value) > APART * abs(self.value)  # fmt: skip


def number(value: float, digits: int) -> str:
    """Write a number with so many decimals and commas between thousands."""
    return f"{value:,.{digits}f}"


def written(amount: Amount, random: Random, digits: int = 1) -> str:
    """Write an amount with its unit, scaled where it is large."""
    value, unit = amount.value, amount.unit
    for size, word in _SCALES:
        if abs(value) >= size:
            digits = random.choice([1, 2]) if digits else 0
            scaled = f"{number(value / size, digits)} {word}"
            break
    else:
        scaled = number(value, 0 if abs(value) >= 1000 else digits)
        if unit == "people" and abs(value) < 1000:
            scaled = number(value, 0)
    if unit == "percent":
        return scaled + random.choice(["%", " percent", " per cent"])
    if unit == "dollars":
        return random.choice([f"${scaled}", f"{scaled} dollars", f"{scaled} US dollars"])
    return f"{scaled} {unit}"


def in_full(amount: Amount, random: Random) -> str:
    """Write an amount as a source does: with all the digits, or as a text would."""
    if abs(amount.value) >= 1e6 and random.random() < 0.3:
        plain = Amount(value=round(amount.value), unit=amount.unit)
        text = number(plain.value, 0)
        return f"${text}" if amount.unit == "dollars" else f"{text} {amount.unit}"
    return written(amount, random, random.choice([1, 1, 2]))


def hedged(amount: Amount, random: Random) -> str:
    """Write an amount that is true of another way of saying it: exact, about, a bound."""
    draw = random.random()
    if draw < 0.6 or amount.value <= 0.5:
        return written(amount, random)
    if draw < 0.75:
        return f"{random.choice(_NEAR[:4])} {written(amount, random)}"
    if draw < 0.88:
        return f"{random.choice(_ABOVE)} {written(_moved(amount, random, -1), random)}"
    return f"{random.choice(_BELOW[:3])} {written(_moved(amount, random, 1), random)}"


def wrong(amount: Amount, random: Random) -> str:
    """Write an amount that the true one makes false."""
    draw = random.random()
    if draw < 0.7 or amount.value <= 0.5:
        return written(other(amount, random), random)
    if draw < 0.85:
        return f"{random.choice(_ABOVE)} {written(_moved(amount, random, 1), random)}"
    return f"{random.choice(_BELOW[:3])} {written(_moved(amount, random, -1), random)}"


def other(amount: Amount, random: Random) -> Amount:
    """Give an amount that is plainly not the same: near, far, or another magnitude."""
    while True:
        draw = random.random()
        if draw < 0.15 and abs(amount.value) >= 1e6:
            factor = random.choice([1000.0, 0.001, 10.0, 0.1])
        elif draw < 0.6:
            factor = random.choice([-1, 1]) * random.uniform(0.1, 0.4) + 1
        else:
            factor = random.choice([random.uniform(0.3, 0.75), random.uniform(1.3, 3.5)])
        value = amount.value * factor
        if amount.unit == "percent" and abs(value) > 100:
            value = random.uniform(1, 99)
        found = Amount(value=value, unit=amount.unit)
        if amount.differs(found):
            return found
        if abs(amount.value) < 2:
            moved = amount.value + random.choice([-1, 1]) * random.uniform(0.6, 3)
            return Amount(value=moved, unit=amount.unit)


def _moved(amount: Amount, random: Random, side: int) -> Amount:
    return Amount(value=amount.value * (1 + side * random.uniform(0.12, 0.4)), unit=amount.unit)
