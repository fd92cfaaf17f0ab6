"""How soon Python answers in a page: this site's pages beside seven other ways to run Python in a browser."""
