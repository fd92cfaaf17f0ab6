"""The records everything else works on: assessments, workflows, results, problems."""
