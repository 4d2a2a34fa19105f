"""How much room the installed package takes."""

from pathlib import Path

import hoshin

files = [path for path in Path(hoshin.__file__).parent.rglob("*") if path.is_file() and path.suffix != ".pyc"]
print(f"installed: {sum(path.stat().st_size for path in files) / 2**20:.2f} MB in {len(files)} files")
