# Everything that is said where two files stand beside each other, and where a foreign file comes in.
"""Sentences about two people, two versions, and files from elsewhere, in French."""

BESIDE: dict[str, str] = {
    "fact.raters": "Évalué par",
    "report.rated": "Qui l’a évalué",
    "rated.by": "Ont évalué ce processus : {raters}. Les réponses de chaque personne sont gardées dans le fichier.",
    "rated.differ.one": "Il y a eu désaccord sur {number} réponse.",
    "rated.differ.other": "Il y a eu désaccord sur {number} réponses.",
    "rated.agree": "Partout où plusieurs personnes ont répondu, elles ont dit la même chose.",
    "rated.settled": "Tranché par {by}.",
    "rated.settled_on": "Tranché par {by} le {date}.",
    # Agreement in tables
    "merge.column_same": "Même réponse",
    "merge.column_meaning": "Ce que cela signifie",
    "merge.column_outcome": "Ce qui en résulte",
    "merge.whole": "Tout le processus",
    "merge.column_settled": "Tranché",
    "merge.cell_same": "{same} sur {pairs} ({percent} %)",
    "merge.cell_open": "encore ouvert",
    "merge.cell_silent": "sans réponse",
    "merge.agreed_rest": "Sur tout le reste, chaque personne a répondu de même : {names}.",
    # The page: another workflow beside this one
    "page.beside": "Mettre en regard : deux personnes ou deux versions",
    "page.beside_intro": (
        "Ouvrez un second processus à côté du vôtre. Regarder ne change rien, et tout reste sur cet appareil."
    ),
    "page.beside_how": "Quel est l’autre processus ?",
    "page.beside_people": "Les réponses d’une autre personne",
    "page.beside_people_note": "Voir où vous différez, trancher ensemble et garder les deux originaux",
    "page.beside_versions": "Une version antérieure",
    "page.beside_versions_note": "Voir ce qui a changé depuis, en phrases et dans l’image",
    "page.beside_kept": "De cet appareil, ou un exemple rempli",
    "page.beside_put": "Mettre en regard",
    "page.beside_link": "D’un lien que quelqu’un a partagé",
    "page.beside_put_link": "Utiliser le lien",
    "page.beside_file": "Ouvrir l’autre fichier",
    "page.beside_own": "Qui a évalué le vôtre",
    "page.beside_other": "Qui a évalué l’autre",
    "page.beside_by": "Tranché par (facultatif)",
    "page.beside_picture": "Image de ce qui a changé",
    "page.beside_take": "Prendre le processus tranché",
    "page.beside_html": "Rapport (HTML)",
    "page.beside_markdown": "Document (Markdown)",
    "page.beside_svg": "Image (SVG)",
    "page.beside_close": "Ranger",
    "page.remarks": "Ce que vous devez vérifier",
    "page.live.beside_choose": "Choisissez",
    "page.live.beside_examples": "Exemples remplis",
    "page.live.beside_failed": "Il n’a pas été mis en regard du vôtre, et rien n’a changé. {message}",
    "page.live.beside_first": "Première personne",
    "page.live.beside_here": "Gardés sur cet appareil",
    "page.live.beside_reading": "Lecture en cours",
    "page.live.beside_second": "Seconde personne",
    "page.live.merged": (
        "Voici le processus tranché, comme un processus à part. Il contient les deux originaux, et ce qui était là "
        "auparavant est gardé aussi."
    ),
    "page.live.merged_name": "{name} (tranché ensemble)",
    "page.live.settle": "Trancher ce qui diffère",
    "page.live.settle_before": "Déjà tranché : {answer}",
    "page.live.settle_cautious": "Prendre la réponse la plus prudente pour tout ce qui reste ouvert",
    "page.live.settle_more_cautious": "plus prudent",
    "page.live.settle_note": (
        "Parlez-en d’abord, choisissez ensuite. Ce qui reste ouvert compte comme le cas le plus défavorable jusqu’à "
        "ce que ce soit tranché."
    ),
    "page.live.settle_open": "Laisser ouvert",
    "page.live.settle_rater": "{raters} :",
    "page.live.settle_whole": "Tout le processus",
    # The page: files from elsewhere
    "page.live.imported": "« {file} » a été lu comme {kind}. Étapes : {count}. Ce qui était là auparavant est gardé.",
    "page.live.imported_look": (
        "« {file} » a été lu comme {kind}. Étapes : {count}. Ce qui a été deviné ou n’a pas trouvé de place figure "
        "au-dessus de la carte : vérifiez-le. Ce qui était là auparavant est gardé."
    ),
    "page.live.kind_bpmn": "un processus BPMN",
    "page.live.kind_csv": "un tableau (CSV)",
    "page.live.kind_lines": "une liste de lignes",
    "page.live.kind_markdown": "un tableau Markdown",
    "page.live.kind_mcp": "les outils d’un serveur MCP",
    "page.live.kind_mermaid": "un organigramme Mermaid",
    "page.live.kind_workflow": "un processus",
    "page.live.remarks": "À vérifier dans « {file} »",
    "page.live.remarks_done": "C’est fait, retirer cette liste",
}
