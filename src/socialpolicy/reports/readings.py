"""Where a rule asks for more than the sentence it upholds says: how the policy is read, and why.

A municipality that reads its policy otherwise changes the setting, or the rule's severity.
"""

from __future__ import annotations

from socialpolicy.text import Text

READINGS = {
    "A06": Text(
        sv="Policyn säger att kontot ska godkännas. Att beslutet ska ha en dag och ett "
        "diarienummer är vår läsning.",
        en="The policy says that the account is to be approved. That the decision has a date and "
        "a reference is our reading.",
    ),
    "A13": Text(
        sv="Policyn talar om kontaktuppgifter till den ansvariga. Att de gäller ersättaren också, "
        "och har en adress i kommunens domäner, är vår läsning.",
        en="The policy speaks of contact details of the responsible. That the deputy has them too, "
        "at the municipality’s domains, is our reading.",
    ),
    "A15": Text(
        sv="Policyn säger att fler kollegor ska ha inloggningen. Att det är minst två roller, och "
        "att den provas inom limits.access_months, är vår läsning.",
        en="The policy says that more colleagues are to have the log-in. That these are two roles "
        "at least, and that it is tried within limits.access_months, is our reading.",
    ),
    "A17": Text(
        sv="Policyn säger att bannern ska finnas på profilbilden. Att det bekräftas inom "
        "limits.banner_months är vår läsning.",
        en="The policy says that the banner is to be on the profile picture. That this is "
        "confirmed within limits.banner_months is our reading.",
    ),
    "A20": Text(
        sv="Policyn säger att vi leder besökare till webbplatsen. Att profilen har en länk dit är "
        "vår läsning.",
        en="The policy says that we lead visitors to the web site. That the profile links to it "
        "is our reading.",
    ),
    "A24": Text(
        sv="Policyn säger att sidan ska hållas aktiv, utan någon siffra. Gränsen "
        "limits.inactive_days är vår läsning.",
        en="The policy says that the page is to be kept active, without a number. The limit "
        "limits.inactive_days is our reading.",
    ),
    "A25": Text(
        sv="Policyn säger att det ska meddelas i kanalen. Att det finns ett underlag som visar "
        "det är vår läsning.",
        en="The policy says that notice is given in the channel. That there is evidence of it is "
        "our reading.",
    ),
    "M07": Text(
        sv="Policyn säger att vi hanterar det som kommer in. Att ett skäl skrivs när inget svar "
        "ges är vår läsning.",
        en="The policy says that we handle what comes in. That a reason is written where no "
        "answer is given is our reading.",
    ),
    "M10": Text(
        sv="Där policyn bara talar om produktreklam är det vår läsning att den som skrev annan "
        "reklam också får veta, och därför bara en varning.",
        en="Where the policy speaks of product advertising only, it is our reading that authors "
        "of other advertising are told too, and so only a warning.",
    ),
    "M13": Text(
        sv="Policyn säger att inlägg kan bli inkomna handlingar. Att registreringen ska vara "
        "bestämd vilar på offentlighets- och sekretesslagen.",
        en="The policy says that posts can become official documents. That registration is "
        "decided rests on the Public Access to Information and Secrecy Act.",
    ),
    "M14": Text(
        sv="Policyns mening gäller vad anställda publicerar. Att loggen inte har personuppgifter "
        "är vår läsning.",
        en="The policy’s sentence is about what employees publish. That the log holds no personal "
        "data is our reading.",
    ),
    "P01": Text(
        sv="Policyn nämner snabb kriskommunikation som en nytta. Att ett konto är utpekat för det "
        "är vår läsning.",
        en="The policy names fast communication in a crisis as a benefit. That an account is "
        "marked for it is our reading.",
    ),
    "R02": Text(
        sv="Policyns mening gäller vad anställda publicerar. Att ingen export ligger i registret "
        "är vår läsning.",
        en="The policy’s sentence is about what employees publish. That no export lies in the "
        "register is our reading.",
    ),
}
"""Our readings, by the codes of the rules."""
