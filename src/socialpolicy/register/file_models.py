"""The files that hold a list, each as one model: for their schemas, and for what is no list."""

from __future__ import annotations

from pydantic import BaseModel, RootModel

from socialpolicy.register.models.clause import ClauseEntry
from socialpolicy.register.models.message import Message


class Clauses(RootModel[list[ClauseEntry]]):
    """The file `clauses.yaml`: a list of clauses in the policy's own order."""


class Messages(RootModel[list[Message]]):
    """The file `messages/<account>/<YYYY-MM>.yaml`."""


WHOLE: dict[type[BaseModel], type[BaseModel]] = {ClauseEntry: Clauses, Message: Messages}
"""The model of a whole file by the model of its entries."""
