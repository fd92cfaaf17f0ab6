"""Add the site's own copy of Inter, so that no page asks another host for a font."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

log = logging.getLogger("mkdocs.hooks.fonts")

PACKAGE = Path("node_modules/@fontsource-variable/inter")
FONTS = {
    "assets/fonts/inter-latin.woff2": "files/inter-latin-opsz-normal.woff2",
    "assets/fonts/inter-latin-italic.woff2": "files/inter-latin-opsz-italic.woff2",
    "assets/fonts/inter-latin-ext.woff2": "files/inter-latin-ext-opsz-normal.woff2",
    # The Open Font Licence asks that its text travel with the font.
    "assets/fonts/OFL.txt": "LICENSE",
}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the font files of the npm package to the site; warn where they are not installed."""
    root = Path(config.config_file_path).parent / PACKAGE
    for target, source in FONTS.items():
        path = root / source
        if not path.is_file():
            log.warning("The font file %s is missing. Run `npm ci`, which installs it from package-lock.json.", path)
            continue
        files.append(File.generated(config, target, abs_src_path=str(path)))
    return files
