"""Words that mean the same in needs and offers: a closed table, in English with the commonest words of other languages.

A line is a group of folded words or short phrases. It is meant for what people ask each other for; a word belongs to
one group, where its usual meaning is, and a group has no words that are merely near.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

_GROUPS = """
flat, apartment, lodging, wohnung, appartement, piso, apartamento, departamento, mieszkanie, mieszkania
room, zimmer, chambre, habitacion, quarto, pokoj
house, haus, maison, casa, dom
office, buro, bureau, oficina, escritorio, biuro
desk, workspace, coworking, schreibtisch, arbeitsplatz, biurko, coworking space
landlord, vermieter, proprietaire, casero, senhorio, wynajmujacy
tenant, mieter, locataire, inquilino, lokator
bed, spare room, guest room, nocleg, gastezimmer, couch
storage, lager, lagerraum, trastero, magazyn
garage, parking, parkplatz, estacionamiento
lawyer, attorney, solicitor, counsel, legal advice, anwalt, anwaltin, rechtsanwalt, rechtsanwaltin, jurist, avocat,
 avocate, abogado, abogada, advogado, advogada, prawnik, prawniczka, adwokat
notary, notar, notaire, notario, notariusz
accountant, bookkeeper, bookkeeping, buchhalter, buchhalterin, buchhaltung, comptable, contable, contador,
 contabilista, ksiegowy, ksiegowa, ksiegowosc
tax, taxes, steuer, steuern, steuerberater, steuerberaterin, impuestos, impostos, podatki, podatkowy, doradca podatkowy
job, position, vacancy, employment, stelle, arbeit, emploi, poste, trabajo, empleo, emprego, trabalho, praca
recruiter, headhunter, recruiting, recruitment, hiring, talent search, personalvermittler, recruteur, reclutador,
 recrutador, rekruter, rekrutacja
internship, intern, trainee, apprenticeship, praktikum, praktikant, praktikantin, stagiaire, practicas, estagio,
 staz, stazysta
investor, angel, vc, venture capital, business angel, investment, investieren, kapitalgeber, investisseur, inversor,
 inversora, inversion, investidor, investidora, investimento, inwestor, inwestycja
funding, fundraising, fundraiser, raise money, finanzierung, financement, financiacion, financiamento, finansowanie
grant, grants, subsidy, foundation money, forderung, fordermittel, stipendium, subvention, subvencion, beca, bolsa,
 dotacja, dotacje
mentor, coach, coaching, mentoring, sparring partner, mentora
translator, translation, translate, interpreter, interpreting, ubersetzer, ubersetzerin, ubersetzung, dolmetscher,
 dolmetscherin, traducteur, traductrice, traduction, traductor, traductora, traduccion, tradutor, tradutora, traducao,
 tlumacz, tlumaczka, tlumaczenie, tlumaczenia
editor, proofreader, proofreading, copy editor, copyediting, korrektorat, lektorat, lektorin, lektor, correctora,
 corrector, korekta, revisao
writer, copywriter, author, autor, autorin, texter, ecrivain, escritor, escritora, redactor, copywriting, pisarz
journalist, reporter, press contact, journalistin, periodista, jornalista, dziennikarz, dziennikarka
designer, design, graphics, graphic artist, gestalter, gestalterin, gestaltung, grafiker, grafikerin, graphiste,
 disenador, disenadora, diseno, projektant, projektantka, grafik, graficzka
illustrator, illustration, illustratorin, ilustrador, ilustradora, ilustrator, ilustratorka
photographer, photography, photos, fotograf, fotografin, fotografie, photographe, fotografo, fotografa, fotografia
camera operator, cameraman, camerawoman, videographer, kameramann, kamerafrau, operador de camara, operator kamery
film, video, filming, filmmaker, cineaste
developer, programmer, software engineer, coder, programming, entwickler, entwicklerin, programmierer, developpeur,
 desarrollador, desarrolladora, programador, programadora, programista, programistka
website, web page, homepage, webseite, site web, pagina web, strona internetowa, sitio web
doctor, physician, gp, arzt, arztin, medecin, medico, medica, lekarz, lekarka
paediatrician, pediatrician, kinderarzt, kinderarztin, pediatre, pediatra
dentist, zahnarzt, zahnarztin, dentiste, dentista, dentysta, stomatolog
therapist, psychologist, therapy, counselling, psychotherapist, therapeut, therapeutin, psychologe, psicologo,
 psicologa, psychoterapeuta, psycholog
nurse, krankenschwester, infirmiere, enfermera, enfermeira, pielegniarka
carer, caregiver, home care, elderly care, pflege, pfleger, pflegerin, altenpflege, aide a domicile, cuidadora,
 cuidador, opieka, opiekunka osob starszych
vet, veterinarian, tierarzt, tierarztin, veterinaire, veterinario, veterinaria, weterynarz
physiotherapist, physio, physiotherapie, kinesitherapeute, fisioterapeuta, fizjoterapeuta
school, schule, ecole, escuela, colegio, escola, szkola
nursery, kindergarten, daycare, childcare, kita, creche, guarderia, przedszkole, zlobek
babysitter, nanny, babysitting, tagesmutter, ninera, niania, opiekunka
teacher, tutor, tutoring, lessons, classes, lehrer, lehrerin, unterricht, nachhilfe, professeur, profesor, profesora,
 clases, professor, professora, aulas, nauczyciel, nauczycielka, lekcje, korepetycje
piano, klavier, pianino, fortepian
guitar, gitarre, guitare, guitarra, violao, gitara
choir, choral, chor, chorale, coro, coral
musician, band, musiker, musikerin, musicien, musico, muzyk
german, deutsch, allemand, aleman, alemao, niemiecki, niemieckiego
english, englisch, anglais, ingles, angielski, angielskiego
french, franzosisch, francais, frances, francuski, francuskiego
spanish, spanisch, espagnol, espanol, castellano, espanhol, hiszpanski, hiszpanskiego
portuguese, portugiesisch, portugais, portugues, portugalski, portugalskiego
polish, polnisch, polonais, polaco, polones, polski, polskiego
car, automobile, auto, voiture, coche, carro, samochod
van, lorry, truck, transporter, lieferwagen, camionnette, furgoneta, furgon, carrinha, furgonetka
bicycle, bike, bikes, fahrrad, velo, bicicleta, rower
mechanic, garage mechanic, mechaniker, mecanicien, mecanico, mechanik
removal, removals, movers, moving house, umzug, umzuge, demenagement, mudanza, mudanca, przeprowadzka
cleaner, cleaning, housecleaner, housekeeper, putzfrau, reinigung, putzhilfe, menage, limpieza, limpeza, sprzatanie,
 sprzataczka
plumber, plumbing, klempner, plombier, fontanero, plomero, encanador, canalizador, hydraulik
electrician, elektriker, elektrikerin, electricien, electricista, eletricista, elektryk
carpenter, joiner, carpentry, cabinetmaker, woodwork, tischler, tischlerin, schreiner, menuisier, carpintero,
 carpinteiro, stolarz
builder, renovation, renovations, handyman, handwerker, renovierung, bauarbeiten, travaux, albanil, reformas, obras,
 remont, remonty
painter, decorator, maler, malerin, peintre, pintor, pintora, malarz
architect, architektin, architekt, architecte, arquitecto, arquitecta, arquiteto, arquiteta
gardener, gardening, gartner, gartnerin, jardinier, jardinero, jardineiro, ogrodnik
cook, chef, catering, caterer, koch, kochin, cuisinier, cocinero, cocinera, cozinheiro, kucharz
restaurant, gaststatte, restaurante, restauracja
venue, event space, hall, veranstaltungsort, saal, salle, sala, local para eventos
gallery, galerie, galeria
exhibition, ausstellung, exposition, exposicion, exposicao, wystawa
speaker, keynote, talk, talks, lecture, referent, referentin, vortrag, conference speaker, conferencier, ponente,
 palestrante, prelegent
conference, meetup, konferenz, tagung, congreso, conferencia, konferencja
printer, printing, print shop, druckerei, druck, imprimerie, imprenta, drukarnia, druk
publisher, publishing house, verlag, editeur, editora, wydawnictwo
book, buch, livre, libro, livro, ksiazka
insurance, versicherung, assurance, seguro, seguros, ubezpieczenie
mortgage, hypothek, baufinanzierung, hypotheque, hipoteca, kredyt hipoteczny
loan, credit, kredit, pret, prestamo, emprestimo, kredyt, pozyczka
bank, banker, banking, banque, banco
visa, residence permit, work permit, immigration, aufenthaltstitel, visum, permiso de residencia, visto, wiza
startup, startups, start up, start ups, young company
founder, cofounder, co founder, entrepreneur, grunder, grunderin, fondateur, fondatrice, fundador, fundadora,
 emprendedor, zalozyciel
marketing, publicity, advertising, werbung, publicite, publicidad, publicidade, reklama
pr, public relations, press work, pressearbeit, relaciones publicas
sales, selling, vertrieb, verkauf, ventes, ventas, vendas, sprzedaz
customer, customers, client, clients, kunde, kunden, cliente, clientes, klient, klienci
supplier, vendor, manufacturer, lieferant, hersteller, fournisseur, proveedor, fabricante, fornecedor, dostawca
ml, machine learning, ai, artificial intelligence, ki, kunstliche intelligenz, inteligencia artificial, deep learning
data, daten, donnees, datos, dados, dane
statistics, statistician, statistik, statistiques, estadistica, estatistica, statystyka
security, cybersecurity, infosec, penetration testing, sicherheit
feedback, review, second opinion, critique, ruckmeldung, opinia
deck, pitch deck, slides, folien, presentation
dog, hund, chien, perro, cachorro
cat, katze, gato, gata, kot
dogsitter, dog walker, pet sitter, pet sitting, dog sitting, hundesitter, paseador
tailor, seamstress, sewing, schneider, schneiderin, naherin, couturiere, sastre, modista, costureira, krawiec, krawcowa
hairdresser, hairstylist, friseur, friseurin, coiffeur, coiffeuse, peluquero, peluquera, cabeleireiro, fryzjer
baker, baking, bakery, backer, backerei, boulanger, panadero, padaria, piekarz
wine, wein, vin, vino, vinho, wino
yoga, joga
climbing, bouldering, klettern, escalade, escalada, wspinaczka
sailing, segeln, voile, vela, zeglarstwo
boat, bateau, barco, lodka
japanese, japanisch, japonais, japones, japonski, japonskiego
chinese, mandarin, chinesisch, chinois, chino, chines, chinski
italian, italienisch, italien, italiano, wloski, wloskiego
russian, russisch, russe, ruso, russo, rosyjski, rosyjskiego
ukrainian, ukrainisch, ukrainien, ucraniano, ukrainski, ukrainskiego
arabic, arabisch, arabe, arabski, arabskiego
dutch, niederlandisch, hollandisch, neerlandais, neerlandes, holandes, niderlandzki
swedish, schwedisch, suedois, sueco, szwedzki
turkish, turkisch, turc, turco, turecki
germany, deutschland, allemagne, alemania, alemanha, niemcy, niemczech
spain, spanien, espagne, espana, espanha, hiszpania, hiszpanii
france, frankreich, francia, franca, francja, francji
italy, italia, wlochy, wloszech
portugal, portugalia, portugalii
poland, polen, pologne, polonia, polska, polsce
austria, osterreich, autriche
switzerland, schweiz, suisse, suiza, suica, szwajcaria, szwajcarii
netherlands, holland, niederlande, pays bas, holanda, holandia
uk, united kingdom, britain, great britain, england, grossbritannien, reino unido, wielka brytania
usa, united states, america, vereinigte staaten, estados unidos, stany zjednoczone
warsaw, warszawa, warschau, varsovie, varsovia, warszawie
krakow, cracow, krakau, cracovie, cracovia, krakowie
gdansk, danzig, gdansku
wroclaw, breslau, wroclawiu
munich, munchen, monachium, baviere
vienna, wien, vienne, viena, wieden, wiedniu
lisbon, lisboa, lissabon, lisbonne, lizbona, lizbonie
cologne, koln, colonia, kolonia
prague, prag, praha, praga
rome, rom, roma, rzym, rzymie
milan, mailand, milano, mediolan
florence, florenz, firenze
venice, venedig, venezia
naples, neapel, napoli
seville, sevilla
brussels, brussel, bruxelles, bruselas, bruksela
antwerp, antwerpen, anvers
geneva, genf, geneve, ginebra, genewa
zurich, zuerich, zurych
copenhagen, kopenhagen, kobenhavn, copenhague, kopenhaga
london, londres, londyn, londynie
paris, paryz, paryzu
berlin, berlinie
madrid, madryt, madrycie
porto, oporto
moscow, moskau, moskwa
kyiv, kiev, kiew, kijow, kijowie
athens, athen, atenas, ateny
bucharest, bukarest, bucuresti
belgrade, belgrad, beograd
istanbul, estambul, stambul
tokyo, tokio
new york, nyc
midwife, hebamme, sage femme, matrona, parteira, polozna
surgeon, chirurg, chirurgien, cirujano, cirurgiao
pharmacist, pharmacy, apotheker, apotheke, pharmacien, farmaceutico, farmacia, apteka, farmaceuta
psychiatrist, psychiater, psychiatre, psiquiatra, psychiatra
nutritionist, dietitian, ernahrungsberatung, nutricionista, dietetyk
singer, singing, gesang, sanger, sangerin, chanteuse, chanteur, cantante, canto, cantora, spiew, spiewaczka
violin, geige, violon, skrzypce
dance, dancing, tanz, tanzen, danse, baile, danca, taniec
actor, actress, schauspieler, schauspielerin, comedien, comedienne, actriz, aktor, aktorka
engineer, ingenieur, ingenieurin, ingeniero, ingeniera, engenheiro, engenheira, inzynier
repair, repairs, mending, reparatur, reparieren, repariert, reparation, reparacion, arreglo, reparacao, conserto,
 naprawa
alterations, altered, taking in, anderungsschneiderei, retouches, arreglos de ropa, arranjos, przerobki krawieckie
roofer, roof, dachdecker, dach, couvreur, telhado, tejado, dekarz
locksmith, schlosser, schlusseldienst, serrurier, cerrajero, serralheiro, slusarz
heating, heizung, chauffage, calefaccion, aquecimento, ogrzewanie
driver, fahrer, fahrerin, chauffeur, conductor, motorista, kierowca
driving lessons, driving instructor, fahrschule, auto ecole, autoescuela, escola de conducao, nauka jazdy
flatmate, roommate, housemate, mitbewohner, mitbewohnerin, colocataire, companero de piso, wspollokator
furniture, mobel, meubles, muebles, moveis, meble
garden, garten, jardin, jardim, ogrod
flowers, florist, blumen, floristin, fleuriste, florista, flores, kwiaty, kwiaciarnia
wedding, hochzeit, mariage, boda, casamento, wesele, slub
party, feier, fete, fiesta, festa, impreza
photo, foto, bild, imagen
museum, musee, museo, museu, muzeum
concert, konzert, concierto, koncert
library, librarian, bibliothek, bibliotheque, biblioteca, biblioteka
university, hochschule, universitat, universite, universidad, universidade, uniwersytet
lecturer, dozent, dozentin, wykladowca
exam, exams, prufung, examen, exame, egzamin
maths, math, mathematics, mathe, mathematik, matematicas, matematica, matematyka
donation, donor, donors, donate, spende, spenden, spender, dons, donacion, doacao, darowizna
charity, nonprofit, non profit, ngo, verein, association caritative, fundacion, stowarzyszenie, fundacja
medical, medtech, healthcare, medizinisch, medizintechnik, medical device, salud, saude, zdrowie
energy, energie, energia
solar, photovoltaic, photovoltaics, photovoltaik, fotovoltaica, fotowoltaika
contract, contracts, vertrag, vertrage, contrat, contrato, contratos, umowa, umowy, umow
volunteer, volunteers, volunteering, freiwillige, ehrenamt, benevole, voluntario, voluntaria, wolontariusz
"""


_WITHIN = """
germany: berlin, hamburg, munich, cologne, frankfurt, stuttgart, leipzig, dresden, dusseldorf, hannover, bremen
spain: madrid, barcelona, valencia, seville, malaga, bilbao, granada
france: paris, lyon, marseille, toulouse, bordeaux, nantes, lille
italy: rome, milan, turin, naples, bologna, florence
portugal: lisbon, porto, braga, coimbra
poland: warsaw, krakow, gdansk, wroclaw, poznan, lodz
austria: vienna, graz, linz, salzburg
switzerland: zurich, geneva, basel, bern, lausanne
netherlands: amsterdam, rotterdam, utrecht, the hague
belgium: brussels, antwerp, ghent
ireland: dublin, cork, galway
scotland: edinburgh, glasgow, aberdeen
uk: london, manchester, birmingham, leeds, bristol, edinburgh, glasgow, cardiff, belfast, liverpool
usa: new york, san francisco, los angeles, chicago, boston, seattle
japan: tokyo, kyoto, osaka
ukraine: kyiv, lviv, odesa
"""
"""Of countries, the large cities: whoever lives in one lives in the other, and not the other way about."""


def _table() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in _GROUPS.replace(",\n ", ", ").strip().split("\n"):
        group = tuple(line.split(", "))
        for word in group:
            found[word] = tuple(other for other in group if other != word)
    for line in _WITHIN.strip().split("\n"):
        country, cities = line.split(": ")
        within = tuple(name for city in cities.split(", ") for name in (city, *found.get(city, ())))
        for name in (country, *found.get(country, ())):
            found[name] = (*found.get(name, ()), *within)
    return MappingProxyType(found)


SYNONYMS = _table()
"""By a folded word or phrase, the others of its group."""

_LEAST_COMPOUND, _LEAST_PART = 9, 5
_LONGEST_COMPOUND = 60
_JOINTS = ("", "s", "n", "en", "es")


@cache
def parts(word: str) -> tuple[str, ...]:
    """The words that a long compound (`klavierunterricht`) is made of, as far as the table has them; the last at least.

    Nothing for a word that the table has as it is.
    """
    if not _LEAST_COMPOUND <= len(word) <= _LONGEST_COMPOUND or synonyms(word):
        return ()
    for at in range(3, len(word) - _LEAST_PART + 1):
        if not synonyms(word[at:]):
            continue
        firsts = (word[:at].removesuffix(joint) for joint in _JOINTS if word[:at].endswith(joint))
        first = next((one for one in firsts if len(one) >= _LEAST_PART - 1 and one in SYNONYMS), "")
        return (first, word[at:]) if first else (word[at:],)
    return ()


_ENDINGS = ("s", "es", "e", "n", "en", "er", "in", "innen", "a", "y")


def synonyms(word: str) -> tuple[str, ...]:
    """What else is said for a folded word; also for its plural, where the table has the singular alone."""
    if word in SYNONYMS:
        return SYNONYMS[word]
    singulars = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending) and len(word) > 4)
    return next((SYNONYMS[one] for one in singulars if one in SYNONYMS), ())
