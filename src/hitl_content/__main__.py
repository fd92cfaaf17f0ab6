"""``python -m hitl_content``: the same as ``hitl``."""

from hitl_content.cli import main

main(prog_name="hitl")
