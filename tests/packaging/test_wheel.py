"""Build the wheel and look at what a user gets; .ci/run installs it into a clean environment."""

import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# The snapshot may take twelve megabytes and the entailment model 25; everything else is text.
MAX_BYTES = 41 * 1024 * 1024


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_wheel_holds_every_file_of_the_package_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    shipped = {name for name in wheel.namelist() if ".dist-info/" not in name}
    package = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "factcheck").rglob("*")
        if path.is_file() and not {"__pycache__", ".mypy_cache"} & set(path.parts)
    }
    assert shipped == package


def test_wheel_holds_the_data_the_code_reads(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    assert "factcheck/py.typed" in names
    assert "factcheck/reports/report_v1.schema.json" in names
    assert "factcheck/store/snapshot_data/snapshot.sqlite.xz" in names
    assert "factcheck/language/weights/entailment.onnx" in names
    assert {Path(name).suffix for name in names} >= {".py", ".toml", ".csv", ".json", ".xz"}


def test_wheel_is_small(wheel: zipfile.ZipFile) -> None:
    assert Path(wheel.filename or "").stat().st_size < MAX_BYTES


def test_metadata_names_licence_command_and_no_developers_tools(wheel: zipfile.ZipFile) -> None:
    info = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    metadata = Parser().parsestr(wheel.read(info).decode())
    assert metadata["Name"] == "factcheck-cli"
    assert metadata["License-Expression"] == "Apache-2.0"
    assert metadata["Requires-Python"] == ">=3.11"
    needed = [line for line in metadata.get_all("Requires-Dist", []) if "extra ==" not in line]
    assert not [line for line in needed if line.startswith(("pytest", "mypy", "ruff"))]
    points = wheel.read(info.replace("METADATA", "entry_points.txt")).decode()
    assert "factcheck = factcheck.cli.app:main" in points


def test_unpacked_wheel_runs(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "--version"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("factcheck 0.")
