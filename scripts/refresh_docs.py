"""Bring what the documentation shows up to date.

    python -m scripts.refresh_docs

Every example of README.md and docs/ is run and gets its real output; the notebook is executed from scratch
and keeps its outputs. tests/test_docs.py and tests/test_notebooks.py call the same functions, and fail where
the committed text is not what comes out.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from ipykernel.kernelspec import write_kernel_spec
from scripts.doc_examples import ROOT, pages, prepare, refreshed

TOUR = ROOT / "notebooks" / "tour.ipynb"


def executed(notebook: Path, folder: Path) -> Any:
    """Return a notebook run from scratch in a folder; a cell that fails raises RuntimeError.

    The kernel is this Python's own, described in the folder, whatever kernels the machine knows.
    """
    copy = Path(shutil.copy(notebook, folder / "notebooks"))
    hidden = folder / ".jupyter"
    if not hidden.exists():
        write_kernel_spec(str(hidden / "kernels" / "tour"))
    homes = dict.fromkeys(("JUPYTER_PATH", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"), str(hidden))
    jupyter = str(Path(sys.executable).parent / "jupyter-execute")
    execute = [jupyter, "--inplace", "--kernel_name=tour", str(copy)]
    done = subprocess.run(execute, env=os.environ | homes, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise RuntimeError(done.stderr)
    return _settled(read_notebook(copy))


def read_notebook(path: Path) -> Any:
    """Return a notebook as it stands in its file."""
    return json.loads(path.read_text(encoding="utf-8"))


def _settled(notebook: Any) -> Any:
    """Keep of each cell what is shown, and nothing that differs from machine to machine."""
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook["metadata"] = {"kernelspec": kernel, "language_info": {"name": "python"}}
    for cell in notebook["cells"]:
        cell["metadata"] = {}
    for output in outputs(notebook):
        shown = output.get("data", {})
        if {"text/html", "image/svg+xml"} & shown.keys():
            shown.pop("text/plain", None)
    return notebook


def outputs(notebook: Any) -> list[Any]:
    """Return the outputs of all cells of a notebook, in order."""
    return [output for cell in notebook["cells"] for output in cell.get("outputs", ())]


def main() -> None:
    """Refresh all pages and the notebook."""
    with tempfile.TemporaryDirectory() as name:
        folder = prepare(Path(name))
        for page in pages():
            page.write_text(refreshed(page.read_text(encoding="utf-8"), folder), encoding="utf-8")
        tour = json.dumps(executed(TOUR, folder), indent=1, ensure_ascii=False)
        TOUR.write_text(tour + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
