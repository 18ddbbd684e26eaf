"""A data folder with one country's page and a few figures, for the builder's tests."""

import json
from pathlib import Path
from typing import Any

PAGE: dict[str, Any] = {
    "Geography": {
        "Area": {"total ": {"text": "2,780,400 sq km"}, "land": {"text": "2.7 million sq km"}},
        "Land boundaries": {
            "total": {"text": "11,968 km"},
            "border countries": {
                "text": "Chile (north) 6,600 km and Chile (south) 91 km (of which 3 km are"
                " ice); Uruguay 541 km<br><br>note: Brazil 9 km"
            },
        },
        "Coastline": {"text": "4,989 km", "note": "more"},
        "Elevation": {
            "highest point": {"text": "Cerro Aconcagua (in the Andes) 6,962 m"},
            "lowest point": {"text": "Laguna del Carb&oacute;n -105 m"},
        },
        "Major rivers (by length in km)": {
            "text": "Paraná river mouth (shared with Brazil [s]) - 4,880 km; Uruguay - 1,610 km"
        },
    },
    "People and Society": {
        "Population": {"total": {"text": "45,418,098 (2025 est.)"}},
        "Nationality": {"noun": {"text": "Argentine(s)"}, "adjective": {"text": "Argentine"}},
        "Languages": {"Languages": {"text": "Spanish (official, formal), Italian, English"}},
        "Major urban areas - population": {
            "text": "15.490 million BUENOS AIRES (capital), 1.612 million C&oacute;rdoba,"
            " 914,000 La Plata (2023)"
        },
    },
    "Government": {
        "Country name": {
            "conventional long form": {"text": "Argentine Republic"},
            "conventional short form": {"text": "Argentina"},
        },
        "Government type": {"text": "presidential republic"},
        "Capital": {"name": {"text": "Buenos Aires; note - seat of everything"}},
        "Independence": {"text": "9 July 1816 (from Spain); 660 B.C. (mythical)"},
        "National holiday": {"text": "Revolution Day (May Revolution Day), 25 May (1810)"},
        "Executive branch": {
            "election/appointment process": {
                "text": "president directly elected; prime minister appointed for a 3-year term"
            }
        },
        "Legislative branch": {
            "legislature name": {"text": "National Congress (Congreso de la nación)"}
        },
        "Legislative branch - lower chamber": {
            "chamber name": {"text": "Chamber of Deputies (Cámara de Diputados)"},
            "number of seats": {"text": "257 (all directly elected)"},
            "term in office": {"text": "4 years"},
        },
        "Political parties": {
            "text": "Plenty (Basta) or BST (formerly The First (El Primero) or EPR)<br>Red Front"
            " or RF (includes BST, XY)<br>none"
        },
        "International organization participation": {"text": "FAO, IAEA, OAS (observer), UN, WTO"},
    },
    "Economy": {"Labor force": {"text": "22.286 million (2024 est.)"}},
}


def write(folder: Path) -> Path:
    """Write the folder and give it."""
    pages = folder / "world-factbook" / "south-america"
    pages.mkdir(parents=True)
    (pages / "ar.json").write_text(json.dumps(PAGE), encoding="utf-8")
    _write_history(folder / "world-factbook-history")
    _write_bank(folder / "world-bank")
    trade = folder / "argentina-trade"
    trade.mkdir()
    (trade / "ica_mensual.csv").write_text(
        "indice_tiempo,ica_expo_totales,ica_importaciones_totales,ica_saldo_comercial\n"
        "2024-02-01,5530.959447,4265.123456,1265.835991\n",
        encoding="utf-8",
    )
    return folder


def _write_history(folder: Path) -> None:
    folder.mkdir()
    econ = [
        ["ar", "GDP (official exchange rate)", 2014, 540_000_000_000.0, "2016-01-01"],
        ["ar", "GDP (official exchange rate)", 2024, 633_267_000_000.0, "2026-01-22"],
        ["ar", "Exports", 2015, 56_760_000_000.0, "2017-01-12"],
        ["ar", "Exports", 2016, 60_000_000_000.0, "2023-01-12"],
        ["ar", "Exports", 2024, 96_899_000_000.0, "2026-01-22"],
        ["ar", "Public debt", 2016, 55.0, "2026-01-22"],
        ["tw", "Unemployment rate", 2019, 3.7, "2026-01-22"],
        ["zz", "Exports", 2024, 1.0, "2026-01-22"],
        ["ar", "Industries", 2024, 1.0, "2026-01-22"],
    ]
    (folder / "facts-2015-2026.json").write_text(json.dumps({"econ": econ}), encoding="utf-8")
    old = [
        ["Argentina", "Inflation rate (consumer prices)", 2003, 13.4, 2004],
        ["Argentina", "Population", 1990, 1.3, 1990],
    ]
    (folder / "editions-1990-2025.json").write_text(json.dumps({"econ": old}), encoding="utf-8")


def _write_bank(folder: Path) -> None:
    for code, rows in {
        "ny.gdp.mktp.cd": "Argentina,ARG,2023,649461700123.45\nArgentina,ARG,2024,638365456789\n"
        "World,WLD,2024,111000000000000\nNowhere,XYZ,2024,1\nArgentina,ARG,2025,\n",
        "en.atm.co2e.kt": "Argentina,ARG,2020,168102.4\n",
        "sp.pop.totl": "Argentina,ARG,2024,45696159\n",
        "fp.cpi.totl.zg": "Argentina,ARG,2024,219.883929\n",
    }.items():
        (folder / code).mkdir(parents=True)
        (folder / code / "data.csv").write_text(
            f"Country Name,Country Code,Year,Value\n{rows}", encoding="utf-8"
        )
