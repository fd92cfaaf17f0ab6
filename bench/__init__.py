"""What is measured, each beside a peer in the same run. ``python -m bench`` measures all of it."""
