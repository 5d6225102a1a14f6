"""The tool run on a register of a test's own, as the commands are tested."""

from tests.commands.conftest import ask, begin, environment, folder, register

__all__ = ["ask", "begin", "environment", "folder", "register"]
