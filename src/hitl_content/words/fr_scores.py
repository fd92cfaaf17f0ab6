"""French sentences about how scores are counted: changes under a condition, rounding, missing answers."""

from __future__ import annotations

SCORES: dict[str, str] = {
    # How scores are counted
    "adjust.sentence": "Ajusté à partir de {raw} : {changes}.",
    "adjust.subtracted": "{percent} % retirés",
    "adjust.added": "{points} en plus",
    "adjust.lowered": "{points} en moins",
    "rounding.whole": "arrondi à l’entier ({how})",
    "rounding.places.one": "arrondi à {number} décimale ({how})",
    "rounding.places.other": "arrondi à {number} décimales ({how})",
    "rounding.half_up": "à la demie, vers le haut",
    "rounding.half_even": "à la demie, vers le nombre pair",
    "rounding.up": "toujours vers le haut",
    "rounding.down": "toujours vers le bas",
    "complete.missing_zero.one": (
        "{number} question obligatoire est sans réponse ; d’ici là, elle n’ajoute aucun point."
    ),
    "complete.missing_zero.other": (
        "{number} questions obligatoires sont sans réponse ; d’ici là, elles n’ajoutent aucun point."
    ),
    "complete.missing_mixed.one": (
        "{number} question obligatoire est sans réponse ; d’ici là, l’hypothèse la plus défavorable est retenue, "
        "sauf dans les scores où une réponse manquante ne compte pas."
    ),
    "complete.missing_mixed.other": (
        "{number} questions obligatoires sont sans réponse ; d’ici là, l’hypothèse la plus défavorable est retenue, "
        "sauf dans les scores où une réponse manquante ne compte pas."
    ),
    "page.score_maximum_reach": "Le maximum est fixé à {maximum}. Toutes les questions ensemble peuvent donner {most}.",
    "page.score_rounded": "Avant le choix de la tranche, le pourcentage est {rounding}.",
    "page.score_rounded_points": "Avant le choix de la tranche, le total des points est {rounding}.",
    "page.unknown_no_points": "N’ajoute aucun point tant que vous ne savez pas",
}
