"""Words of officialese with plainer ones: our own choice, written for replies in social media.

A line has forms of a word, each with what to write instead; `–` says that it can be left out. What
is usual in speech, or is the name of a thing that has no other, is not here.
"""

from __future__ import annotations

import re
from functools import cache

_LIST = """
adekvat = lämplig | adekvata = lämpliga | adekvat sätt = bra sätt
alternativt = eller
anmoda = be | anmodar = ber | anmodas = ombeds, eller skriv ”vi ber dig” | anmodan = begäran
angående = om
ang. = om | avs. = om | enl. = enligt | f.n. = just nu | fr.o.m. = från och med
p.g.a. = på grund av | pga = på grund av | t.o.m. = till och med
ankommer på = ska göras av
avge = lämna | avger = lämnar | avgett = lämnat | avgivit = lämnat
avhjälpa = rätta till | avhjälper = rättar till | avhjälpt = rättat till | avhjälps = rättas till
avhjälpas = rättas till
avisera = berätta om | aviserar = berättar om | aviserat = berättat om | aviseras = vi berättar om
avlägsna = ta bort | avlägsnar = tar bort | avlägsnat = tagit bort | avlägsnas = tas bort
avlägsnats = tagits bort | avlägsnade = tog bort
avseende = om | i detta avseende = här | i det avseendet = där | i varje avseende = helt
avser att = tänker | avser = gäller
avvakta = vänta på | avvaktar = väntar på
bedriva = driva | bedriver = driver | bedrivs = drivs
beaktande = hänsyn | beakta = ta hänsyn till | beaktar = tar hänsyn till | beaktas = tas hänsyn till
beaktat = tagit hänsyn till | beaktats = tagits hänsyn till
befintlig = som finns | befintliga = som finns | befintligt = som finns
begagna = använda | begagnar = använder
belägen = som ligger | är belägen = ligger | är beläget = ligger | beläget = som ligger
är belägna = ligger | belägna = som ligger
beträffande = om
bifalla = säga ja till | bifaller = säger ja till | bifallit = sagt ja till | bifalles = godtas
bifallits = godkänts
debitera = ta betalt | debiterar = tar betalt | debiterat = tagit betalt
debiteras = betala, eller skriv ”du betalar”
detsamma gäller = så är det också med
dylik = sådan | dylikt = sådant | dylika = sådana
därav = av det
därest = om
därom = om det
därtill = dessutom
därutöver = dessutom
därvid = då
därvidlag = där
ej = inte
emedan = eftersom
emottaga = ta emot | emottager = tar emot | emottages = tas emot | emottagas = tas emot
emottagit = tagit emot
emotse = vänta på | emotser = väntar på | emotses = vi väntar på
enär = eftersom
ersättning utgår = du får ersättning | bidrag utgår = du får bidrag
avgift utgår = du betalar en avgift
erfordra = kräva, behöva | erfordrar = kräver | erfordras = behövs | erfordrades = behövdes
erforderlig = nödvändig | erforderliga = de som behövs | erforderligt = det som behövs
erhålla = få | erhåller = får | erhöll = fick | erhållit = fått | erhålles = fås | erhålls = fås
erhållna = som du har fått | erhållen = som du har fått | erhållande = att få
erinra = påminna | erinrar = påminner | erinras = påminns
erinran = invändning | erinringar = invändningar
erlägga = betala | erlägger = betalar | erlagt = betalat | erläggs = betalas | erläggas = betalas
erlagd = betald
facilitera = hjälpa till med | faciliterar = hjälper till med
flertalet = de flesta | ett flertal = flera
fordra = kräva | fordrar = kräver | fordras = krävs, behövs
fortlöpande = hela tiden
frekvent = ofta | frekventa = vanliga
föranleda = leda till | föranleder = leder till | föranlett = lett till | föranleds = beror på
föranledde = ledde till
förefaller = verkar | förefalla = verka
föreligga = finnas | föreligger = finns | föreligger ej = finns inte | förelegat = funnits
förelåg = fanns
förete = visa | företer = visar
företaga = göra | företar = gör | företagits = gjorts
föreskriven = bestämd
förevarande = den här
har för avsikt att = tänker
förfoga över = ha | förfogar över = har
förorda = föreslå | förordar = föreslår
förorsaka = orsaka | förorsakar = orsakar | förorsakat = orsakat | förorsakats = orsakats
förestående = kommande
föregående år = förra året | föregående vecka = förra veckan | föregående månad = förra månaden
för det fall att = om | för det fall = om | i det fall att = om | i det fall = om
i den mån = om
ifylla = fylla i | ifyller = fyller i | ifylles = fylls i | ifyllts = fyllts i
gällande din = om din | gällande ditt = om ditt | gällande dina = om dina | gällande er = om er
gällande det = om det | gällande detta = om det här | gällande frågan = om frågan
gällande den = om den | gällande ovanstående = om det här
handha = sköta | handhar = sköter | handhas = sköts
hemställa = be | hemställer = ber | hemställan = begäran
hitintills = hittills
huruvida = om
hänskjuta = skicka vidare | hänskjuter = skickar vidare | hänskjutits = skickats vidare
hänskjuts = skickas vidare
hänvändelse = fråga | hänvändelser = frågor
hörsamma = följa | hörsammar = följer
härav = av det här | härför = för det här
härmed = –
härrör från = kommer från | härrör = kommer
härvid = då
ianspråkta = använda | ianspråktas = används
iaktta försiktighet = vara försiktig | iaktta stor försiktighet = vara mycket försiktig
ifrågavarande = den här
ikraftträdande = när det börjar gälla
implementera = införa | implementerar = inför | implementerat = infört | implementeras = införs
implementering = införande | implementeringen = införandet | implementerats = införts
initiera = börja | initierar = börjar | initierat = börjat | initieras = börjar
initierats = börjat
inhämta = hämta in, ta reda på | inhämtar = hämtar in | inhämtat = hämtat in | inhämtas = hämtas in
inhämtande = att hämta in
inkomma = skicka in, komma in | inkommer = kommer in | inkom = kom in | inkommit = kommit in
inkommen = som har kommit in | inkomna = som har kommit in | inkommet = som har kommit in
innefatta = gälla, ha med | innefattar = har med | innefattas = är med
inneha = ha | innehar = har | innehas = finns hos
innevarande år = i år | innevarande månad = den här månaden | innevarande = den här
insända = skicka in | insänder = skickar in | insänt = skickat in | insändes = skickas in
insändas = skickas in
iordningställa = göra i ordning | iordningställer = gör i ordning
iordningställas = göras i ordning | iordningställs = görs i ordning
iordningställt = gjort i ordning
i anledning av = på grund av, om
i dagsläget = nu
i enlighet med = enligt, som
i förekommande fall = om det behövs
i händelse av = om det blir
i nuläget = nu
i syfte att = för att
inom ramen för = i
jämlikt = enligt
jämte = och, med
kontinuerlig = återkommande, pågående | kontinuerligt = hela tiden | kontinuerliga = återkommande
kvarstå = finnas kvar | kvarstår = finns kvar | kvarstod = fanns kvar
likaledes = också
likväl = ändå
likvid = pengar, betalning
medelst = med
medge = tillåta | medger = tillåter | medgivit = tillåtit | medgett = tillåtit | medges = tillåts
med anledning av = på grund av, för att
mottagit = fått | mottagits = kommit | mottar = får | mottagna = som vi har fått
mottages = tas emot | mottagas = tas emot
möjliggöra = göra det möjligt | möjliggör = gör det möjligt | möjliggöras = bli möjligt
nedan angiven = den här | nedan angivna = de här
nyttja = använda | nyttjar = använder | nyttjat = använt | nyttjas = används
nyttjande = användning | nyttjandet = användningen
nästkommande = nästa
omgående = genast
ombesörja = ordna, sköta | ombesörjer = ordnar, sköter | ombesörjas = ordnas | ombesörjs = ordnas
ombesörjt = ordnat
ovannämnda = de här | ovannämnd = den här | ovan nämnda = de här | ovan angivna = de här
ovanstående = det här
oss till handa = hos oss | oss tillhanda = hos oss | vara oss tillhanda = ha kommit till oss
vara oss till handa = ha kommit till oss
kommunen tillhanda = hos oss | vara kommunen tillhanda = ha kommit till oss
per automatik = automatiskt
primärt = främst | primär = viktigast, första | primära = viktigaste
regelverk = regler | regelverket = reglerna
på förekommen anledning = –
på daglig basis = varje dag | på veckobasis = varje vecka | på årsbasis = varje år
påtala = säga | påtalar = säger | påtalat = sagt | påtalas = sägs
påbörja = börja | påbörjar = börjar | påbörjat = börjat | påbörjas = börjar | påbörjades = började
påbörjats = börjat
rörande din = om din | rörande ditt = om ditt | rörande dina = om dina | rörande er = om er
rörande det = om det | rörande detta = om det här | rörande frågan = om frågan
samtliga = alla | samtlig = all
sedermera = senare
skall = ska
skyndsamt = snabbt | skyndsam = snabb
snarast möjligt = så snart det går | å det snaraste = så snart det går
succesivt = lite i taget | successivt = lite i taget | successiv = stegvis
städse = alltid
styrka din = visa din | styrka ditt = visa ditt | styrka dina = visa dina
styrka sin = visa sin | styrka sitt = visa sitt | styrka sina = visa sina
således = alltså | sålunda = så
såframt = om | såvida = om
säkerställa = se till | säkerställer = ser till | säkerställt = sett till
säkerställs = vi ser till
säkerställas = ses till
temporär = tillfällig | temporärt = tillfälligt | temporära = tillfälliga
tillfyllest = tillräckligt
tillgodose = uppfylla, ordna | tillgodoser = uppfyller | tillgodoses = uppfylls
tillhandahålla = ha, ge, erbjuda | tillhandahåller = har, ger | tillhandahålls = finns
tillhandahållas = finnas
tillika = också
tillse = se till | tillser = ser till | tillses = ses till | tillsett = sett till
tillskriva = skriva till | tillskriver = skriver till
tillställa = skicka till | tillställer = skickar till | tillställas = skickas till
tillställs = skickas till | tillställt = skickat till
till följd av = på grund av
torde = är nog, bör
uppgå till = vara, bli | uppgår till = är, blir | uppgick till = var, blev
tillvarata = ta vara på | tillvaratar = tar vara på
underlåta = låta bli | underlåter = låter bli | underlåtit = låtit bli
underlåtenhet = att låta bli
undertecknad = jag | undertecknade = vi
under hand = informellt | utan dröjsmål = genast
uppbringa = få fram
uppbär = får | uppbära = få
upprätta = skriva, göra | upprättar = skriver, gör | upprättat = skrivit, gjort
upprättas = skrivs, görs | upprättats = skrivits, gjorts
utröna = ta reda på | utröner = tar reda på
utverka = få
utgör = är | utgöra = vara | utgörs av = är | utgjorde = var
vad avser = om | vad beträffar = om | vad gäller din = om din | vad gäller ditt = om ditt
vad gäller dina = om dina | vad gäller den = om den | vad gäller frågan = om frågan
vari = där | varigenom = så att | varom = som det står om | varvid = då
varefter = sedan
vederbörande = den det gäller | vederbörande handläggare = handläggaren
vederbörande nämnd = nämnden | vederbörande myndighet = myndigheten | vederbörlig = rätt
vartill = dit
verkställa = genomföra, göra | verkställer = gör | verkställas = göras | verkställs = görs
verkställt = gjort
vidimera = intyga | vidimerad = intygad
vidtagas = göras | vidtages = görs
vidtaga = göra | vidta = göra | vidtar = gör | vidtagit = gjort | vidtas = görs | vidtagits = gjorts
vidta åtgärder = göra något | vidtar åtgärder = gör något | vidtagit åtgärder = gjort något
vidkommande = det gäller
återkoppla = svara, höra av sig | återkopplar = svarar, hör av oss | återkopplat = svarat
återkoppling = svar | återkopplas = berättas
åligga = vara skyldig | åligger = ska göras av | ålegat = skulle göras av
återbetala = betala tillbaka | återbetalar = betalar tillbaka | återbetalas = betalas tillbaka
återbetalat = betalat tillbaka | återbetalats = betalats tillbaka | återfinns = finns
äger rätt att = får | äga rätt att = få | äger rum = är | ägde rum = var | äga rum = vara
översända = skicka | översänder = skickar | översänt = skickat | översänds = skickas
översändas = skickas | översänts = skickats | översändes = skickas
med hänvisning till = enligt, eftersom | enligt uppgift = vi har hört | för vidare frågor = frågor
ombesörj = ordna | ombesörja = ordna | ombesörjer = ordnar | ombesörjs = ordnas | ombesörjt = ordnat
"""

LEAVE_OUT = "–"
"""What the list says instead of a word that can be left out."""


@cache
def plainer_words() -> dict[str, str]:
    """Give what to write instead of each form, all in lower case; `LEAVE_OUT` for nothing."""
    pairs = (pair.partition("=") for line in _LIST.splitlines() for pair in line.split("|"))
    return {form.strip(): plain.strip() for form, sign, plain in pairs if sign}


@cache
def pattern() -> re.Pattern[str]:
    """Match any form of the list as whole words, the longest where several begin alike."""
    forms = sorted(plainer_words(), key=len, reverse=True)
    # A hyphen joins: "medgivande-blanketten" is a name of its own.
    either = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)
