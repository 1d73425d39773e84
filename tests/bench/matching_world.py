"""An invented world of 300 contacts, and needs of which it is known who could meet them: what matching is held against.

A hundred and twenty can help with something that somebody wrote down by hand, in the words people use; the others come
near by a word, a trade, a place or an interest, and can help with none of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import cycle, islice, product

from netlog.core.contact import Contact
from netlog.core.entry import Entry, Item, Kind

_HELPERS = """
ada | Partner | Hartmann Legal | Berlin | employment contracts and dismissals, first hour free | running
adam | Prawnik, prawo autorskie | | Kraków | porady prawne dla artystów | jazz
aisha | Immigration solicitor | Harbour Law | London | help with work visas and residence permits | baking
ana | Abogada laboralista | | Madrid | consultas sobre despidos y contratos | pádel
anke | Steuerberaterin | Kanzlei Brandt | Hamburg | Steuererklärungen für Selbständige | Chor
arthur | Chartered accountant | Penrose & Co | Edinburgh | year-end accounts for small companies | whisky
beata | Księgowa | | Warszawa | księgowość dla małych firm | góry
beatriz | Contabilista certificada | | Lisboa | impostos para recibos verdes | fado
ben | Angel investor | | London | small first cheques in climate start-ups | cycling
bettina | Maklerin | Elbwohnen | Hamburg | Wohnungen zur Zwischenmiete | Segeln
bruno | Owner of three flats | | Lisbon | lets furnished apartments by the month | surfing
carla | Tradutora | | Porto | traduções de alemão para português | poesia
carlos | Mecánico | Taller Ruiz | Valencia | reparación de furgonetas | motos
cecilia | Journalist, business desk | The Ledger | London | knows which editor takes which story | crosswords
chidi | Venture partner | Savanna Capital | Lagos | seed rounds in African fintech | chess
claire | Traductrice assermentée | | Lyon | actes et diplômes, français et anglais | théâtre
clemens | Tischler | Werkstatt Nord | Berlin | Regale und Tische nach Maß | Bergsteigen
connie | Head of talent | Brightloop | Dublin | recruiting product managers | knitting
cyrus | Structural engineer | | Bristol | surveys of old roofs and cracks | beekeeping
daniela | Grafikdesignerin | Studio Vier | Leipzig | Logos und Plakate | Siebdruck
dario | Photographer | | Milan | portraits of teams, on location | football
deb | Grant writer | | Toronto | applications to arts councils, twelve of them won | canoeing
diego | Desarrollador web | | Bogotá | páginas web para tiendas pequeñas | salsa
dorota | Tłumaczka przysięgła | | Kraków | tłumaczenia umów z niemieckiego | ogród
edith | Retired head teacher | | Leeds | tutoring in maths before exams | birdwatching
eduardo | Dentista | Clínica Sol | Málaga | | vela
elif | UX researcher | Kumo | Berlin | usability tests with ten strangers in a day | pottery
elsa | Sängerin | | Wien | Gesangsunterricht für Erwachsene | Wandern
emil | Data scientist | Fjord Health | Oslo | a look at your statistics before you publish | skiing
enzo | Chef | Osteria Blu | Bologna | catering for up to sixty guests | opera
erin | Childminder | | Dublin | two places free for under-threes | hurling
esther | Publisher | Little Owl Books | Edinburgh | reads manuscripts for children | folk music
ewa | Psychoterapeutka | | Gdańsk | | morze
farid | Electrician | | Birmingham | rewiring, and fuse boxes in old houses | cricket
felix | Klavierbauer | | Dresden | stimmt und repariert Flügel | Schach
fiona | Sommelier | | Glasgow | tastings for offices | sailing
florian | Kinderarzt | Praxis am Park | München | | Marathon
frank | Van driver | | Berlin | a van and two strong arms at weekends | techno
gabriela | Corredora de seguros | | Sevilla | seguros de hogar y coche | flamenco
gemma | Copywriter | | Manchester | landing pages that sound like people | ghost stories
george | Fundraiser | Rivers Trust | Cardiff | how to ask rich people for money | kayaking
gosia | Ilustratorka | | Wrocław | ilustracje do książek dla dzieci | koty
greta | Museum curator | Hafenmuseum | Hamburg | loans of maritime objects | rowing
gustavo | Arquiteto | Ateliê Norte | Porto | licenças para reabilitar casas antigas | ciclismo
hanna | Hebamme | | Köln | Geburtsvorbereitung | Garten
haruki | Animator | Studio Kaze | Tokyo | short explainer animations | trains
heidi | Vet | Tierklinik West | Zürich | night calls for dogs and cats | horses
hugo | Notaire | Étude Lenoir | Paris | | escrime
ida | Sound engineer | | Copenhagen | mixing and mastering of podcasts | vinyl
ignacio | Fontanero | | Madrid | urgencias de agua, también los domingos | ajedrez
ines | Professora de português | | Lisboa | aulas de português para estrangeiros | praia
irina | Piano teacher | | Vienna | lessons for children from six on | ballet
isaac | Patent attorney | Quill & Stern | Munich | freedom-to-operate opinions | origami
ivan | Security consultant | | Sofia | penetration tests of web shops | climbing
jack | Landlord of a workshop building | | Leeds | studio space by the month | motorbikes
jana | Yogalehrerin | | Berlin | Yoga im Büro, mittags | Reisen
jasper | Head brewer | Kelham Hops | Sheffield | brewery tours | darts
jens | Schreiner | | Bremen | | Segeln
jo | Bookkeeper | | Brighton | monthly books and payroll for cafés | sea swimming
joana | Designer de interiores | | Lisboa | projetos para escritórios pequenos | cerâmica
jonas | Kameramann | | Berlin | Imagefilme und Interviews | Boxen
julia | HR lead | Mondo | Warsaw | onboarding handbooks to copy from | triathlon
kamil | Programista | | Poznań | aplikacje mobilne na Androida | gry planszowe
karin | Tierärztin | | Graz | Hausbesuche bei Katzen | Ski
kate | Podcast host | Second Shift | London | an interview slot for founders | gardening
katja | Lektorin | | Berlin | Lektorat von Romanen | Krimis
kenji | Roboticist | Osaka Robotics | Osaka | grippers for soft fruit | koi
kwame | Solar engineer | Volta Roofs | Accra | sizing panels and batteries for schools | drumming
laura | Nanny agency owner | | Barcelona | canguros con experiencia | tenis
leila | Physiotherapist | | Brussels | backs and knees of runners | marathon
lena | Coworking manager | Kiezbüro | Berlin | day passes and meeting rooms | bouldering
leo | Startup mentor | Founders Hub | Amsterdam | office hours on pricing | sailing
lidia | Nauczycielka niemieckiego | | Łódź | lekcje niemieckiego online | teatr
lin | Supply chain manager | | Shenzhen | finds factories for small electronics | badminton
lior | Machine learning engineer | | Tel Aviv | reviews ML papers and pipelines | jazz
louise | Florist | Wild Stem | London | flowers for weddings and shops | dogs
luis | Ponente | | Ciudad de México | charlas sobre ciudades y transporte | bicis
maja | Beekeeper | | Ljubljana | honey in bulk | hiking
manuel | Hausarzt | | Freiburg | | Cello
marco | Mortgage broker | | Rome | loans for foreigners buying in Italy | espresso
margot | Bibliothécaire | | Nantes | recherche dans les archives | jardins
maria | Costureira | Ateliê Maria | Braga | arranjos de roupa e vestidos | novelas
marta | Drukarnia, właścicielka | Druk-Art | Warszawa | druk książek i plakatów w małych nakładach | sitodruk
martin | Head of procurement | Stadtwerke | Hannover | how public tenders are really won | tennis
mateo | Guitarist | Los Faroles | Granada | guitar lessons, flamenco and classical | tapas
mats | Furniture removals | Flyttis | Stockholm | moves flats across Europe | ice hockey
mia | Event manager | Old Foundry | Berlin | a hall for two hundred, with a stage | techno
miguel | Pintor | | Lisboa | pinta apartamentos em três dias | pesca
mina | Illustrator | | Seoul | picture books and packaging | cats
monika | Doradca podatkowy | | Gdynia | podatki przy pracy za granicą | rower
nadia | Epidemiologist | City Health | Paris | data on air and asthma | poetry
naomi | Translator | | Kyoto | Japanese manuals into plain English | tea
nils | Bootsbauer | Werft Nils | Kiel | repariert Holzboote | Angeln
nina | Community organiser | Open Kitchen | Berlin | volunteers for food rescue | cooking
noel | Hairdresser | | Belfast | haircuts at home for the housebound | bowls
nuria | Profesora de piano | | Barcelona | clases para adultos principiantes | coro
olek | Carpenter | | Kraków | stairs and kitchens | wood carving
olga | Cleaner | | Berlin | cleans offices early in the morning | choir
omar | Bank director | Nile Bank | Cairo | credit lines for exporters | tennis
otto | Speechwriter | | Bern | speeches and toasts | alpine huts
paola | Investigadora | | Lima | encuestas en barrios | cine
patrick | Gardener | | Cork | hedges, lawns and old apple trees | fiddle
paula | Psicóloga | | Buenos Aires | terapia online en español | tango
pawel | Inwestor | | Warszawa | inwestuje w polskie startupy | żagle
petra | Schulleiterin | Freie Schule | Potsdam | Führungen durch die Schule | Theater
pierre | Wine merchant | Cave Rouge | Bordeaux | cases at trade price | rugby
quentin | Boat owner | | Marseille | a sailing boat to charter in June | diving
rafael | Encanador | | São Paulo | conserta vazamentos | futebol
ravi | Cloud engineer | | Bangalore | cuts hosting bills in half | cricket
rita | Cat sitter | | Berlin | looks after cats while people travel | crochet
robert | Journalist | Gazeta Morska | Gdańsk | wywiady o gospodarce morskiej | statki
rosa | Florista | | Vigo | | mar
ruth | Rabbi | | New York | weddings of mixed couples | baseball
sabine | Dolmetscherin | | Brussels | simultaneous interpreting, German, French and Dutch | gardens
sergei | Piano mover | | Berlin | carries pianos up any stairs | chess
sina | Kita-Leiterin | Kita Sonnenblume | Berlin | Plätze ab August | Puppen
stefan | Business angel | | Zürich | Beteiligungen an Medtech-Firmen | Golf
tess | Dog trainer | | London | walks dogs twice a day | hills
thomas | Bicycle mechanic | Spoke | Utrecht | wheels built by hand | coffee
uma | Librarian | Fabric Archive | Mumbai | patterns of old textiles | sitar
vera | Hotelière | Pension Vera | Wien | Zimmer für Gäste von Freunden | Walzer
wanda | Architektka | | Sopot | projekty domów z drewna | kajaki
will | Web developer | Cobalt | Bristol | sites for charities at half price | surfing
xenia | Opera singer | | Athens | sings at ceremonies | swimming
yann | Sailmaker | Voiles Brest | Brest | repairs sails | cider
yusuf | Retired diplomat | | Ankara | letters of introduction to ministries | backgammon
zofia | Pielęgniarka | | Lublin | opieka nad osobami starszymi w domu | chór
"""
"""Key, title, organisation, place, what they offer (by semicolons), an interest."""

_TITLES = (
    "Project manager", "Consultant", "Student", "Civil servant", "Product manager", "Account executive",
    "Retired engineer", "Research assistant", "Operations lead", "Barista", "Geschäftsführer", "Sachbearbeiterin",
    "Ingeniero", "Gerente", "Specjalista", "Kierownik", "Team lead", "Analyst", "Policy adviser", "Shop assistant",
)  # fmt: skip
_PLACES = ("Berlin", "Lisbon", "London", "Hamburg", "Warszawa", "Madrid", "Paris", "Kraków", "Porto", "Vienna")
_INTERESTS = (
    "piano concertos", "flat white coffee", "law dramas on TV", "design museums", "wine", "translation podcasts",
    "dogs", "old vans", "German cinema", "start-up gossip", "house plants", "school reunions", "photo books",
    "bike tours", "data journalism", "printing history", "grant park walks", "boat races", "guitar records",
    "garden shows", "speaker building", "recruit training stories", "cooking shows", "office chairs", "angel figurines",
)  # fmt: skip
_GOT = (
    "a lift to the airport", "a book on design", "lunch in Lisbon", "tickets for the piano festival",
    "the name of a good café", "a lead on a used desk chair", "notes from the law lecture", "a photo of the old school",
)  # fmt: skip
_NOTES = (
    "moved flats last year", "her brother is a doctor", "used to work near the print shop", "hates recruiters",
    "lost a tax case once", "speaks some German", "knows Lisbon well", "met at the translators' fair",
)  # fmt: skip

SIZE = 300

# What is needed, and the keys of all who could meet it; nothing where nobody could. Written before any figure was seen.
_NEEDS = """
a lawyer for a dismissal in Berlin | ada
a copyright lawyer | adam
an employment lawyer in Spain | ana
somebody who knows about work permits in the UK | aisha
ein Anwalt für Patente | isaac
a tax adviser for a freelancer in Germany | anke
an accountant for a café | jo
a bookkeeper in Warsaw | beata
un contable para una empresa pequeña | arthur, beata
help with Polish taxes after working abroad | monika
a furnished flat in Lisbon for two months | bruno
eine Wohnung in Hamburg zur Zwischenmiete | bettina
a translator from German into Portuguese | carla
translation of a contract from German into Polish | dorota
a sworn translator for a French diploma | claire
an interpreter for a board meeting in Brussels | sabine
un traductor de japonés | naomi
an angel investor for a climate company | ben
investors for a medical device | stefan
ein Investor in Polen | pawel
seed funding for a fintech in Lagos | chidi
a recruiter for a product manager | connie
a graphic designer for a logo | daniela
an illustrator for a children's book | gosia, mina
somebody to take portrait photos of the team | dario
a web site for a small charity | will
a Spanish-speaking web developer | diego
an Android programmer | kamil
a cameraman for a short film in Berlin | jonas
a piano teacher for a six-year-old | irina
clases de piano para adultos | nuria
guitar lessons | mateo
singing lessons in Vienna | elsa
Portuguese lessons for foreigners | ines
a German tutor, online | lidia
maths tutoring before the exams | edith
a paediatrician in Munich | florian
a dentist in Málaga | eduardo
a vet who comes to the house for a cat | karin
somebody to look after two cats in Berlin over Christmas | rita
a dog walker in London | tess
a nursery place in Berlin from August | sina
a Spanish-speaking therapist | paula
a carer for an elderly mother at home | zofia
a carpenter for shelves | clemens
a kitchen built in Kraków | olek
a plumber in Madrid on a Sunday | ignacio
an electrician for an old house | farid
movers from Stockholm to Lisbon | mats
a van in Berlin for a Saturday | frank
someone to move a piano | sergei
a hall for a conference of two hundred in Berlin | mia
coworking in Berlin, a desk for a day | lena
a printer for a small run of posters | marta
a publisher for a children's book | esther
an editor for a novel in German | katja
a copywriter for our landing page | gemma
a grant application for an arts project | deb
somebody who has raised money from donors | george
a penetration test of our web shop | ivan
a second pair of eyes on our statistics | emil
a factory for a small electronics product | lin
feedback from a machine learning expert | lior
a talk about cities and transport | luis
a room in Vienna for visiting friends | vera
a sailing boat for a week in June | quentin
repairs to a wooden boat | nils
catering for sixty people | enzo
office cleaning in Berlin | olga
insurance for a car in Seville | gabriela
a mortgage in Italy for a foreigner | marco
flowers for a wedding | louise
mixing a podcast | ida
a gardener for old apple trees | patrick
yoga classes at the office | jana
a dress altered | maria
a painter for the apartment in Lisbon | miguel
an architect for an old house in Porto | gustavo
a physio for a runner's knee | leila
a podcast that interviews founders | kate
a piano teacher in Oslo |
a dentist in Reykjavík |
a flat in Rome |
a harp to borrow |
a pilot for a small plane |
somebody who restores stained glass |
a Finnish translator |
a lawyer for maritime salvage |
a nuclear physicist |
a falconer |
"""


@dataclass(frozen=True)
class Label:
    """A need, and the keys of all who could meet it."""

    need: str
    met_by: frozenset[str]


def labels() -> list[Label]:
    """The needs of the invented world."""
    return list(_labels(_NEEDS))


def _labels(text: str) -> Iterator[Label]:
    for line in text.strip().splitlines():
        need, keys = line.split("|")
        yield Label(need.strip(), frozenset(key.strip() for key in keys.split(",") if key.strip()))


def world() -> dict[str, Contact]:
    """The contacts of the invented world by key, the same every time."""
    helpers = dict(_helper(line) for line in _HELPERS.strip().splitlines())
    bystanders = islice(_bystanders(), SIZE - len(helpers))
    return {**helpers, **dict(bystanders)}


def _helper(line: str) -> tuple[str, Contact]:
    key, title, org, place, offers, interest = (part.strip() for part in line.split("|"))
    return key, Contact(
        name=key.capitalize(),
        title=title,
        org=org or None,
        place=place,
        offers=tuple(Item(what=offer.strip()) for offer in offers.split(";") if offer.strip()),
        interests=(Item(what=interest),),
    )


def _bystanders() -> Iterator[tuple[str, Contact]]:
    got, notes = cycle(_GOT), cycle(_NOTES)
    others = zip(product(_PLACES, _TITLES), cycle(_INTERESTS), cycle(_INTERESTS[7:]), got, notes, strict=False)
    for number, ((place, title), one, other, gift, note) in enumerate(others):
        entry = (Entry(date=date(2026, 5, 4), kind=Kind.GOT, text=gift),) if number % 3 == 0 else ()
        yield (
            f"other-{number:03}",
            Contact(
                name=f"Other {number}",
                title=title,
                place=place,
                interests=(Item(what=one), Item(what=other)),
                notes=note if number % 4 == 0 else None,
                log=entry,
            ),
        )


EXAMPLES: Sequence[Label] = tuple(
    _labels("""
a flat in Lisbon from March | bob-marsh
an apartment in Lisbon | bob-marsh
a recruiter for ML roles | sam-okafor
somebody who finds machine learning engineers | sam-okafor
a German translator for a term sheet | zoë-müller
Übersetzung eines Vertrags ins Deutsche | zoë-müller
a gallery in Berlin for her sound installation | kofi-mensah
a piano teacher in Berlin | sam-whitfield
Klavierunterricht | sam-whitfield
a speaker about the sea for the April map meetup | оксана-левченко
somebody to mind a goat | sam-whitfield
cards printed on a letterpress | dana-kowalska
a bed in Warsaw for a night | dana-kowalska
series A investors | maeve-o-neil
a blunt opinion on a design | 森田-陽菜
introductions to business angels | alice-chen
an accountant |
a violin maker |
""")
)
"""Needs of the example journal."""
