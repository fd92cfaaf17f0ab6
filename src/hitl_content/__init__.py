"""The field guide to human-in-the-loop design that can score you."""

__version__ = "0.1.0"
