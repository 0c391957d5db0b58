"""How long `translate --help` takes, beside `import typer` alone: the ratio that users feel.

Usage: python benchmarks/startup.py [RUNS]
"""

import statistics
import subprocess
import sys
import time


def seconds(*command: str, runs: int) -> float:
    """Return the median time of a command in a new process."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main() -> None:
    """Measure both and print the ratio."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    alone = seconds(sys.executable, "-c", "import typer", runs=runs)
    ours = seconds(sys.executable, "-m", "translate", "--help", runs=runs)
    print(f"import typer       {alone * 1000:6.0f} ms")
    print(f"translate --help   {ours * 1000:6.0f} ms   {ours / alone:.2f} x   (at most 2 x is wanted)")


if __name__ == "__main__":
    main()
