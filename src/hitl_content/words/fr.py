# Written as in English: one entry, one whole sentence or label. Readers are addressed as vous, people are named
# without a gender where French allows it, and a no-break space stands before : ; ! ? % and inside « » (a test looks).
# Words that mean one thing: processus (workflow), étape (step), carte (map), garde-fou (gate), tranche (band),
# constat (finding), personne concernée (affected person), plus souple and plus strict (looser, stricter).
"""The interface in French."""

from __future__ import annotations

from hitl_content.words.fr_beside import BESIDE
from hitl_content.words.fr_marks import MARKS
from hitl_content.words.fr_numbers import NUMBERS
from hitl_content.words.fr_problems import PROBLEMS
from hitl_content.words.fr_scores import SCORES

WORDS: dict[str, str] = {
    **MARKS,
    **NUMBERS,
    **SCORES,
    **BESIDE,
    **PROBLEMS,
    # The map: sentences about a step
    "answer.none": "sans réponse",
    "answer.nothing": "aucune de ces réponses",
    "answer.unknown": "nous ne savons pas",
    "answer.none_given": "rien",
    "answer.yes": "Oui",
    "answer.no": "Non",
    "carry.note": "Repris de « {title} ». {took} {left}",
    "carry.note_took": "Rempli à partir de : {questions}.",
    "carry.note_left": "Non repris : {questions}.",
    "carry.left_none": "Rien n’a été laissé de côté.",
    "carry.took": "Ces réponses sont reprises :",
    "carry.took_none": "Aucune des réponses données jusqu’ici ne peut être reprise.",
    "carry.left": "Celles-ci restent ici, car rien de certain n’en découle pour la carte :",
    "carry.rest": (
        "Ce que la carte demande encore au sujet d’une étape reste ouvert, et compte comme inconnu tant que vous n’y "
        "avez pas répondu."
    ),
    "list.last": "{head} et {last}",
    "reason.label": "{label} :",
    "reason.answer": "{question} {answer}",
    "reason.unknown": "{question} On ne le sait pas ; l’hypothèse la plus défavorable est donc retenue",
    "reason.score": "{score} : {points}",
    "reason.outcome": "{outcome} : {level}",
    "because.at_most": "{outcome} : au plus « {level} », car {because}.",
    "because.at_least": "{outcome} : au moins « {level} », car {because}.",
    "lift.change": "la réponse à « {question} » était « {answer} »",
    "lift.sentence": "« {level} » suffirait si {changes}.",
    "best.sentence": "{outcome} : on pourrait aller jusqu’à « {best} », selon ce qui reste à découvrir.",
    "today.same": "{outcome} : aujourd’hui « {today} », comme le prévoit la carte.",
    "today.looser": (
        "{outcome} : aujourd’hui « {today} », plus souple que ne le prévoit la carte. Resserrez à « {level} »."
    ),
    "today.stricter": (
        "{outcome} : aujourd’hui « {today} », plus strict que ne le demande la carte. « {level} » suffit ici."
    ),
    "override.sentence": "Le garde-fou « {rule} » n’est pas appliqué, par décision de {name} ({date}) : {reason}",
    "stability.sentence": "Vaut encore dans {percent} % des cas où l’évaluation d’un seul facteur change d’une option.",
    "severity.note": "Remarque",
    "severity.warning": "Avertissement",
    "severity.serious": "Grave",
    "score.sentence": "{points} sur {maximum} ({percent} %)",
    "score.empty": "{points} sur {maximum}",
    "score.range": "Avant tout ajustement, entre {low} et {high}, selon les réponses qui manquent.",
    "summary.level": "{outcome} : {level}",
    "summary.score": "{score} : {sentence}, {band}",
    "summary.score_plain": "{score} : {sentence}",
    "summary.looser": "plus souple aujourd’hui : {outcome}",
    "summary.stricter": "plus strict aujourd’hui : {outcome}",
    "summary.sentence": "{place}. {parts}.",
    "place.step": "{number}. {name}",
    "place.steps": "étapes {numbers}",
    # The map: the whole workflow
    "map.assessment": "{title}, édition {edition}",
    "fact.owner": "Responsable",
    "fact.reviewed": "Dernier réexamen",
    "fact.next_review": "Prochain réexamen",
    "headline.steps.one": "{number} étape.",
    "headline.steps.other": "{number} étapes.",
    "headline.looser.one": "{number} est menée aujourd’hui de façon plus souple que ne le prévoit la carte.",
    "headline.looser.other": "{number} sont menées aujourd’hui de façon plus souple que ne le prévoit la carte.",
    "headline.stricter.one": "{number} est menée aujourd’hui de façon plus stricte que ne le demande la carte.",
    "headline.stricter.other": "{number} sont menées aujourd’hui de façon plus stricte que ne le demande la carte.",
    "headline.unsure.one": "{number} dépend d’un élément encore inconnu.",
    "headline.unsure.other": "{number} dépendent d’un élément encore inconnu.",
    "headline.whole_looser": "La pratique actuelle est plus souple que ne le prévoit la carte.",
    "headline.whole_stricter": "La pratique actuelle est plus stricte que ne le demande la carte.",
    "headline.whole_unsure": "Le résultat dépend d’un élément encore inconnu.",
    "headline.fits": "La pratique actuelle décrite concorde avec la carte.",
    "complete.yes": "Toutes les questions obligatoires ont une réponse.",
    "complete.missing.one": (
        "{number} question obligatoire est sans réponse ; d’ici là, l’hypothèse la plus défavorable est retenue."
    ),
    "complete.missing.other": (
        "{number} questions obligatoires sont sans réponse ; d’ici là, l’hypothèse la plus défavorable est retenue."
    ),
    "todo.serious": "À corriger",
    "todo.warning": "À examiner",
    "todo.note": "À noter",
    "todo.tighten": "À resserrer",
    "todo.save": "Effort à libérer",
    "todo.find_out": "À découvrir",
    "todo.in_place": "À garantir",
    "todo.question": "« {question} » : une réponse connue pourrait changer le résultat.",
    "weakest.sentence": "Le maillon faible est l’étape « {place} » : {reasons}.",
    "weakest.serious.one": "{number} constat grave",
    "weakest.serious.other": "{number} constats graves",
    "weakest.overstep.one": "une pratique actuelle plus souple que la carte de {number} niveau",
    "weakest.overstep.other": "une pratique actuelle plus souple que la carte de {number} niveaux",
    "limits.person": (
        "La présence d’une personne dans la boucle ne suffit pas à rendre une étape sûre. Il y faut de la "
        "compétence, de l’autorité, des éléments de preuve et du temps."
    ),
    "limits.gates": "Les garde-fous reposent sur les textes de loi ou les travaux cités à côté d’eux.",
    "limits.rules": (
        "Les autres règles sont des choix éditoriaux, publiés avec leurs motifs pour que vous puissiez les contester."
    ),
    "limits.precision": (
        "Des personnes qui évaluent la même étape sur de telles échelles choisissent souvent des options "
        "différentes. N’accordez pas à un niveau plus de précision qu’il n’en a."
    ),
    "limits.law": "Cette carte n’atteste la conformité à aucune loi.",
    "limits.score": (
        "Un score résume les réponses selon les pondérations choisies par l’auteur de l’évaluation. Ce n’est pas une "
        "mesure, et un écart de quelques points ne signifie pas grand-chose."
    ),
    # The picture
    "picture.title": "{title} : {assessment}",
    "picture.today_looser": "Aujourd’hui, plus souple : {level}",
    "picture.today_stricter": "Aujourd’hui, plus strict : {level}",
    "picture.unknown": "inconnu : jusqu’à {level}",
    "picture.escalation": "Escalade",
    "picture.signals.one": "{number} signal",
    "picture.signals.other": "{number} signaux",
    "picture.to": "vers : {to}",
    "picture.to_more.one": "vers : {to} ; {number} autre",
    "picture.to_more.other": "vers : {to} ; {number} autres",
    "picture.within": "délai : {within}",
    "picture.remarks": "Remarques",
    "picture.overridden.one": "{number} garde-fou non appliqué",
    "picture.overridden.other": "{number} garde-fous non appliqués",
    "picture.serious.one": "{number} constat grave",
    "picture.serious.other": "{number} constats graves",
    "picture.warning.one": "{number} avertissement",
    "picture.warning.other": "{number} avertissements",
    "picture.unanswered.one": "{number} question sans réponse",
    "picture.unanswered.other": "{number} questions sans réponse",
    "picture.weakest": "maillon faible",
    "picture.key_height": "En haut et creux : plus libre. En bas et plein : plus strict.",
    "picture.key_height_narrow": "À gauche et creux : plus libre. À droite et plein : plus strict.",
    "picture.key_gate": (
        "Barrière : des personnes vérifient avant que l’étape ne produise ses effets. Plus elle est dense, plus on "
        "vérifie."
    ),
    "picture.key_looser": "La pratique actuelle est plus souple que ne le prévoit la carte",
    "picture.key_stricter": "La pratique actuelle est plus stricte que ne le demande la carte",
    "picture.key_unknown": "Dépend d’un élément encore inconnu",
    "picture.key_escalation": "Ce qui déclenche l’escalade, vers qui, dans quel délai",
    "picture.key_override": "Un garde-fou que quelqu’un a décidé de ne pas appliquer",
    "picture.key_today": "En pointillé : la pratique actuelle",
    "picture.before_looser": "Avant, plus souple : {level}",
    "picture.before_stricter": "Avant, plus strict : {level}",
    "picture.key_before": "En pointillé : la situation d’avant",
    "picture.key_before_looser": "C’était plus souple avant",
    "picture.key_before_stricter": "C’était plus strict avant",
    "picture.new_step": "nouvelle étape",
    "picture.changed": "modifiée, mêmes niveaux",
    "picture.answers_changed.one": "{number} réponse modifiée",
    "picture.answers_changed.other": "{number} réponses modifiées",
    # Two versions of a map
    "compare.title": "Ce qui a changé : {name}",
    "compare.headline_none": "Rien n’a changé.",
    "compare.headline_facts": "Aucune étape n’a changé.",
    "compare.headline_tighter.one": "{number} étape est plus stricte.",
    "compare.headline_tighter.other": "{number} étapes sont plus strictes.",
    "compare.headline_looser.one": "{number} étape est plus souple.",
    "compare.headline_looser.other": "{number} étapes sont plus souples.",
    "compare.headline_mixed.one": "{number} étape est plus stricte sur un point et plus souple sur un autre.",
    "compare.headline_mixed.other": "{number} étapes sont plus strictes sur un point et plus souples sur un autre.",
    "compare.headline_added.one": "{number} étape est nouvelle.",
    "compare.headline_added.other": "{number} étapes sont nouvelles.",
    "compare.headline_removed.one": "{number} étape a disparu.",
    "compare.headline_removed.other": "{number} étapes ont disparu.",
    "compare.headline_quiet.one": "{number} a changé et garde ses niveaux.",
    "compare.headline_quiet.other": "{number} ont changé et gardent leurs niveaux.",
    "compare.added": "Cette étape est nouvelle.",
    "compare.removed": "Cette étape a disparu.",
    "compare.tighter": "{outcome} : plus strict, de « {before} » à « {after} ».",
    "compare.looser": "{outcome} : plus souple, de « {before} » à « {after} ».",
    "compare.answer": "{question} : de « {before} » à « {after} ».",
    "compare.renamed": "Elle s’appelait « {before} ».",
    "compare.moved": "C’était l’étape {number}.",
    "compare.tools": "Outils",
    "compare.name": "Nom",
    "compare.edition": "Édition de l’évaluation",
    "compare.assumption": "Hypothèse {name}",
    "compare.finding_new": "Nouveau constat : {what}",
    "compare.finding_gone": "N’est plus constaté : {what}",
    "compare.trigger_new": "Déclenche désormais aussi l’escalade : {what}",
    "compare.trigger_gone": "Ne déclenche plus l’escalade : {what}",
    "compare.override_new": "Nouveau : {what}",
    "compare.override_gone": "N’est plus le cas : {what}",
    "compare.workflow": "Le processus lui-même",
    "compare.unchanged": "Sans changement",
    "compare.picture_note": (
        "L’image montre la carte la plus récente. Les marques en pointillé montrent où se situait un niveau auparavant."
    ),
    # Several raters of one workflow
    "merge.title": "Concordance : {name}",
    "merge.headline": "{raters} : même réponse dans {same} comparaisons sur {pairs} ({percent} %).",
    "merge.headline_none": "{raters} : aucune réponse à une même question, il n’y a donc rien à comparer.",
    "merge.open.one": "{number} réponse reste ouverte : tranchez-la ensemble.",
    "merge.open.other": "{number} réponses restent ouvertes : tranchez-les ensemble.",
    "merge.open_none": "Aucune réponse ne reste ouverte.",
    "merge.share": "{name} : concordance dans {same} comparaisons sur {pairs} ({percent} %).",
    "merge.agreed": "Concordance partout où deux personnes ont répondu : {names}.",
    "merge.share_none": "{name} : personne d’autre n’a évalué ce point.",
    "merge.alpha_reliable": "Après correction du hasard, {alpha} : on peut s’y fier.",
    "merge.alpha_tentative": "Après correction du hasard, {alpha} : assez pour des conclusions provisoires.",
    "merge.alpha_low": "Après correction du hasard, {alpha} : trop faible pour s’y fier.",
    "merge.alpha_chance": "Après correction du hasard, {alpha} : pas mieux qu’un tirage au sort.",
    "merge.alpha_none": "Aucun chiffre corrigé du hasard : il n’y a aucune variation à corriger.",
    "merge.few.one": "Cela repose sur {number} étape ; n’y voyez qu’un indice.",
    "merge.few.other": "Cela repose sur {number} étapes ; n’y voyez qu’un indice.",
    "merge.disagreement": "{place} {label} : {answers}.",
    "merge.rated": "{rater} « {answer} »",
    "merge.apart.one": "Écart de {number} option.",
    "merge.apart.other": "Écart de {number} options.",
    "merge.settled": "Tranché : « {answer} ».",
    "merge.still_open": "Reste ouvert ; d’ici là, l’hypothèse la plus défavorable est retenue.",
    "merge.only": "« {name} » n’est une étape que pour {raters}.",
    "merge.override_dropped": (
        "La décision de ne pas appliquer le garde-fou « {rule} » à « {name} » ne figure pas dans tous les fichiers ; "
        "le garde-fou s’applique donc."
    ),
    "merge.assumption_dropped": "L’hypothèse « {name} » n’est pas la même dans tous les fichiers ; elle a été écartée.",
    "merge.explain_share": (
        "Une comparaison, c’est deux personnes qui répondent à la même question sur la même étape. La part dit "
        "combien de fois elles ont fait le même choix, y compris ce que le seul hasard donnerait."
    ),
    "merge.explain_alpha": (
        "Le chiffre corrigé du hasard est l’alpha de Krippendorff. 1 est un accord parfait, 0 est ce que donnerait "
        "un tirage au sort, et moins que 0 un désaccord systématique. Sur des options ordonnées, un petit écart pèse "
        "moins qu’un grand. Selon l’usage, on peut se fier à 0,8, et 0,67 est le minimum pour des conclusions "
        "provisoires."
    ),
    "merge.explain_unknown": (
        "« Nous ne savons pas » compte comme une réponse à part entière dans la part, et n’entre pas dans le chiffre "
        "corrigé du hasard, car cette réponse n’a pas de place parmi les options."
    ),
    "merge.explain_open": (
        "En cas d’accord, la réponse est tranchée. En cas de désaccord, elle reste ouverte, ce qui compte comme le "
        "cas le plus défavorable, jusqu’à ce qu’elle soit tranchée. Les réponses de chaque personne restent dans le "
        "fichier."
    ),
    "merge.explain_worse": (
        "En cas d’accord, la réponse est tranchée. En cas de désaccord, la pire des options ordonnées a été retenue "
        "et le reste est laissé ouvert. Les réponses de chaque personne restent dans le fichier."
    ),
    "merge.all": "Toutes les questions",
    "merge.by_question": "Concordance par question",
    "merge.by_outcome": "Concordance sur ce qui en résulte",
    "merge.by_step": "Concordance par étape",
    "merge.disagreements": "Là où les réponses diffèrent",
    "merge.differing": "Là où cela change le résultat",
    "merge.notes": "Ce qui n’a pas pu être réuni",
    "merge.explained": "Ce que signifient les chiffres",
    # Summary, detail, report and the other written formats
    "report.map": "La carte sous forme de tableau",
    "report.step": "Étape",
    "report.looser": "plus souple aujourd’hui : {level}",
    "report.stricter": "plus strict aujourd’hui : {level}",
    "report.best": "jusqu’à {level}",
    "report.todo": "À faire en premier",
    "report.todo_none": "Rien de particulier à signaler.",
    "report.todo_more": "Ensuite : encore {number}",
    "report.steps": "Étape par étape",
    "report.why": "Pourquoi",
    "report.why_none": "Aucune règle ne le retient : c’est le niveau le plus libre.",
    "report.gate": "Garde-fou",
    "report.rule": "Règle {rule}",
    "report.source": "Source",
    "report.remedy": "Ce qui aiderait : {remedy}",
    "report.requires": "Nécessaire : {requires}",
    "report.lifts": "Ce qui permettrait d’aller plus loin",
    "report.place": "{place} sur {of}",
    "report.requirements": "Doit être en place",
    "report.triggers": "Ce qui déclenche l’escalade",
    "report.owed_on": "Requis à : {steps}",
    "report.detector": "Comment on s’en aperçoit",
    "report.channel": "Transmis par",
    "report.to": "Vers",
    "report.within": "Délai",
    "report.shown": "Ce qui est montré",
    "report.on_no_answer": "En l’absence de réponse",
    "report.findings": "Constats",
    "report.overrides": "Garde-fous non appliqués",
    "report.unanswered": "Encore sans réponse",
    "report.unknown": "Inconnu",
    "report.worth_knowing": "À découvrir en premier",
    "report.scores": "Scores",
    "report.scores_all": "Tous les scores",
    "report.profile": "Comment les étapes ont été évaluées",
    "report.factor": "Question",
    "report.profile_count": "{option} : {number}",
    "report.counts": "Nombre d’étapes par réponse",
    "report.sources": "Sources",
    "report.limits": "Ce que cette carte ne prétend pas",
    "report.sign_off": "Validation",
    "report.sign_owner": "Responsable",
    "report.sign_reviewer": "Revue par",
    "report.sign_date": "Date",
    "report.sign_next": "Prochain réexamen",
    "report.owner": "Responsable",
    "report.note": "Note",
    # The columns of a spreadsheet
    "csv.workflow": "Processus",
    "csv.number": "Numéro",
    "csv.level": "{outcome}",
    "csv.best": "{outcome} : au mieux",
    "csv.today": "{outcome} : aujourd’hui",
    "csv.standing": "{outcome} : aujourd’hui par rapport à la carte",
    "csv.why": "{outcome} : pourquoi",
    "csv.lifts": "{outcome} : ce qui permettrait d’aller plus loin",
    "csv.stability": "{outcome} : solidité",
    "csv.band": "{score} : tranche",
    "standing.same": "conforme à la carte",
    "standing.looser": "plus souple que la carte",
    "standing.stricter": "plus strict que la carte",
    # The formats of a download
    "format.svg": "Image (SVG)",
    "format.html": "Rapport (HTML)",
    "format.markdown": "Document (Markdown)",
    "format.csv": "Tableau (CSV)",
    "format.json": "Données (JSON)",
    "format.xlsx": "Classeur (XLSX)",
    "format.mermaid": "Diagramme (Mermaid)",
    "format.bpmn": "Processus (BPMN)",
    "format.dmn": "Table de décision (DMN)",
    "format.langchain": "Autorisations (LangChain)",
    "format.openai_agents": "Autorisations (OpenAI Agents SDK)",
    "format.claude_code": "Autorisations (Claude Code)",
    # The sheets of a workbook, and what a policy says
    "sheet.map": "Carte",
    "sheet.todo": "À faire",
    "sheet.triggers": "Escalade",
    "sheet.everything": "Tout",
    "sheet.what": "Type",
    "sheet.done": "Fait",
    "file.name": "carte",
    "file.agreement": "{name} concordance",
    "file.changes": "{name} changements",
    "bpmn.begin": "Début",
    "bpmn.done": "Terminé",
    "bpmn.answered": "Réponse reçue",
    "policy.otherwise": "La carte ne cite aucune étape qui utilise cet outil ; une personne décide donc.",
    # The lines of a terminal
    "table.best": "{level} (au mieux {best})",
    # The page: the form, its reference and what the element says
    "page.advice": "Conseil",
    "page.add_step": "Ajouter une étape",
    "page.adjust": "Quand {condition} : {change}.",
    "page.answer": "Réponse",
    "page.band": "Tranche",
    "page.band_above": "plus de {start}",
    "page.band_from": "{start} ou plus",
    "page.band_lowest": "en dessous de la suivante",
    "page.bands": "tranches, de la plus basse à la plus haute",
    "page.carry": "Reprendre dans la carte",
    "page.carry_intro": (
        "Un nouveau processus s’ouvre, avec une seule étape. Ce qui est gardé sur cet appareil reste tel quel."
    ),
    "page.carry_open": "Ouvrir la carte avec ces réponses",
    "page.carry_wait": "Recherche de ce qui peut être repris…",
    "page.condition.and": "et",
    "page.condition.contains": "la réponse à « {question} » comprend « {answer} »",
    "page.condition.is": "la réponse à « {question} » est « {answer} »",
    "page.condition.number": "{measure} est de {number} ou plus",
    "page.condition.not": "la condition suivante n’est pas remplie ({condition})",
    "page.condition.or": "ou",
    "page.condition.or_more": "la réponse à « {question} » est de {answer} ou plus",
    "page.condition.or_worse": "la réponse à « {question} » est « {answer} » ou pire",
    "page.condition.outcome": "le résultat pour « {outcome} » est « {level} » ou plus strict",
    "page.condition.score": "{score} atteint au moins {number}",
    "page.condition.today_looser": "la pratique actuelle pour « {outcome} » est plus souple que le résultat",
    "page.condition.today_stricter": "la pratique actuelle pour « {outcome} » est plus stricte que le résultat",
    "page.download": "Télécharger",
    "page.each_whole": "par unité entière",
    "page.findings": "Constats",
    "page.first_step": (
        "Il n’y a pas encore d’étape. Ajoutez-en une, collez une liste d’étapes ou regardez l’exemple rempli."
    ),
    "page.download_trial": "La page montre un aperçu. Ce que vous emportez est le processus sans lui.",
    "page.format_csv": "Pour un tableur, une ligne par étape",
    "page.format_print": "Cette page, mise en forme pour le papier",
    "page.format_xlsx": "Carte, tâches et signaux en feuilles, à filtrer et à remplir",
    "page.format_html": "Tout dans un seul fichier, qui s’ouvre partout",
    "page.format_json": "Peut être rouvert ici",
    "page.format_bpmn": "Pour les éditeurs et les moteurs de processus",
    "page.format_dmn": "Quels niveaux valent à quelle étape, pour les moteurs de règles",
    "page.format_claude_code": "Quels outils il peut lancer, sur demande ou pas du tout",
    "page.format_langchain": "Quels outils attendent une personne, en Python",
    "page.format_mermaid": "Un organigramme, pour les documents qui affichent Mermaid",
    "page.format_openai_agents": "Quels outils attendent une personne, en Python",
    "page.format_markdown": "Pour les documents et les tickets",
    "format.png": "Image (PNG)",
    "page.format_png": "La carte en pixels",
    "page.format_svg": "La carte, nette à toutes les tailles",
    "page.fresh": "Nouveau processus",
    "page.gate": "garde-fou",
    "page.languages": "Langue de cette évaluation",
    "page.level": "Niveau",
    "page.meaning": "Signification",
    "page.next_step": "Étape suivante",
    "page.no": "Non",
    "page.no_script": (
        "Le calcul est fait par Python dans votre propre navigateur et a besoin de JavaScript, qui est désactivé. "
        "Tout le reste est ici : chaque question peut être lue et imprimée, et l’exemple rempli montre un résultat "
        "complet. Pour calculer sans navigateur, écrivez les réponses dans un fichier et lancez hitl score FICHIER."
    ),
    "page.once": "Demandé une seule fois pour tout le processus",
    "page.one_copy_each": "Remplissez un exemplaire de cette partie pour chaque étape du processus, dans l’ordre.",
    "page.only_when": "Demandé seulement quand {condition}.",
    "page.open": "Ouvrir un fichier",
    "page.open_file": "Fichier de processus à ouvrir",
    "page.optional": "facultatif",
    "page.outcomes": "Ce qui est déterminé",
    "page.paste": "Coller une liste",
    "page.paste_add": "Ajouter ces étapes",
    "page.paste_note": "D’un document, d’un tableau ou d’un tableur. Les puces et les numéros sont retirés.",
    "page.paste_lines": "Une étape par ligne",
    "page.permissive_first": "niveaux, du plus permissif au plus strict",
    "page.picture": "Image de la carte",
    "page.points": "Points",
    "page.points_caption": "Ce que chaque réponse ajoute aux scores",
    "page.print": "Imprimer ou PDF",
    "page.print_hint": (
        "Pour avoir sur papier les motifs de chaque étape, choisissez Télécharger sur la page, puis Imprimer ou PDF."
    ),
    "page.question": "Question",
    "page.range": "Plage",
    "page.rate": "Évaluer",
    "page.rate_factor": "une question à la fois",
    "page.rate_step": "une étape à la fois",
    "page.reference": "Comment le résultat est établi : chaque niveau, chaque règle, chaque score",
    "page.reference_intro": (
        "Voici l’édition {edition}, c’est-à-dire tout ce que lit le programme Python. Rien d’autre ne décide."
    ),
    "page.redo": "Rétablir",
    "page.result": "Résultat",
    "page.rule_at_least": "{outcome} : au moins « {level} »",
    "page.rule_at_most": "{outcome} : au plus « {level} »",
    "page.rule_because": "Car {because}.",
    "page.rule_remedy": "Ce qui permettrait d’aller plus loin : {what}",
    "page.rule_requires": "Ce qui doit être en place : {what}",
    "page.rule_when": "Quand {condition}.",
    "page.rules": "Règles",
    "page.rules_intro": (
        "Chaque règle dont la condition est remplie resserre un résultat, et le plus strict l’emporte. Aucune bonne "
        "réponse n’en compense une mauvaise. « Nous ne savons pas » compte comme la pire réponse de la question. Un "
        "garde-fou repose sur la loi ou sur des travaux publiés ; on ne peut l’écarter qu’en son nom, avec un motif "
        "et une date."
    ),
    "page.save": "Enregistrer un fichier",
    "page.score_maximum_all": "Le maximum est {maximum}, que toutes les questions soient posées ou non.",
    "page.score_maximum_fixed": "Le maximum est {maximum}.",
    "page.score_maximum_shown": "Le maximum compte les questions posées : {maximum} quand elles le sont toutes.",
    "page.score_missing_worst": "Une réponse manquante compte comme la pire possible.",
    "page.score_missing_zero": "Une réponse manquante ne compte pas.",
    "page.score_of": "Somme de : {parts}.",
    "page.scores": "Scores",
    "page.severity_note": "Remarque",
    "page.severity_serious": "Grave",
    "page.severity_warning": "Avertissement",
    "page.settings_appetite": "Quel risque acceptez-vous là où aucun garde-fou ne décide ?",
    "page.settings_appetite_note": (
        "Une appétence plus audacieuse laisse de côté des règles que seules les plus prudentes demandent. Les "
        "garde-fous valent à chaque appétence, et rien de ce que vous choisissez ici n’en lève un."
    ),
    "page.settings_asked": (
        "Compte aux étapes qui laissent cette question ouverte : « {question} » Il n’y a pas de valeur par défaut."
    ),
    "page.settings_default": "Par défaut : {value} {unit}.",
    "page.settings_else": "Sinon :",
    "page.settings_facts": "Données pour les étapes qui les laissent ouvertes",
    "page.settings_facts_note": "Ce qu’une étape dit elle-même l’emporte.",
    "page.settings_gate": "Garde-fou",
    "page.settings_gate_add": "L’écarter à cette étape",
    "page.settings_gate_date": "Date",
    "page.settings_gate_name": "Nom de la personne qui le décide",
    "page.settings_gate_reason": "Motif",
    "page.settings_gates": "Écarter un garde-fou",
    "page.settings_gates_none": "Aucun garde-fou ne retient cette étape.",
    "page.settings_gates_note": (
        "Un garde-fou repose sur la loi ou sur des travaux publiés. On l’écarte en son propre nom, avec un motif et "
        "une date, et chaque fichier le dit."
    ),
    "page.settings_next_review": "Prochain réexamen",
    "page.settings_numbers": "Les chiffres et ce sur quoi ils reposent",
    "page.settings_numbers_note": (
        "À titre indicatif seulement : aucune règle ne peut voir un chiffre. Remplacez toute valeur par défaut par "
        "la vôtre ; elle est gardée dans le processus et chaque fichier la cite."
    ),
    "page.settings_own": "vos propres mots",
    "page.settings_owner": "Responsable du processus",
    "page.settings_reset": "Revenir à la valeur par défaut",
    "page.settings_reset_trigger": "Revenir au texte de l’évaluation",
    "page.settings_reviewed": "Dernier réexamen",
    "page.settings_step": "Responsable, note et outils de cette étape",
    "page.settings_step_note": "Note",
    "page.settings_step_owner": "Responsable de cette étape",
    "page.settings_step_owner_note": "Une personne qui peut l’arrêter, la modifier et refuser.",
    "page.settings_tools": "Outils qu’un agent appelle ici",
    "page.settings_tools_note": (
        "Un par ligne, sous le nom que leur donne le cadre logiciel de l’agent. Les politiques d’agent les citent."
    ),
    "page.settings_triggers": "L’escalade avec vos propres mots",
    "page.settings_triggers_note": (
        "Ce qui déclenche l’escalade de cette étape, et ce qui se passe alors. Un champ vide dit ce que dit "
        "l’évaluation. Un signal requis ne peut être supprimé."
    ),
    "page.settings_workflow": "Responsable et dates de réexamen",
    "page.settings_workflow_appetite": "Responsable, dates de réexamen et appétence au risque",
    "page.share": "Partager",
    "page.share_copy": "Copier le lien",
    "page.share_link": "Lien vers ce processus",
    "page.share_note": (
        "Le lien contient lui-même, sous forme compressée, chaque réponse et chaque nom de ce processus. Toute "
        "personne qui a le lien peut les lire. L’ouvrir n’envoie rien à aucun serveur."
    ),
    "page.sources": "Sources",
    "page.step_delete": "Supprimer",
    "page.step_down": "Déplacer après",
    "page.step_duplicate": "Dupliquer",
    "page.step_name": "Nom de cette étape",
    "page.step_result": "Résultat de cette étape",
    "page.step_up": "Déplacer avant",
    "page.steps": "Étapes",
    "page.trigger_always": "À chaque étape.",
    "page.trigger_channel": "Transmis par",
    "page.trigger_detector": "Repéré par",
    "page.trigger_on_no_answer": "En l’absence de réponse",
    "page.trigger_shown": "Ce qui est montré",
    "page.trigger_to": "Destinataire",
    "page.trigger_within": "Délai",
    "page.triggers": "Ce qui déclenche l’escalade d’une étape",
    "page.undo": "Annuler",
    "page.none_of_these": "Aucune de ces réponses",
    "page.unknown": "Nous ne savons pas",
    "page.unknown_factor": "Compte comme la pire réponse tant que vous ne savez pas",
    "page.unknown_other": "Compte au plus défavorable tant que vous ne savez pas",
    "page.answers_name": "Un nom, pour le retrouver",
    "page.group_agents": "Autorisations pour les agents",
    "page.group_data": "Données",
    "page.group_document": "À lire et à signer",
    "page.group_picture": "Image",
    "page.group_process": "Pour les outils de processus et de règles",
    "page.group_sheet": "À traiter pas à pas",
    "page.keeping": "Garder, partager ou télécharger",
    "page.kept_here": "Gardés sur cet appareil",
    "page.kept_none": "Rien pour l’instant. Dès que vous changez quelque chose, c’est gardé ici.",
    "page.workflow_name": "Nom du processus",
    "page.workflows": "Processus",
    "page.worked_example": "Exemple rempli",
    "page.worked_examples": "Exemples remplis",
    "page.yes": "Oui",
    "page.your_map": "Votre carte",
    # The page: said by the element in the reader's browser
    "page.live.close": "Fermer",
    "page.live.deleted": "« {name} » est supprimé.",
    "page.live.example_kind": "Exemple rempli",
    "page.live.example_missing": "Il n’y a pas d’exemple nommé « {name} » ici.",
    "page.live.exporting": "Création du fichier",
    "page.live.export_failed": "Le fichier n’a pas pu être créé : {message}",
    "page.live.failed": (
        "Python n’a pas pu démarrer ici ; aucun calcul n’est donc possible dans ce navigateur. {message} Vos "
        "réponses sont gardées. Téléchargez le fichier du processus et lancez : hitl score FICHIER"
    ),
    "page.live.failed_call": "Le calcul n’a pas pu être fait : {message} Vos réponses sont gardées.",
    "page.live.failed_save": "Télécharger le fichier du processus",
    "page.live.file_name": "processus",
    "page.live.fetching": "Téléchargement de Python, {bytes} sur {total} Mo",
    "page.live.fetching_unknown": "Téléchargement de Python, {bytes} Mo pour l’instant",
    "page.live.idle": "Python démarre dès que vous répondez ou utilisez un bouton",
    "page.live.map_kind": "Votre carte",
    "page.live.new_step": "Nouvelle étape",
    "page.live.no_name": "Processus sans nom",
    "page.live.open_failed": "« {file} » n’a pas été ouvert, et rien n’a changé. {message}",
    "page.live.open_foreign": "Ce n’est pas un fichier de processus de cette évaluation.",
    "page.live.open_large": "Il dépasse {megabytes} Mo.",
    "page.live.not_scored": "Non calculé",
    "page.live.override_remove": "L’appliquer de nouveau",
    "page.live.override_remove_of": "Appliquer de nouveau le garde-fou {rule}",
    "page.live.override_said": "{rule} : écarté par {name}, le {date}. {reason}",
    "page.live.older_kept": (
        "Les questions ont changé depuis cet enregistrement. Les réponses aux questions qui ne sont plus posées sont "
        "laissées de côté ici. Ce qui a été enregistré reste tel quel parmi vos processus."
    ),
    "page.live.opened": "« {file} » est ouvert comme un processus à part. Ce qui était là auparavant est gardé.",
    "page.live.kept_at_hand": "ouvert en ce moment",
    "page.live.kept_delete": "Supprimer",
    "page.live.kept_delete_of": "Supprimer « {name} »",
    "page.live.kept_raw": "L’enregistrer dans un fichier",
    "page.live.kept_rename": "Renommer",
    "page.live.kept_rename_of": "Renommer « {name} »",
    "page.live.kept_unread": "Un processus illisible",
    "page.live.link_back": "Revenir au mien",
    "page.live.link_broken": "Il est abîmé ou incomplet. Demandez plutôt un fichier.",
    "page.live.link_copied": "Copié.",
    "page.live.link_failed": "Le lien n’a pas été ouvert, et rien n’a changé. {message}",
    "page.live.link_keep": "Le garder comme nouveau processus",
    "page.live.link_kind": "Reçu par un lien",
    "page.live.link_long": "C’est trop long pour un lien. Enregistrez un fichier et transmettez-le.",
    "page.live.link_newer": (
        "Il vient d’une version plus récente de cette page. Rechargez la page ou demandez un fichier."
    ),
    "page.live.link_not_copied": (
        "Ce navigateur n’a pas autorisé la copie. Le lien est sélectionné : copiez-le vous-même."
    ),
    "page.live.link_opened": (
        "« {name} » est venu avec le lien et n’est qu’affiché ; vos propres processus sont inchangés."
    ),
    "page.live.link_reading": "Lecture du processus contenu dans le lien",
    "page.live.pasted": "Étapes ajoutées : {count}.",
    "page.live.placed": "{label}, niveau {place} sur {of}.",
    "page.live.next_question": "Question suivante",
    "page.live.previous_question": "Question précédente",
    "page.live.question": "Question",
    "page.live.ready": "Prêt. Python tourne dans cette page ; ce que vous saisissez reste sur cet appareil.",
    "page.live.saved": "Enregistré sur cet appareil à {time}",
    "page.live.saved_apart": (
        "Un autre onglet a également modifié ce processus. Les deux sont gardés : celui-ci continue comme un "
        "processus à part."
    ),
    "page.live.saved_before": "Enregistré sur cet appareil",
    "page.live.saved_empty": "Rien à enregistrer pour l’instant",
    "page.live.saved_example": (
        "Un exemple rempli. Changez quoi que ce soit, et il est gardé sur cet appareil comme le vôtre."
    ),
    "page.live.saved_link": "Reçu par un lien, pas encore gardé sur cet appareil",
    "page.live.saving_blocked": (
        "Ce navigateur n’autorise pas l’enregistrement sur cet appareil. Enregistrez un fichier avant de partir."
    ),
    "page.live.saving_full": (
        "Il n’y a plus de place pour enregistrer sur cet appareil. Enregistrez un fichier avant de partir."
    ),
    "page.live.saving_other": (
        "Un autre onglet a modifié ce processus. Ce que vous changez ici est gardé comme un processus à part."
    ),
    "page.live.started_afresh": "Un nouveau processus est commencé. Le précédent est gardé.",
    "page.live.showing_example": "L’exemple rempli « {name} » est affiché. Vos propres processus sont inchangés.",
    "page.live.starting": "Démarrage de Python",
    "page.live.downloaded": "Téléchargé : {name}",
    "page.live.undone": "Annulé.",
    "page.live.redone": "Rétabli.",
    "page.live.step_of": "Étape {place} sur {of}",
    "page.live.unanswered": "{count} encore sans réponse dans « {name} »",
    "page.live.unanswered_title": "Pas encore complet",
    "page.live.try_again": "Réessayer",
    "page.live.trial": "Simple aperçu :",
    "page.live.trial_cancel": "Annuler",
    "page.live.trial_keep": "Garder ce changement",
    "page.live.trial_kind": "Aperçu",
    "page.live.try": "Essayer :",
    "page.live.undo": "Annuler",
    "page.live.unread_kept": (
        "Ce qui était enregistré sur cet appareil n’a pas pu être lu. C’est gardé parmi vos processus, d’où vous "
        "pouvez l’enregistrer dans un fichier."
    ),
    "page.live.duplicate_name": "{name} (copie)",
}
