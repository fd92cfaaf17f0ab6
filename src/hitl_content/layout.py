# Apart from the modules that read these files, because a build in which nothing changed reads none of them.
"""How a folder of assessments is laid out: ``<slug>/assessment.yml`` and what may lie beside it."""

from __future__ import annotations

FOLDER = "assessments"
"""The folder of a site, or of this package, that holds assessments."""
FILE = "assessment.yml"
"""The assessment, in a folder named by its slug."""
CASES = "cases.yml"
"""What it should settle for given answers."""
EXAMPLES = "examples"
"""The folder of its filled workflows."""
