from pathlib import Path

import pytest

from factcheck.documents.language import guess_language
from factcheck.documents.load import from_text
from factcheck.errors import DocumentError

SEEDS = sorted((Path(__file__).parents[3] / "seeds").iterdir())

SAMPLES = {
    "es": "El presidente llegó el martes a la capital para una reunión con los ministros del "
    "gobierno. Según su portavoz, el encuentro fue breve y no se firmó ningún acuerdo entre las "
    "dos partes, pero la próxima cita será en marzo.",
    "fr": "Le président est arrivé mardi dans la capitale pour une réunion avec les ministres du "
    "gouvernement. Selon son porte-parole, la rencontre a été brève et les deux parties n'ont pas "
    "signé d'accord, mais le prochain rendez-vous est en mars.",
    "de": "Der Präsident ist am Dienstag in der Hauptstadt eingetroffen, um sich mit den Ministern "
    "der Regierung zu treffen. Nach den Worten des Sprechers war das Treffen kurz und wurde nicht "
    "mit einem Abkommen beendet, das nächste ist im März.",
    "it": "Il presidente è arrivato martedì nella capitale per una riunione con i ministri del "
    "governo. Secondo il suo portavoce, la riunione è stata breve e non si è firmato alcun accordo "
    "tra le due parti, ma la prossima sarà a marzo.",
    "pt": "O presidente chegou na terça-feira à capital para uma reunião com os ministros do "
    "governo. Segundo o seu porta-voz, o encontro foi breve e não se assinou nenhum acordo entre "
    "as duas partes, mas a próxima reunião será em março.",
    "nl": "De president kwam dinsdag aan in de hoofdstad voor een vergadering met de ministers van "
    "de regering. Volgens zijn woordvoerder was de ontmoeting kort en werd er geen akkoord bereikt "
    "door de twee partijen, maar de volgende is in maart.",
    "pl": "Prezydent przybył we wtorek do stolicy na spotkanie z ministrami, które się odbyło w "
    "pałacu. Jak powiedział rzecznik, rozmowa była krótka i nie podpisano umowy, ale do następnej "
    "dojdzie już w marcu, przed wyborami, oraz po nich.",
    "und": "Президент прибыл во вторник в столицу на встречу с министрами правительства. По "
    "словам его представителя, встреча была короткой, и соглашение между сторонами подписано не "
    "было, но следующая встреча пройдёт уже в марте этого года.",
}


@pytest.mark.parametrize("language", sorted(SAMPLES))
def test_other_languages_are_told_and_refused(language: str) -> None:
    assert guess_language(SAMPLES[language]) == language
    with pytest.raises(DocumentError, match="only English can be checked"):
        from_text(SAMPLES[language])


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_seeds_are_english(path: Path) -> None:
    assert guess_language(path.read_text(encoding="utf-8")) == "en"


def test_english_with_a_long_foreign_quotation_is_english() -> None:
    english = (
        "The president said on Tuesday that he would not sign the agreement with the other "
        "countries, and his spokesman gave the reason for it in a letter to the members of the "
        "house who had asked him about it. The letter was read out in Spanish: "
    )
    assert guess_language(english + SAMPLES["es"]) == "en"


def test_few_words_have_the_benefit_of_the_doubt() -> None:
    assert guess_language("El presidente llegó el martes a la capital.") == "en"
    assert guess_language("") == "en"
