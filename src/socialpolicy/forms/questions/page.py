"""What a visitor sees, and when something was last posted: asked of an account already open."""

from __future__ import annotations

from socialpolicy.text import Text
from socialpolicy.wizard import hints
from socialpolicy.wizard.question import Kind, Need, Question, Section

BANNER = (
    Question(
        "profile.picture_changed",
        Text(sv="Profilbilden bytt", en="Picture changed"),
        Text(
            sv="Vilken dag byttes profilbilden senast?",
            en="Which day was the profile picture last changed?",
        ),
        ("A17", "A26"),
        Kind.DAY,
        Need.FREE,
        applies=hints.carries_banner,
        default=hints.as_it_stands("profile.picture_changed"),
    ),
    Question(
        "profile.banner.version",
        Text(sv="Bannerns version", en="Banner version"),
        Text(
            sv="Vilken version av bannern sitter på bilden?",
            en="Which version of the banner is on the picture?",
        ),
        ("A17",),
        applies=hints.carries_banner,
        default=hints.banner_version,
        certain=True,
    ),
    Question(
        "profile.banner.confirmed",
        Text(sv="Bannern bekräftad", en="Banner confirmed"),
        Text(
            sv="Vilken dag bekräftades det att bannern sitter på profilbilden?",
            en="Which day was it confirmed that the banner is on the profile picture?",
        ),
        ("A17", "A26"),
        Kind.DAY,
        applies=hints.carries_banner,
    ),
    Question(
        "profile.banner.by",
        Text(sv="Bannern bekräftad av", en="Banner confirmed by"),
        Text(sv="Vilken roll bekräftade bannern?", en="Which role confirmed the banner?"),
        ("A18",),
        applies=hints.carries_banner,
        default=hints.first_of(
            hints.same_as("responsible.role"), hints.as_it_stands("responsible.role")
        ),
    ),
    Question(
        "profile.banner.evidence",
        Text(sv="Bannerns bevis", en="Evidence of the banner"),
        Text(
            sv="Var finns beviset, till exempel en skärmbild? Skriv diarienumret",
            en="Where is the evidence, such as a screenshot? Write its reference",
        ),
        ("A17",),
        need=Need.FREE,
        applies=hints.carries_banner,
    ),
)
"""What is asked of the banner, when an account opens and each time it is confirmed."""

PAGE = Section(
    Text(sv="Sidan", en="The page"),
    (
        Question(
            "profile.presentation",
            Text(sv="Presentation", en="Presentation"),
            Text(
                sv="Vad står det i sidans presentation, ordagrant?",
                en="What does the page’s presentation say, word for word?",
            ),
            ("A19", "A16"),
            Kind.LONG,
            applies=hints.is_open,
        ),
        Question(
            "profile.link",
            Text(sv="Länk", en="Link"),
            Text(
                sv="Vilken länk till kommunens webbplats har sidan?",
                en="Which link to the municipality’s website does the page have?",
            ),
            ("A20",),
            applies=hints.is_open,
        ),
        *BANNER,
    ),
)

ACTIVITY = Section(
    Text(sv="Aktiviteten", en="The activity"),
    (
        Question(
            "last_post",
            Text(sv="Senaste inlägget", en="Last post"),
            Text(
                sv="Vilken dag gjordes det senaste inlägget?",
                en="Which day was the last post made?",
            ),
            ("A24", "A26"),
            Kind.DAY,
            Need.FREE,
            applies=hints.is_open,
        ),
    ),
)
