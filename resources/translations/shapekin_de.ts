<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>AboutDialog</name>
    <message>
      <source>&amp;Licences…</source>
      <translation>&amp;Lizenzen…</translation>
    </message>
    <message>
      <source>About Shapekin</source>
      <translation>Über Shapekin</translation>
    </message>
    <message>
      <source>Sorts thousands of 3D shapes or images into meaningful kinds by asking “same or different?”. Everything happens on this computer.

Free software under the MIT licence. Made with Qt, used under the LGPL, with PyTorch, Open3D and the work of many others.</source>
      <translation>Ordnet Tausende 3D-Formen oder Bilder in sinnvolle Arten, indem es „gleich oder verschieden?“ fragt. Alles geschieht auf diesem Rechner.

Freie Software unter der MIT-Lizenz. Gemacht mit Qt unter der LGPL, mit PyTorch, Open3D und der Arbeit vieler anderer.</translation>
    </message>
    <message>
      <source>Version {version}</source>
      <translation>Version {version}</translation>
    </message>
  </context>
  <context>
    <name>Actions</name>
    <message>
      <source>About Shapekin</source>
      <translation>Über Shapekin</translation>
    </message>
    <message>
      <source>All keys</source>
      <translation>Alle Tasten</translation>
    </message>
    <message>
      <source>All that the map and the gallery show, in words and numbers</source>
      <translation>Alles, was Karte und Galerie zeigen, in Worten und Zahlen</translation>
    </message>
    <message>
      <source>All that was answered; take any of it back</source>
      <translation>Alles, was beantwortet wurde; jedes davon lässt sich zurücknehmen</translation>
    </message>
    <message>
      <source>Answer questions with two shapes filling the window</source>
      <translation>Fragen beantworten, mit zwei Formen, die das Fenster füllen</translation>
    </message>
    <message>
      <source>Answers…</source>
      <translation>Antworten…</translation>
    </message>
    <message>
      <source>Ask</source>
      <translation>Fragen</translation>
    </message>
    <message>
      <source>Ask about one sub-category only</source>
      <translation>Nur nach einer Unterkategorie fragen</translation>
    </message>
    <message>
      <source>Close project</source>
      <translation>Projekt schließen</translation>
    </message>
    <message>
      <source>Colours, size of text, keys, language</source>
      <translation>Farben, Schriftgröße, Tasten, Sprache</translation>
    </message>
    <message>
      <source>Commands, sub-categories and items by name</source>
      <translation>Befehle, Unterkategorien und Objekte nach Namen</translation>
    </message>
    <message>
      <source>Copy the path</source>
      <translation>Pfad kopieren</translation>
    </message>
    <message>
      <source>Evaluation</source>
      <translation>Auswertung</translation>
    </message>
    <message>
      <source>Exact copies…</source>
      <translation>Genaue Kopien…</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>Files that were left out, and why; try them again</source>
      <translation>Ausgelassene Dateien und warum; noch einmal versuchen</translation>
    </message>
    <message>
      <source>Find anything…</source>
      <translation>Alles finden…</translation>
    </message>
    <message>
      <source>Five minutes on the built-in chairs</source>
      <translation>Fünf Minuten an den eingebauten Stühlen</translation>
    </message>
    <message>
      <source>Gallery</source>
      <translation>Galerie</translation>
    </message>
    <message>
      <source>Guide</source>
      <translation>Leitfaden</translation>
    </message>
    <message>
      <source>Hide everything but the map</source>
      <translation>Alles außer der Karte ausblenden</translation>
    </message>
    <message>
      <source>How good it is, and how trainings differ</source>
      <translation>Wie gut es ist und wie sich Trainings unterscheiden</translation>
    </message>
    <message>
      <source>How it goes, step by step; also without a network</source>
      <translation>Wie es geht, Schritt für Schritt; auch ohne Netz</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>Importieren</translation>
    </message>
    <message>
      <source>Items as a table…</source>
      <translation>Objekte als Tabelle…</translation>
    </message>
    <message>
      <source>Items that another training put elsewhere</source>
      <translation>Objekte, die ein anderes Training woandershin gelegt hat</translation>
    </message>
    <message>
      <source>Items whose files are the same, byte for byte</source>
      <translation>Objekte, deren Dateien Byte für Byte gleich sind</translation>
    </message>
    <message>
      <source>Its members stay together in every training; this is evidence</source>
      <translation>Ihre Mitglieder bleiben in jedem Training zusammen; das zählt als Antwort</translation>
    </message>
    <message>
      <source>Let it learn from the shapes and from your answers</source>
      <translation>Es aus den Formen und aus Ihren Antworten lernen lassen</translation>
    </message>
    <message>
      <source>Lock or unlock a sub-category</source>
      <translation>Unterkategorie sperren oder freigeben</translation>
    </message>
    <message>
      <source>Look for new and moved files</source>
      <translation>Nach neuen und verschobenen Dateien sehen</translation>
    </message>
    <message>
      <source>Make a new sub-category</source>
      <translation>Eine neue Unterkategorie bilden</translation>
    </message>
    <message>
      <source>Make it the picture of its sub-category</source>
      <translation>Zum Bild seiner Unterkategorie machen</translation>
    </message>
    <message>
      <source>Map</source>
      <translation>Karte</translation>
    </message>
    <message>
      <source>Map alone</source>
      <translation>Nur die Karte</translation>
    </message>
    <message>
      <source>Merge sub-categories</source>
      <translation>Unterkategorien vereinen</translation>
    </message>
    <message>
      <source>More like this</source>
      <translation>Mehr davon</translation>
    </message>
    <message>
      <source>Move the selected items</source>
      <translation>Die ausgewählten Objekte verschieben</translation>
    </message>
    <message>
      <source>Note on a sub-category…</source>
      <translation>Notiz zu einer Unterkategorie…</translation>
    </message>
    <message>
      <source>Of the selected items</source>
      <translation>Aus den ausgewählten Objekten</translation>
    </message>
    <message>
      <source>Of the selected items, one a line</source>
      <translation>Der ausgewählten Objekte, einer je Zeile</translation>
    </message>
    <message>
      <source>Open project…</source>
      <translation>Projekt öffnen…</translation>
    </message>
    <message>
      <source>Open the folder of the log</source>
      <translation>Ordner des Protokolls öffnen</translation>
    </message>
    <message>
      <source>Preferences…</source>
      <translation>Einstellungen…</translation>
    </message>
    <message>
      <source>Project</source>
      <translation>Projekt</translation>
    </message>
    <message>
      <source>Put into a sub-category…</source>
      <translation>In eine Unterkategorie legen…</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>Frage</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Beenden</translation>
    </message>
    <message>
      <source>Read the source again; known items keep their places, answers and names</source>
      <translation>Die Quelle noch einmal lesen; bekannte Objekte behalten Platz, Antworten und Namen</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>Wiederholen</translation>
    </message>
    <message>
      <source>Save a report for the makers…</source>
      <translation>Bericht für die Hersteller speichern…</translation>
    </message>
    <message>
      <source>Say again what was taken back last</source>
      <translation>Noch einmal sagen, was zuletzt zurückgenommen wurde</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Suchen</translation>
    </message>
    <message>
      <source>Select all</source>
      <translation>Alles auswählen</translation>
    </message>
    <message>
      <source>Select items by name</source>
      <translation>Objekte nach Namen auswählen</translation>
    </message>
    <message>
      <source>Select none</source>
      <translation>Nichts auswählen</translation>
    </message>
    <message>
      <source>Select the items that lie nearest to the selected one in the embedding</source>
      <translation>Die Objekte auswählen, die dem ausgewählten in der Einbettung am nächsten liegen</translation>
    </message>
    <message>
      <source>Select what moved last</source>
      <translation>Zuletzt Bewegtes auswählen</translation>
    </message>
    <message>
      <source>Shape</source>
      <translation>Form</translation>
    </message>
    <message>
      <source>Show in the file manager</source>
      <translation>In der Dateiverwaltung zeigen</translation>
    </message>
    <message>
      <source>Show me round</source>
      <translation>Rundgang</translation>
    </message>
    <message>
      <source>Start a project from a folder of shapes or images, or from a table</source>
      <translation>Ein Projekt aus einem Ordner mit Formen oder Bildern oder aus einer Tabelle beginnen</translation>
    </message>
    <message>
      <source>Sub-categories</source>
      <translation>Unterkategorien</translation>
    </message>
    <message>
      <source>Take back what was said last</source>
      <translation>Zurücknehmen, was zuletzt gesagt wurde</translation>
    </message>
    <message>
      <source>The file of the first selected item</source>
      <translation>Die Datei des ersten ausgewählten Objekts</translation>
    </message>
    <message>
      <source>The one that is selected in the list; once more for all</source>
      <translation>Die in der Liste ausgewählte; noch einmal für alle</translation>
    </message>
    <message>
      <source>The selected item stands for its sub-category in lists and reports</source>
      <translation>Das ausgewählte Objekt steht in Listen und Berichten für seine Unterkategorie</translation>
    </message>
    <message>
      <source>Those whose items are all selected become one</source>
      <translation>Die, deren Objekte alle ausgewählt sind, werden eine</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>Trainieren</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>Training</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Unreadable files…</source>
      <translation>Nicht lesbare Dateien…</translation>
    </message>
    <message>
      <source>Versions, settings and the log in one file; no items, names or answers</source>
      <translation>Versionen, Einstellungen und das Protokoll in einer Datei; keine Objekte, Namen oder Antworten</translation>
    </message>
    <message>
      <source>View</source>
      <translation>Ansicht</translation>
    </message>
    <message>
      <source>What is to be remembered of the one that is selected in the list</source>
      <translation>Was zu der in der Liste ausgewählten zu merken ist</translation>
    </message>
    <message>
      <source>Work</source>
      <translation>Arbeit</translation>
    </message>
    <message>
      <source>Write the sub-categories to files</source>
      <translation>Die Unterkategorien in Dateien schreiben</translation>
    </message>
  </context>
  <context>
    <name>AnswerBar</name>
    <message>
      <source>Different</source>
      <translation>Verschieden</translation>
    </message>
    <message>
      <source>Leave it open; it is not asked again</source>
      <translation>Offen lassen; es wird nicht wieder gefragt</translation>
    </message>
    <message>
      <source>Same</source>
      <translation>Gleich</translation>
    </message>
    <message>
      <source>They are of different kinds (a cannot-link)</source>
      <translation>Sie sind von verschiedener Art (ein Cannot-Link)</translation>
    </message>
    <message>
      <source>They are of the same kind (a must-link)</source>
      <translation>Sie sind von gleicher Art (ein Must-Link)</translation>
    </message>
    <message>
      <source>Unsure</source>
      <translation>Unsicher</translation>
    </message>
  </context>
  <context>
    <name>AnswerButton</name>
    <message>
      <source>Key: {key}</source>
      <translation>Taste: {key}</translation>
    </message>
  </context>
  <context>
    <name>AnswersDialog</name>
    <message>
      <source>&amp;Close</source>
      <translation>&amp;Schließen</translation>
    </message>
    <message>
      <source>&amp;Take back</source>
      <translation>&amp;Zurücknehmen</translation>
    </message>
    <message>
      <source>Answer</source>
      <translation>Antwort</translation>
    </message>
    <message>
      <source>Answers</source>
      <translation>Antworten</translation>
    </message>
    <message>
      <source>Listed: {count}</source>
      <translation>Gezeigt: {count}</translation>
    </message>
    <message>
      <source>One</source>
      <translation>Eines</translation>
    </message>
    <message>
      <source>Other</source>
      <translation>Andere</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Suchen</translation>
    </message>
    <message>
      <source>Search in names, answers and people</source>
      <translation>In Namen, Antworten und Personen suchen</translation>
    </message>
    <message>
      <source>Take back the answers in hand; Ctrl+Z brings them back</source>
      <translation>Die gewählten Antworten zurücknehmen; Strg+Z bringt sie wieder</translation>
    </message>
    <message>
      <source>When</source>
      <translation>Wann</translation>
    </message>
    <message>
      <source>Who</source>
      <translation>Wer</translation>
    </message>
    <message>
      <source>different</source>
      <translation>verschieden</translation>
    </message>
    <message>
      <source>same</source>
      <translation>gleich</translation>
    </message>
    <message>
      <source>unsure</source>
      <translation>unsicher</translation>
    </message>
  </context>
  <context>
    <name>Banner</name>
    <message>
      <source>Close this message</source>
      <translation>Diese Meldung schließen</translation>
    </message>
    <message>
      <source>Message</source>
      <translation>Meldung</translation>
    </message>
  </context>
  <context>
    <name>CategoryList</name>
    <message>
      <source>&amp;None</source>
      <translation>&amp;Keine</translation>
    </message>
    <message>
      <source>A&amp;ll</source>
      <translation>A&amp;lle</translation>
    </message>
    <message>
      <source>Categories</source>
      <translation>Kategorien</translation>
    </message>
    <message>
      <source>Categories to take</source>
      <translation>Zu übernehmende Kategorien</translation>
    </message>
    <message>
      <source>Category</source>
      <translation>Kategorie</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>Filtern</translation>
    </message>
    <message>
      <source>Items</source>
      <translation>Objekte</translation>
    </message>
    <message>
      <source>Show only categories whose names contain this</source>
      <translation>Nur Kategorien zeigen, deren Namen dies enthalten</translation>
    </message>
    <message>
      <source>Take all that are listed</source>
      <translation>Alle gezeigten übernehmen</translation>
    </message>
    <message>
      <source>Take none of those listed</source>
      <translation>Keine der gezeigten übernehmen</translation>
    </message>
    <message>
      <source>{chosen} of {all}, {items} items</source>
      <translation>{chosen} von {all}, {items} Objekte</translation>
    </message>
  </context>
  <context>
    <name>Charts</name>
    <message>
      <source>Laying out {name}</source>
      <translation>{name} wird angelegt</translation>
    </message>
  </context>
  <context>
    <name>Chooser</name>
    <message>
      <source>A folder of shapes or images</source>
      <translation>Ein Ordner mit Formen oder Bildern</translation>
    </message>
    <message>
      <source>A project</source>
      <translation>Ein Projekt</translation>
    </message>
    <message>
      <source>A table of shapes, images or features</source>
      <translation>Eine Tabelle mit Formen, Bildern oder Merkmalen</translation>
    </message>
    <message>
      <source>All files (*)</source>
      <translation>Alle Dateien (*)</translation>
    </message>
    <message>
      <source>Shapekin projects (*{ending})</source>
      <translation>Shapekin-Projekte (*{ending})</translation>
    </message>
    <message>
      <source>Tables (*.npz *.npy *.h5 *.hdf5 *.csv *.tsv *.parquet *.gz *ubyte);;All files (*)</source>
      <translation>Tabellen (*.npz *.npy *.h5 *.hdf5 *.csv *.tsv *.parquet *.gz *ubyte);;Alle Dateien (*)</translation>
    </message>
    <message>
      <source>Where {name} is now</source>
      <translation>Wo {name} jetzt ist</translation>
    </message>
  </context>
  <context>
    <name>ClustersView</name>
    <message>
      <source>, {0:,} unnamed</source>
      <translation>, {0:,} ohne Namen</translation>
    </message>
    <message>
      <source>Ask about this one only</source>
      <translation>Nur nach dieser fragen</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>Filtern</translation>
    </message>
    <message>
      <source>Filter the sub-categories by name</source>
      <translation>Die Unterkategorien nach Namen filtern</translation>
    </message>
    <message>
      <source>Rename, or move: seat/chair</source>
      <translation>Umbenennen oder einordnen: Sitz/Stuhl</translation>
    </message>
    <message>
      <source>Select one sub-category in the list to ask about.</source>
      <translation>In der Liste die Unterkategorie auswählen, nach der gefragt werden soll.</translation>
    </message>
    <message>
      <source>Sub-categories</source>
      <translation>Unterkategorien</translation>
    </message>
    <message>
      <source>Sub-categories (clusters)</source>
      <translation>Unterkategorien (Cluster)</translation>
    </message>
    <message>
      <source>Sub-categories appear here once there are items.
The first ones are a quick look; answers and training make them yours.</source>
      <translation>Unterkategorien erscheinen hier, sobald es Objekte gibt.
Die ersten sind ein schneller Blick; Antworten und Training machen sie zu Ihren.</translation>
    </message>
    <message>
      <source>{0:,} sub-categories, {1:,} items</source>
      <translation>{0:,} Unterkategorien, {1:,} Objekte</translation>
    </message>
  </context>
  <context>
    <name>ColourMenu</name>
    <message>
      <source>Colour</source>
      <translation>Farbe</translation>
    </message>
    <message>
      <source>Colour {number}</source>
      <translation>Farbe {number}</translation>
    </message>
    <message>
      <source>Select one sub-category</source>
      <translation>Eine Unterkategorie auswählen</translation>
    </message>
    <message>
      <source>{colour}, of “{title}” now</source>
      <translation>{colour}, jetzt von „{title}“</translation>
    </message>
  </context>
  <context>
    <name>Colouring</name>
    <message>
      <source>1 answer</source>
      <translation>1 Antwort</translation>
    </message>
    <message>
      <source>2 or 3 answers</source>
      <translation>2 oder 3 Antworten</translation>
    </message>
    <message>
      <source>4 and more</source>
      <translation>4 und mehr</translation>
    </message>
    <message>
      <source>high loss</source>
      <translation>hoher Verlust</translation>
    </message>
    <message>
      <source>low loss</source>
      <translation>niedriger Verlust</translation>
    </message>
    <message>
      <source>moved</source>
      <translation>bewegt</translation>
    </message>
    <message>
      <source>not asked about</source>
      <translation>nicht gefragt</translation>
    </message>
    <message>
      <source>stayed</source>
      <translation>geblieben</translation>
    </message>
    <message>
      <source>sure</source>
      <translation>sicher</translation>
    </message>
    <message>
      <source>unsure</source>
      <translation>unsicher</translation>
    </message>
  </context>
  <context>
    <name>CommandPalette</name>
    <message>
      <source>A command, a sub-category or an item</source>
      <translation>Ein Befehl, eine Unterkategorie oder ein Objekt</translation>
    </message>
    <message>
      <source>Find anything</source>
      <translation>Alles finden</translation>
    </message>
    <message>
      <source>Nothing has this name.</source>
      <translation>So heißt nichts.</translation>
    </message>
    <message>
      <source>What to find</source>
      <translation>Was zu finden ist</translation>
    </message>
    <message>
      <source>What was found</source>
      <translation>Was gefunden wurde</translation>
    </message>
  </context>
  <context>
    <name>CompareWindow</name>
    <message>
      <source>Compare trainings</source>
      <translation>Trainings vergleichen</translation>
    </message>
    <message>
      <source>On the right</source>
      <translation>Rechts</translation>
    </message>
    <message>
      <source>Select what moved</source>
      <translation>Auswählen, was sich bewegt hat</translation>
    </message>
    <message>
      <source>Sub-categories of both trainings; a cell selects its items</source>
      <translation>Unterkategorien beider Trainings; ein Feld wählt seine Objekte aus</translation>
    </message>
    <message>
      <source>Training on the left</source>
      <translation>Training links</translation>
    </message>
    <message>
      <source>{count} selected</source>
      <translation>{count} ausgewählt</translation>
    </message>
    <message>
      <source>{moved} of {all} items are elsewhere on the right. Rows are the sub-categories on the left, columns those on the right; click a cell to select its items.</source>
      <translation>{moved} von {all} Objekten sind rechts anderswo. Zeilen sind die Unterkategorien links, Spalten die rechts; ein Klick auf ein Feld wählt seine Objekte aus.</translation>
    </message>
  </context>
  <context>
    <name>ConflictDialog</name>
    <message>
      <source>&amp;Keep them, drop my answer</source>
      <translation>&amp;Sie behalten, meine Antwort verwerfen</translation>
    </message>
    <message>
      <source>A contradiction</source>
      <translation>Ein Widerspruch</translation>
    </message>
    <message>
      <source>Take this back</source>
      <translation>Diese zurücknehmen</translation>
    </message>
    <message>
      <source>Taking one back records your new answer in its place; Ctrl+Z undoes both.</source>
      <translation>Wird eine zurückgenommen, gilt an ihrer Stelle Ihre neue Antwort; Strg+Z macht beides rückgängig.</translation>
    </message>
    <message>
      <source>You said that “{a}” and “{b}” are different kinds. Earlier answers join them:</source>
      <translation>Sie sagten, „{a}“ und „{b}“ seien von verschiedener Art. Frühere Antworten verbinden sie:</translation>
    </message>
    <message>
      <source>You said that “{a}” and “{b}” are the same kind. Earlier answers say otherwise:</source>
      <translation>Sie sagten, „{a}“ und „{b}“ seien von gleicher Art. Frühere Antworten sagen anderes:</translation>
    </message>
    <message>
      <source>{who}, {when}</source>
      <translation>{who}, {when}</translation>
    </message>
    <message>
      <source>“{a}” and “{b}” are different kinds</source>
      <translation>„{a}“ und „{b}“ sind von verschiedener Art</translation>
    </message>
    <message>
      <source>“{a}” and “{b}” are the same kind</source>
      <translation>„{a}“ und „{b}“ sind von gleicher Art</translation>
    </message>
  </context>
  <context>
    <name>CopiesDialog</name>
    <message>
      <source>&amp;Close</source>
      <translation>&amp;Schließen</translation>
    </message>
    <message>
      <source>&amp;Select all but one of each</source>
      <translation>Alle bis auf je eines au&amp;swählen</translation>
    </message>
    <message>
      <source>Copies</source>
      <translation>Kopien</translation>
    </message>
    <message>
      <source>Exact copies</source>
      <translation>Genaue Kopien</translation>
    </message>
    <message>
      <source>Groups of exact copies</source>
      <translation>Gruppen genauer Kopien</translation>
    </message>
    <message>
      <source>Items</source>
      <translation>Objekte</translation>
    </message>
    <message>
      <source>Select &amp;all copies</source>
      <translation>Alle &amp;Kopien auswählen</translation>
    </message>
    <message>
      <source>Select every copy beyond the first of its group</source>
      <translation>Jede Kopie außer der ersten ihrer Gruppe auswählen</translation>
    </message>
    <message>
      <source>{items} items in {groups} groups have the same contents, byte for byte (content hash).</source>
      <translation>{items} Objekte in {groups} Gruppen haben Byte für Byte denselben Inhalt (Prüfsumme).</translation>
    </message>
  </context>
  <context>
    <name>CrossModel</name>
    <message>
      <source>{count} of “{row}” are in “{column}” ({share} %)</source>
      <translation>{count} aus „{row}“ sind in „{column}“ ({share} %)</translation>
    </message>
  </context>
  <context>
    <name>Curator</name>
    <message>
      <source>Select items first: click, lasso or search.</source>
      <translation>Erst Objekte auswählen: klicken, Lasso oder suchen.</translation>
    </message>
    <message>
      <source>Select one sub-category in the list first.</source>
      <translation>Erst eine Unterkategorie in der Liste auswählen.</translation>
    </message>
    <message>
      <source>Select the one item that is to stand for its sub-category.</source>
      <translation>Das eine Objekt auswählen, das für seine Unterkategorie stehen soll.</translation>
    </message>
    <message>
      <source>Select two sub-categories or more in the list (hold Ctrl), then merge them.</source>
      <translation>Zwei Unterkategorien oder mehr in der Liste auswählen (Strg halten), dann vereinen.</translation>
    </message>
    <message>
      <source>The members of “{title}” stay together from now on.</source>
      <translation>Die Mitglieder von „{title}“ bleiben von nun an zusammen.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>{count} items are a new sub-category.</source>
      <translation>{count} Objekte sind eine neue Unterkategorie.</translation>
    </message>
    <message>
      <source>{count} items are in “{title}” now.</source>
      <translation>{count} Objekte sind jetzt in „{title}“.</translation>
    </message>
    <message>
      <source>{count} sub-categories are one now.</source>
      <translation>{count} Unterkategorien sind jetzt eine.</translation>
    </message>
    <message>
      <source>“{name}” stands for “{title}” now.</source>
      <translation>„{name}“ steht jetzt für „{title}“.</translation>
    </message>
    <message>
      <source>“{title}” may change again.</source>
      <translation>„{title}“ darf sich wieder ändern.</translation>
    </message>
  </context>
  <context>
    <name>Desk</name>
    <message>
      <source>Said again: {what}.</source>
      <translation>Wieder gesagt: {what}.</translation>
    </message>
    <message>
      <source>There is no answer to take back.</source>
      <translation>Es gibt keine Antwort zurückzunehmen.</translation>
    </message>
    <message>
      <source>There is nothing to say again.</source>
      <translation>Es gibt nichts zu wiederholen.</translation>
    </message>
    <message>
      <source>Took back: {what}.</source>
      <translation>Zurückgenommen: {what}.</translation>
    </message>
    <message>
      <source>unsure about {a} and {b}</source>
      <translation>unsicher bei {a} und {b}</translation>
    </message>
    <message>
      <source>{a} and {b} are different kinds</source>
      <translation>{a} und {b} sind von verschiedener Art</translation>
    </message>
    <message>
      <source>{a} and {b} are the same kind</source>
      <translation>{a} und {b} sind von gleicher Art</translation>
    </message>
    <message>
      <source>{count} answers</source>
      <translation>{count} Antworten</translation>
    </message>
  </context>
  <context>
    <name>DialogOpener</name>
    <message>
      <source>Nothing is logged: the program was not started by itself.</source>
      <translation>Nichts wird protokolliert: Das Programm wurde nicht für sich gestartet.</translation>
    </message>
    <message>
      <source>Open the folder</source>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <source>Save a report</source>
      <translation>Bericht speichern</translation>
    </message>
    <message>
      <source>The report could not be written: {why}. Choose another folder.</source>
      <translation>Der Bericht konnte nicht geschrieben werden: {why}. Einen anderen Ordner wählen.</translation>
    </message>
    <message>
      <source>The report is written. It holds versions, settings and the log, no names and no data.</source>
      <translation>Der Bericht ist geschrieben. Er enthält Versionen, Einstellungen und das Protokoll, keine Namen und keine Daten.</translation>
    </message>
  </context>
  <context>
    <name>DropZone</name>
    <message>
      <source>A table…</source>
      <translation>Eine Tabelle…</translation>
    </message>
    <message>
      <source>Choose a folder…</source>
      <translation>Ordner wählen…</translation>
    </message>
    <message>
      <source>Drop a folder here</source>
      <translation>Einen Ordner hier ablegen</translation>
    </message>
    <message>
      <source>Drop a folder of shapes or images</source>
      <translation>Einen Ordner mit Formen oder Bildern ablegen</translation>
    </message>
    <message>
      <source>Meshes, point clouds, pictures; ModelNet, ShapeNet, PartNet or any folders; .npz, .h5, .csv</source>
      <translation>Netze, Punktwolken, Bilder; ModelNet, ShapeNet, PartNet oder beliebige Ordner; .npz, .h5, .csv</translation>
    </message>
    <message>
      <source>Open a project…</source>
      <translation>Projekt öffnen…</translation>
    </message>
  </context>
  <context>
    <name>EmbeddingCanvas</name>
    <message>
      <source>Drop a folder of shapes or pictures into the window to begin.</source>
      <translation>Zum Beginnen einen Ordner mit Formen oder Bildern ins Fenster ziehen.</translation>
    </message>
    <message>
      <source>Every item becomes a point here; alike ones lie together.</source>
      <translation>Jedes Objekt wird hier ein Punkt; ähnliche liegen beieinander.</translation>
    </message>
    <message>
      <source>The map</source>
      <translation>Die Karte</translation>
    </message>
  </context>
  <context>
    <name>EmbeddingMap</name>
    <message>
      <source>Items that are alike lie together. The gallery lists the same items as a table.</source>
      <translation>Ähnliche Objekte liegen beieinander. Die Galerie zeigt dieselben Objekte als Tabelle.</translation>
    </message>
    <message>
      <source>Map of all items</source>
      <translation>Karte aller Objekte</translation>
    </message>
  </context>
  <context>
    <name>EmbeddingView</name>
    <message>
      <source>A quick look; train to let it learn what you mean by a kind.</source>
      <translation>Ein schneller Blick; erst durch Training lernt es, was Sie unter einer Art verstehen.</translation>
    </message>
    <message>
      <source>Colour: {0}</source>
      <translation>Farbe: {0}</translation>
    </message>
    <message>
      <source>Draw a loop round items (L). Shift adds, Alt takes away</source>
      <translation>Eine Schlinge um Objekte ziehen (L). Umschalt fügt hinzu, Alt nimmt weg</translation>
    </message>
    <message>
      <source>Frame the selection, else everything (F)</source>
      <translation>Auswahl ins Bild, sonst alles (F)</translation>
    </message>
    <message>
      <source>Give up the map that is being laid out</source>
      <translation>Die Karte aufgeben, die gerade angelegt wird</translation>
    </message>
    <message>
      <source>Go through the trainings: what the map looked like after each</source>
      <translation>Durch die Trainings gehen: wie die Karte nach jedem aussah</translation>
    </message>
    <message>
      <source>How the points are laid out: directions of greatest difference (PCA), or by neighbours</source>
      <translation>Wie die Punkte liegen: Richtungen des größten Unterschieds (PCA) oder nach Nachbarn</translation>
    </message>
    <message>
      <source>Three dimensions: drag to turn</source>
      <translation>Drei Dimensionen: zum Drehen ziehen</translation>
    </message>
    <message>
      <source>Two dimensions: drag to move</source>
      <translation>Zwei Dimensionen: zum Verschieben ziehen</translation>
    </message>
    <message>
      <source>What the colours of the points tell</source>
      <translation>Was die Farben der Punkte sagen</translation>
    </message>
    <message>
      <source>Which lines are drawn: answers (must-links solid, cannot-links dashed), the model's pairs</source>
      <translation>Welche Linien gezeichnet werden: Antworten (Must-Links durchgezogen, Cannot-Links gestrichelt), die Paare des Modells</translation>
    </message>
    <message>
      <source>{0:,} items</source>
      <translation>{0:,} Objekte</translation>
    </message>
    <message>
      <source>{0:,} of {1:,} selected</source>
      <translation>{0:,} von {1:,} ausgewählt</translation>
    </message>
  </context>
  <context>
    <name>EnoughMeter</name>
    <message>
      <source>Enough?</source>
      <translation>Genug?</translation>
    </message>
    <message>
      <source>More answers would move about {low} to {high} % of the items.</source>
      <translation>Weitere Antworten würden etwa {low} bis {high} % der Objekte bewegen.</translation>
    </message>
    <message>
      <source>Of the last items you were asked about, the share that the grouping had right before you answered: so many of all items are likely to be where they belong. When it stays high, more answers move little. It is a rough guess from few items, too low where the questions look for trouble.</source>
      <translation>Von den letzten Objekten, nach denen gefragt wurde, der Anteil, den die Gruppierung vor Ihrer Antwort richtig hatte: So viele aller Objekte liegen wohl, wo sie hingehören. Bleibt er hoch, bewegen weitere Antworten wenig. Eine grobe Schätzung aus wenigen Objekten, zu niedrig, wo die Fragen Schwieriges suchen.</translation>
    </message>
    <message>
      <source>Too few answers to tell yet.</source>
      <translation>Noch zu wenige Antworten, um es zu sagen.</translation>
    </message>
    <message>
      <source>{percent} %</source>
      <translation>{percent} %</translation>
    </message>
  </context>
  <context>
    <name>ErrorReport</name>
    <message>
      <source>An error in Shapekin</source>
      <translation>Ein Fehler in Shapekin</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Weiter</translation>
    </message>
    <message>
      <source>Open the log's folder</source>
      <translation>Ordner des Protokolls öffnen</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Bericht</translation>
    </message>
    <message>
      <source>Something went wrong inside Shapekin</source>
      <translation>In Shapekin ist etwas schiefgegangen</translation>
    </message>
    <message>
      <source>Your answers are on disk and nothing is lost. You can go on working; if things look odd, close and open the project. The text below helps to mend the fault: it holds no data of yours but file names.</source>
      <translation>Ihre Antworten sind gespeichert, nichts ist verloren. Sie können weiterarbeiten; sieht etwas seltsam aus, das Projekt schließen und öffnen. Der Text unten hilft, den Fehler zu beheben: Von Ihren Daten enthält er nur Dateinamen.</translation>
    </message>
  </context>
  <context>
    <name>EvaluationView</name>
    <message>
      <source>ACC</source>
      <translation>ACC</translation>
    </message>
    <message>
      <source>ARI</source>
      <translation>ARI</translation>
    </message>
    <message>
      <source>Accuracy: share of items that are right when each sub-category may stand for one true kind</source>
      <translation>Genauigkeit: Anteil der richtigen Objekte, wenn jede Unterkategorie für eine wahre Art stehen darf</translation>
    </message>
    <message>
      <source>Adjusted Rand index: pairs that both put together or apart; about 0 by chance, 1 for equal</source>
      <translation>Bereinigter Rand-Index: Paare, die beide zusammenlegen oder trennen; etwa 0 bei Zufall, 1 bei Gleichheit</translation>
    </message>
    <message>
      <source>Answers kept</source>
      <translation>Eingehaltene Antworten</translation>
    </message>
    <message>
      <source>Computing…</source>
      <translation>Wird berechnet…</translation>
    </message>
    <message>
      <source>How much nearer items are to their own sub-category than to the next one, -1 to 1</source>
      <translation>Um wie viel näher Objekte ihrer eigenen Unterkategorie sind als der nächsten, -1 bis 1</translation>
    </message>
    <message>
      <source>How steady a result is shows when the same is trained again with another seed.</source>
      <translation>Wie beständig ein Ergebnis ist, zeigt sich, wenn dasselbe mit einem anderen Startwert noch einmal trainiert wird.</translation>
    </message>
    <message>
      <source>How well each hangs together</source>
      <translation>Wie gut jede zusammenhält</translation>
    </message>
    <message>
      <source>Items</source>
      <translation>Objekte</translation>
    </message>
    <message>
      <source>NMI</source>
      <translation>NMI</translation>
    </message>
    <message>
      <source>Normalised mutual information of sub-categories and true kinds, 0 to 1</source>
      <translation>Normierte Transinformation von Unterkategorien und wahren Arten, 0 bis 1</translation>
    </message>
    <message>
      <source>Purity</source>
      <translation>Reinheit</translation>
    </message>
    <message>
      <source>Scores are about the {count} items with a true label.</source>
      <translation>Die Werte betreffen die {count} Objekte mit wahrem Namen.</translation>
    </message>
    <message>
      <source>Share of items that are of the commonest true kind of their sub-category</source>
      <translation>Anteil der Objekte von der häufigsten wahren Art ihrer Unterkategorie</translation>
    </message>
    <message>
      <source>Share of your answers that the sub-categories agree with</source>
      <translation>Anteil Ihrer Antworten, mit denen die Unterkategorien übereinstimmen</translation>
    </message>
    <message>
      <source>Silhouette</source>
      <translation>Silhouette</translation>
    </message>
    <message>
      <source>Silhouettes are those of {count} items, evenly drawn.</source>
      <translation>Die Silhouetten sind die von {count} Objekten, gleichmäßig gezogen.</translation>
    </message>
    <message>
      <source>Sub-categories by how well they hang together</source>
      <translation>Unterkategorien danach, wie gut sie zusammenhalten</translation>
    </message>
    <message>
      <source>Sub-category</source>
      <translation>Unterkategorie</translation>
    </message>
    <message>
      <source>There are no true labels in this collection, so nothing says which sub-categories are right: ACC, NMI, ARI, purity and the confusion need them. What can be said without is below.</source>
      <translation>Diese Sammlung hat keine wahren Namen, also sagt nichts, welche Unterkategorien stimmen: ACC, NMI, ARI, Reinheit und die Verwechslungen brauchen sie. Was ohne sie zu sagen ist, steht darunter.</translation>
    </message>
    <message>
      <source>Trainings</source>
      <translation>Trainings</translation>
    </message>
    <message>
      <source>True kinds by sub-categories</source>
      <translation>Wahre Arten gegen Unterkategorien</translation>
    </message>
    <message>
      <source>True kinds by sub-categories; a cell selects its items</source>
      <translation>Wahre Arten gegen Unterkategorien; ein Feld wählt seine Objekte aus</translation>
    </message>
    <message>
      <source>{count} trainings like “{title}” agree by {mean} on average, by {least} at least (ARI).</source>
      <translation>{count} Trainings wie „{title}“ stimmen im Mittel zu {mean} überein, mindestens zu {least} (ARI).</translation>
    </message>
  </context>
  <context>
    <name>ExportDialog</name>
    <message>
      <source>1 file</source>
      <translation>1 Datei</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Choose…</source>
      <translation>Auswählen…</translation>
    </message>
    <message>
      <source>Copies</source>
      <translation>Kopien</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>For other programs</source>
      <translation>Für andere Programme</translation>
    </message>
    <message>
      <source>Hard links</source>
      <translation>Harte Links</translation>
    </message>
    <message>
      <source>Not in it: {what}</source>
      <translation>Nicht darin: {what}</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Bericht</translation>
    </message>
    <message>
      <source>Second names of the same files: no room, the same disk only; a change is seen under both.</source>
      <translation>Zweitnamen derselben Dateien: kein Platzbedarf, nur auf demselben Datenträger; eine Änderung zeigt sich unter beiden.</translation>
    </message>
    <message>
      <source>Symbolic links</source>
      <translation>Symbolische Links</translation>
    </message>
    <message>
      <source>Tables</source>
      <translation>Tabellen</translation>
    </message>
    <message>
      <source>They stay what they are whatever becomes of the originals.</source>
      <translation>Sie bleiben, was sie sind, was immer aus den Originalen wird.</translation>
    </message>
    <message>
      <source>They take no room and point at the originals.</source>
      <translation>Sie brauchen keinen Platz und zeigen auf die Originale.</translation>
    </message>
    <message>
      <source>What to write</source>
      <translation>Was geschrieben wird</translation>
    </message>
    <message>
      <source>What will be written</source>
      <translation>Was geschrieben würde</translation>
    </message>
    <message>
      <source>Where to write</source>
      <translation>Wohin</translation>
    </message>
    <message>
      <source>Will write {files}.</source>
      <translation>Schreibt {files}.</translation>
    </message>
    <message>
      <source>Writing…</source>
      <translation>Schreibt…</translation>
    </message>
    <message>
      <source>Wrote {files} to {place}.</source>
      <translation>{files} nach {place} geschrieben.</translation>
    </message>
    <message>
      <source>left out: {item} ({reason})</source>
      <translation>ausgelassen: {item} ({reason})</translation>
    </message>
    <message>
      <source>{count} files</source>
      <translation>{count} Dateien</translation>
    </message>
    <message>
      <source>… and {count} more</source>
      <translation>… und {count} weitere</translation>
    </message>
  </context>
  <context>
    <name>FaultsDialog</name>
    <message>
      <source>&amp;Copy the list</source>
      <translation>Liste &amp;kopieren</translation>
    </message>
    <message>
      <source>&amp;Show in file manager</source>
      <translation>In der Dateiverwaltung &amp;zeigen</translation>
    </message>
    <message>
      <source>&amp;Try again</source>
      <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
      <source>C&amp;lose</source>
      <translation>S&amp;chließen</translation>
    </message>
    <message>
      <source>Copy the files listed, with their reasons</source>
      <translation>Die gezeigten Dateien mit ihren Gründen kopieren</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>Number of files listed</source>
      <translation>Zahl der gezeigten Dateien</translation>
    </message>
    <message>
      <source>Read these files again, after you mended or replaced them</source>
      <translation>Diese Dateien noch einmal lesen, nachdem sie repariert oder ersetzt wurden</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Suchen</translation>
    </message>
    <message>
      <source>Search in files and reasons</source>
      <translation>In Dateien und Gründen suchen</translation>
    </message>
    <message>
      <source>Show only files with this reason</source>
      <translation>Nur Dateien mit diesem Grund zeigen</translation>
    </message>
    <message>
      <source>These files were left out; everything else was taken.</source>
      <translation>Diese Dateien wurden ausgelassen; alles andere wurde übernommen.</translation>
    </message>
    <message>
      <source>Unreadable files</source>
      <translation>Nicht lesbare Dateien</translation>
    </message>
    <message>
      <source>Why</source>
      <translation>Warum</translation>
    </message>
    <message>
      <source>Why they could not be read</source>
      <translation>Warum sie nicht lesbar waren</translation>
    </message>
    <message>
      <source>{count}  All reasons</source>
      <translation>{count}  Alle Gründe</translation>
    </message>
    <message>
      <source>{count} files</source>
      <translation>{count} Dateien</translation>
    </message>
    <message>
      <source>{count} of {all} files</source>
      <translation>{count} von {all} Dateien</translation>
    </message>
  </context>
  <context>
    <name>FeatureChoice</name>
    <message>
      <source>Features of the first map</source>
      <translation>Merkmale der ersten Karte</translation>
    </message>
    <message>
      <source>What suits them</source>
      <translation>Wozu sie passen</translation>
    </message>
  </context>
  <context>
    <name>FocusMode</name>
    <message>
      <source>Focus mode: same kind?</source>
      <translation>Konzentriert: gleiche Art?</translation>
    </message>
    <message>
      <source>Leave  Esc</source>
      <translation>Verlassen  Esc</translation>
    </message>
    <message>
      <source>Refine with {count} new answers</source>
      <translation>Mit {count} neuen Antworten verfeinern</translation>
    </message>
    <message>
      <source>Take back the last answer</source>
      <translation>Die letzte Antwort zurücknehmen</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
  </context>
  <context>
    <name>FoldButton</name>
    <message>
      <source>Folded</source>
      <translation>Zugeklappt</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Offen</translation>
    </message>
  </context>
  <context>
    <name>GalleryView</name>
    <message>
      <source>All {0:,} items</source>
      <translation>Alle {0:,} Objekte</translation>
    </message>
    <message>
      <source>By sub-category</source>
      <translation>Nach Unterkategorie</translation>
    </message>
    <message>
      <source>Gallery of items</source>
      <translation>Galerie der Objekte</translation>
    </message>
    <message>
      <source>Group by</source>
      <translation>Gruppieren nach</translation>
    </message>
    <message>
      <source>Least sure first</source>
      <translation>Unsicherste zuerst</translation>
    </message>
    <message>
      <source>Most contested first</source>
      <translation>Umstrittenste zuerst</translation>
    </message>
    <message>
      <source>Most typical first</source>
      <translation>Typischste zuerst</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Near the centre of its sub-category on the map</source>
      <translation>Nahe der Mitte seiner Unterkategorie auf der Karte</translation>
    </message>
    <message>
      <source>No groups</source>
      <translation>Keine Gruppen</translation>
    </message>
    <message>
      <source>Pictures of what you select on the map are shown here.</source>
      <translation>Hier erscheinen Bilder dessen, was auf der Karte ausgewählt ist.</translation>
    </message>
    <message>
      <source>Select nothing and show every item</source>
      <translation>Nichts auswählen und jedes Objekt zeigen</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>Alles zeigen</translation>
    </message>
    <message>
      <source>Size of the pictures</source>
      <translation>Größe der Bilder</translation>
    </message>
    <message>
      <source>Sort by</source>
      <translation>Sortieren nach</translation>
    </message>
    <message>
      <source>Sub-category</source>
      <translation>Unterkategorie</translation>
    </message>
    <message>
      <source>The confidence of the last training</source>
      <translation>Die Sicherheit nach dem letzten Training</translation>
    </message>
    <message>
      <source>The loss of the pairs that an item is in, in the last training</source>
      <translation>Der Verlust der Paare, in denen ein Objekt vorkommt, im letzten Training</translation>
    </message>
    <message>
      <source>{0:,} selected items</source>
      <translation>{0:,} ausgewählte Objekte</translation>
    </message>
  </context>
  <context>
    <name>GlimpseGrid</name>
    <message>
      <source>Pictures of the newest items, {count} shown</source>
      <translation>Bilder der neuesten Objekte, {count} gezeigt</translation>
    </message>
  </context>
  <context>
    <name>GroupDialog</name>
    <message>
      <source>&amp;Cancel</source>
      <translation>&amp;Abbrechen</translation>
    </message>
    <message>
      <source>&amp;Put there</source>
      <translation>&amp;Dorthin</translation>
    </message>
    <message>
      <source>A new sub-category</source>
      <translation>Eine neue Unterkategorie</translation>
    </message>
    <message>
      <source>Name of a sub-category</source>
      <translation>Name einer Unterkategorie</translation>
    </message>
    <message>
      <source>Put into a sub-category</source>
      <translation>In eine Unterkategorie legen</translation>
    </message>
    <message>
      <source>Sub-categories</source>
      <translation>Unterkategorien</translation>
    </message>
    <message>
      <source>Type a name</source>
      <translation>Einen Namen tippen</translation>
    </message>
    <message>
      <source>Where do the {count} selected items belong?</source>
      <translation>Wohin gehören die {count} ausgewählten Objekte?</translation>
    </message>
  </context>
  <context>
    <name>GuidePages</name>
    <message>
      <source>Guide</source>
      <translation>Leitfaden</translation>
    </message>
  </context>
  <context>
    <name>GuideWindow</name>
    <message>
      <source>Guide</source>
      <translation>Leitfaden</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>Seiten</translation>
    </message>
  </context>
  <context>
    <name>ImportPage</name>
    <message>
      <source>Built in the computer's memory, then read like any other folder of meshes.</source>
      <translation>Im Speicher des Rechners gebaut, dann gelesen wie jeder Ordner mit Netzen.</translation>
    </message>
    <message>
      <source>Choose at least one category.</source>
      <translation>Mindestens eine Kategorie wählen.</translation>
    </message>
    <message>
      <source>Left out, as they are not what is taken here: {listed}.</source>
      <translation>Ausgelassen, weil hier nicht gemeint: {listed}.</translation>
    </message>
    <message>
      <source>Making {count} chairs</source>
      <translation>{count} Stühle werden gebaut</translation>
    </message>
    <message>
      <source>Project file</source>
      <translation>Projektdatei</translation>
    </message>
    <message>
      <source>Say where the project file goes.</source>
      <translation>Sagen, wohin die Projektdatei kommt.</translation>
    </message>
    <message>
      <source>Shapekin projects (*{ending})</source>
      <translation>Shapekin-Projekte (*{ending})</translation>
    </message>
    <message>
      <source>Starting</source>
      <translation>Beginnt</translation>
    </message>
    <message>
      <source>Stopped. What was read is kept; importing again goes on from here.</source>
      <translation>Angehalten. Gelesenes ist gesichert; ein neuer Import macht hier weiter.</translation>
    </message>
    <message>
      <source>There is no folder {folder}.</source>
      <translation>Es gibt keinen Ordner {folder}.</translation>
    </message>
    <message>
      <source>without an ending</source>
      <translation>ohne Endung</translation>
    </message>
    <message>
      <source>{name} exists already and is left alone. Choose another name.</source>
      <translation>{name} gibt es schon und bleibt unberührt. Einen anderen Namen wählen.</translation>
    </message>
  </context>
  <context>
    <name>ItemMenu</name>
    <message>
      <source>Select an item first: click, lasso or search.</source>
      <translation>Erst ein Objekt auswählen: klicken, Lasso oder suchen.</translation>
    </message>
    <message>
      <source>Select items first: click, lasso or search.</source>
      <translation>Erst Objekte auswählen: klicken, Lasso oder suchen.</translation>
    </message>
    <message>
      <source>These {count} lie nearest to “{name}”.</source>
      <translation>Diese {count} liegen „{name}“ am nächsten.</translation>
    </message>
    <message>
      <source>{count} paths are on the clipboard.</source>
      <translation>{count} Pfade sind in der Zwischenablage.</translation>
    </message>
    <message>
      <source>{path} is not there any more. Look for moved files with F5.</source>
      <translation>{path} ist nicht mehr da. Mit F5 nach verschobenen Dateien sehen.</translation>
    </message>
  </context>
  <context>
    <name>ItemTurntable</name>
    <message>
      <source>Turntable: {name}</source>
      <translation>Drehteller: {name}</translation>
    </message>
  </context>
  <context>
    <name>ItemsTable</name>
    <message>
      <source>Items as a table</source>
      <translation>Objekte als Tabelle</translation>
    </message>
    <message>
      <source>Items, one a row</source>
      <translation>Objekte, eines je Zeile</translation>
    </message>
    <message>
      <source>Name or sub-category</source>
      <translation>Name oder Unterkategorie</translation>
    </message>
    <message>
      <source>Show only items with these words</source>
      <translation>Nur Objekte mit diesen Wörtern zeigen</translation>
    </message>
    <message>
      <source>{count} items</source>
      <translation>{count} Objekte</translation>
    </message>
  </context>
  <context>
    <name>ItemsTableModel</name>
    <message>
      <source>Across</source>
      <translation>Waagerecht</translation>
    </message>
    <message>
      <source>Answers</source>
      <translation>Antworten</translation>
    </message>
    <message>
      <source>Loss</source>
      <translation>Verlust</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Sub-category</source>
      <translation>Unterkategorie</translation>
    </message>
    <message>
      <source>Sure</source>
      <translation>Sicher</translation>
    </message>
    <message>
      <source>True label</source>
      <translation>Wahrer Name</translation>
    </message>
    <message>
      <source>Up</source>
      <translation>Senkrecht</translation>
    </message>
  </context>
  <context>
    <name>KeyPage</name>
    <message>
      <source>All keys as at first</source>
      <translation>Alle Tasten wie zu Beginn</translation>
    </message>
    <message>
      <source>Choose a command, click the field and press a key.</source>
      <translation>Einen Befehl wählen, ins Feld klicken und eine Taste drücken.</translation>
    </message>
    <message>
      <source>Command</source>
      <translation>Befehl</translation>
    </message>
    <message>
      <source>Commands and their keys</source>
      <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>Filtern</translation>
    </message>
    <message>
      <source>Filter the commands</source>
      <translation>Die Befehle filtern</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Tasten</translation>
    </message>
    <message>
      <source>New key</source>
      <translation>Neue Taste</translation>
    </message>
    <message>
      <source>No key</source>
      <translation>Keine Taste</translation>
    </message>
    <message>
      <source>Press the new key</source>
      <translation>Die neue Taste drücken</translation>
    </message>
    <message>
      <source>This one stays as it is</source>
      <translation>Diese bleibt, wie sie ist</translation>
    </message>
    <message>
      <source>Use this key</source>
      <translation>Diese Taste nehmen</translation>
    </message>
    <message>
      <source>{key} always means “{other}”; press another.</source>
      <translation>{key} heißt immer „{other}“; eine andere drücken.</translation>
    </message>
    <message>
      <source>{key} is free.</source>
      <translation>{key} ist frei.</translation>
    </message>
    <message>
      <source>{key} is the key of “{other}” now; it will have it no more.</source>
      <translation>{key} ist jetzt die Taste für „{other}“; sie verliert sie.</translation>
    </message>
    <message>
      <source>“{command}” has other keys now.</source>
      <translation>„{command}“ hat jetzt andere Tasten.</translation>
    </message>
  </context>
  <context>
    <name>KindsModel</name>
    <message>
      <source>, locked</source>
      <translation>, gesperrt</translation>
    </message>
    <message>
      <source>, with a note</source>
      <translation>, mit Notiz</translation>
    </message>
    <message>
      <source>{0}, {1:,} items</source>
      <translation>{0}, {1:,} Objekte</translation>
    </message>
    <message>
      <source>{0}. Click selects them, N renames, W asks about them only.</source>
      <translation>{0}. Klick wählt sie aus, N benennt um, W fragt nur nach ihnen.</translation>
    </message>
    <message>
      <source>{0}: {1:,} items in {2:,} sub-categories</source>
      <translation>{0}: {1:,} Objekte in {2:,} Unterkategorien</translation>
    </message>
  </context>
  <context>
    <name>KinsPicture</name>
    <message>
      <source>A picture: chairs gathered into three kinds</source>
      <translation>Ein Bild: Stühle, in drei Arten versammelt</translation>
    </message>
    <message>
      <source>bar stools</source>
      <translation>Barhocker</translation>
    </message>
    <message>
      <source>sofas</source>
      <translation>Sofas</translation>
    </message>
    <message>
      <source>swivel chairs</source>
      <translation>Drehstühle</translation>
    </message>
  </context>
  <context>
    <name>LicencesDialog</name>
    <message>
      <source>Licence</source>
      <translation>Lizenz</translation>
    </message>
    <message>
      <source>Licences</source>
      <translation>Lizenzen</translation>
    </message>
    <message>
      <source>Part</source>
      <translation>Teil</translation>
    </message>
    <message>
      <source>Parts</source>
      <translation>Teile</translation>
    </message>
    <message>
      <source>Text of the licence</source>
      <translation>Text der Lizenz</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>Version</translation>
    </message>
  </context>
  <context>
    <name>LossCurves</name>
    <message>
      <source>Loss curves</source>
      <translation>Verlustkurven</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>Evaluation</source>
      <translation>Auswertung</translation>
    </message>
    <message>
      <source>Open it to look only</source>
      <translation>Nur zum Ansehen öffnen</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>Frage</translation>
    </message>
    <message>
      <source>Shape</source>
      <translation>Form</translation>
    </message>
    <message>
      <source>Sub-categories</source>
      <translation>Unterkategorien</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>Training</translation>
    </message>
    <message>
      <source>{path} is not there.</source>
      <translation>{path} ist nicht da.</translation>
    </message>
  </context>
  <context>
    <name>MapMenus</name>
    <message>
      <source>Across</source>
      <translation>Waagerecht</translation>
    </message>
    <message>
      <source>Another training</source>
      <translation>Ein anderes Training</translation>
    </message>
    <message>
      <source>Answers about it</source>
      <translation>Antworten dazu</translation>
    </message>
    <message>
      <source>Answers that the sub-categories contradict</source>
      <translation>Antworten, denen die Unterkategorien widersprechen</translation>
    </message>
    <message>
      <source>Answers “different” (cannot-links)</source>
      <translation>Antworten „verschieden“ (Cannot-Links)</translation>
    </message>
    <message>
      <source>Answers “same” (must-links)</source>
      <translation>Antworten „gleich“ (Must-Links)</translation>
    </message>
    <message>
      <source>Depth</source>
      <translation>Tiefe</translation>
    </message>
    <message>
      <source>How unsure it is</source>
      <translation>Wie unsicher es ist</translation>
    </message>
    <message>
      <source>Install it beside Shapekin, then start again: pip install {0}</source>
      <translation>Neben Shapekin installieren, dann neu starten: pip install {0}</translation>
    </message>
    <message>
      <source>Keeps neighbours together; distances between groups mean little. Takes seconds to minutes.</source>
      <translation>Hält Nachbarn beisammen; Abstände zwischen Gruppen sagen wenig. Dauert Sekunden bis Minuten.</translation>
    </message>
    <message>
      <source>Loss of its pairs</source>
      <translation>Verlust seiner Paare</translation>
    </message>
    <message>
      <source>Moved by the last training ({0})</source>
      <translation>Vom letzten Training bewegt ({0})</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Keine</translation>
    </message>
    <message>
      <source>Pairs that the model drew on</source>
      <translation>Paare, aus denen das Modell gelernt hat</translation>
    </message>
    <message>
      <source>Sub-category</source>
      <translation>Unterkategorie</translation>
    </message>
    <message>
      <source>True kind</source>
      <translation>Wahre Art</translation>
    </message>
    <message>
      <source>Up</source>
      <translation>Senkrecht</translation>
    </message>
    <message>
      <source>{0}: needs {1}</source>
      <translation>{0}: braucht {1}</translation>
    </message>
  </context>
  <context>
    <name>MovedNews</name>
    <message>
      <source>No item changed its sub-category.</source>
      <translation>Kein Objekt hat seine Unterkategorie gewechselt.</translation>
    </message>
    <message>
      <source>Nothing has moved since the project was opened; train or refine first.</source>
      <translation>Seit das Projekt offen ist, hat sich nichts bewegt; erst trainieren oder verfeinern.</translation>
    </message>
    <message>
      <source>Show them</source>
      <translation>Zeigen</translation>
    </message>
    <message>
      <source>{count} are gone</source>
      <translation>{count} sind verschwunden</translation>
    </message>
    <message>
      <source>{count} of {total} items moved</source>
      <translation>{count} von {total} Objekten haben sich bewegt</translation>
    </message>
    <message>
      <source>{count} sub-categories are new</source>
      <translation>{count} Unterkategorien sind neu</translation>
    </message>
  </context>
  <context>
    <name>NoteDialog</name>
    <message>
      <source>&amp;Cancel</source>
      <translation>&amp;Abbrechen</translation>
    </message>
    <message>
      <source>&amp;Keep</source>
      <translation>&amp;Behalten</translation>
    </message>
    <message>
      <source>It is kept in the project; Undo takes it back.</source>
      <translation>Sie bleibt im Projekt; Rückgängig nimmt sie zurück.</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>Notiz</translation>
    </message>
    <message>
      <source>What is to be remembered of “{title}”?</source>
      <translation>Was ist zu „{title}“ zu merken?</translation>
    </message>
  </context>
  <context>
    <name>Noticer</name>
    <message>
      <source>All files have been read.</source>
      <translation>Alle Dateien sind gelesen.</translation>
    </message>
    <message>
      <source>The training has ended.</source>
      <translation>Das Training ist zu Ende.</translation>
    </message>
  </context>
  <context>
    <name>Overlay</name>
    <message>
      <source>PCA {0}</source>
      <translation>PCA {0}</translation>
    </message>
    <message>
      <source>PCA {0} ({1} %)</source>
      <translation>PCA {0} ({1} %)</translation>
    </message>
    <message>
      <source>{0}: near means alike, far means little</source>
      <translation>{0}: nah heißt ähnlich, fern sagt wenig</translation>
    </message>
  </context>
  <context>
    <name>PageParts</name>
    <message>
      <source>Project &amp;file</source>
      <translation>Projekt&amp;datei</translation>
    </message>
    <message>
      <source>{count} can't be read</source>
      <translation>{count} nicht lesbar</translation>
    </message>
    <message>
      <source>{count} other files are left out</source>
      <translation>{count} andere Dateien bleiben außen vor</translation>
    </message>
  </context>
  <context>
    <name>ParamsForm</name>
    <message>
      <source>More parameters ({count})</source>
      <translation>Weitere Parameter ({count})</translation>
    </message>
  </context>
  <context>
    <name>PathField</name>
    <message>
      <source>Choose: {what}</source>
      <translation>Auswählen: {what}</translation>
    </message>
  </context>
  <context>
    <name>Preferences</name>
    <message>
      <source>A message of the system when the window is behind others</source>
      <translation>Eine Meldung des Systems, wenn das Fenster hinter anderen liegt</translation>
    </message>
    <message>
      <source>As the system</source>
      <translation>Wie das System</translation>
    </message>
    <message>
      <source>Colours of sub-categories</source>
      <translation>Farben der Unterkategorien</translation>
    </message>
    <message>
      <source>Colours of the window</source>
      <translation>Farben des Fensters</translation>
    </message>
    <message>
      <source>Counts from the next start on</source>
      <translation>Gilt ab dem nächsten Start</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Dunkel</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Hell</translation>
    </message>
    <message>
      <source>Light on dark, dark on light, or as the system</source>
      <translation>Hell auf dunkel, dunkel auf hell oder wie das System</translation>
    </message>
    <message>
      <source>Look</source>
      <translation>Aussehen</translation>
    </message>
    <message>
      <source>Markers of different shapes tell them apart as well</source>
      <translation>Marken verschiedener Form unterscheiden sie ebenfalls</translation>
    </message>
    <message>
      <source>Messages</source>
      <translation>Meldungen</translation>
    </message>
    <message>
      <source>New answers from which a short training is suggested</source>
      <translation>Neue Antworten, ab denen ein kurzes Training vorgeschlagen wird</translation>
    </message>
    <message>
      <source>Of the system's own size</source>
      <translation>Im Verhältnis zur Größe des Systems</translation>
    </message>
    <message>
      <source>Okabe-Ito: told apart with any colour vision</source>
      <translation>Okabe-Ito: für jedes Farbsehen unterscheidbar</translation>
    </message>
    <message>
      <source>Points jump to their places instead of gliding there</source>
      <translation>Punkte springen an ihre Plätze, statt dorthin zu gleiten</translation>
    </message>
    <message>
      <source>Questions</source>
      <translation>Fragen</translation>
    </message>
    <message>
      <source>Reduce motion</source>
      <translation>Weniger Bewegung</translation>
    </message>
    <message>
      <source>Refine without being asked</source>
      <translation>Ungefragt verfeinern</translation>
    </message>
    <message>
      <source>Say when long work has ended out of sight</source>
      <translation>Melden, wenn lange Arbeit außer Sicht zu Ende ist</translation>
    </message>
    <message>
      <source>Size of the text</source>
      <translation>Größe der Schrift</translation>
    </message>
    <message>
      <source>Start that training as soon as there are so many answers; you can go on answering</source>
      <translation>Dieses Training beginnen, sobald es so viele Antworten gibt; Sie können weiter antworten</translation>
    </message>
    <message>
      <source>Suggest a refinement after</source>
      <translation>Verfeinern vorschlagen nach</translation>
    </message>
    <message>
      <source>Tol: softer, told apart with any colour vision</source>
      <translation>Tol: sanfter, für jedes Farbsehen unterscheidbar</translation>
    </message>
    <message>
      <source>Vivid: more colours, for full colour vision</source>
      <translation>Lebhaft: mehr Farben, für volles Farbsehen</translation>
    </message>
    <message>
      <source>answers</source>
      <translation>Antworten</translation>
    </message>
  </context>
  <context>
    <name>PreferencesDialog</name>
    <message>
      <source>All preferences of all pages but the keys</source>
      <translation>Alle Einstellungen aller Seiten außer den Tasten</translation>
    </message>
    <message>
      <source>As it was at first</source>
      <translation>Wie zu Beginn</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Tasten</translation>
    </message>
    <message>
      <source>Preferences</source>
      <translation>Einstellungen</translation>
    </message>
  </context>
  <context>
    <name>PreparationForm</name>
    <message>
      <source>&amp;Own features</source>
      <translation>&amp;Eigene Merkmale</translation>
    </message>
    <message>
      <source>&amp;Preparation</source>
      <translation>&amp;Aufbereitung</translation>
    </message>
    <message>
      <source>&amp;Up</source>
      <translation>Ac&amp;hse oben</translation>
    </message>
    <message>
      <source>A file with a name and a row of numbers for each item, used for the first map in place of what Shapekin computes (feature table)</source>
      <translation>Eine Datei mit einem Namen und einer Zeile Zahlen je Objekt, für die erste Karte statt dessen, was Shapekin berechnet (Merkmalstabelle)</translation>
    </message>
    <message>
      <source>Add a margin</source>
      <translation>Rand ergänzen</translation>
    </message>
    <message>
      <source>Anywhere on the surface</source>
      <translation>Irgendwo auf der Oberfläche</translation>
    </message>
    <message>
      <source>Anywhere on the surface, by area (uniform sampling), or so that no two are close to each other, which is slower (Poisson-disk sampling)</source>
      <translation>Irgendwo auf der Oberfläche, nach Fläche (gleichverteilt), oder so, dass keine zwei einander nahe sind, was länger dauert (Poisson-Disk)</translation>
    </message>
    <message>
      <source>As it is</source>
      <translation>Wie es ist</translation>
    </message>
    <message>
      <source>As they are</source>
      <translation>Wie sie sind</translation>
    </message>
    <message>
      <source>As they stand</source>
      <translation>Wie sie stehen</translation>
    </message>
    <message>
      <source>Co&amp;lour</source>
      <translation>Fa&amp;rbe</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>Farbe</translation>
    </message>
    <message>
      <source>Cont&amp;rast</source>
      <translation>Kon&amp;trast</translation>
    </message>
    <message>
      <source>Equal, in a box</source>
      <translation>Gleich groß, in einem Würfel</translation>
    </message>
    <message>
      <source>Equal, in a sphere</source>
      <translation>Gleich groß, in einer Kugel</translation>
    </message>
    <message>
      <source>Evenly apart</source>
      <translation>Gleichmäßig verteilt</translation>
    </message>
    <message>
      <source>First &amp;map by</source>
      <translation>Erste &amp;Karte nach</translation>
    </message>
    <message>
      <source>Full range</source>
      <translation>Voller Umfang</translation>
    </message>
    <message>
      <source>Grey</source>
      <translation>Grau</translation>
    </message>
    <message>
      <source>Image si&amp;ze</source>
      <translation>Bild&amp;größe</translation>
    </message>
    <message>
      <source>Images that are not square get a margin (padding), or lose what is beside their middle (centre crop)</source>
      <translation>Bilder, die nicht quadratisch sind, bekommen einen Rand (Padding) oder verlieren, was neben ihrer Mitte liegt (Zuschnitt)</translation>
    </message>
    <message>
      <source>In colour, or by lightness alone (channels); as they are means grey only when every image is</source>
      <translation>In Farbe oder nur nach Helligkeit (Kanäle); „wie sie sind“ heißt grau nur, wenn jedes Bild es ist</translation>
    </message>
    <message>
      <source>Keep the middle</source>
      <translation>Die Mitte behalten</translation>
    </message>
    <message>
      <source>Leave shapes as they stand, or turn each by its own longest directions where they lie in any pose (PCA alignment with fixed signs)</source>
      <translation>Formen lassen, wie sie stehen, oder jede nach ihren längsten Richtungen drehen, wenn sie beliebig liegen (PCA mit festen Vorzeichen)</translation>
    </message>
    <message>
      <source>Leave the lightness alone, or bring the darkest part of each image to black and the lightest to white (min-max normalisation)</source>
      <translation>Die Helligkeit lassen oder das Dunkelste jedes Bildes auf Schwarz und das Hellste auf Weiß bringen (Min-Max-Normierung)</translation>
    </message>
    <message>
      <source>Make all shapes equally large, by their farthest point (unit sphere) or their longest side (unit box), or keep them as large as they are to each other (no normalisation)</source>
      <translation>Alle Formen gleich groß machen, nach ihrem fernsten Punkt (Einheitskugel) oder ihrer längsten Seite (Einheitswürfel), oder so groß lassen, wie sie zueinander sind (keine Normierung)</translation>
    </message>
    <message>
      <source>No&amp;t square</source>
      <translation>Nicht &amp;quadratisch</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Keine</translation>
    </message>
    <message>
      <source>Po&amp;se</source>
      <translation>La&amp;ge</translation>
    </message>
    <message>
      <source>Poin&amp;ts a shape</source>
      <translation>Punk&amp;te je Form</translation>
    </message>
    <message>
      <source>Points taken from the surface of each shape; more show finer parts and are slower (the size of the point cloud)</source>
      <translation>Punkte, die von der Oberfläche jeder Form genommen werden; mehr zeigen feinere Teile und dauern länger (Größe der Punktwolke)</translation>
    </message>
    <message>
      <source>Recognise it</source>
      <translation>Selbst erkennen</translation>
    </message>
    <message>
      <source>Si&amp;ze</source>
      <translation>&amp;Größe</translation>
    </message>
    <message>
      <source>Side of the square that each image is brought to; larger shows more and is slower (resolution)</source>
      <translation>Seite des Quadrats, auf das jedes Bild gebracht wird; größer zeigt mehr und dauert länger (Auflösung)</translation>
    </message>
    <message>
      <source>Table of your own features</source>
      <translation>Tabelle eigener Merkmale</translation>
    </message>
    <message>
      <source>Tables (*.npz *.npy *.csv *.parquet *.h5 *.hdf5)</source>
      <translation>Tabellen (*.npz *.npy *.csv *.parquet *.h5 *.hdf5)</translation>
    </message>
    <message>
      <source>Turned alike</source>
      <translation>Gleich gedreht</translation>
    </message>
    <message>
      <source>What makes two items alike on the first map, before anything is learned (features, descriptors)</source>
      <translation>Was zwei Objekte auf der ersten Karte ähnlich macht, bevor etwas gelernt ist (Merkmale, Deskriptoren)</translation>
    </message>
    <message>
      <source>Where they &amp;lie</source>
      <translation>Wo sie &amp;liegen</translation>
    </message>
    <message>
      <source>Which axis of the files points up (up axis); recognised from a few shapes unless you say it</source>
      <translation>Welche Achse der Dateien nach oben zeigt; an einigen Formen erkannt, wenn Sie es nicht sagen</translation>
    </message>
    <message>
      <source>Y axis</source>
      <translation>Y-Achse</translation>
    </message>
    <message>
      <source>Z axis</source>
      <translation>Z-Achse</translation>
    </message>
  </context>
  <context>
    <name>PreparationStrip</name>
    <message>
      <source>About the pictures</source>
      <translation>Über die Bilder</translation>
    </message>
    <message>
      <source>Rows of numbers have no pictures.</source>
      <translation>Zahlenreihen haben keine Bilder.</translation>
    </message>
    <message>
      <source>Some items, as they will be seen and learned from.</source>
      <translation>Einige Objekte, so wie sie gesehen und gelernt werden.</translation>
    </message>
    <message>
      <source>{name}: {reason}</source>
      <translation>{name}: {reason}</translation>
    </message>
  </context>
  <context>
    <name>QWidget</name>
    <message>
      <source>&amp;Back</source>
      <translation>&amp;Zurück</translation>
    </message>
    <message>
      <source>&amp;Import</source>
      <translation>&amp;Importieren</translation>
    </message>
    <message>
      <source>1 answered</source>
      <translation>1 beantwortet</translation>
    </message>
    <message>
      <source>C&amp;hoose…</source>
      <translation>A&amp;uswählen…</translation>
    </message>
    <message>
      <source>Choose where the project file goes</source>
      <translation>Wählen, wohin die Projektdatei kommt</translation>
    </message>
    <message>
      <source>Leave without importing (Esc)</source>
      <translation>Verlassen, ohne zu importieren (Esc)</translation>
    </message>
    <message>
      <source>Looking into it</source>
      <translation>Wird angesehen</translation>
    </message>
    <message>
      <source>Project file</source>
      <translation>Projektdatei</translation>
    </message>
    <message>
      <source>Read everything that is chosen (Ctrl+Enter)</source>
      <translation>Alles Gewählte lesen (Strg+Eingabe)</translation>
    </message>
    <message>
      <source>What was recognised</source>
      <translation>Was erkannt wurde</translation>
    </message>
    <message>
      <source>Which files, and why</source>
      <translation>Welche Dateien und warum</translation>
    </message>
    <message>
      <source>{count} answered</source>
      <translation>{count} beantwortet</translation>
    </message>
  </context>
  <context>
    <name>QuestionView</name>
    <message>
      <source>How questions are asked</source>
      <translation>Wie gefragt wird</translation>
    </message>
    <message>
      <source>How questions are chosen</source>
      <translation>Wie Fragen gewählt werden</translation>
    </message>
    <message>
      <source>Open a project, and it will ask which of its items are of the same kind.</source>
      <translation>Ein Projekt öffnen, und es wird gefragt, welche seiner Objekte von gleicher Art sind.</translation>
    </message>
    <message>
      <source>Pairs: same or different?</source>
      <translation>Paare: gleich oder verschieden?</translation>
    </message>
    <message>
      <source>Questions are asked as</source>
      <translation>Gefragt wird in Form von</translation>
    </message>
    <message>
      <source>Questions are chosen by</source>
      <translation>Fragen wählt</translation>
    </message>
    <message>
      <source>Refine with {count} new answers</source>
      <translation>Mit {count} neuen Antworten verfeinern</translation>
    </message>
    <message>
      <source>Same kind?</source>
      <translation>Gleiche Art?</translation>
    </message>
    <message>
      <source>Take back the last answer</source>
      <translation>Die letzte Antwort zurücknehmen</translation>
    </message>
    <message>
      <source>Train again, beginning from the present result, with what you answered</source>
      <translation>Mit Ihren Antworten weiter trainieren, vom jetzigen Ergebnis aus</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Undo the last answer</source>
      <translation>Die letzte Antwort zurücknehmen</translation>
    </message>
    <message>
      <source>Why this pair is asked about (the query strategy's reason)</source>
      <translation>Warum nach diesem Paar gefragt wird (die Begründung der Strategie)</translation>
    </message>
  </context>
  <context>
    <name>ReadingPanel</name>
    <message>
      <source>&amp;Cancel</source>
      <translation>&amp;Abbrechen</translation>
    </message>
    <message>
      <source>&amp;Pause</source>
      <translation>&amp;Anhalten</translation>
    </message>
    <message>
      <source>&amp;Resume</source>
      <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
      <source>Files that could not be read so far, and why; the rest goes on</source>
      <translation>Bisher nicht lesbare Dateien und warum; der Rest geht weiter</translation>
    </message>
    <message>
      <source>Paused.  {stage}</source>
      <translation>Angehalten.  {stage}</translation>
    </message>
    <message>
      <source>Progress of the import</source>
      <translation>Fortschritt des Imports</translation>
    </message>
    <message>
      <source>Stopping</source>
      <translation>Hält an</translation>
    </message>
    <message>
      <source>Time left</source>
      <translation>Verbleibende Zeit</translation>
    </message>
    <message>
      <source>What is done now</source>
      <translation>Was gerade getan wird</translation>
    </message>
    <message>
      <source>What was read is kept; importing again goes on from there (Esc)</source>
      <translation>Gelesenes ist gesichert; ein neuer Import macht dort weiter (Esc)</translation>
    </message>
    <message>
      <source>{count} &amp;unreadable so far</source>
      <translation>{count} bisher n&amp;icht lesbar</translation>
    </message>
    <message>
      <source>{stage}  {done} of {total}</source>
      <translation>{stage}  {done} von {total}</translation>
    </message>
  </context>
  <context>
    <name>RecentCard</name>
    <message>
      <source>Open {name}</source>
      <translation>{name} öffnen</translation>
    </message>
    <message>
      <source>{items} items, {clusters} kinds</source>
      <translation>{items} Objekte, {clusters} Arten</translation>
    </message>
  </context>
  <context>
    <name>Refresher</name>
    <message>
      <source>All pictures are here again.</source>
      <translation>Alle Bilder sind wieder da.</translation>
    </message>
    <message>
      <source>Looking for new and moved files in {source}.</source>
      <translation>Suche nach neuen und verschobenen Dateien in {source}.</translation>
    </message>
    <message>
      <source>Moved files found again: {count}.</source>
      <translation>Verschobene Dateien wiedergefunden: {count}.</translation>
    </message>
    <message>
      <source>New items added: {count}.</source>
      <translation>Neue Objekte dazugekommen: {count}.</translation>
    </message>
    <message>
      <source>None of the {all} can be read yet.</source>
      <translation>Von den {all} ist noch keine lesbar.</translation>
    </message>
    <message>
      <source>Stopped. What was read is kept; reading again goes on from here.</source>
      <translation>Angehalten. Gelesenes ist gesichert; neues Lesen macht hier weiter.</translation>
    </message>
    <message>
      <source>The cache was cleared: reading {source} again. Names, answers and sub-categories are here.</source>
      <translation>Der Zwischenspeicher wurde geleert: {source} wird noch einmal gelesen. Namen, Antworten und Unterkategorien sind da.</translation>
    </message>
    <message>
      <source>The pictures of this project are not in the cache. Open it for writing to read them.</source>
      <translation>Die Bilder dieses Projekts fehlen im Zwischenspeicher. Zum Lesen mit Schreibrecht öffnen.</translation>
    </message>
    <message>
      <source>There are no new or moved files.</source>
      <translation>Es gibt keine neuen oder verschobenen Dateien.</translation>
    </message>
    <message>
      <source>This project is open to look only. Open it for writing to read files.</source>
      <translation>Dieses Projekt ist nur zum Ansehen offen. Zum Lesen von Dateien mit Schreibrecht öffnen.</translation>
    </message>
    <message>
      <source>Trying the unreadable files of {source} again.</source>
      <translation>Die nicht lesbaren Dateien von {source} werden noch einmal versucht.</translation>
    </message>
    <message>
      <source>{some} of {all} can be read now and were added.</source>
      <translation>{some} von {all} sind jetzt lesbar und kamen dazu.</translation>
    </message>
    <message>
      <source>{source} is not there any more. Names, answers and sub-categories are kept.</source>
      <translation>{source} ist nicht mehr da. Namen, Antworten und Unterkategorien sind erhalten.</translation>
    </message>
  </context>
  <context>
    <name>RunMap</name>
    <message>
      <source>Map of {0}</source>
      <translation>Karte von {0}</translation>
    </message>
  </context>
  <context>
    <name>RunsView</name>
    <message>
      <source>ACC</source>
      <translation>ACC</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <source>Back to what was shown before, with all that you moved by hand</source>
      <translation>Zurück zu dem, was vorher gezeigt wurde, mit allem, was Sie von Hand verschoben haben</translation>
    </message>
    <message>
      <source>Beside what is shown: how far both agree tells how steady the result is</source>
      <translation>Neben dem Gezeigten: Wie weit beide übereinstimmen, sagt, wie beständig das Ergebnis ist</translation>
    </message>
    <message>
      <source>Compare…</source>
      <translation>Vergleichen…</translation>
    </message>
    <message>
      <source>Go back to what it found; all your answers stay</source>
      <translation>Zu dem zurückkehren, was es fand; alle Antworten bleiben</translation>
    </message>
    <message>
      <source>Kinds</source>
      <translation>Arten</translation>
    </message>
    <message>
      <source>Once more with another seed</source>
      <translation>Noch einmal mit anderem Startwert</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>Umbenennen</translation>
    </message>
    <message>
      <source>Show this one</source>
      <translation>Dieses zeigen</translation>
    </message>
    <message>
      <source>This is the training that is shown.</source>
      <translation>Dies ist das gezeigte Training.</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>Training</translation>
    </message>
    <message>
      <source>Trainings</source>
      <translation>Trainings</translation>
    </message>
    <message>
      <source>Two trainings side by side: select two, or one to compare with what is shown</source>
      <translation>Zwei Trainings nebeneinander: zwei auswählen, oder eines zum Vergleich mit dem gezeigten</translation>
    </message>
    <message>
      <source>When</source>
      <translation>Wann</translation>
    </message>
    <message>
      <source>stopped early</source>
      <translation>früh beendet</translation>
    </message>
    <message>
      <source>{time} on {device}, seed {seed}</source>
      <translation>{time} auf {device}, Startwert {seed}</translation>
    </message>
    <message>
      <source>“{title}” is shown now. Your answers stay; those given since then wait for the next training.</source>
      <translation>„{title}“ wird jetzt gezeigt. Ihre Antworten bleiben; die seitdem gegebenen warten auf das nächste Training.</translation>
    </message>
  </context>
  <context>
    <name>SettledCurve</name>
    <message>
      <source>How it went so far</source>
      <translation>Wie es bisher lief</translation>
    </message>
    <message>
      <source>from {first} % to {last} % settled</source>
      <translation>von {first} % auf {last} % geklärt</translation>
    </message>
  </context>
  <context>
    <name>SeveralStage</name>
    <message>
      <source>  0</source>
      <translation>  0</translation>
    </message>
    <message>
      <source>  ⏎</source>
      <translation>  ⏎</translation>
    </message>
    <message>
      <source>All of them belong</source>
      <translation>Alle gehören dazu</translation>
    </message>
    <message>
      <source>Leave it open; it is not asked again</source>
      <translation>Offen lassen; es wird nicht wieder gefragt</translation>
    </message>
    <message>
      <source>None of these: a new kind</source>
      <translation>Keine davon: eine neue Art</translation>
    </message>
    <message>
      <source>Skip  space</source>
      <translation>Auslassen  Leertaste</translation>
    </message>
    <message>
      <source>{count} do not belong, the others do</source>
      <translation>{count} gehören nicht dazu, die anderen schon</translation>
    </message>
  </context>
  <context>
    <name>ShapeView</name>
    <message>
      <source>Back to the first view (double click)</source>
      <translation>Zurück zur ersten Ansicht (Doppelklick)</translation>
    </message>
    <message>
      <source>Next item (Page Down)</source>
      <translation>Nächstes Objekt (Bild ab)</translation>
    </message>
    <message>
      <source>Points</source>
      <translation>Punkte</translation>
    </message>
    <message>
      <source>Previous item (Page Up)</source>
      <translation>Voriges Objekt (Bild auf)</translation>
    </message>
    <message>
      <source>Select an item to see it large.</source>
      <translation>Ein Objekt auswählen, um es groß zu sehen.</translation>
    </message>
    <message>
      <source>Surface</source>
      <translation>Oberfläche</translation>
    </message>
    <message>
      <source>The points that it is compared by (its point cloud)</source>
      <translation>Die Punkte, nach denen verglichen wird (die Punktwolke)</translation>
    </message>
    <message>
      <source>The selected items side by side, turned alike; nine at the most</source>
      <translation>Die ausgewählten Objekte nebeneinander, gleich gedreht; höchstens neun</translation>
    </message>
    <message>
      <source>The shape's surface (its mesh)</source>
      <translation>Die Oberfläche der Form (das Netz)</translation>
    </message>
    <message>
      <source>Turn slowly by itself</source>
      <translation>Langsam von selbst drehen</translation>
    </message>
    <message>
      <source>{count} points</source>
      <translation>{count} Punkte</translation>
    </message>
    <message>
      <source>{count} triangles</source>
      <translation>{count} Dreiecke</translation>
    </message>
    <message>
      <source>{here} of {all}</source>
      <translation>{here} von {all}</translation>
    </message>
    <message>
      <source>{width} × {height} pixels</source>
      <translation>{width} × {height} Pixel</translation>
    </message>
  </context>
  <context>
    <name>Shortcuts</name>
    <message>
      <source>Different</source>
      <translation>Verschieden</translation>
    </message>
    <message>
      <source>Frame the selection</source>
      <translation>Auswahl ins Bild</translation>
    </message>
    <message>
      <source>Lasso</source>
      <translation>Lasso</translation>
    </message>
    <message>
      <source>Map and gallery</source>
      <translation>Karte und Galerie</translation>
    </message>
    <message>
      <source>Name the sub-category</source>
      <translation>Die Unterkategorie benennen</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>Frage</translation>
    </message>
    <message>
      <source>Same kind</source>
      <translation>Gleiche Art</translation>
    </message>
    <message>
      <source>See a shape large</source>
      <translation>Eine Form groß sehen</translation>
    </message>
    <message>
      <source>Take back the last answer</source>
      <translation>Die letzte Antwort zurücknehmen</translation>
    </message>
    <message>
      <source>Unsure</source>
      <translation>Unsicher</translation>
    </message>
    <message>
      <source>Walk through the items</source>
      <translation>Durch die Objekte gehen</translation>
    </message>
  </context>
  <context>
    <name>ShortcutsDialog</name>
    <message>
      <source>All keys</source>
      <translation>Alle Tasten</translation>
    </message>
  </context>
  <context>
    <name>SourceForm</name>
    <message>
      <source>A CSV file “name,label” with the true kinds, to score results with; never used to learn (ground truth)</source>
      <translation>Eine CSV-Datei „name,label“ mit den wahren Arten, um Ergebnisse zu bewerten; gelernt wird daraus nie (Ground Truth)</translation>
    </message>
    <message>
      <source>As the source tells</source>
      <translation>Wie die Quelle es sagt</translation>
    </message>
    <message>
      <source>Category le&amp;vel</source>
      <translation>Kategorie-&amp;Ebene</translation>
    </message>
    <message>
      <source>Deepest</source>
      <translation>Tiefste</translation>
    </message>
    <message>
      <source>How the folder is read (layout); correct it here when the guess is wrong</source>
      <translation>Wie der Ordner gelesen wird (Anordnung); hier berichtigen, wenn falsch geraten wurde</translation>
    </message>
    <message>
      <source>La&amp;yout</source>
      <translation>A&amp;nordnung</translation>
    </message>
    <message>
      <source>Lab&amp;els</source>
      <translation>Namen der A&amp;rten</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>Shapes</source>
      <translation>Formen</translation>
    </message>
    <message>
      <source>Ta&amp;ke</source>
      <translation>Übe&amp;rnehmen</translation>
    </message>
    <message>
      <source>Tables of name, label (*.csv)</source>
      <translation>Tabellen mit name, label (*.csv)</translation>
    </message>
    <message>
      <source>The folder holds shapes and pictures; one kind of them makes a project</source>
      <translation>Der Ordner enthält Formen und Bilder; eines von beiden ergibt ein Projekt</translation>
    </message>
    <message>
      <source>Top</source>
      <translation>Oberste</translation>
    </message>
    <message>
      <source>True labels</source>
      <translation>Wahre Namen</translation>
    </message>
    <message>
      <source>Which of the nested folders names the category (level of the taxonomy)</source>
      <translation>Welcher der verschachtelten Ordner die Kategorie benennt (Ebene der Taxonomie)</translation>
    </message>
    <message>
      <source>{number} from the top</source>
      <translation>{number} von oben</translation>
    </message>
  </context>
  <context>
    <name>StartPage</name>
    <message>
      <source>Five minutes on these chairs, one part of the window after the other</source>
      <translation>Fünf Minuten an diesen Stühlen, ein Teil des Fensters nach dem anderen</translation>
    </message>
    <message>
      <source>Recent</source>
      <translation>Zuletzt</translation>
    </message>
    <message>
      <source>See how it works on chairs made on the spot. Nothing is downloaded.</source>
      <translation>An Stühlen, die an Ort und Stelle gebaut werden, sehen, wie es geht. Nichts wird heruntergeladen.</translation>
    </message>
    <message>
      <source>Shapekin looks at a folder of 3D shapes or images, finds groups without being told how many, and asks the few questions whose answers matter most. Nothing leaves this computer.</source>
      <translation>Shapekin sieht sich einen Ordner mit 3D-Formen oder Bildern an, findet Gruppen, ohne dass man sagt, wie viele, und stellt die wenigen Fragen, auf deren Antworten es ankommt. Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
      <source>Show me round</source>
      <translation>Rundgang</translation>
    </message>
    <message>
      <source>Sort shapes into kinds by answering “same or different?”</source>
      <translation>Formen in Arten ordnen, indem man „gleich oder verschieden?“ beantwortet</translation>
    </message>
    <message>
      <source>Try 320 chairs</source>
      <translation>320 Stühle ausprobieren</translation>
    </message>
  </context>
  <context>
    <name>StatusView</name>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Cancel the running job</source>
      <translation>Laufende Arbeit abbrechen</translation>
    </message>
    <message>
      <source>Files that could not be read, and why</source>
      <translation>Nicht lesbare Dateien und warum</translation>
    </message>
    <message>
      <source>Hold the job where it is, and go on later; it keeps its memory</source>
      <translation>Die Arbeit anhalten, wo sie ist, und später fortsetzen; sie behält ihren Speicher</translation>
    </message>
    <message>
      <source>Laying out the map</source>
      <translation>Die Karte wird angelegt</translation>
    </message>
    <message>
      <source>Looking into the folder</source>
      <translation>Der Ordner wird angesehen</translation>
    </message>
    <message>
      <source>Making the sample</source>
      <translation>Die Stühle werden gebaut</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Anhalten</translation>
    </message>
    <message>
      <source>Pause the running job</source>
      <translation>Laufende Arbeit anhalten</translation>
    </message>
    <message>
      <source>Paused.  {stage}</source>
      <translation>Angehalten.  {stage}</translation>
    </message>
    <message>
      <source>Progress of the running job</source>
      <translation>Fortschritt der laufenden Arbeit</translation>
    </message>
    <message>
      <source>Reading shapes</source>
      <translation>Formen werden gelesen</translation>
    </message>
    <message>
      <source>Resume</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <source>Resume the running job</source>
      <translation>Laufende Arbeit fortsetzen</translation>
    </message>
    <message>
      <source>Running job</source>
      <translation>Laufende Arbeit</translation>
    </message>
    <message>
      <source>Stopping</source>
      <translation>Hält an</translation>
    </message>
    <message>
      <source>The project in numbers</source>
      <translation>Das Projekt in Zahlen</translation>
    </message>
    <message>
      <source>Time left</source>
      <translation>Verbleibende Zeit</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>Training</translation>
    </message>
    <message>
      <source>What is finished is kept</source>
      <translation>Was fertig ist, bleibt erhalten</translation>
    </message>
    <message>
      <source>Working</source>
      <translation>Arbeitet</translation>
    </message>
    <message>
      <source>read only</source>
      <translation>nur lesbar</translation>
    </message>
    <message>
      <source>{count} answers</source>
      <translation>{count} Antworten</translation>
    </message>
    <message>
      <source>{count} items</source>
      <translation>{count} Objekte</translation>
    </message>
    <message>
      <source>{count} selected</source>
      <translation>{count} ausgewählt</translation>
    </message>
    <message>
      <source>{count} sub-categories</source>
      <translation>{count} Unterkategorien</translation>
    </message>
    <message>
      <source>{count} unreadable</source>
      <translation>{count} nicht lesbar</translation>
    </message>
    <message>
      <source>{stage}, {count} sub-categories</source>
      <translation>{stage}, {count} Unterkategorien</translation>
    </message>
  </context>
  <context>
    <name>Timeline</name>
    <message>
      <source>Now</source>
      <translation>Jetzt</translation>
    </message>
    <message>
      <source>Training whose map is shown; at the right end the present</source>
      <translation>Training, dessen Karte gezeigt wird; am rechten Ende die Gegenwart</translation>
    </message>
  </context>
  <context>
    <name>ToolBar</name>
    <message>
      <source>Colours as the system</source>
      <translation>Farben wie das System</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Dunkel</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Hell</translation>
    </message>
    <message>
      <source>Points jump to their places instead of gliding there</source>
      <translation>Punkte springen an ihre Plätze, statt dorthin zu gleiten</translation>
    </message>
    <message>
      <source>Reduce motion</source>
      <translation>Weniger Bewegung</translation>
    </message>
    <message>
      <source>Search by name</source>
      <translation>Nach Namen suchen</translation>
    </message>
    <message>
      <source>Search by name; selects what it finds</source>
      <translation>Nach Namen suchen; wählt aus, was gefunden wird</translation>
    </message>
    <message>
      <source>Toolbar</source>
      <translation>Werkzeugleiste</translation>
    </message>
    <message>
      <source>View</source>
      <translation>Ansicht</translation>
    </message>
    <message>
      <source>View and project menu</source>
      <translation>Menü für Ansicht und Projekt</translation>
    </message>
  </context>
  <context>
    <name>Tour</name>
    <message>
      <source>Each point is a chair; those that look alike lie together. Nothing has been trained yet, this is a quick look. Turn the wheel to come near: points become pictures. Press L and draw a loop to select.</source>
      <translation>Jeder Punkt ist ein Stuhl; ähnliche liegen beieinander. Noch ist nichts trainiert, dies ist ein schneller Blick. Mit dem Mausrad näher kommen: Punkte werden zu Bildern. L drücken und eine Schlinge ziehen, um auszuwählen.</translation>
    </message>
    <message>
      <source>Export writes tables, folders, a report that opens in any browser. Everything you say is saved at once; Ctrl+Z takes anything back. Ctrl+K finds every command, ? lists all keys.</source>
      <translation>Exportieren schreibt Tabellen, Ordner, einen Bericht, der in jedem Browser aufgeht. Alles, was Sie sagen, ist sofort gespeichert; Strg+Z nimmt jedes zurück. Strg+K findet jeden Befehl, ? zeigt alle Tasten.</translation>
    </message>
    <message>
      <source>Let it learn from your answers: press Refine, or T for a training of your own choice. Points glide to their new places, and you are told what moved. You can go on answering meanwhile.</source>
      <translation>Lassen Sie es aus Ihren Antworten lernen: „Verfeinern“ drücken oder T für ein Training eigener Wahl. Punkte gleiten an ihre neuen Plätze, und es wird gesagt, was sich bewegt hat. Währenddessen können Sie weiter antworten.</translation>
    </message>
    <message>
      <source>Sub-categories</source>
      <translation>Unterkategorien</translation>
    </message>
    <message>
      <source>Take it with you</source>
      <translation>Zum Mitnehmen</translation>
    </message>
    <message>
      <source>The gallery</source>
      <translation>Die Galerie</translation>
    </message>
    <message>
      <source>The groups that were found. Click one to select its members; press N to name it. A name such as “seat/stool” puts it inside “seat”.</source>
      <translation>Die gefundenen Gruppen. Ein Klick wählt die Mitglieder aus; N benennt sie. Ein Name wie „Sitz/Hocker“ ordnet sie unter „Sitz“ ein.</translation>
    </message>
    <message>
      <source>The heart of it: are these two of the same kind? S for same, D for different, space when you cannot tell. Only questions are asked whose answers matter. Answer a few now, Backspace takes one back.</source>
      <translation>Das Wesentliche: Sind diese beiden von gleicher Art? S für gleich, D für verschieden, Leertaste, wenn es nicht zu sagen ist. Gefragt wird nur, worauf es ankommt. Beantworten Sie jetzt ein paar; die Rücktaste nimmt eine zurück.</translation>
    </message>
    <message>
      <source>The map</source>
      <translation>Die Karte</translation>
    </message>
    <message>
      <source>The question</source>
      <translation>Die Frage</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>Training</translation>
    </message>
    <message>
      <source>What is selected, as pictures; everything, when nothing is. Drag pictures onto a sub-category to move them. Enter opens one to turn it.</source>
      <translation>Das Ausgewählte als Bilder; alles, wenn nichts ausgewählt ist. Bilder auf eine Unterkategorie ziehen verschiebt sie. Die Eingabetaste öffnet eines zum Drehen.</translation>
    </message>
  </context>
  <context>
    <name>TrainingView</name>
    <message>
      <source>, {count} kinds</source>
      <translation>, {count} Arten</translation>
    </message>
    <message>
      <source>Balanced</source>
      <translation>Ausgewogen</translation>
    </message>
    <message>
      <source>Best there is</source>
      <translation>Das Beste</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Computing device</source>
      <translation>Rechengerät</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Gerät</translation>
    </message>
    <message>
      <source>Forget what it learned; your answers are used all the same</source>
      <translation>Vergessen, was gelernt wurde; Ihre Antworten zählen trotzdem</translation>
    </message>
    <message>
      <source>GPU</source>
      <translation>GPU</translation>
    </message>
    <message>
      <source>How long it learns; sets every number of epochs</source>
      <translation>Wie lange es lernt; setzt jede Zahl von Epochen</translation>
    </message>
    <message>
      <source>Kinds</source>
      <translation>Arten</translation>
    </message>
    <message>
      <source>Learn from the shapes and from your answers</source>
      <translation>Aus den Formen und aus Ihren Antworten lernen</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Modell</translation>
    </message>
    <message>
      <source>Preset</source>
      <translation>Voreinstellung</translation>
    </message>
    <message>
      <source>Processor</source>
      <translation>Prozessor</translation>
    </message>
    <message>
      <source>Progress of the training</source>
      <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
      <source>Quick</source>
      <translation>Schnell</translation>
    </message>
    <message>
      <source>Score</source>
      <translation>Wert</translation>
    </message>
    <message>
      <source>Starting</source>
      <translation>Beginnt</translation>
    </message>
    <message>
      <source>Stopping</source>
      <translation>Hält an</translation>
    </message>
    <message>
      <source>Thorough</source>
      <translation>Gründlich</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>Zeit</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>Trainieren</translation>
    </message>
    <message>
      <source>Train afresh</source>
      <translation>Neu trainieren</translation>
    </message>
    <message>
      <source>Train again from here</source>
      <translation>Von hier weiter trainieren</translation>
    </message>
    <message>
      <source>Trainings so far</source>
      <translation>Bisherige Trainings</translation>
    </message>
    <message>
      <source>{count} answers are not used yet</source>
      <translation>{count} Antworten sind noch nicht genutzt</translation>
    </message>
  </context>
  <context>
    <name>Turntable</name>
    <message>
      <source>Arrow keys turn, plus and minus zoom, Home resets.</source>
      <translation>Pfeiltasten drehen, Plus und Minus zoomen, Pos1 stellt zurück.</translation>
    </message>
    <message>
      <source>Turntable</source>
      <translation>Drehteller</translation>
    </message>
  </context>
  <context>
    <name>Upkeep</name>
    <message>
      <source>Every file could be read.</source>
      <translation>Jede Datei war lesbar.</translation>
    </message>
    <message>
      <source>No two items are exact copies of each other.</source>
      <translation>Keine zwei Objekte sind genaue Kopien voneinander.</translation>
    </message>
    <message>
      <source>Say where it is now…</source>
      <translation>Sagen, wo es jetzt liegt…</translation>
    </message>
  </context>
  <context>
    <name>WithinChip</name>
    <message>
      <source>Ask about all items again</source>
      <translation>Wieder nach allen Objekten fragen</translation>
    </message>
    <message>
      <source>Only within “{kind}”, {count} items</source>
      <translation>Nur innerhalb von „{kind}“, {count} Objekte</translation>
    </message>
  </context>
  <context>
    <name>_Card</name>
    <message>
      <source>Back</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Fertig</translation>
    </message>
    <message>
      <source>End the tour</source>
      <translation>Rundgang beenden</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>Weiter</translation>
    </message>
    <message>
      <source>Tour</source>
      <translation>Rundgang</translation>
    </message>
    <message>
      <source>{number} of {count}</source>
      <translation>{number} von {count}</translation>
    </message>
  </context>
  <context>
    <name>_Pictures</name>
    <message>
      <source>Pictures of prepared items: {names}</source>
      <translation>Bilder aufbereiteter Objekte: {names}</translation>
    </message>
    <message>
      <source>none yet</source>
      <translation>noch keine</translation>
    </message>
    <message>
      <source>{words}; being made again</source>
      <translation>{words}; werden neu gemacht</translation>
    </message>
  </context>
  <context>
    <name>finding</name>
    <message>
      <source>Select all {0:,} items found</source>
      <translation>Alle {0:,} gefundenen Objekte auswählen</translation>
    </message>
    <message>
      <source>{0:,} items</source>
      <translation>{0:,} Objekte</translation>
    </message>
  </context>
  <context>
    <name>library</name>
    <message>
      <source>Asks about neighbours that the model finds hardest to place together.</source>
      <translation>Fragt nach Nachbarn, die das Modell am schwersten zusammenbringt.</translation>
    </message>
    <message>
      <source>Asks about pairs drawn at random, to compare other strategies with.</source>
      <translation>Fragt nach zufällig gezogenen Paaren, zum Vergleich mit anderen Strategien.</translation>
    </message>
    <message>
      <source>Asks for the answer that is expected to move most items; adapts as answers come in.</source>
      <translation>Fragt nach der Antwort, die voraussichtlich die meisten Objekte bewegt; passt sich den Antworten an.</translation>
    </message>
    <message>
      <source>Compares small groups of like items, nearest first, and looks closer when they are sorted.</source>
      <translation>Vergleicht kleine Gruppen ähnlicher Objekte, die nächsten zuerst, und sieht genauer hin, wenn sie geordnet sind.</translation>
    </message>
    <message>
      <source>Farthest first</source>
      <translation>Fernste zuerst</translation>
    </message>
    <message>
      <source>Hardest pairs</source>
      <translation>Schwierigste Paare</translation>
    </message>
    <message>
      <source>Join groups</source>
      <translation>Gruppen verbinden</translation>
    </message>
    <message>
      <source>Known kinds</source>
      <translation>Bekannte Arten</translation>
    </message>
    <message>
      <source>Most telling</source>
      <translation>Aufschlussreichste</translation>
    </message>
    <message>
      <source>Most uncertain item</source>
      <translation>Unsicherstes Objekt</translation>
    </message>
    <message>
      <source>Odd ones out</source>
      <translation>Was nicht dazugehört</translation>
    </message>
    <message>
      <source>Random pairs</source>
      <translation>Zufällige Paare</translation>
    </message>
    <message>
      <source>Shows a dozen of a group; you click those that do not belong.</source>
      <translation>Zeigt ein Dutzend aus einer Gruppe; Sie klicken an, was nicht dazugehört.</translation>
    </message>
    <message>
      <source>Shows an item beside the nearest known kinds; one click places it.</source>
      <translation>Zeigt ein Objekt neben den nächsten bekannten Arten; ein Klick ordnet es ein.</translation>
    </message>
    <message>
      <source>Shows the item least like everything placed so far, beside the nearest kind.</source>
      <translation>Zeigt das Objekt, das allem bisher Eingeordneten am wenigsten gleicht, neben der nächsten Art.</translation>
    </message>
    <message>
      <source>Shows the item whose kind is least sure for the questions it takes, beside the likeliest.</source>
      <translation>Zeigt das Objekt, dessen Art gemessen an den nötigen Fragen am unsichersten ist, neben der wahrscheinlichsten.</translation>
    </message>
    <message>
      <source>Shows typical items one by one beside the nearest kind known so far.</source>
      <translation>Zeigt typische Objekte eines nach dem anderen neben der nächsten bisher bekannten Art.</translation>
    </message>
    <message>
      <source>Which group?</source>
      <translation>Welche Gruppe?</translation>
    </message>
  </context>
  <context>
    <name>questions</name>
    <message>
      <source>No more questions from this strategy. Train again or choose another.</source>
      <translation>Diese Strategie hat keine Fragen mehr. Noch einmal trainieren oder eine andere wählen.</translation>
    </message>
    <message>
      <source>No more questions of this form. Train again, or ask about pairs.</source>
      <translation>Keine Fragen dieser Form mehr. Noch einmal trainieren oder nach Paaren fragen.</translation>
    </message>
    <message>
      <source>Nothing left to ask within “{kind}”. Train, so that it learns from the answers; or ask about all.</source>
      <translation>Innerhalb von „{kind}“ ist nichts mehr zu fragen. Trainieren, damit es aus den Antworten lernt, oder nach allen fragen.</translation>
    </message>
    <message>
      <source>Same kind?</source>
      <translation>Gleiche Art?</translation>
    </message>
    <message>
      <source>Which do not belong?</source>
      <translation>Welche gehören nicht dazu?</translation>
    </message>
    <message>
      <source>Which kind is it?</source>
      <translation>Welche Art ist es?</translation>
    </message>
  </context>
  <context>
    <name>told</name>
    <message>
      <source>a colour</source>
      <translation>eine Farbe</translation>
    </message>
    <message>
      <source>a lock</source>
      <translation>eine Sperre</translation>
    </message>
    <message>
      <source>a name</source>
      <translation>ein Name</translation>
    </message>
    <message>
      <source>a new sub-category</source>
      <translation>eine neue Unterkategorie</translation>
    </message>
    <message>
      <source>a note</source>
      <translation>eine Notiz</translation>
    </message>
    <message>
      <source>an answer taken back</source>
      <translation>eine zurückgenommene Antwort</translation>
    </message>
    <message>
      <source>items moved</source>
      <translation>verschobene Objekte</translation>
    </message>
    <message>
      <source>sub-categories merged</source>
      <translation>vereinte Unterkategorien</translation>
    </message>
    <message>
      <source>the picture of a sub-category</source>
      <translation>das Bild einer Unterkategorie</translation>
    </message>
    <message>
      <source>unsure about {a} and {b}</source>
      <translation>unsicher bei {a} und {b}</translation>
    </message>
    <message>
      <source>{a} and {b} different</source>
      <translation>{a} und {b} verschieden</translation>
    </message>
    <message>
      <source>{a} and {b} the same</source>
      <translation>{a} und {b} gleich</translation>
    </message>
    <message>
      <source>{count} answers</source>
      <translation>{count} Antworten</translation>
    </message>
  </context>
  <context>
    <name>wording</name>
    <message>
      <source>just now</source>
      <translation>gerade eben</translation>
    </message>
    <message>
      <source>yesterday</source>
      <translation>gestern</translation>
    </message>
    <message>
      <source>{count} days ago</source>
      <translation>vor {count} Tagen</translation>
    </message>
    <message>
      <source>{count} hours ago</source>
      <translation>vor {count} Stunden</translation>
    </message>
    <message>
      <source>{count} minutes ago</source>
      <translation>vor {count} Minuten</translation>
    </message>
    <message>
      <source>{time} left</source>
      <translation>noch {time}</translation>
    </message>
  </context>
</TS>
