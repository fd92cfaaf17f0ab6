# One table of colours for the page's style sheet (page/static/map.css, generated from here and held equal by a
# test) and for the downloaded report, so that a picture cannot look right in one and wrong in the other.
"""Colours of the picture: light as drawn, dark, and the reader's own forced colours."""

from __future__ import annotations

INK, QUIET, PAPER = "#1a1f2b", "#545b6b", "#ffffff"
LANES = ("#1b5fae", "#a8480c", "#1c7365", "#7a3f98", "#6b5d00")
"""One colour a lane. Colour only repeats what form, place and words say."""
LOOSER, STRICTER = "#b3142b", "#5a3fb0"

DARK_INK, DARK_QUIET, DARK_PAPER = "#eceff5", "#b6bdcb", "#1b1e26"
DARK_LANES = ("#7db5ff", "#f2a569", "#5ccbb5", "#d8a6ee", "#d8c957")
DARK_LOOSER, DARK_STRICTER = "#ff9aa2", "#c3b4ff"

STROKED = (
    ":is(.hitl-map-track, .hitl-map-head, .hitl-map-level, .hitl-map-best,"
    " .hitl-map-gate, .hitl-map-gate-some, .hitl-map-gate-sparse)"
)
FILLED = ":is(.hitl-map-fill, .hitl-map-lane-mark)"

DARK: tuple[tuple[str, str], ...] = (
    (".hitl-map-paper", f"fill: {DARK_PAPER}"),
    (".hitl-map-zone", "fill: #232733"),
    (".hitl-map-zone-odd", f"fill: {DARK_PAPER}"),
    (":is(.hitl-map-text, .hitl-map-strong, .hitl-map-title)", f"fill: {DARK_INK}"),
    (".hitl-map-quiet", f"fill: {DARK_QUIET}"),
    (".hitl-map-number", f"fill: {DARK_INK}"),
    (".hitl-map-number-text", f"fill: {DARK_PAPER}"),
    (".hitl-map-rung", "stroke: #434a5b"),
    (":is(.hitl-map-rule, .hitl-map-tick)", "stroke: #8f98aa"),
    (":is(.hitl-map-spine, .hitl-map-ink)", f"stroke: {DARK_INK}"),
    (
        ":is(.hitl-map-level, .hitl-map-best, .hitl-map-open, .hitl-map-today-looser, .hitl-map-today-stricter)",
        f"fill: {DARK_PAPER}",
    ),
    (":is(.hitl-map-open, .hitl-map-hatch)", f"stroke: {DARK_QUIET}"),
    (":is(.hitl-map-looser, .hitl-map-looser-sign)", f"fill: {DARK_LOOSER}"),
    (":is(.hitl-map-stricter, .hitl-map-stricter-sign)", f"fill: {DARK_STRICTER}"),
    (":is(.hitl-map-today-looser, .hitl-map-drift-looser)", f"stroke: {DARK_LOOSER}"),
    (":is(.hitl-map-today-stricter, .hitl-map-drift-stricter)", f"stroke: {DARK_STRICTER}"),
    (".hitl-map-paper-ink", f"stroke: {DARK_PAPER}"),
    (".hitl-map-bar", "fill: #2a2f3c; stroke: #8f98aa"),
    (".hitl-map-bar-band", "stroke: #8f98aa"),
    (".hitl-map-bar-here", f"fill: #24405f; stroke: {DARK_LANES[0]}"),
    *((f"{STROKED}.hitl-map-lane-{lane}", f"stroke: {colour}") for lane, colour in enumerate(DARK_LANES)),
    *((f"{FILLED}.hitl-map-lane-{lane}", f"fill: {colour}") for lane, colour in enumerate(DARK_LANES)),
)
"""Selectors and declarations for dark paper: text at least 7:1, marks at least 4.5:1."""

CANVAS = (
    ":is(.hitl-map-paper, .hitl-map-zone, .hitl-map-zone-odd, .hitl-map-level, .hitl-map-best, .hitl-map-open,"
    " .hitl-map-today-looser, .hitl-map-today-stricter, .hitl-map-bar, .hitl-map-bar-here, .hitl-map-number-text)"
)
TEXTS = (
    ":is(.hitl-map-text, .hitl-map-strong, .hitl-map-title, .hitl-map-quiet, .hitl-map-looser,"
    " .hitl-map-stricter, .hitl-map-number, .hitl-map-looser-sign, .hitl-map-stricter-sign)"
)
STROKES = (
    ":is(.hitl-map-rule, .hitl-map-tick, .hitl-map-spine, .hitl-map-ink, .hitl-map-open, .hitl-map-hatch,"
    " .hitl-map-today-looser, .hitl-map-today-stricter, .hitl-map-drift-looser, .hitl-map-drift-stricter,"
    " .hitl-map-bar, .hitl-map-bar-band)"
)
FORCED: tuple[tuple[str, str], ...] = (
    (CANVAS, "fill: Canvas"),
    (TEXTS, "fill: CanvasText"),
    (STROKES, "stroke: CanvasText"),
    (".hitl-map-rung", "stroke: GrayText"),
    (".hitl-map-paper-ink", "stroke: Canvas"),
    (".hitl-map-bar-here", "stroke: Highlight"),
    (f'{STROKED}[class*="hitl-map-lane-"]', "stroke: CanvasText"),
    (f'{FILLED}[class*="hitl-map-lane-"]', "fill: CanvasText"),
)
"""Selectors and declarations for forced colours."""

SAID = """\
.hitl-said { line-height: 1.5; overflow-wrap: break-word; }
.hitl-said :is(h1, h2, h3, h4, h5, h6) { line-height: 1.25; margin: 1.4em 0 .4em; text-wrap: balance; }
.hitl-said :is(h1, h2, h3, h4, h5, h6):first-child { margin-top: 0; }
.hitl-said :is(.hitl-head-1, .hitl-head-2) { letter-spacing: 0; text-transform: none; }
.hitl-said .hitl-head-1 { font-size: 1.1em; font-weight: 700; }
.hitl-said .hitl-head-2 { font-size: 1em; font-weight: 650; }
.hitl-said section + section, .hitl-pairs + section { margin-top: 1.8em; }
.hitl-said p { margin: .4em 0; max-width: 46em; }
.hitl-said :is(ul, ol) { margin: .4em 0; padding-inline-start: 1.3em; max-width: 46em; }
.hitl-said li { margin: .3em 0; }
.hitl-headline { font-size: 1.05em; }
.hitl-said .hitl-quiet { color: var(--hitl-muted, #545b6b); font-weight: 400; }
.hitl-said small { font-size: .85em; }
.hitl-wide { overflow-x: auto; margin: 1.2em 0; }
.hitl-said table { border-collapse: collapse; width: 100%; font-size: .9em; font-variant-numeric: tabular-nums; }
.hitl-said caption { padding: 0 0 .5em; font-weight: 700; text-align: start; }
.hitl-said :is(th, td) { padding: .5em .7em .5em 0; text-align: start; vertical-align: top; }
.hitl-said :is(th, td) { border-bottom: 1px solid var(--hitl-line, #c9ced8); }
.hitl-said thead th { border-bottom-width: 2px; }
.hitl-said tbody th { min-width: 9em; font-weight: 600; }
.hitl-said td ul { margin: 0; padding-inline-start: 1.1em; }
.hitl-tag { display: inline-block; padding: 0 .45em; border: 1px solid currentcolor; border-radius: .25em; }
.hitl-tag { font-size: .85em; font-weight: 600; }
.hitl-tag-looser::before { content: "\\25B2\\00A0" / ""; }
.hitl-tag-stricter::before { content: "\\25BC\\00A0" / ""; }
.hitl-tag-unsure { border-style: dashed; font-weight: 400; }
.hitl-tag-serious { border-width: 2px; }
.hitl-tag-looser, .hitl-tag-serious, .hitl-said-looser { color: var(--hitl-looser, #b3142b); }
.hitl-tag-stricter, .hitl-said-stricter { color: var(--hitl-stricter, #5a3fb0); }
.hitl-pairs { display: grid; gap: .2em; margin: .4em 0; }
.hitl-pairs > div { display: grid; grid-template-columns: minmax(5em, min(9em, 30%)) 1fr; gap: .8em; }
.hitl-pairs dt { color: var(--hitl-muted, #545b6b); }
.hitl-said .hitl-pairs dd { margin: 0; }
.hitl-source { font-size: .85em; color: var(--hitl-muted, #545b6b); }
.hitl-trigger { margin: .8em 0; padding-inline-start: .9em; border-inline-start: 3px solid var(--hitl-line, #c9ced8); }
.hitl-todo > li { margin: .6em 0; padding-inline-start: .2em; }
"""
"""The written parts, in pages and in the report. Colours come from the page's variables where it has them."""

REPORT = """\
:root { color-scheme: light dark; }
body { margin: 0; background: #ffffff; color: #1a1f2b; font: 16px/1.5 "Helvetica Neue", Helvetica, Arial, sans-serif; }
main { max-width: 70em; margin: 0 auto; padding: 2em 1.2em 4em; }
h1 { margin: 0; font-size: 2em; }
h2 { margin-top: 2em; padding-top: .6em; border-top: 2px solid currentcolor; }
figure { margin: 1.5em 0; }
a { color: #1b5fae; }
.hitl-step-detail { margin: 2em 0; padding-top: .8em; border-top: 1px solid #c9ced8; }
.hitl-report-narrow { display: none; }
.hitl-sign-off { margin-top: 3em; break-inside: avoid; }
.hitl-said .hitl-sign-off th { width: 9em; padding: 1.4em 0 .3em; }
@media screen and (max-width: 45em) {
  .hitl-report-wide { display: none; }
  .hitl-report-narrow { display: block; }
}
@media screen and (prefers-color-scheme: dark) {
  body { background: #1b1e26; color: #eceff5; --hitl-muted: #b6bdcb; --hitl-line: #434a5b; }
  body { --hitl-looser: #ff9aa2; --hitl-stricter: #c3b4ff; }
  a { color: #7db5ff; }
  .hitl-step-detail { border-color: #434a5b; }
}
@page { margin: 12mm; }
@media print {
  body { font-size: 8.5pt; line-height: 1.4; }
  main { max-width: none; padding: 0; }
  header { display: none; }
  figure { margin: 0; break-inside: avoid; }
  .hitl-said :is(p, ul, ol) { max-width: none; }
  .hitl-step-detail { columns: 2; column-gap: 8mm; }
  .hitl-step-detail > :is(h2, h3) { column-span: all; }
  tr, li, .hitl-trigger { break-inside: avoid; }
  h2, h3, h4, h5 { break-after: avoid; }
  .hitl-wide { overflow: visible; }
}
"""
"""What only the report needs: it stands alone."""

ALWAYS = ".hitl-map { display: block; max-width: 100%; height: auto; margin-inline: auto; }"
PRINT = "@media print {\n  .hitl-map { break-inside: avoid; max-height: 96vh; }\n}"


DARK_SAID = (
    f'  [data-md-color-scheme="slate"] .hitl-said {{ --hitl-looser: {DARK_LOOSER}; --hitl-stricter: {DARK_STRICTER}; }}'
)


def _rules(table: tuple[tuple[str, str], ...], before: str, indent: str) -> str:
    return "\n".join(f"{indent}{before}.hitl-map {selector} {{ {style}; }}" for selector, style in table)


def _forced() -> str:
    return (
        "@media (forced-colors: active) {\n  .hitl-map { forced-color-adjust: none; }\n"
        + _rules(FORCED, "", "  ")
        + "\n}"
    )


def page_sheet() -> str:
    """Return the style sheet of pictures in a Material page; dark where its palette is ``slate``."""
    dark = _rules(DARK, '[data-md-color-scheme="slate"] ', "  ")
    # Higher weight than the dark rules is needed for forced colours, hence the repeated class.
    forced = _forced().replace(".hitl-map ", ".hitl-map.hitl-map.hitl-map ")
    return (
        "/* Generated from hitl_content/exporting/palette.py; a test holds the two equal.\n"
        "   Pictures carry their light palette as presentation attributes, which these rules override. */\n\n"
        f"{ALWAYS}\n\n@media screen {{\n{dark}\n{DARK_SAID}\n}}\n\n{forced}\n\n{PRINT}\n\n{SAID}"
    )


def report_sheet() -> str:
    """Return the rules of pictures in a file of its own; dark where the reader's system is."""
    dark = "@media screen and (prefers-color-scheme: dark) {\n" + _rules(DARK, "", "  ") + "\n}"
    return f"{REPORT}{SAID}{ALWAYS}\n{dark}\n{_forced()}\n{PRINT}\n"
