"""Measures everything and writes the data from which the page about speed is made. Best on a machine at rest."""

from __future__ import annotations

import argparse
import time

from bench import building, clicks, engine, memory
from bench.start import __main__ as start


def main() -> None:
    """Run every benchmark, the short ones first."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=7, help="interleaved runs of each benchmark")
    runs = ["--runs", str(parser.parse_args().runs)]
    begun = time.monotonic()
    engine.main(runs)
    building.main(runs)
    clicks.main([])
    memory.main([])
    start.main(runs)
    print(f"Done in {(time.monotonic() - begun) / 60:.0f} minutes.")


if __name__ == "__main__":
    main()
