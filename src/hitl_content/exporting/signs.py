"""Small signs of the picture, drawn around their own origin. Each has a form of its own; colour only repeats it."""

from __future__ import annotations

SIGNS = {
    "looser": '<path class="hitl-map-looser-sign" d="M-5 4L0 -5L5 4z" fill="#b3142b"/>',
    "stricter": '<path class="hitl-map-stricter-sign" d="M-5 -4L0 5L5 -4z" fill="#5a3fb0"/>',
    "escalation": '<path class="hitl-map-ink" d="M-6 5L5 -5M-2 -6L6 -6L6 2" fill="none" stroke="#1a1f2b"'
    ' stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>',
    "override": '<path class="hitl-map-ink" d="M-6 0a6 6 0 1 1 12 0a6 6 0 1 1 -12 0zM-4 4L4 -4" fill="none"'
    ' stroke="#1a1f2b" stroke-width="2"/>',
    "serious": '<path class="hitl-map-looser-sign" d="M-3 -7L3 -7L7 -3L7 3L3 7L-3 7L-7 3L-7 -3z" fill="#b3142b"/>'
    '<path class="hitl-map-paper-ink" d="M0 -4L0 1M0 3.5L0 4" fill="none" stroke="#ffffff" stroke-width="2"'
    ' stroke-linecap="round"/>',
    "warning": '<path class="hitl-map-ink" d="M0 -6L6.5 5L-6.5 5z" fill="none" stroke="#1a1f2b" stroke-width="1.5"'
    ' stroke-linejoin="round"/><path class="hitl-map-ink" d="M0 -2L0 1M0 3L0 3.2" fill="none" stroke="#1a1f2b"'
    ' stroke-width="1.5" stroke-linecap="round"/>',
    "unanswered": '<path class="hitl-map-ink" d="M-6 0a6 6 0 1 1 12 0a6 6 0 1 1 -12 0z" fill="none"'
    ' stroke="#1a1f2b" stroke-width="1.5" stroke-dasharray="2 2"/>',
    "weakest": '<path class="hitl-map-ink" d="M-2 -4L-4 -4A4 4 0 0 0 -4 4L-2 4M2 -4L4 -4A4 4 0 0 1 4 4L2 4" fill="none"'
    ' stroke="#1a1f2b" stroke-width="1.75" stroke-linecap="round"/>',
}
"""Markup by the sign's kind; literals only."""
