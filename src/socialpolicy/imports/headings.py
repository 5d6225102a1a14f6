"""What the columns of a sheet are called, in Swedish and English, and which field each one is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from socialpolicy.text import MANY_WORDS, Text, nearest

NEVER = "never"
"""The field of a column that is never read: log-ins, and in an inbox what people wrote."""

IGNORED = "-"
"""The field of a column that nothing is made of."""

_ALIKE = 0.85
"""How alike a heading and a known word are, from 0 to 1, when one is the other misspelt."""


class Field(NamedTuple):
    """Something that a column may be: what it is called, and what people write above it.

    `words` have commas between them, in small letters.
    """

    label: Text
    words: str


ACCOUNT_FIELDS: Mapping[str, Field] = {
    "url": Field(
        Text(sv="Adress", en="Address"),
        "adress,url,länk,länk till kontot,länk till sidan,webbadress,webblänk,address,link,"
        "web address,"
        "profillänk,sidans adress,kontots adress,länkadress,hyperlänk,url till kontot,page url",
    ),
    "platform": Field(
        Text(sv="Plattform", en="Platform"),
        "plattform,kanal,platform,channel,socialt medium,medium,tjänst,typ av kanal,network,"
        "nätverk,"
        "sociala medier,media,social media",
    ),
    "name": Field(
        Text(sv="Namn", en="Name"),
        "namn,name,kontonamn,sidans namn,namn på sidan,namn på kontot,kontots namn,sida,"
        "konto,titel,"
        "account,account name,page,page name,page title,kanalnamn,benämning,kanalens namn,sidnamn",
    ),
    "handle": Field(
        Text(sv="Användarnamn", en="Handle"),
        "användarnamn,handle,username,user name,@namn,alias,screen name,kontonamn på plattformen",
    ),
    "platform_id": Field(
        Text(sv="Plattformens nummer", en="The platform's number"),
        "sid-id,page id,plattformens nummer,platform id,sidans id,kanal-id,channel id",
    ),
    "kind": Field(
        Text(sv="Slag", en="Kind"), "slag,typ,type,kind,typ av konto,kontotyp,account type,kategori"
    ),
    "unit": Field(
        Text(sv="Enhet", en="Unit"),
        "enhet,förvaltning,avdelning,verksamhet,bolag,unit,department,förvaltning/enhet,"
        "enhet/förvaltning,förvaltning/bolag,ansvarig förvaltning,ansvarig enhet,organisation,"
        "ägande enhet,ägare,owner,förvaltning enhet,sektor,kontor,verksamhetsområde,tillhör",
    ),
    "board": Field(
        Text(sv="Nämnd", en="Board"), "nämnd,board,ansvarig nämnd,nämnd/styrelse,styrelse,committee"
    ),
    "opened": Field(
        Text(sv="Öppnat", en="Opened"),
        "öppnad,öppnat,öppnades,startdatum,start,startad,startat,skapad,skapat,opened,created,"
        "start date,datum,uppstart,startade,sedan,öppningsdatum,datum för start,registrerad,"
        "öppnad den,"
        "skapades,created date,date opened",
    ),
    "closing.on": Field(
        Text(sv="Avslutat", en="Closed"),
        "avslutad,avslutat,avslutades,nedlagd,nedlagt,stängd,stängt,slutdatum,closed,end "
        "date,closed on,"
        "avvecklad,avvecklat,avslutsdatum,date closed",
    ),
    "status": Field(
        Text(sv="Läge (bara öppet eller avslutat)", en="State (open or closed alone)"),
        "status,läge,aktiv,aktivt,state,active,aktiv/avslutad",
    ),
    "responsible.role": Field(
        Text(sv="Ansvarig", en="Responsible"),
        "ansvarig,ansvarig roll,ansvarig utgivare,huvudansvarig,responsible,responsible role,roll,"
        "redaktör,ansvarig funktion,kontoansvarig,sidansvarig,ansvarig redaktör,admin,"
        "administratör,"
        "ansvarig tjänsteperson,ansvarig tjänsteman,ansvarig person,editor,innehållsansvarig",
    ),
    "responsible.contact": Field(
        Text(sv="Kontakt", en="Contact"),
        "kontakt,e-post,epost,mejl,mail,e-mail,email,contact,kontaktuppgift,kontaktuppgifter,"
        "ansvarigs e-post,kontaktadress,funktionsbrevlåda,e-postadress,mejladress,mailadress,"
        "kontaktperson,contact person,e-post ansvarig,ansvarig e-post",
    ),
    "deputy.role": Field(
        Text(sv="Ersättare", en="Deputy"),
        "ersättare,ställföreträdare,vikarie,backup,deputy,substitute,reserv,back up,bisittare,"
        "biträdande ansvarig,ersättande,vice,ersättare vid frånvaro,deputy role",
    ),
    "deputy.contact": Field(
        Text(sv="Ersättarens kontakt", en="The deputy's contact"),
        "ersättares kontakt,ersättarens kontakt,ersättares e-post,ersättarens e-post,deputy "
        "contact,"
        "e-post ersättare,deputy email,ersättare e-post",
    ),
    "analysis.purpose": Field(
        Text(sv="Syfte", en="Purpose"), "syfte,mål,purpose,varför,ändamål,syfte med kontot,aim"
    ),
    "analysis.audience": Field(
        Text(sv="Målgrupp", en="Audience"),
        "målgrupp,målgrupper,audience,target group,för vem,mottagare",
    ),
    "analysis.message": Field(
        Text(sv="Budskap", en="Message"), "budskap,message,innehåll,content,vad,typ av innehåll"
    ),
    "manager.role": Field(
        Text(sv="Chef", en="Manager"), "chef,närmaste chef,manager,nearest manager,ansvarig chef"
    ),
    "approval.by": Field(
        Text(sv="Godkänt av", en="Approved by"),
        "godkänt av,godkänd av,beslutat av,beslutad av,beslut av,approved by,beslutsfattare",
    ),
    "approval.body": Field(
        Text(sv="Ledning som godkände", en="Approving management"),
        "ledningsgrupp,beslutande organ,ledning,beslutsinstans,approving body,management",
    ),
    "approval.on": Field(
        Text(sv="Godkänt den", en="Approved on"),
        "godkänt,godkänd,godkänt datum,beslutsdatum,beslutad,approved,approved on,datum för beslut,"
        "approval date,godkännande,godkänt den,decision date",
    ),
    "approval.reference": Field(
        Text(sv="Beslutets nummer", en="Decision's reference"),
        "diarienummer,dnr,diarienr,beslut,referens,reference,beslutsnummer,ärendenummer,decision",
    ),
    "coordinator_informed": Field(
        Text(sv="Samordnaren informerad", en="Coordinator informed"),
        "samordnare informerad,informerad,anmäld,anmält,kommunikation informerad,anmäld till "
        "kommunikation,coordinator informed,notified",
    ),
    "profile.presentation": Field(
        Text(sv="Presentation", en="Presentation"),
        "presentation,presentationstext,beskrivning,om,about,bio,description,biografi",
    ),
    "profile.link": Field(
        Text(sv="Länk till webbplatsen", en="Link to the web site"),
        "webbplats,hemsida,webbsida,länk till webbplatsen,länk till hemsidan,website,home page",
    ),
    "last_post": Field(
        Text(sv="Senaste inlägget", en="Last post"),
        "senaste inlägg,senaste inlägget,last post,senast aktiv,senast uppdaterad,latest post,"
        "senast publicerat,sista inlägg",
    ),
    "watch.role": Field(
        Text(sv="Bevakas av", en="Watched by"),
        "bevakas av,bevakning,bevakare,watched by,övervakas av",
    ),
    "archive_plan.plan": Field(
        Text(sv="Dokumenthanteringsplan", en="Archive plan"),
        "dokumenthanteringsplan,arkivplan,informationshanteringsplan,archive plan,dhp",
    ),
    "archive_plan.section": Field(
        Text(sv="Avsnitt i planen", en="Section of the plan"),
        "avsnitt,avsnitt i planen,section,punkt i planen",
    ),
    NEVER: Field(
        Text(sv="Läses aldrig", en="Never read"),
        "lösenord,lösen,password,pinkod,pin,pin-kod,inloggning,inlogg,login,log-in,"
        "inloggningsuppgifter,"
        "återställningskod,säkerhetsfråga,tvåfaktor,2fa,mfa,credentials,passord,kod,pwd,"
        "användarnamn/lösenord,användarnamn och lösenord,personnummer,personnr,pnr",
    ),
}
"""What a sheet of accounts may tell of each; a name with a period is a path in an account's "
"file."""

MESSAGE_FIELDS: Mapping[str, Field] = {
    "account": Field(
        Text(sv="Konto", en="Account"),
        "konto,account,sida,page,kontonamn,account name,page name,profil,profile,sidans namn,inbox,"
        "inkorg,account id,konto-id",
    ),
    "received": Field(
        Text(sv="Kom in", en="Received"),
        "mottaget,mottagen,inkom,inkommet,kom in,received,datum,date,datum och tid,date and time,"
        "tidpunkt,timestamp,created,created at,created time,created_time,skapad,skapat,sent,"
        "skickat,received at,sent at,date/time,datetime,publicerad,posted at,tidsstämpel,"
        "mottagningstid",
    ),
    "clock": Field(
        Text(sv="Klockslag", en="Time of day"), "klockslag,tid,time,kl,clock,time of day"
    ),
    "channel": Field(
        Text(sv="Kanal", en="Channel"),
        "kanal,channel,typ,type,message type,meddelandetyp,medium,typ av meddelande,source,källa",
    ),
    "kind": Field(
        Text(sv="Slag", en="Kind"),
        "slag,kind,kategori,category,ärendetyp,typ av ärende,tagg,tag,label,etikett,klassning",
    ),
    "subject": Field(
        Text(sv="Ämne", en="Subject"), "ämne,subject,ärende,rubrik,gäller,vad gäller det,topic"
    ),
    "reference": Field(
        Text(sv="Hänvisning", en="Reference"),
        "hänvisning,referens,reference,id,message id,message_id,meddelande-id,comment id,"
        "comment_id,ticket,ticket id,ärendenummer,conversation id,thread id,post id,ref",
    ),
    "answered": Field(
        Text(sv="Besvarat", en="Answered"),
        "besvarat,besvarad,svarat,answered,answered at,replied at,reply time,svarad,svarstid,"
        "responded,first response,first reply,response time,besvarat den",
    ),
    NEVER: Field(
        Text(sv="Läses aldrig", en="Never read"),
        "avsändare,avsändarens namn,namn,name,sender,from,från,author,author name,författare,user,"
        "username,user name,användare,användarnamn,contact,kontakt,customer,kund,e-post,epost,mejl,"
        "email,e-mail,telefon,phone,text,meddelande,message,meddelandetext,message text,kommentar,"
        "comment,comment text,innehåll,content,body,inlägg,post,reply,svar,svarstext,profile url,"
        "profillänk,user id,author id,sender id,sender name,från namn,to,till,mottagare,recipient,"
        "permalink,länk,link,url,avatar,bild,picture,attachments,bilagor,handle,screen name,"
        "full name,first name,last name,förnamn,efternamn,location,plats,personnummer",
    ),
}
"""What a row may tell of a message. The first six are the tool's own columns, with `subject` in
words of one's own; who wrote, and what, is never read."""


def plain_heading(text: str) -> str:
    """Write a heading as it is compared: small letters, without what stands in brackets."""
    text = unicodedata.normalize("NFC", text).casefold()
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", text)
    return " ".join(re.sub(r"[\s_*:?.]+", " ", text).split()).strip(" -–/")


@cache
def _by_word(names: tuple[tuple[str, Field], ...]) -> dict[str, str]:
    words: dict[str, str] = {}
    for name, field in names:
        own = (plain_heading(label) for label in field.label)
        for word in (*map(plain_heading, field.words.split(",")), *own):
            words.setdefault(word, name)
        words.setdefault(name, name)
    return words


def field_named(heading: str, fields: Mapping[str, Field], *, near: bool = True) -> str | None:
    """Find the field that a heading names, in a word that is known or, with `near`, nearly so."""
    words = _by_word(tuple(fields.items()))
    plain = plain_heading(heading)
    if not plain or len(plain) > 60:
        return None
    found = words.get(plain) or words.get(plain.replace("-", ""))
    if found is None and "/" in plain:
        halves = {words.get(each.strip()) for each in plain.split("/")} - {None}
        # Two words for one thing, as in Plattform/Kanal; of a log-in nothing is read.
        found = NEVER if NEVER in halves else halves.pop() if len(halves) == 1 else None
    if found is None and any(f" {word} " in f" {plain} " for word in _SECRET_WORDS):
        found = NEVER if NEVER in fields else None
    if found is None and near and len(plain) > _SHORTEST:
        # More words are known than are compared at a time.
        some = ([*words][start : start + MANY_WORDS] for start in range(0, len(words), MANY_WORDS))
        like = (nearest(plain, part, _ALIKE) for part in some)
        found = next((words[word] for word in like if word), None)
    return found


_SHORTEST = 3
"""Letters of a heading that is no misspelling of anything."""

_SECRET_WORDS = ("lösenord", "lösen", "password", "inloggning", "inlogg", "login", "pinkod", "pin")


class Guess(NamedTuple):
    """Which field each column of a sheet is, by its number from 0, as its headings say."""

    columns: dict[int, str]
    unknown: list[int]
    row: int


def guess(
    row_number: int, headings: Sequence[object], fields: Mapping[str, Field], *, near: bool
) -> Guess:
    """Guess the fields of a row of headings; the first column of a field is the one that counts.

    `near` is as for `field_named`, and takes long.
    """
    columns: dict[int, str] = {}
    unknown: list[int] = []
    for number, heading in enumerate(headings):
        if not isinstance(heading, str) or not heading:
            continue
        found = field_named(heading, fields, near=near)
        if found is None or (found != NEVER and found in columns.values()):
            unknown.append(number)
        else:
            columns[number] = found
    return Guess(columns, unknown, row_number)
