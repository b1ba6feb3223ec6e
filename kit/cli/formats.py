"""The option that says how a source is written."""

from __future__ import annotations

import click

from kit.readers import READERS

FORMAT = click.option(
    "--format",
    type=click.Choice([reader.name for reader in READERS]),
    help="Source format, when it cannot be recognised.",
)
