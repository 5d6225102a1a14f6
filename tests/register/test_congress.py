"""A real list of 1,734 accounts, kept by others, made into a register and checked.

What is not in the list (who runs the account, when it was approved, and so on)
is taken from the faultless account in `rules/base`. So every finding is about
the addresses, handles and numbers of the list itself.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from socialpolicy.lint.run import judge
from socialpolicy.register.reader import read_register
from socialpolicy.source import Source
from socialpolicy.text import Language
from socialpolicy.verdict import Verdict
from socialpolicy.yaml import read
from tests.places import BASE

HERE = Path(__file__).parent
LIST = HERE / "congress-legislators" / "legislators-social-media.yaml"
AS_OF = datetime.fromisoformat("2026-11-22T12:00:00+01:00")

ACCOUNTS = {"twitter": 506, "facebook": 490, "instagram": 407, "youtube": 318, "mastodon": 13}
"""How many accounts of each platform the list has, counted by their lines with awk."""

FOUND = [
    # A page without a user name has its title in its address, and a number last. Here the number is
    # gone, and what is left leads nowhere: no user name has a hyphen.
    (
        "A01",
        "f000110-facebook",
        (
            "The account f000110-facebook: “Congressman-Cleo-Fields” cannot be a user name on "
            "Facebook: the character “-” may not be in it"
        ),
    ),
    # Senators of two states cannot have the same page. It is that of the first: all else that the
    # second has bears another name.
    (
        "A02",
        "t000278-facebook",
        "t000278-facebook and m001198-facebook are the same account on Facebook: RogerMarshallMD",
    ),
]
"""What is wrong with the list, known by looking at it: all of it and nothing more."""


def plain(text: str) -> Any:  # noqa: ANN401
    """Read YAML with every scalar as text."""
    return yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - it makes nothing but text


def accounts() -> Iterator[dict[str, str]]:
    """Give what the list says of each account, as a register says it."""
    for entry in plain(LIST.read_text(encoding="utf-8")):
        member, social = entry["id"]["bioguide"].lower(), entry["social"]
        for platform, said in converted(social):
            yield {"id": f"{member}-{platform}", "platform": platform, **said}


def converted(social: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Make addresses of the handles and numbers that a member has."""
    if name := social.get("twitter"):
        yield "twitter", named(name, f"https://twitter.com/{name}", social.get("twitter_id"))
    if name := social.get("facebook"):
        yield "facebook", named(name, f"https://www.facebook.com/{name}")
    if name := social.get("instagram"):
        number = social.get("instagram_id")
        yield "instagram", named(name, f"https://www.instagram.com/{name}/", number)
    channel, name = social.get("youtube_id"), social.get("youtube")
    if channel:
        yield "youtube", named(name, f"https://www.youtube.com/channel/{channel}", channel)
    elif name:
        yield "youtube", named(name, f"https://www.youtube.com/{name}")
    if name := social.get("mastodon"):
        user, server = name.removeprefix("@").split("@")
        yield "mastodon", named(name, f"https://{server}/@{user}")


def named(handle: str | None, url: str, number: str | None = None) -> dict[str, str]:
    said = {"handle": handle, "url": url, "platform_id": number}
    return {key: value for key, value in said.items() if value}


def respelled(account: dict[str, str]) -> dict[str, str]:
    """Write the same account anew, as somebody would who did not see that it was there."""
    *_, name = account["url"].rstrip("/").split("/")
    server = account["url"].split("/")[2]
    url = {
        "twitter": f"https://mobile.x.com/@{name.upper()}?s=20",
        "facebook": f"https://m.facebook.com/pg/{name.upper()}/about/?ref=page_internal",
        "instagram": f"https://instagr.am/{name.upper()}#",
        "youtube": f"https://m.youtube.com/channel/{name}/videos"
        if is_channel(name)
        else f"https://youtube.com/{name.upper()}/featured",
        "mastodon": f"https://{server.upper()}/users/{name.removeprefix('@').upper()}/",
    }[account["platform"]]
    again = {"id": f"zz-{account['id']}", "platform": account["platform"], "url": url}
    handle = account.get("handle")
    if handle and "/channel/" not in url:
        again["handle"] = handle.upper()
    return again


def is_channel(name: str) -> bool:
    """Tell a channel's own id, the one thing here where capitals count."""
    return len(name) == 24 and name.startswith("UC")


def check(accounts: Iterable[dict[str, str]], repository: Path) -> Verdict:
    """Make a register of the accounts, each otherwise without fault, and judge it."""
    shutil.copytree(BASE, repository, dirs_exist_ok=True)
    (repository / ".git").mkdir()
    folder = repository / "registry"
    faultless = plain((folder / "accounts" / "example.yaml").read_text(encoding="utf-8"))
    (folder / "accounts" / "example.yaml").unlink()
    del faultless["handle"]
    for account in accounts:
        lines = {**faultless, **account}.items()
        text = "".join(f"{key}: {json.dumps(value)}\n" for key, value in lines)
        (folder / "accounts" / f"{account['id']}.yaml").write_text(text, encoding="utf-8")
    return judge(read_register(folder, AS_OF))


def test_the_errors_of_the_list_are_found_and_nothing_else(tmp_path: Path) -> None:
    verdict = check(accounts(), tmp_path)
    found = [
        (finding.rule.code, finding.subject, finding.said.in_language(Language.ENGLISH))
        for finding in verdict.findings
    ]
    assert found == FOUND
    assert Counter(account["platform"] for account in accounts()) == ACCOUNTS
    # Beside them: three files that say who the municipality is, two years, and one more account.
    assert verdict.files == sum(ACCOUNTS.values()) + 6


def test_an_account_that_is_registered_again_is_found(tmp_path: Path) -> None:
    listed = list(accounts())
    again = [respelled(account) for account in listed[::5]]
    assert {account["platform"] for account in again} == set(ACCOUNTS)
    verdict = check([*listed, *again], tmp_path)
    found = Counter((finding.rule.code, finding.subject) for finding in verdict.findings)
    expected = Counter(("A02", account["id"]) for account in again)
    assert found == expected + Counter((code, subject) for code, subject, _ in FOUND)


def test_the_list_itself_is_read_as_another_reader_reads_it() -> None:
    data = LIST.read_bytes()
    document = read(Source("list", data))
    assert document.problems == ()
    assert document.value == plain(data.decode("utf-8"))
