from pathlib import Path

import pytest

from corpus import DataFileError
from corpus.data_files import Record, read_record


class _Rate(Record):
    country: str
    days: int


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_key_that_stands_twice_is_refused_with_its_line(tmp_path: Path) -> None:
    path = _write(tmp_path / "rate.yaml", "country: NO\ndays: 5\ncountry: SE\n")
    with pytest.raises(DataFileError, match="line 3: the key 'country' stands twice"):
        read_record(path, _Rate)


def test_all_faults_of_a_file_are_reported_at_once(tmp_path: Path) -> None:
    path = _write(tmp_path / "rate.yaml", "days: many\ncolour: red\n")
    with pytest.raises(DataFileError) as refused:
        read_record(path, _Rate)
    assert len(refused.value.faults) == 3


def test_what_is_no_yaml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataFileError):
        read_record(_write(tmp_path / "rate.yaml", "days: [1"), _Rate)
