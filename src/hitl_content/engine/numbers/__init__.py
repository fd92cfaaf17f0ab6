"""The arithmetic of review: exact, pure, and advice only. Nothing here can move an outcome."""
