"""The register that the forms are tested with, which is that of the wizard."""

from tests.wizard.conftest import folder, register

__all__ = ["folder", "register"]
