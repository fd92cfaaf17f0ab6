"""French sentences about numbers of review, and about what is owed besides the levels."""

from __future__ import annotations

NUMBERS: dict[str, str] = {
    # The numbers
    "figure.today": "Vérifications faites aujourd’hui ({level}) : {checks} par semaine",
    "figure.owed": "Vérifications que demande la carte ({level}) : {checks} par semaine",
    "figure.load": "{load}, soit {hours} h de revue.",
    "figure.hours_freed": "Heures par semaine que libérerait le retour à ce que demande la carte : {number}.",
    "figure.hours_missing": "Heures par semaine qui manquent pour ce que demande la carte : {number}.",
    "figure.hours_even": "La revue prend autant d’heures que la carte en demande.",
    "figure.utilisation": (
        "En lisant avec soin, les personnes chargées de la revue sont occupées {percent} % de leur temps."
    ),
    "figure.utilisation_owed": (
        "En vérifiant ce que demande la carte, elles seraient occupées {percent} % de leur temps."
    ),
    "figure.endless": "Il en arrive plus qu’elles ne peuvent en lire : la file d’attente n’en finit pas.",
    "figure.waiting": "Attente moyenne avant qu’une personne regarde un dossier, en minutes : {number}.",
    "figure.attention": "On dispose de {percent} % du temps que prend une vérification soigneuse.",
    "figure.review_saves": "Vérifier un dossier avant diffusion rapporte {number} de plus que cela ne coûte.",
    "figure.review_costs": "Vérifier un dossier avant diffusion coûte {number} de plus que cela ne rapporte.",
    "figure.break_even": "Une vérification est rentable à partir d’un taux d’erreur de {percent} %.",
    "figure.break_even_never": "À ces coûts, aucun taux d’erreur ne rendrait une vérification rentable.",
    "figure.error_bound": "Les résultats connus rendent improbable un taux d’erreur supérieur à {percent} %.",
    "total.hours": (
        "Revue requise : {owed} h par semaine. Revue faite aujourd’hui : {spent} h. Calcul fait sur {counted} étapes "
        "sur {of}, celles où les deux sont connues."
    ),
    "total.balance": "Heures par semaine qui pourraient être libérées : {freed}. Heures qui manquent : {missing}.",
    "total.chain": (
        "Avant toute vérification, {percent} % des dossiers passent sans erreur les {steps} étapes au taux d’erreur "
        "connu, si les erreurs d’une étape sont sans lien avec celles d’une autre."
    ),
    "basis.default": "{label} : {value} (par défaut).",
    "basis.own": "{label} : {value} (valeur de l’équipe).",
    "quantity.share": "Vérifications pour cent dossiers au niveau « {level} »",
    "quantity.volume": "Dossiers par semaine",
    "quantity.minutes_review": "Minutes que prend une vérification aujourd’hui",
    "quantity.minutes_needed": "Minutes que prend une vérification soigneuse",
    "quantity.reviewers": "Personnes qui se partagent les vérifications",
    "quantity.review_hours": "Heures par semaine dont chacune dispose",
    "quantity.error_rate": "Résultats erronés avant vérification",
    "quantity.error_cost": "Coût d’une erreur qui passe",
    "quantity.review_cost": "Coût d’une vérification",
    "quantity.delay_cost": "Coût de l’attente d’une vérification",
    "quantity.detection": "Erreurs qu’une vérification détecte",
    "quantity.recoverable": "Part du coût d’une erreur récupérable après diffusion",
    "quantity.wrong_overrides": "Résultats justes qu’une vérification rend faux",
    "quantity.override_cost": "Coût d’un résultat juste rendu faux",
    "quantity.clean_run": "Dossiers vérifiés de suite sans échec",
    "quantity.tolerated_rate": "Erreurs qui peuvent subsister avant que l’IA ne reçoive plus d’autonomie",
    "unit.items": "dossiers",
    "unit.minutes": "minutes",
    "unit.people": "personnes",
    "unit.hours": "heures par semaine",
    "unit.money": "dans votre monnaie",
    "unit.checks": "vérifications",
    "measure.utilisation": "la part de leur temps où les personnes chargées de la revue sont occupées",
    "measure.utilisation_owed": "la part de leur temps que prendrait la revue requise",
    "measure.waiting": "l’attente en minutes",
    "measure.attention": "le temps disponible, en part de ce que prend une vérification soigneuse,",
    "measure.review_value": "ce que rapporte une vérification",
    "measure.break_even": "le taux d’erreur à partir duquel une vérification est rentable",
    "measure.hours_freed": "le nombre d’heures par semaine qui pourraient être libérées",
    "measure.hours_missing": "le nombre d’heures par semaine qui manquent",
    "measure.error_bound": "le taux d’erreur que les résultats connus rendent improbable",
    "fact.appetite": "Appétence au risque",
    "page.rule_appetite": "Ne s’applique pas à une appétence au risque plus audacieuse que « {appetite} ».",
    "page.contributions": "Ce que des personnes apportent à une étape",
    "page.checks": "Ce qui doit être garanti quel que soit le niveau",
    "page.check_met": "C’est le cas quand {condition}.",
    "page.check_owed": "Quand ce n’est pas le cas : {owed}",
    "page.numbers": "Sur quoi reposent les chiffres",
    "page.numbers_intro": (
        "À titre indicatif seulement : aucune règle ne peut voir un chiffre. Une équipe peut remplacer ces valeurs "
        "par les siennes."
    ),
    # What is owed besides the levels
    "owed.contribution": "{label}. {because}",
    "owed.met": "{label} C’est le cas.",
    "owed.unmet": "{label} Ce n’est pas le cas. {owed}",
    "owed.unsure": "{label} Personne ne l’a dit. {owed}",
    "owed.record": (
        "{items} résultats de suite, vérifiés et justes, rendent improbable un taux d’erreur supérieur à {percent} % "
        "(95 fois sur 100). Tout changement de modèle, de consigne, d’outils ou de politique remet le compte à zéro."
    ),
    "owed.run": "Compte actuel : {items} de suite.",
    "owed.expires": (
        "Ce qui est déterminé ici vaut jusqu’à cette date : {date}, ou jusqu’à un changement de modèle, de consigne, "
        "d’outils ou de politique."
    ),
    "report.contributions": "Ce que des personnes y apportent",
    "report.boundary": "Ce que la personne concernée doit garder",
    "report.recovery": "Quand cela tourne mal",
    "report.evidence": "Ce qu’il faudrait montrer avant que l’IA n’en fasse plus, ou que l’on vérifie moins",
    "report.changed": "Fixé par l’équipe pour cette étape",
    "report.numbers": "Chiffres (à titre indicatif)",
    "report.numbers_none": (
        "Rien à calculer pour l’instant. Indiquez à une étape combien de dossiers arrivent et combien de temps prend "
        "une vérification."
    ),
    "report.totals": "Tout le processus en chiffres (à titre indicatif)",
    "report.basis": "Sur quoi reposent les chiffres",
}
