"""The files that pages load: styles and scripts of ours, and those of others as their packages bring them.

vis-network, which draws the graph, comes with pyvis; Ace, the editor, with a package of nothing but its files. Both
are served from where pip has put them. Addresses carry a word that changes with our files, so that browsers may keep
them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from medgraph.web.explorer.rendering import FOLDER

_PICTURE = FOLDER.parents[1] / "templates"
_OTHERS = {
    "vis-network.js": ("pyvis", "templates/lib/vis-9.1.2/vis-network.min.js"),
    "ace.js": ("django_static_ace_builds", "static/ace-builds/ace.js"),
    "ace-completion.js": ("django_static_ace_builds", "static/ace-builds/ext-language_tools.js"),
    "ace-sparql.js": ("django_static_ace_builds", "static/ace-builds/mode-sparql.js"),
}
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


@cache
def files() -> Mapping[str, Path]:
    """Return every file that pages may load, by its name.

    >>> "vis-network.js" in files()
    True
    """
    ours = (file for folder in (FOLDER / "assets", _PICTURE) for file in folder.iterdir() if file.suffix in _TYPES)
    others = {name: _folder(package) / path for name, (package, path) in _OTHERS.items()}
    return {file.name: file for file in ours} | others


def _folder(package: str) -> Path:
    """Return the folder of a package, without importing it."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"the package {package} is missing")
    return Path(spec.submodule_search_locations[0])


async def asset(request: Request) -> Response:
    """Return a file by its name."""
    file = files().get(request.path_params["name"])
    if file is None:
        return Response("no such file\n", 404, media_type="text/plain")
    kept = "public, max-age=31536000, immutable" if request.url.query else "no-cache"
    return FileResponse(file, media_type=_TYPES[file.suffix], headers={"Cache-Control": kept})
