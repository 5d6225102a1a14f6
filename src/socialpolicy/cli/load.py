"""Reading the register for a command, with refusals in plain words."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from socialpolicy.cli.context import (
    Context,
    moment_asked,
    refuse_folder,
    refuse_unregistered,
)
from socialpolicy.cli.errors import CommandError
from socialpolicy.register.layout import Role
from socialpolicy.register.reader import NotARegisterError, read_register
from socialpolicy.register.register import Register
from socialpolicy.schedule import ScheduleError, localise, zone_named
from socialpolicy.schedule.clock import within_years


def register_at(
    around: Context,
    at: str | None = None,
    only: Collection[Role] | None = None,
    *,
    listed: bool = False,
) -> Register:
    """Read the register, or some of its files, as it stands at a time someone wrote, or now.

    See `read_register` for `only` and `listed`. Raises CommandError when there is
    no register or it cannot be read.
    """
    moment: datetime | None = moment_asked(at)
    folder = around.folder()
    try:
        if moment:
            within_years(moment.year)
        register = read_register(folder, moment, only, listed=listed)
        if moment and moment.tzinfo is None:
            localise(moment, zone_named(register.policy.working_time.time_zone))
    except NotARegisterError:
        raise refuse_unregistered(folder) from None
    except OSError as error:
        raise refuse_folder(folder, error) from None
    except ScheduleError as error:
        raise CommandError(error.said.text, **error.said.values) from None
    return register


def register_near(around: Context) -> Register | None:
    """Read the register when there is one; None when there is none and none was asked for."""
    try:
        return register_at(around)
    except CommandError:
        if around.registry:
            raise
        return None
