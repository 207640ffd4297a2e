"""A folder of reports as Parquet and as an Excel sheet, one row a figure.

    python indicators.py reports/ indicators.parquet indicators.xlsx

guiyi writes the rows as JSONL; pandas does the rest. Values stay exact: `value` is decimal text in the sheet and in the
Parquet file, `number` is the nearest double for those who calculate with it.
"""
import io
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd

GUIYI = os.environ.get("GUIYI", "guiyi").split()


def indicators(folder: Path) -> pd.DataFrame:
    files = [path.name for path in sorted(folder.glob("*.txt"))]
    if not files:
        raise SystemExit(f"no *.txt in {folder}")
    done = subprocess.run([*GUIYI, "indicators", "--format", "jsonl", *files], cwd=folder, stdout=subprocess.PIPE, check=True)
    table = pd.read_json(io.BytesIO(done.stdout), lines=True, dtype=False)
    table["number"] = pd.to_numeric(table["value"], errors="coerce")
    return table


def main() -> None:
    folder, parquet, sheet = (Path(name) for name in sys.argv[1:4])
    table = indicators(folder)
    table.to_parquet(parquet, index=False)
    # A cell that begins with = is a formula to openpyxl; what comes from a page is never run.
    table.map(lambda cell: f"'{cell}" if isinstance(cell, str) and len(cell) > 1 and cell[0] == "=" else cell).to_excel(sheet, index=False, sheet_name="indicators")
    print(f"{len(table)} figures of {table['file'].nunique()} reports")


if __name__ == "__main__":
    main()
