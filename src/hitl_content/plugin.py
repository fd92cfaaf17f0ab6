# The only part that knows MkDocs. It thinks nothing out for itself: reading finds the problems, page/ makes the HTML
# and names the files, and here they are handed to the build.
"""MkDocs plugin: assessments in pages, their files, their problems as warnings."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext

from hitl_content.markdown import HitlExtension
from hitl_content.model.errors import HitlError, ReadingError
from hitl_content.page import assets, kept
from hitl_content.page.library import Library
from hitl_content.page.policy import with_policy

if TYPE_CHECKING:  # a server and a watcher of files, which a build does without
    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger("hitl")


class HitlConfig(Config):  # type: ignore[no-untyped-call] # MkDocs leaves a hook without types
    """What can be set under ``plugins: - hitl:``."""

    assessments = options.Type(str, default="assessments")
    """Directory of assessments, from the directory of mkdocs.yml."""
    policy = options.Type(bool, default=False)
    """Whether every page of a finished site carries a content security policy; ``mkdocs serve`` adds a script to it."""
    rules = options.DictOfItems(options.Type(str), default={})
    """Where rules are explained, by assessment: a page and the start of its anchors, ``how.md#rule-``."""
    sources = options.Type(str, default="")
    """Where sources are listed: a page and the start of its anchors, ``references.md#``."""
    offline = options.Type(bool, default=True)
    """Whether visited pages with assessments open without a connection; if not, devices forget what they kept."""
    cache = options.Type(bool, default=True)
    """Whether what was found good is kept in ``.cache/plugin/hitl`` for the next build, until a file of it changes."""


class _Embeds(HitlExtension):
    """The extension in a build that goes on after a mistake, so that all of them are seen at once."""

    def __init__(self, library: Library, cache: kept.Kept) -> None:
        super().__init__()
        self._library = library
        self._cache = cache

    def made(self, slug: str, options: Mapping[str, Any], number: int) -> str:
        """Return the embed as an earlier build made it, or make it."""
        name = f"embed {json.dumps([options, number, self.language], default=str)}"
        return self._cache.text(slug, name, lambda: super(_Embeds, self).made(slug, options, number))

    def refused(self, slug: str, error: HitlError) -> str:
        """Warn, and say in the page that the assessment is missing."""
        if not isinstance(error, ReadingError):  # those are warned of once for the whole site
            log.warning("/// assessment | %s: %s", slug, error)
        return f'<div class="hitl-refused" role="alert"><pre>{escape(str(error))}</pre></div>'


class HitlPlugin(BasePlugin[HitlConfig]):  # type: ignore[no-untyped-call] # as above
    """Embeds assessments in the pages of a site."""

    library: Library
    _serving = False

    def on_startup(self, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether pages are served while they are written: then MkDocs adds a script of its own."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Find the assessments and add the Markdown block."""
        self.library = Library(self._directory(config))
        self._cache = kept.Kept(self.library.directory, self._root(config) / kept.FOLDER if self.config.cache else None)
        self._files: dict[str, tuple[assets.Asset, assets.Addresses]] = {}
        self._embedded: set[str] = set()
        self._homes: dict[str, str] = {}
        self._heads: dict[str, str] = {}
        self._spoken: dict[str, dict[str, Page]] = {}
        self._embeds = _Embeds(self.library, self._cache)
        config.markdown_extensions.append(self._embeds)
        return config

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Tell the block which language the page is in: what its front matter says as ``lang``, else the theme."""
        self._embeds.language = str(page.meta.get("lang") or config.theme.get("language") or config.theme.locale)
        return markdown

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:  # noqa: ARG002 - MkDocs passes by name
        """Warn of every problem in every assessment, whether or not a page shows it."""
        for slug in self.library.slugs():
            for problem in self.library.strays(slug) or self._cache.problems(slug, self.library.mistakes):
                log.warning("%s", problem)
        return files

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Put the addresses of its files in the place of each embed's marker."""
        for slug in assets.MARKER.findall(html):
            self._embedded.add(slug)
            self._homes.setdefault(slug, page.url)
            to_root = get_relative_url("", page.url).rstrip("/") + "/"
            to_root = "" if to_root == "./" else to_root
            found = self._needed(slug)[1]
            self._heads[page.url] = assets.head(found, to_root)
            links = assets.links(
                found,
                to_root,
                rules=self._explained(self.config.rules.get(slug, ""), page, files),
                sources=self._explained(self.config.sources, page, files),
                offline=self._offline,
            )
            html = html.replace(f"<!-- hitl-files {slug} -->", links)
            html = html.replace(f"<!-- hitl-script {slug} -->", assets.script(found, to_root))
        for slug, language in assets.LANGUAGES_MARKER.findall(html):
            self._spoken.setdefault(slug, {}).setdefault(language, page)
        return html

    def on_page_context(
        self,
        context: TemplateContext,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Link each embed to the page that has the same assessment in another language, now that all are known."""

        def links(found: re.Match[str]) -> str:
            slug, language = found[1], found[2]
            elsewhere = {
                tag: f"{get_relative_url(other.url, page.url)}#hitl-{slug}"
                for tag, other in self._spoken.get(slug, {}).items()
                if tag != language
            }
            return assets.language_links(language, elsewhere)

        page.content = assets.LANGUAGES_MARKER.sub(links, page.content or "")
        return context

    def on_env(self, env: object, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - as above
        """Add the files of the embeds there are; a site without one gets none."""
        if not self._embedded:
            return
        for file in files.documentation_pages():
            if file.page is not None and file.page.content and "hitl-page:" in file.page.content:
                file.page.content = self._carried(file.page.content, file.page.url)
        compiled = [self._needed(slug)[0] for slug in sorted(self._embedded)]
        filled = [example.asset for slug in sorted(self._embedded) for example in self._needed(slug)[1].examples]
        worker = assets.offline_asset(keep=self._offline)
        for asset in (*assets.page_assets(), *assets.runtime_assets(), *compiled, *filled, worker):
            if isinstance(asset.content, Path):
                files.append(File.generated(config, asset.name, abs_src_path=str(asset.content)))
            else:
                files.append(File.generated(config, asset.name, content=asset.content))

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002 - as above
        """Add what embeds need, and the policy, last of all, when every inline script is in its place."""
        output = output.replace("</head>", f"{self._heads.get(page.url, '')}</head>", 1)
        return with_policy(output) if self._policed else output

    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Add the policy to pages that are not written in Markdown, such as the one for a missing address."""
        return with_policy(output_content) if self._policed and template_name.endswith(".html") else output_content

    @event_priority(-100)  # when everybody else has written what they write
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Make sure that nothing an embed needs is missing, and set the site's edition. Raises PluginError."""
        for slug in sorted(self._embedded):
            for name in self._needed(slug)[1].all():
                if not (Path(config.site_dir) / name).is_file():
                    raise PluginError(f"hitl: the page with {slug} needs {name}, which was not written.")
        if self._embedded and self._offline:
            assets.set_edition(Path(config.site_dir))
        unkept = self._cache.write()
        if unkept is not None:
            log.info("Nothing is kept for the next build, which is none the worse but slower: %s", unkept)

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002
        """Build again when an assessment changes."""
        if self.library.directory.is_dir():
            server.watch(str(self.library.directory))
        return server

    def _carried(self, html: str, url: str) -> str:
        """Return *html* of the page at *url* with the addresses of the pages where other assessments are answered."""

        def address(match: re.Match[str]) -> str:
            home = self._homes.get(match[1])
            return "" if home is None else f' data-to="{escape(get_relative_url(home, url))}"'

        return assets.CARRY.sub(address, html)

    @property
    def _offline(self) -> bool:
        return self.config.offline and not self._serving

    @property
    def _policed(self) -> bool:
        return self.config.policy and not self._serving

    def _explained(self, written: str, page: Page, files: Files) -> str:
        """Return the way from *page* to *written*, a page and the start of its anchors; empty where there is none."""
        path, _, anchor = written.partition("#")
        file = files.get_file_from_path(path) if path else None
        if path and file is None:
            log.warning("hitl: %s: there is no page %s. Name one from the directory of pages.", written, path)
        return f"{get_relative_url(file.url, page.url)}#{anchor}" if file else ""

    def _needed(self, slug: str) -> tuple[assets.Asset, assets.Addresses]:
        """Return the compiled assessment and where it and the other files are that an embed of *slug* needs."""
        if slug not in self._files:
            try:
                compiled = assets.data_asset(slug, self._cache.text(slug, "compiled", lambda: self._compiled(slug)))
                self._files[slug] = compiled, assets.addresses(compiled, self._examples(slug))
            except HitlError as error:
                raise PluginError(f"hitl: {error}") from error
        return self._files[slug]

    def _compiled(self, slug: str) -> str:
        from hitl_content.wire import dumps, encode_assessment  # not waited for where it is kept

        return dumps(encode_assessment(self.library.assessment(slug)))

    def _examples(self, slug: str) -> tuple[assets.Example, ...]:
        def document(name: str) -> str:
            from hitl_content.wire import dumps, encode_workflow

            return dumps(encode_workflow(self.library.example(slug, name)))

        found = []
        for name in self.library.examples(slug):
            try:
                text = self._cache.text(slug, f"example {name}", partial(document, name))
            except ReadingError:
                continue  # warned of once for the whole site; the others are still offered
            found.append(assets.example(slug, name, text))
        return tuple(found)

    def _root(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path).parent if config.config_file_path else Path.cwd()

    def _directory(self, config: MkDocsConfig) -> Path:
        root = self._root(config)
        directory = root / self.config.assessments
        if not directory.resolve().is_relative_to(root.resolve()):
            where = self.config.assessments
            raise PluginError(f"hitl: assessments: “{where}” leads out of the directory of mkdocs.yml. Put it inside.")
        here = Path.cwd()  # problems name files as a person who runs `hitl check` from here would
        return directory.relative_to(here) if directory.is_relative_to(here) else directory
