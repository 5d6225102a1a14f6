"""The package as a graph: its modules, their lines, and which of them imports which."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import socialpolicy

PACKAGE = Path(socialpolicy.__file__).parent
PREFIX = "socialpolicy."


@cache
def modules() -> dict[str, Path]:
    """Give every module's file by its dotted name inside the package; a package is its name."""
    found = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        parts = file.relative_to(PACKAGE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


def lines(name: str) -> int:
    """Count a module's lines."""
    return modules()[name].read_text(encoding="utf-8").count("\n")


def room(name: str) -> str:
    """Give the folder, or the lone file, of the package that a module is in."""
    return name.partition(".")[0]


def is_package(name: str) -> bool:
    """Say whether a module is what a folder is known by."""
    return modules()[name].name == "__init__.py"


@cache
def imports() -> dict[str, frozenset[str]]:
    """Give the modules of the package that each imports: also late, and only for types."""
    return {name: frozenset(_imported(name, file)) for name, file in modules().items()}


def importers() -> dict[str, set[str]]:
    """Give the modules that import each."""
    found: dict[str, set[str]] = {name: set() for name in modules()}
    for name, imported in imports().items():
        for other in imported:
            found[other].add(name)
    return found


def circles() -> list[set[str]]:
    """Give every set of modules that all lead to each other (Tarjan's strong components)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[set[str]] = []

    def visit(name: str) -> None:
        order[name] = low[name] = len(order)
        stack.append(name)
        for other in imports()[name]:
            if other not in order:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in stack:
                low[name] = min(low[name], order[other])
        if low[name] == order[name]:
            at = stack.index(name)
            component, stack[at:] = set(stack[at:]), []
            if len(component) > 1:
                found.append(component)

    for name in modules():
        if name not in order:
            visit(name)
    return found


def _imported(importer: str, file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        candidates: list[list[str]] = []
        if isinstance(node, ast.Import):
            candidates = [[alias.name] for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            # What is imported from a package is one of its modules, or stands in itself.
            candidates = [[f"{node.module}.{alias.name}", node.module] for alias in node.names]
        for names in candidates:
            inside = [name.removeprefix(PREFIX) for name in names if name.startswith(PREFIX)]
            yield from [name for name in inside if name in modules() and name != importer][:1]
