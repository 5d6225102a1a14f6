"""What gives a password or a key away, and what only speaks of one.

Every secret here is invented. Those with an issuer's form are put together
from parts, so that no scanner takes this file for a leak.
"""

from __future__ import annotations

import shutil
import time
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialpolicy.formats import FORMATS, render
from socialpolicy.lint.run import judge
from socialpolicy.register.reader import read_register
from socialpolicy.sensitive import secrets
from socialpolicy.text import Language
from tests.places import BASE_REGISTRY

WORD = "Exempel" + "-2026"
LETTERS = "aB3dE5gH7jK9mN1pQ4sT6vW8xY2zC0fR"

KNOWN = [
    *(f"{prefix}_{LETTERS}AbCd" for prefix in ("ghp", "gho", "ghu", "ghs", "ghr")),
    "github" + "_pat_" + LETTERS,
    "glpat" + "-" + LETTERS[:20],
    "xox" + "b-123456789012-" + LETTERS,
    "xapp" + "-1-" + LETTERS,
    "AK" + "IA" + "ABCDEFGHIJKLMNOP",
    "AS" + "IA" + "ABCDEFGHIJKLMNOP",
    "AI" + "za" + LETTERS + "abc",
    "GOC" + "SPX-" + LETTERS,
    "ya" + "29." + LETTERS,
    "EA" + "AB" + LETTERS,
    "IG" + "QV" + LETTERS,
    "A" * 22 + "%3D" + LETTERS,
    "act" + "." + LETTERS,
    "sk" + "-" + LETTERS,
    "sk" + "_live_" + LETTERS,
    "SG" + "." + LETTERS + "." + LETTERS,
    "np" + "m_" + LETTERS,
    "py" + "pi-" + LETTERS,
    "ey" + "J" + LETTERS + ".ey" + "J" + LETTERS + "." + LETTERS,
]


def found(text: str, *, prose: bool = False) -> list[str]:
    return [
        text[secret.start : secret.end] for secret in secrets.find(text, prose=prose) if secret.sure
    ]


@pytest.mark.parametrize(
    "token", [token for token in KNOWN if "_" in token[:11] and "np" not in token[:2]]
)
@pytest.mark.parametrize("before", ["ref", "diarie7", "nr_", "x-"])
def test_a_token_that_is_unmistakable_is_known_within_a_word(token: str, before: str) -> None:
    assert found(f"reference: {before}{token}\n") == [token]


@pytest.mark.parametrize(
    "word",
    ["EAABvagnensregistreringsnummerABCDEFGH", "laughs_kommunikationsavdelningensmal", "xsk-A1b2"],
)
def test_a_word_that_only_looks_like_a_token_within_is_left_alone(word: str) -> None:
    assert found(f"reference: ref{word}\n") == []


@pytest.mark.parametrize("token", KNOWN)
@pytest.mark.parametrize("around", ["reference: {}\n", "# se {}.\n", "a: [b, {}]\n", "({})", "{}"])
def test_a_token_is_known_by_its_form(token: str, around: str) -> None:
    assert found(around.format(token)) == [token]


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        (f"lösenord: {WORD}", WORD),
        (f"Lösenord: {WORD}", WORD),
        (f"LÖSENORD={WORD}", WORD),
        (f"password: {WORD}  # för alla", WORD),
        (f'"password": "{WORD}"', WORD),
        (f"facebook-lösenord: {WORD}", WORD),
        (f"page_password: {WORD}", WORD),
        (f"- lösenord: {WORD}", WORD),
        (f"access: {{roles: [a], lösenord: {WORD}, kept_in: b}}", WORD),
        (f"lösenord: '{WORD}, ja''visst'", f"{WORD}, ja''visst"),
        (f'lösenord: "{WORD}\\" b"', f'{WORD}\\" b'),
        ("lösenord: korrekt cykel gurka stolpe", "korrekt cykel gurka stolpe"),
        ("lösenord: |\n  korrekt\n  cykel\nid: x", "|\n  korrekt\n  cykel"),
        ("lösenord:\n  facebook: hemligt\n  x: mycket\nid: x", "facebook: hemligt\n  x: mycket"),
        ("lösenord:\n  - hemligt\nid: x", "- hemligt"),
        ("lösenord: gurka\n  stolpe\nid: x", "gurka\n  stolpe"),
        (f"kept_in: 'Pärmen, lösenord: {WORD}'", WORD),
        (f"kept_in: Pärmen. Lösenordet är {WORD}.", WORD),
        (f"kept_in: lösenord (Facebook) = {WORD}", WORD),
        ("kept_in: Pärmen, lösenord Sommar2026", "Sommar2026"),
        (f"# lösenord: {WORD}", WORD),
        (f"note: lo\u0308senord: {WORD}", WORD),
        (f"pwd={WORD}", WORD),
        ("kept_in: valvet, PIN: 482913", "482913"),
        ("pinkod: 4829", "4829"),
        (f"losenord: {WORD}", WORD),
        (f"api_key: {LETTERS}", LETTERS),
        (f"api-nyckel: {LETTERS}", LETTERS),
        (f"access_token={LETTERS}", LETTERS),
        (f"url: https://x.se/?access_token={LETTERS}", LETTERS),
        (f"client-secret: {LETTERS}", LETTERS),
        (f"Authorization: Bearer {LETTERS}", LETTERS),
        (f"link: https://anvandare:{WORD}@exempel.se/", WORD),
        ("recovery codes: 1a2b3c4d 5e6f7a8b", "1a2b3c4d 5e6f7a8b"),
        ("återställningskoder: [1234-5678, 2345-6789]", "[1234-5678, 2345-6789]"),
        ("kept_in: Pärmen (reservkoder: 12345678, 23456789)", "12345678, 23456789"),
        ("engångskod: 48291374", "48291374"),
        ('# lösenord: "Sommar 2026"', "Sommar 2026"),
        ("# Lösenordet är ”Sommar 2026”.", "Sommar 2026"),
        ("# lösenord: Sommar2026!!", "Sommar2026!!"),
        ("# pw: hunter22", "hunter22"),
        (f"url: https://degerfors:{WORD}@www.facebook.com/sidan", WORD),
    ],
)
def test_a_secret_is_known_by_its_name(text: str, secret: str) -> None:
    assert found(text) == [secret]


WORD_AND_YEAR = "Sagostund" + "24"


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        (f"Lösenord till facebook: {WORD_AND_YEAR}", WORD_AND_YEAR),
        (f"Lösenordet till bibliotekets sida är {WORD_AND_YEAR}.", WORD_AND_YEAR),
        ("password for fb: hunter22", "hunter22"),
        (f"Lösenord:\u00a0{WORD_AND_YEAR}", WORD_AND_YEAR),
        (f"LÖSENORD -> {WORD_AND_YEAR}", WORD_AND_YEAR),
        (f"lösenordet ({WORD_AND_YEAR})", WORD_AND_YEAR),
        (f"lö\u00adsen\u00adord: {WORD_AND_YEAR}", WORD_AND_YEAR),
        (f"Passord: {WORD_AND_YEAR}", WORD_AND_YEAR),
        (f"inloggning: kommunen / {WORD_AND_YEAR}", WORD_AND_YEAR),
        (f"Inlogg kommunen@exempel.se {WORD_AND_YEAR}!", f"{WORD_AND_YEAR}!"),
        (f"login degfors_exempel + {WORD_AND_YEAR}", WORD_AND_YEAR),
        (f"Inloggningsuppgifter: kommunen, {WORD_AND_YEAR}", WORD_AND_YEAR),
        (f"user/pass: kommunen/{WORD_AND_YEAR}", WORD_AND_YEAR),
        ("Pinkod 4711", "4711"),
        ("PUK 12345678", "12345678"),
        ("Koden till kontot är 471133", "471133"),
        ("Kod: 471133", "471133"),
        ("säkerhetskod 998877", "998877"),
        ("Engångskod 123456", "123456"),
        ("SMS-kod: 123456", "123456"),
        ("backup codes 1234 5678, 8765 4321", "1234 5678, 8765 4321"),
        ("recovery code: abcd-efgh-ijkl", "abcd-efgh-ijkl"),
        ("2FA-nyckel JBSW" + "Y3DPEHPK3PXP", "JBSW" + "Y3DPEHPK3PXP"),
    ],
)
@pytest.mark.parametrize("around", ["# {}", "kept_in: Pärmen. {}"])
def test_a_secret_is_known_as_people_note_it(text: str, secret: str, around: str) -> None:
    assert found(around.format(text)) == [secret]


@pytest.mark.parametrize(
    "text",
    [
        "Lösenord till facebook: finns i valvet",
        "Lösenordet till sidan är hos kanslichefen",
        "Lösenord för kontot: byts 2026-03-02",
        "Lösenordet till Instagram: KS 2026/64",
        "lösenordet (kommunens valv)",
        "Lösenordet (bytt 2026-09-07)",
        "Inloggning: via Meta Business Suite, personliga konton",
        "Inloggning: kommunen / Office365",
        "Inloggning kräver Freja eID",
        "Inloggning: BankID / Freja",
        "Login: Hootsuite, sedan 2024-05-01",
        "Koden till kassaskåpet har kanslichefen",
        "Kod: 2026-11-20",
        "QR-kod: 123456",
        "Postkod 69380",
        "Uppförandekod 2026",
        "Engångskod till jourtelefonen sedan 2024-05-01",
        "2FA-nyckel: i kassaskåpet",
        "Pinkod finns hos vaktmästaren",
        "Kodord för krisen bestäms 2026",
    ],
)
@pytest.mark.parametrize("around", ["# {}", "kept_in: Pärmen. {}"])
def test_a_note_of_where_a_secret_is_is_left_alone(text: str, around: str) -> None:
    assert found(around.format(text)) == []


@pytest.mark.parametrize("kind", ["", "RSA ", "OPENSSH ", "ENCRYPTED "])
@pytest.mark.parametrize("end", [True, False])
def test_a_private_key_is_covered_whole(kind: str, end: bool) -> None:
    body = "  Proc-Type: 4\n  MIIEexempel+/\n  abcd=="
    text = f"a: |\n  -----{'BEGIN'} {kind}PRIVATE KEY-----\n{body}\n"
    text += f"  -----END {kind}PRIVATE KEY-----\n" if end else ""
    assert found(text) == [body.strip()]


@pytest.mark.parametrize(
    "text",
    [
        "kept_in: Kommunens lösenordsvalv",
        "kept_in: lösenord finns i kommunens lösenordsvalv",
        "kept_in: 'Lösenord: finns i valvet.'",
        "kept_in: 'Lösenordet är detsamma som förut'",
        "kept_in: 'lösenord: KeePass'",
        "kept_in: 'lösenord: https://valv.exempel.se/kommunen'",
        "kept_in: 'lösenord: IT-avdelningen'",
        "kept_in: lösenord bytt 2026-03-02",
        "kept_in: 'lösenord: 2026-03-02 bytt'",
        "kept_in: 'Lösenord: se KS 2014/9'",
        "kept_in: 'lösenord: 2014/9'",
        "lösenord: Finns i kommunens lösenordsvalv",
        "lösenord:",
        "lösenord: null",
        "lösenord: '****'",
        "lösenord: <hemligt>",
        "lösenord:\nkept_in: Valvet",
        "text: Användarnamn och lösenord ska finnas tillgängliga för fler kollegor så att",
        "# Skriv aldrig ett lösenord här: det hör hemma i valvet.",
        "subject: Fråga om pass: hur förnyar man?",
        "subject: Bokade ett pass på gymmet 2026",
        "pass: kväll",
        "kod: 69330",
        "postkod: 4812345",
        "qr_code: 12345678",
        "key: abcdefgh1234",
        "nyckel: A14B15C16",
        "subject: Nyckeln till bokrummet: vem har den?",
        "subject: Pin på Pinterest: degerfors.se/hösten-2026",
        "subject: Reservkod saknas",
        "reservkoder: i pärmen hos kansliet",
        "id: sk-kommunen-facebook-bibliotek-20261120-k3f9",
        "id: eaa-kommunen-facebook-bibliotek-20261120-k3f9",
        "reference: fb-9f31c2",
        "platform_id: '100064000000000'",
        "url: https://www.facebook.com/profile.php?id=100064000000000",
        "contact: biblioteket@exempel.se",
        "subject: 'token: används inte'",
        "secretary: Kansliet",
        "subject: Lösenfritt",
        "lo\u0308senord fo\u0308rvaras i valvet",
    ],
)
def test_what_only_speaks_of_secrets_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_in_a_readme_no_word_is_a_key() -> None:
    assert found("Lösenord: ligger i valvet\n", prose=True) == []
    assert found(f"Lösenord: {WORD}\n", prose=True) == [WORD]


def test_secrets_that_overlap_are_one() -> None:
    token = KNOWN[0]
    assert found(f"lösenord: konto {token} slut") == [f"konto {token} slut"]
    assert found(f"token={token}x.y") == [f"{token}x.y"]


def test_a_letter_that_grows_in_lower_case_moves_nothing() -> None:
    assert found(f"name: \u0130\u0130\nlösenord: {WORD}") == [WORD]


@pytest.mark.parametrize(
    "piece",
    [
        *("lösenord: ", "lösenord:", "lösenord-", "lösenord ", "lösenord: abcd1\n", "password='"),
        *("token=", "://a:", "-----BEGIN PRIVATE KEY-----", "eyJ", "ghp_", "lösenord:\n  "),
        *("{password: ", "pin: "),
    ],
)
@pytest.mark.parametrize("first", ["", "# "])
def test_much_of_the_same_takes_no_time(first: str, piece: str) -> None:
    text = first + piece * (1_000_000 // len(piece))
    before = time.process_time()
    assert len(secrets.find(text)) <= secrets.MOST
    assert time.process_time() - before < 10


PIECES = (
    *("lösenord", "losen", "Lösenfras", "password", "passwd", "passcode", "pwd", "pin", "pin-kod"),
    *(
        "PIN",
        "recovery",
        "backup codes",
        "reservkod",
        "2fa_kod",
        "token",
        "secret",
        "bearer",
        "key",
    ),
    *("api", "Access", "nyckel", "åtkomstnyckel", "client", "private", "valv", ":", "=", ": ", " "),
    *(" ", "_", "-", "\n", "\n  ", "\t", "'", '"', "är", "is", "Gurka42x", "1234", "AB12-CD34"),
    *("ghp_" + "a1B2" * 6, "AKIA" + "ABCD2345" * 2, "eyJ", "sk-", "xoxb-1234567890ab", "https://"),
    *("anna:hemligt@", "exempel.se", "-----BEGIN PRIVATE KEY-----", "MIIEx8Kq", "İ", "ö", "{", "}"),
)


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), max_size=4))
def test_looking_at_new_words_alone_misses_nothing(texts: list[str]) -> None:
    """Every text is looked through after those before it, and then as if it were the first."""
    found = [secrets.find(text) for text in texts]
    for text, quick in zip(texts, found, strict=True):
        with pytest.MonkeyPatch.context() as monkeypatch:
            monkeypatch.setattr(secrets, "is_innocent", lambda _: False)
            assert secrets.find(text) == quick


@pytest.mark.parametrize("other", ["kind: oprational", "url: https://www.facebook.com/exempel"])
def test_a_password_in_the_address_of_an_account_that_cannot_be_read(
    tmp_path: Path, other: str
) -> None:
    registry = tmp_path / "registry"
    shutil.copytree(BASE_REGISTRY, registry)
    account = registry / "accounts" / "example.yaml"
    text = account.read_text("utf-8")
    key = other.partition(":")[0]
    lines = [line for line in text.splitlines() if not line.startswith(("url:", f"{key}:"))]
    url = f"url: https://degerfors:{WORD}@www.facebook.com/exempelbibliotek"
    account.write_text("\n".join([url, other, *lines, ""]), "utf-8")
    at = datetime.fromisoformat("2026-11-22 12:00+01:00")
    verdict = judge(read_register(registry, at))
    assert {"R01", "Y02" if key == "url" else "Y03"} <= {
        each.rule.code for each in verdict.findings
    }
    for form in FORMATS:
        assert WORD not in render(form, verdict, Language.SWEDISH)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("lösenord: Sommarregn-47xQ, finns i pärmen", "Sommarregn-47xQ, finns i pärmen"),
        (f"lösenord: {WORD} (fråga Anna)", f"{WORD} (fråga Anna)"),
        (f'password: "{WORD} see the binder"', f"{WORD} see the binder"),
        ("lösenord: Regn-xQ\n  finns i pärmen", "Regn-xQ\n  finns i pärmen"),
        ('"l\\u00f6senord": Hemligt88', "Hemligt88"),
        (f'kind: "L\\xf6senord: {WORD}"', WORD),
        ('x: "\\u0067hp_' + LETTERS + '"', "\\u0067hp_" + LETTERS),
        (f"pass: {WORD}", WORD),
        (f"lösenord – {WORD}", WORD),
        (f"Pass – {WORD}", WORD),
        ("lösenord: Regn: A: B9", "Regn: A: B9"),
    ],
)
def test_a_value_is_secret_as_a_whole_however_it_is_written(text: str, hidden: str) -> None:
    assert found(text) == [hidden]


@pytest.mark.parametrize(
    "text", ["pass: 08.00-12.00", "pass – Arlanda", "passar: bra", "Lösenordet – byts varje år"]
)
def test_a_shift_and_a_dash_are_no_secret(text: str) -> None:
    assert list(secrets.find(text)) == []


def test_word_of_a_place_is_hidden_and_no_fault() -> None:
    [place] = secrets.find("lösenord: finns i valvet")
    assert not place.sure


def test_names_further_and_further_in_take_time_in_proportion_to_the_text() -> None:
    text = "\n".join(f"{' ' * depth}password: x valv" for depth in range(2_000))
    began = time.process_time()
    secrets.find(text)
    # 2 MB: an early version took 30 s of processor, and this one a twentieth of a second.
    assert time.process_time() - began < 3
