"""How long `import hoshin` takes beyond the interpreter's own start: the median of several, in fresh processes."""

import statistics
import subprocess
import sys
import time

ROUNDS = 15


def seconds(program: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], check=True)
    return time.perf_counter() - start


# Turn by turn, so that whatever else the machine does falls on both.
rounds = [(seconds("pass"), seconds("import hoshin")) for _ in range(ROUNDS)]
bare, loaded = (statistics.median(times) for times in zip(*rounds, strict=True))
print(f"import hoshin: {1000 * (loaded - bare):.1f} ms beyond the interpreter, of at most 30 ms")
