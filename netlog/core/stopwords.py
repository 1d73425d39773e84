"""Words that say nothing of what somebody looks for, in English, German, French, Spanish, Portuguese and Polish.

All are folded. Where a word of one language is a thing in another (the French `car`), it is left in.
"""

ARTICLES = frozenset(
    """
    a an the and or my our your his her its their this that these those some any other another
    der die das den dem des ein eine einen einem einer eines und oder mein meine unser unsere ihr ihre sein seine
    le la les un une des du et ou mon ma mes notre leur ses
    el los las una unos unas y o mi mis su sus
    os um uma uns umas e ou meu minha seu sua
    i oraz lub moj moja jego jej ich
    new good great best nice real own small little big quiet cheap affordable experienced reliable trustworthy friendly
    large huge tiny local professional
    gross grosse grossen grosser grosses kleiner kleinem grand grande petit petite petits pequeno pequena pequenos
    pequenas maly mala male malej malych duzy duza
    neue neuen neuer neues gut gute guten guter gutes kleine kleinen bon bonne nouveau nouvelle bueno buena nuevo nueva
    bom boa novo nova dobry dobra dobre dobrego dobrej nowy nowa nowe
    one two three four five six seven eight nine ten dozen few several
    zwei drei vier deux trois dos tres dois duas dwa dwie trzy
    """.split()  # noqa: SIM905  # a word a line would be a list of pages
)
"""Words after which the thing they go with is still to come: articles, and the commonest words of number and praise."""

PLACING = frozenset("in at near around bei nahe dans chez en cerca em no na nas nos we".split())  # noqa: SIM905
"""Words that say where: what follows them is a place, or may be one."""

_SMALL = """
    about above after again all along also am are as be because been before being between both but by can could did do
    does doing done down during each else for from get gets getting give given gives go goes going had has have having
    he here him how i if into is it just let like made make makes making may me might more most much must need needed
    needs not now of off on once only onto out over please put she should since so still such than them then there they
    through to together too toward towards under until up upon us use used very want wanted wants was were what when
    where which while who whom whose why will with within without would you
    somebody someone anybody anyone person people something anything thing things look looking looks find finding found
    know knows knowing help helps helping helped intro intros introduction introductions introduce introduced meet
    al als am an auf aus bei beim bis bin da damit dass dein dich dir doch du durch er es fur gegen habe haben hat
    hatte hier ich im ins ist jemand jemanden jemandem kann kein keine mit nach nicht noch nur ob ohne sein sich sie
    sind so suche sucht uber um unter vom von vor wann war was wegen weil wenn wer wie will wir wird wo zu zum zur
    hilfe hilft helfen braucht brauche brauchen
    au aux avec ce cet cette ces dans de elle en est il ils je me ne nous par pas plus pour qu que qui sans sont sur
    vous quelquun quelqu cherche besoin aide
    al alguien algo ante como con de del desde donde el ella es esta este hay lo mas muy ni para pero por que quien se
    sin sobre tiene un ya busca busco necesita necesito ayuda
    ao aos as alguem algum alguma com da das de dela dele do dos ela ele entre eu isso mais nao para pela pelo por
    quem se sem sobre tem ter procura procuro precisa preciso ajuda
    aby ale bez byc co czy dla do gdzie go jak jako jest juz kto ktos kogos ktory ktora ktore mam ma na nad nie o od
    po pod przed przez przy sa sie ta tak tam ten to tu tylko u w we z za ze zeby szukam szuka potrzebuje potrzebna
    pomoc
"""

_WHEN = """
    january february march april may june july august september october november december spring summer autumn winter
    monday tuesday wednesday thursday friday saturday sunday day days week weeks month months year years weekend
    weekends morning mornings evening evenings afternoon tonight today tomorrow soon early late next last per every
    januar februar marz mai juni juli oktober dezember fruhling sommer herbst montag dienstag mittwoch donnerstag
    freitag samstag sonntag tag tage tagen woche wochen monat monate monaten jahr jahre abend wochenende ab
    janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre jour jours semaine mois
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre dia dias semana meses mes
    janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro ano anos
    stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia
    styczen luty marzec kwiecien czerwiec lipiec sierpien wrzesien pazdziernik listopad grudzien
    dzien dni tydzien tygodni miesiac miesiecy rok lat
"""

STOP_WORDS = ARTICLES | PLACING | frozenset(f"{_SMALL} {_WHEN}".split())
"""All words that are not looked for: small words, vague ones (somebody, help), and those that only say when."""
