"""A list of late applicants as an association has it: title above, blank rows, lost zeros, a refused one."""

FILE_NAME = "nachzuegler-unternehmen.csv"

AS_ASSOCIATIONS_HAVE_THEM = """\
Nachzügler aus dem Formular;;;;;;;;
;;;;;;;;
Zeitstempel;Organisation;Ansprechpartner;E-Mail;Telefon;PLZ;Ort;Region;Wo drückt der Schuh?;Einwilligung
02.11.2026 09:14;Imkerei Summstein;Frau Dr. Gerda Wabenlicht;Gerda.Wabenlicht@example.org;030 23125 700;9496;\
Marienberg;Erzgeb.;Unser Honig steht im Regal und niemand fragt, von welcher Wiese er kommt.;ja
02.11.2026 11:40;Heimatstube Großdreben;Krummholz, Arno;arno.krummholz@example.org;030 23125 701;01662;Meißen;\
MEISSEN;Drei Räume voller Dinge, und nur ich kenne die Geschichten dazu.;x
;;;;;;;;
03.11.2026 08:02;Tischlerei Spanwinkel;Udo Spanwinkel;udo.spanwinkel(at)example.org;0171 3920 070;02625;Bautzen;\
Lausitz;Kunden sehen erst am Ende, was wir meinen.;ja
03.11.2026 17:25;Freibad Kaltenquell e. V.;Petra Planschke;petra.planschke@example.org;0171/39200 71;02763;Zittau;\
Oberlausitz;Zwölf Ehrenamtliche und eine Liste am Kühlschrank: Wer schließt morgen auf?;ja
04.11.2026 10:30;Töpferei Scherbenglück;Iris Scherbe;iris.scherbe@example.org;030 23125 702;03130;Spremberg;\
Lausitz;Wir möchten zeigen, wie ein Krug entsteht.;ja
"""
