"""Two reports → Parquet and Excel, read back and compared with what the reports say."""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pandas as pd

HERE = Path(__file__).resolve().parent
CLI = HERE.parent.parent / "dist" / "cli.js"
REPORTS = {
    "甲市2023.txt": "甲市2023年政府工作报告\n一般公共预算收入239.9亿元，增长6.1%，总量全省第三。\n",
    "乙县2024.txt": "乙縣2024年政府工作報告\n新增就業1.2萬人，出口下降3.5%。\n",
}

with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    for file, text in REPORTS.items():
        (folder / file).write_text(text, encoding="utf-8")
    parquet, sheet = folder / "out.parquet", folder / "out.xlsx"
    subprocess.run([sys.executable, HERE / "indicators.py", folder, parquet, sheet], check=True, env={**os.environ, "GUIYI": f"node {CLI}"})
    for table in (pd.read_parquet(parquet), pd.read_excel(sheet, dtype={"value": str, "year": str})):
        found = {(row.file, row.year, row.kind, row.value, row.unit, row.number) for row in table.itertuples()}
        expected = {
            ("甲市2023.txt", "2023", "level", "23990000000", "CNY", 23990000000.0),
            ("甲市2023.txt", "2023", "growth", "6.1", "%", 6.1),
            ("甲市2023.txt", "2023", "rank", "3", "位", 3.0),
            ("乙县2024.txt", "2024", "level", "12000", "人", 12000.0),
            ("乙县2024.txt", "2024", "growth", "-3.5", "%", -3.5),
        }
        assert found == expected, found ^ expected
print("table: as expected")
