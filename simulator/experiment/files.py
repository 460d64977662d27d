"""Files of results: each is written at once or not at all, and the same bytes for the same findings."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from simulator.experiment.study import StudyError

SUMMARY = "summary.json"


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, if need be; `StudyError` where that is impossible."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as trouble:
        raise StudyError(f"{folder}: not a folder") from trouble
    except OSError as trouble:
        raise StudyError(f"{folder}: cannot be written: {trouble.strerror}") from trouble


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
    """Write bytes and return their path; folders are made if need be, and what goes wrong names the file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".part")
    try:
        draft.write_bytes(content)
    except OSError as trouble:
        draft.unlink(missing_ok=True)
        raise OSError(trouble.errno, trouble.strerror, str(path)) from trouble
    try:
        draft.replace(path)
    except FileNotFoundError:  # the same command, run twice at once, has put its draft in place: the same bytes
        if not path.exists():
            raise
    return path
