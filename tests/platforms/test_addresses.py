"""Addresses as municipalities copy them: accounts are accepted, and nothing else is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from socialpolicy.platforms import (
    PLATFORMS,
    Address,
    Agreement,
    Mismatch,
    compare_handle,
    read_address,
)

TABLE: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("addresses.yaml").read_text(encoding="utf-8")
)


def rows(kind: str) -> list[Any]:
    return [
        pytest.param(platform, url, id=f"{platform} {url}")
        for platform, kinds in TABLE.items()
        for url in kinds.get(kind, ())
    ]


@pytest.mark.parametrize(("platform", "url"), rows("accounts"))
def test_an_account_is_accepted_with_the_handle_that_is_written_beside_it(
    platform: str, url: str
) -> None:
    address = read_address(url, PLATFORMS[platform])
    assert isinstance(address, Address), address
    assert not address.personal
    handle = TABLE[platform]["accounts"][url]
    if handle:
        assert compare_handle(address, handle, address.platform_id) is Agreement.SAME


@pytest.mark.parametrize(("platform", "url"), rows("refused"))
def test_a_page_that_is_no_account_is_refused(platform: str, url: str) -> None:
    address = read_address(url, PLATFORMS[platform])
    assert isinstance(address, Mismatch), address


@pytest.mark.parametrize(("platform", "url"), rows("personal"))
def test_a_persons_profile_is_known(platform: str, url: str) -> None:
    address = read_address(url, PLATFORMS[platform])
    assert isinstance(address, Address), address
    assert address.personal


def test_the_table_has_every_platform_and_is_large_enough_to_say_something() -> None:
    assert TABLE.keys() == PLATFORMS.keys()
    assert len(rows("accounts")) >= 150
    assert len(rows("refused")) >= 80
