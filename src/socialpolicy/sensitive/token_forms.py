"""Find tokens, private keys and passwords within addresses by the form that they have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

SHORTEST_TOKEN = 15
"""Characters of the shortest token that is told by its form (`xoxb-` and ten more)."""

# The forms that the issuers document for their own tokens.
_KNOWN = (
    # GitHub
    "gh[pousr]_[A-Za-z0-9]{20,}",
    r"github_pat_\w{20,}",
    # GitLab
    r"glpat-[\w-]{16,}",
    # Slack
    r"xox[abeprs]-[\w-]{10,}",
    r"xapp-[\w-]{20,}",
    # Amazon
    "A(?:KIA|SIA)[0-9A-Z]{16}",
    # Google
    r"AIza[\w-]{30,}",
    r"GOCSPX-[\w-]{20,}",
    r"ya29\.[\w-]{20,}",
    # Facebook and Instagram
    "EAA[0-9A-Za-z]{30,}",
    r"IG(?:QV|AA)[\w-]{30,}",
    # X
    r"A{18,}[\w%]{30,}",
    # TikTok
    r"(?:act|rft)\.[0-9A-Za-z!.]{30,}[0-9A-Za-z]",
    # OpenAI
    r"sk-(?=[\w-]{0,100}[A-Z])(?=[\w-]{0,100}[0-9])[\w-]{20,}",
    # Stripe
    "[rs]k_live_[0-9A-Za-z]{16,}",
    # SendGrid
    r"SG\.[\w-]{16,}\.[\w-]{16,}",
    # npm, and PyPI
    "npm_[0-9A-Za-z]{30,}",
    r"pypi-[\w-]{30,}",
    # JSON Web Tokens, which many issue
    r"eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]+",
)
# Those that no word could hold are known also where something is written together with them.
_MARKS = r"gh[pousr]_|github_pat_|glpat-|xox[bp]-|GOCSPX-|[rs]k_live_"
KNOWN_TOKEN = rf"(?<![\w-])(?:{'|'.join(_KNOWN)})|(?:{_MARKS})(?=[A-Za-z_-]{{0,60}}\d)[\w-]{{16,}}"
PRIVATE_KEY_BLOCK = re.compile(
    r"-----BEGIN (?:[A-Z]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----(?P<secret>.*?)(?=-----END|\Z)",
    re.DOTALL,
)
IN_ADDRESS = re.compile(r"://[^/\s:@\"']{1,100}:(?P<secret>[^/\s@\"']{3,200})@")

_STARTS = (
    *("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xox", "xapp-"),
    *("AKIA", "ASIA", "AIza", "A" * 17, "GOCSPX-", "ya29.", "EAA", "IGQV", "IGAA", "act.", "rft."),
    *("sk-", "rk_live_", "sk_live_", "SG.", "npm_", "pypi-", "eyJ"),
)
KNOWN_START = re.compile("|".join(map(re.escape, _STARTS)))
_TELLING = (*_STARTS, "PRIVATE")
_LONG_WORD = re.compile(rf"\S{{{SHORTEST_TOKEN},}}+")


def may_have(words: str) -> bool:
    """Say whether any of some words can be part of what has such a form."""
    return any(form in words for form in _TELLING) or IN_ADDRESS.search(words) is not None


def find(text: str) -> Iterator[tuple[int, int, Literal["token", "password", "private key"]]]:
    """Find them: where each starts and ends, in characters from 0, and what it is."""
    for match in PRIVATE_KEY_BLOCK.finditer(text) if "PRIVATE KEY" in text else ():
        block = match["secret"]
        start = match.start("secret") + len(block) - len(block.lstrip())
        if block.strip():
            yield start, start + len(block.strip()), "private key"
    # Every token is a long word: only those need be looked through.
    long = _LONG_WORD.findall(text)
    if KNOWN_START.search("\n".join(long)):
        for match in re.finditer(KNOWN_TOKEN, text):
            yield *match.span(), "token"
    addressed = any("@" in word and "://" in word for word in long)
    for match in IN_ADDRESS.finditer(text) if addressed else ():
        yield *match.span("secret"), "password"
