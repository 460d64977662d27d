"""Files of results: each is written at once or not at all, and the same bytes for the same findings."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

SUMMARY = "summary.json"


def write_summary(facts: Mapping[str, Any], folder: Path) -> Path:
    """Write `folder/summary.json` and return its path."""
    text = json.dumps(facts, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
    return write_text(folder / SUMMARY, text)


def write_frame(frame: pd.DataFrame, path: Path) -> Path:
    """Write a table as CSV and return its path."""
    return write_text(path, frame.to_csv(index=False, lineterminator="\n"))


def write_text(path: Path, text: str) -> Path:
    """Write a text and return its path."""
    return write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> Path:
    """Write bytes and return their path; folders are made if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".part")
    draft.write_bytes(content)
    try:
        draft.replace(path)
    except FileNotFoundError:  # the same command, run twice at once, has put its draft in place: the same bytes
        if not path.exists():
            raise
    return path
