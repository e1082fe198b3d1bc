"""Invented German office texts by the thousand: a vocabulary with compounds, words as unequally common as real ones."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from hattingen_desk.domain.folding import fold

_LITTLE = (
    "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat "
    "dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis "
    "mehr durch man sein wurde sei wir Ihnen Ihre Ihrem bitte gemäß sowie jedoch daher bereits gegen ohne unter"
).split()
_FIRST = (
    "Abfall Akten Amts Antrags Arbeits Aufenthalts Ausbildungs Ausgaben Bau Beamten Beihilfe Bescheid Betriebs "
    "Beschaffungs Bewerbungs Bildungs Boden Brandschutz Brücken Bücherei Bürger Bundes Dienst Einkommens Elternzeit "
    "Energie Ersatz Fahrzeug Feuerwehr Finanz Flächen Fortbildungs Friedhofs Gebäude Gebühren Gehalts Gemeinde "
    "Gesundheits Gewerbe Grundstücks Haftungs Haushalts Hochwasser Jugend Kassen Kinder Kosten Kranken Kultur Land "
    "Liegenschafts Markt Melde Miet Museums Nutzungs Ordnungs Personal Pflege Planungs Post Prüfungs Rechnungs Reise "
    "Renten Sanierungs Schul Sicherheits Sperrmüll Sozial Spiel Sport Stadt Steuer Straßen Teilzeit Umzugs Unfall "
    "Unterhalts Urlaubs Verkehrs Vermögens Versicherungs Vertrags Verwaltungs Vollstreckungs Wahl Wald Wasser "
    "Werk Widerspruchs Wirtschafts Wohn Zahlungs Zeit Zuschuss Zuständigkeits"
).split()
_LAST = (
    "abrechnung abteilung akte änderung anfrage anlage anordnung ansprüche anteil antrag anzeige aufsicht aufstellung "
    "auftrag ausgleich auskunft ausschuss ausweis bedarf beitrag bericht bescheid bescheinigung beschluss bestand "
    "bestätigung betrag bewertung büro daten dauer einstufung entgelt entscheidung ergebnis erlaubnis fläche förderung "
    "formular frist führung gebäude gebühr genehmigung gesetz grundlage gruppe höhe kasse konto kosten lage leistung "
    "leitung liste maßnahme meldung mittel müller nachweis ordnung plan prüfung quittung räume rechnung regelung "
    "rückstand satzung schein schlüssel schreiben schutz stelle summe tätigkeit termin überweisung übersicht "
    "unterlagen urkunde verfahren vergütung verhältnis verordnung vertrag verträge vorgang vorlage wesen wert "
    "zahlung zeitraum zettel zuschuss zuteilung zustimmung"
).split()
_FLEXION = ("", "", "", "s", "n", "en", "er", "es")
_NAMES = (
    "Öztürk Müller Mueller Weiß Weiss Schröder Groß Jäger Köhler Kühn Bäcker Lück Dörr Günther Yıldız Nowak Dahlhaus "
    "Overbeck Sprockhövel Welper Blankenstein Winz Niederwenigern Ruhrallee Bredenscheid"
).split()

SENTENCES = 40_000
RARE_WORDS = 6
"""Words from the long tail each text gets beside its sentences."""

TAIL_WORDS = 120_000
"""Words of the long tail."""

TEXT_LENGTH = 1400


@dataclass(frozen=True, slots=True)
class InventedText:
    """A text with what the index holds of it."""

    title: str
    folded_title: str
    text: str
    folded: str


@dataclass(frozen=True)
class InventedTexts:
    """A deterministic source of texts of about 1,400 characters. ``words``: most common first."""

    words: tuple[str, ...]
    _sentences: tuple[tuple[str, str], ...]
    _tail: tuple[tuple[str, str], ...]

    @classmethod
    def with_seed(cls, seed: int, *, sentences: int = SENTENCES) -> "InventedTexts":
        """Invent vocabulary and sentences; fewer sentences are enough for few texts."""
        rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
        tail = [f"{first}{last}{end}" for first in _FIRST for last in _LAST for end in dict.fromkeys(_FLEXION)]
        tail += [f"{first}{middle.lower()}{last}" for first in _FIRST for middle in _FIRST for last in _LAST[::9]]
        rng.shuffle(tail)
        words = (*_LITTLE, *_NAMES, *tail)
        weights = list(accumulate(1 / (rank + 8) for rank in range(len(words))))
        found = [
            " ".join(rng.choices(words, cum_weights=weights, k=rng.randint(8, 18))) + "." for _each in range(sentences)
        ]
        return cls(
            words, tuple((each, fold(each)) for each in found), tuple((word, fold(word)) for word in tail[:TAIL_WORDS])
        )

    def texts(self, count: int, seed: int) -> Iterator[InventedText]:
        """Yield ``count`` texts."""
        rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
        for number in range(count):
            reference = f"32.10.{number % 90 + 10}-{number % 9000 + 1:04d}/20{20 + number % 7}"
            amount = f"{rng.randint(5, 99_999)},{rng.randint(0, 99):02d} € {rng.randint(10**8, 10**9)}"
            rare = rng.choices(self._tail, k=RARE_WORDS)
            pieces = [(f"Az. {reference} {amount}", f"az. {reference} {amount}"), *rare]
            length = sum(len(raw) for raw, _folded in pieces)
            while length < TEXT_LENGTH:
                pieces.append(rng.choice(self._sentences))
                length += len(pieces[-1][0]) + 1
            title, folded_title = (" ".join(part) for part in zip(*rng.choices(self._tail, k=2), strict=True))
            yield InventedText(
                title, folded_title, " ".join(raw for raw, _ in pieces), " ".join(folded for _, folded in pieces)
            )
