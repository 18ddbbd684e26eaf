"""Hold short texts about the countries of other_world.py: day, words, and what to find."""

# Texts about other countries: what is true in them must not be accused, whatever is missing.
TRUE = [
    ("2024-11-15", ("Chancellor Olaf Scholz of Germany dismissed his finance minister. German Foreign"
     " Minister Annalena Baerbock stayed. Scholz, who became chancellor in December 2021, succeeded"
     " Angela Merkel."), 5),
    ("2025-06-15", ("German Chancellor Friedrich Merz met Foreign Minister Johann Wadephul. Merz"
     " succeeded Olaf Scholz in May 2025. Former chancellor Angela Merkel did not attend."), 4),
    ("2024-09-10", ("British Prime Minister Keir Starmer, who took office on 5 July 2024, succeeded"
     " Rishi Sunak. British Foreign Secretary David Lammy replaced David Cameron."), 5),
    ("2023-05-01", ("Swedish Prime Minister Ulf Kristersson succeeded Magdalena Andersson in October"
     " 2022. Stefan Löfven was prime minister of Sweden from 2014 to 2021."), 4),
    ("2016-05-01", ("Swedish Prime Minister Stefan Löfven spoke in Stockholm. Finance Minister"
     " Magdalena Andersson joined him."), 1),
    ("2025-02-01", ("Danish Prime Minister Mette Frederiksen, 47, has been prime minister since 2019."
     " Lars Løkke Rasmussen, a former prime minister of Denmark, was there."), 5),
    ("2024-06-01", ("Finnish President Alexander Stubb, who took office on 1 March 2024, succeeded"
     " Sauli Niinistö. Prime Minister Petteri Orpo of Finland followed Sanna Marin in June 2023."), 3),
    ("2022-11-15", ("Lula defeated Jair Bolsonaro with 50.9% of the vote in October 2022. Luiz Inácio"
     " Lula da Silva won the runoff with 50.9 percent against Bolsonaro's 49.1."), 2),
    ("2022-05-05", ("French President Emmanuel Macron defeated Marine Le Pen in April 2022 with 58.5"
     " percent of the vote. Macron beat Le Pen in 2017, too."), 3),
    ("2024-03-01", ("Pretoria is the capital of South Africa. Cape Town is the capital of South Africa."
     " Kiev is the capital of Ukraine. Kyiv, the capital of Ukraine, was hit."), 4),
    ("2024-03-01", ("Polish Prime Minister Donald Tusk, who succeeded Mateusz Morawiecki in December"
     " 2023, was in Berlin. Finance Minister Eva Svensson of Sweden disagreed."), 2),
]  # fmt: skip
FALSE = [
    ("2024-09-10", "British Prime Minister Rishi Sunak spoke on Friday.", "Keir Starmer"),
    ("2024-06-01", "Finnish Prime Minister Sanna Marin spoke on Friday.", "Petteri Orpo"),
    ("2024-06-01", "Alexander Stubb has been president of Finland since March 2021.", "2024"),
    ("2022-05-05", "Macron, who became president of France in May 2012, won.", "2017-05-14"),
    ("2022-11-15", ("Jair Bolsonaro defeated Luiz Inácio Lula da Silva in the presidential election of"
     " October 2022 in Brazil."), "Luiz Inácio Lula da Silva finished ahead of Jair Bolsonaro"),
    ("2022-05-05", ("Marine Le Pen defeated Emmanuel Macron in the French presidential election of"
     " 2022."), "Emmanuel Macron finished ahead of Marine Le Pen"),
    ("2024-03-01", "Durban is the capital of South Africa.", "Pretoria, Cape Town, Bloemfontein"),
    ("2024-03-01", "Odesa is the capital of Ukraine.", "Kyiv"),
    ("2024-03-20", "Polish Prime Minister Mateusz Morawiecki was in Berlin.", "Donald Tusk"),
]  # fmt: skip
