"""German words that say nothing about a subject: function words, and what everybody says about themselves."""

_FUNCTION_WORDS = """
ab aber alle allem allen aller alles allerdings als also am an ander andere anderem anderen anderer anderes anders
auch auf aus außer außerdem bald bei beide beiden beides beim bereits besonders besser bevor bin bis bisher bisschen
bist bitte bloß da dabei dadurch dafür dagegen daher dahin dahinter damals damit danach daneben dann daran darauf
daraus darf darfst darin darum darunter darüber das dass davon davor dazu dazwischen dein deine dem den denen denn
dennoch der deren derselbe des deshalb dessen desto dich die dies diese diesem diesen dieser dieses dir doch dort
dran drauf drin drinnen du durch dürfen dürfte eben ebenfalls ebenso eher eigentlich ein einander eine einem einen
einer eines einfach einige einigen einmal eins er erst erste ersten es etwa etwas euch euer eure fast für ganz ganze
ganzen gar gegen genau genug gerade gern gerne gewesen gibt ging gleich gleichzeitig hab habe haben hat hatte hatten
hätte hätten heißt her hier hin hinein hinten hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in
indem ins inzwischen irgend irgendein irgendwann irgendwas irgendwer irgendwie irgendwo ist ja je jede jedem jeden
jeder jedes jedoch jemand jemandem jemanden jene jetzt kann kannst kein keine keinem keinen keiner keines könnte
können könnten lange längst lassen lieber man manch manche manchen mancher manches manchmal mehr mein meine meinem
meinen meiner meist meisten meistens mich mir mit mittlerweile muss mussten möchte möchten mögen müssen müsste
müssten nach nachdem nachher nämlich neben nebenbei nein nicht nichts nie niemand niemanden nirgends noch nun nur ob
oben oder oft ohne recht rein rund sache sachen schon sehr sei sein seine seinem seinen seiner seit seitdem selber
selbst selten sich sie sind so sobald sogar solange solch solche soll sollen sollte sollten somit sondern sonst
sowie sowieso später statt tun um und ungefähr uns unser unsere unserem unseren unserer unten unter vielleicht viel
viele vielen vom von vor vorher vorn wann war waren warum was weder weg wegen weil weit weiter welche welchem
welchen welcher welches wem wen wenig wenige weniger wenn wer werde werden wessen wie wieder will wir wird wirklich
wo wobei wodurch wofür woher wohin wollen wollte womit woran worauf worin worüber wovon wozu wurde wurden früh
früher frühen nah nahe nächste nächsten nächster nächstes während wäre wären würde würden zu zudem zuerst zuletzt
zum zur zwar zwischen über überall überhaupt übrigens
"""

_SELF_DESCRIPTION = """
arbeiten arbeit bekommen besonderes beste bleiben brauchen bringen dank denken ding finden fragen führen geben gehen
gehören genug glauben groß gut halten heißen helfen hilfe holen hören jahr kennen klein kommen kriegen lang laufen
leben legen leicht leute liegen liebe lieb machen mal meinen mensch monat morgen müde nehmen neu paar passieren
reden richtig sagen schauen schlecht schnell schön schreiben sehen setzen sitzen sprechen stehen stellen stimmen
suchen tag teil tragen treffen uhr verlieren versuchen viertel voll warten wissen woche wohnen wünschen zeit ziehen
zahl stunde abend alt weise art fall zwei drei vier fünf sechs sieben acht neun zehn elf zwölf hundert tausend
dreißig zwanzig fünfzehn halb hälfte drittel vierzig sechzig siebzig achtzig neunzig zweihundert dreihundert zweit
zweite zweiten dritt dritte dritten minute trotzdem allein alleine ungern fehlen ab e v gmbh bzw ca usw zb etc
montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august september
oktober november dezember herr frau
"""

FUNCTION_WORDS: frozenset[str] = frozenset(_FUNCTION_WORDS.split())
STOP_WORDS: frozenset[str] = FUNCTION_WORDS | frozenset(_SELF_DESCRIPTION.split())
