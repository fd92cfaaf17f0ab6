# ruff: noqa: A005 - the folder mirrors the site; nothing imports it under its bare name
