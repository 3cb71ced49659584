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
      <source>About a sub-category…</source>
      <translation>Über eine Unterkategorie…</translation>
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
      <source>Asks about one sub-category only; once more shows the parts that the answers make</source>
      <translation>Fragt nur nach einer Unterkategorie; noch einmal zeigt die Teile, die sich aus den Antworten ergeben</translation>
    </message>
    <message>
      <source>Assign new files…</source>
      <translation>Neue Dateien zuordnen…</translation>
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
      <source>Into parts by what its items look like; shown before it is done</source>
      <translation>In Teile, nach dem Aussehen ihrer Objekte; wird gezeigt, bevor es geschieht</translation>
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
      <source>Its mean, typical and odd items, its note</source>
      <translation>Ihr Mittel, typische und ungewöhnliche Objekte, ihre Notiz</translation>
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
      <source>Split a sub-category…</source>
      <translation>Eine Unterkategorie teilen…</translation>
    </message>
    <message>
      <source>Split by questions</source>
      <translation>Mit Fragen teilen</translation>
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
      <source>Tell in which sub-category new files belong; the project stays as it is</source>
      <translation>Sagt, in welche Unterkategorie neue Dateien gehören; das Projekt bleibt, wie es ist</translation>
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
      <translation>Anderes</translation>
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
    <name>AssignDialog</name>
    <message>
      <source>&amp;Close</source>
      <translation>S&amp;chließen</translation>
    </message>
    <message>
      <source>&amp;Folder…</source>
      <translation>&amp;Ordner…</translation>
    </message>
    <message>
      <source>&amp;None of these from</source>
      <translation>&amp;Keine davon ab</translation>
    </message>
    <message>
      <source>&amp;Put</source>
      <translation>&amp;Setzen</translation>
    </message>
    <message>
      <source>A folder of new files</source>
      <translation>Ein Ordner mit neuen Dateien</translation>
    </message>
    <message>
      <source>A folder, or files of one folder</source>
      <translation>Ein Ordner, oder Dateien eines Ordners</translation>
    </message>
    <message>
      <source>Assign new files</source>
      <translation>Neue Dateien zuordnen</translation>
    </message>
    <message>
      <source>F&amp;eatures…</source>
      <translation>&amp;Merkmale…</translation>
    </message>
    <message>
      <source>F&amp;iles…</source>
      <translation>&amp;Dateien…</translation>
    </message>
    <message>
      <source>Features of the new files</source>
      <translation>Merkmale der neuen Dateien</translation>
    </message>
    <message>
      <source>Give one folder, or files of one folder.</source>
      <translation>Geben Sie einen Ordner an, oder Dateien eines Ordners.</translation>
    </message>
    <message>
      <source>Looking</source>
      <translation>Umsehen</translation>
    </message>
    <message>
      <source>New files</source>
      <translation>Neue Dateien</translation>
    </message>
    <message>
      <source>New files, one a row</source>
      <translation>Neue Dateien, eine je Zeile</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Fortschritt</translation>
    </message>
    <message>
      <source>Put the files into f&amp;olders…</source>
      <translation>Dateien in O&amp;rdner legen…</translation>
    </message>
    <message>
      <source>S&amp;top</source>
      <translation>&amp;Anhalten</translation>
    </message>
    <message>
      <source>Save as a &amp;table…</source>
      <translation>Als &amp;Tabelle speichern…</translation>
    </message>
    <message>
      <source>Save as a table</source>
      <translation>Als Tabelle speichern</translation>
    </message>
    <message>
      <source>Selected &amp;are</source>
      <translation>Aus&amp;gewählte sind</translation>
    </message>
    <message>
      <source>Stopped. What was read is kept; sorting again goes on from here.</source>
      <translation>Angehalten. Was gelesen ist, bleibt; erneutes Zuordnen geht hier weiter.</translation>
    </message>
    <message>
      <source>Sub-category for the selected files</source>
      <translation>Unterkategorie für die ausgewählten Dateien</translation>
    </message>
    <message>
      <source>The selected files belong to this sub-category</source>
      <translation>Die ausgewählten Dateien gehören in diese Unterkategorie</translation>
    </message>
    <message>
      <source>The table with the features of the new files: the same columns as before</source>
      <translation>Die Tabelle mit den Merkmalen der neuen Dateien: dieselben Spalten wie zuvor</translation>
    </message>
    <message>
      <source>This project was made with a table of features. Choose one for the new files.</source>
      <translation>Dieses Projekt wurde mit einer Tabelle von Merkmalen angelegt. Wählen Sie eine für die neuen Dateien.</translation>
    </message>
    <message>
      <source>Times the usual distance among known items; what you said yourself stays</source>
      <translation>Mal der übliche Abstand unter bekannten Objekten; was Sie selbst gesagt haben, bleibt</translation>
    </message>
    <message>
      <source>Wrote {name}.</source>
      <translation>{name} ist geschrieben.</translation>
    </message>
    <message>
      <source>none of these</source>
      <translation>keine davon</translation>
    </message>
    <message>
      <source>{count} could not be read: {name}: {why}</source>
      <translation>{count} nicht lesbar: {name}: {why}</translation>
    </message>
    <message>
      <source>{count} files in {folder}</source>
      <translation>{count} Dateien in {folder}</translation>
    </message>
    <message>
      <source>{placed} of {all} placed, {none} like none of these.</source>
      <translation>{placed} von {all} zugeordnet, {none} wie keine davon.</translation>
    </message>
  </context>
  <context>
    <name>AssignedModel</name>
    <message>
      <source>Bold: you said so</source>
      <translation>Fett: Sie haben es gesagt</translation>
    </message>
    <message>
      <source>Distance</source>
      <translation>Abstand</translation>
    </message>
    <message>
      <source>From the nearest known items, in multiples of what is usual among those</source>
      <translation>Von den nächsten bekannten Objekten, als Vielfaches des dort Üblichen</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Nearest: {title}</source>
      <translation>Am nächsten: {title}</translation>
    </message>
    <message>
      <source>Share of the votes of the nearest known items, or probability (confidence)</source>
      <translation>Anteil der Stimmen der nächsten bekannten Objekte, oder Wahrscheinlichkeit (Konfidenz)</translation>
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
      <source>none of these</source>
      <translation>keine davon</translation>
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
      <translation>, {0:,} unbenannt</translation>
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
      <source>Answer some questions about “{title}”; then look at the parts that your answers make.</source>
      <translation>Einige Fragen zu „{title}“ beantworten, dann die Teile ansehen, die sich daraus ergeben.</translation>
    </message>
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
      <source>Show the parts</source>
      <translation>Die Teile zeigen</translation>
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
      <source>“{title}” is {count} sub-categories now.</source>
      <translation>„{title}“ ist jetzt in {count} Unterkategorien geteilt.</translation>
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
    <name>DroppedDialog</name>
    <message>
      <source>&amp;Add to this project</source>
      <translation>Zu diesem Projekt &amp;hinzufügen</translation>
    </message>
    <message>
      <source>&amp;Sort into the sub-categories</source>
      <translation>In die &amp;Unterkategorien einordnen</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>New files</source>
      <translation>Neue Dateien</translation>
    </message>
    <message>
      <source>Reads the project's folder again; all that was said stays.</source>
      <translation>Liest den Ordner des Projekts erneut; alles Gesagte bleibt.</translation>
    </message>
    <message>
      <source>Start a &amp;new project</source>
      <translation>Ein &amp;neues Projekt beginnen</translation>
    </message>
    <message>
      <source>Tells where each belongs; you correct it, then save a table or put the files into folders.</source>
      <translation>Sagt, wohin jede gehört; Sie berichtigen es und speichern eine Tabelle oder legen die Dateien in Ordner.</translation>
    </message>
    <message>
      <source>This project is closed; nothing of it is lost.</source>
      <translation>Dieses Projekt wird geschlossen; nichts davon geht verloren.</translation>
    </message>
    <message>
      <source>{count} files</source>
      <translation>{count} Dateien</translation>
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
      <source>Brush over items (C). Shift adds, Alt takes away. Size: [ and ], or Ctrl and the wheel</source>
      <translation>Mit einem Pinsel über Objekte fahren (C). Umschalt fügt hinzu, Alt nimmt weg. Größe: [ und ] oder Strg und Mausrad</translation>
    </message>
    <message>
      <source>Colour: {0}</source>
      <translation>Farbe: {0}</translation>
    </message>
    <message>
      <source>Draw a box round items (B). Shift adds, Alt takes away</source>
      <translation>Einen Rahmen um Objekte ziehen (B). Umschalt fügt hinzu, Alt nimmt weg</translation>
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
      <source>Go back in time: what the map looked like after each training, and during the latest</source>
      <translation>In der Zeit zurückgehen: wie die Karte nach jedem Training aussah und während des letzten</translation>
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
      <source>What a drag does: move the map, or select</source>
      <translation>Was Ziehen tut: die Karte bewegen oder auswählen</translation>
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
      <source>Leave</source>
      <translation>Verlassen</translation>
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
      <translation>{0:,} ausgewählt</translation>
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
    <name>KeyButton</name>
    <message>
      <source>Key: {key}</source>
      <translation>Taste: {key}</translation>
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
    <name>KindCard</name>
    <message>
      <source>&amp;Close</source>
      <translation>&amp;Schließen</translation>
    </message>
    <message>
      <source>&amp;Note…</source>
      <translation>&amp;Notiz…</translation>
    </message>
    <message>
      <source>&amp;Select its items</source>
      <translation>Ihre Objekte &amp;auswählen</translation>
    </message>
    <message>
      <source>, in {count} sub-categories</source>
      <translation>, in {count} Unterkategorien</translation>
    </message>
    <message>
      <source>, locked</source>
      <translation>, gesperrt</translation>
    </message>
    <message>
      <source>In it: {names}</source>
      <translation>Darin: {names}</translation>
    </message>
    <message>
      <source>Least typical</source>
      <translation>Am wenigsten typisch</translation>
    </message>
    <message>
      <source>Looking at its items…</source>
      <translation>Ihre Objekte werden angesehen…</translation>
    </message>
    <message>
      <source>Mean of its items. {what}</source>
      <translation>Mittel ihrer Objekte. {what}</translation>
    </message>
    <message>
      <source>Mean of {count} images.</source>
      <translation>Mittel von {count} Bildern.</translation>
    </message>
    <message>
      <source>Mean of {count} shapes: the more of them have something there, the denser it is.</source>
      <translation>Mittel von {count} Formen: je mehr davon dort etwas haben, desto dichter.</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>Notiz</translation>
    </message>
    <message>
      <source>S&amp;plit…</source>
      <translation>&amp;Teilen…</translation>
    </message>
    <message>
      <source>Stands for it</source>
      <translation>Steht für sie</translation>
    </message>
    <message>
      <source>There is no mean picture: these items have no pictures of one size.</source>
      <translation>Es gibt kein gemitteltes Bild: Diese Objekte haben keine Bilder von einer Größe.</translation>
    </message>
    <message>
      <source>Typical</source>
      <translation>Typisch</translation>
    </message>
    <message>
      <source>{count} items, {share:.1f} % of all</source>
      <translation>{count} Objekte, {share:.1f} % von allen</translation>
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
      <source>Box (B)</source>
      <translation>Rahmen (B)</translation>
    </message>
    <message>
      <source>Brush (C)</source>
      <translation>Pinsel (C)</translation>
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
      <source>Loop (L)</source>
      <translation>Schlinge (L)</translation>
    </message>
    <message>
      <source>Loss of its pairs</source>
      <translation>Verlust seiner Paare</translation>
    </message>
    <message>
      <source>Move the map</source>
      <translation>Karte bewegen</translation>
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
      <source>gone: {count}</source>
      <translation>verschwunden: {count}</translation>
    </message>
    <message>
      <source>new sub-categories: {count}</source>
      <translation>neue Unterkategorien: {count}</translation>
    </message>
    <message>
      <source>{count} of {total} items moved</source>
      <translation>{count} von {total} Objekten haben sich bewegt</translation>
    </message>
  </context>
  <context>
    <name>Newcomers</name>
    <message>
      <source>A project begins with one folder or file: put these into a folder.</source>
      <translation>Ein Projekt beginnt mit einem Ordner oder einer Datei: legen Sie diese in einen Ordner.</translation>
    </message>
    <message>
      <source>Only what lies in {folder} can be in this project: put the files there first.</source>
      <translation>Nur was in {folder} liegt, kann in diesem Projekt sein: Legen Sie die Dateien zuerst dorthin.</translation>
    </message>
    <message>
      <source>Open the folder</source>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <source>The pictures of this project are not in the cache. Read its files again first.</source>
      <translation>Die Bilder dieses Projekts sind nicht im Zwischenspeicher. Lesen Sie zuerst seine Dateien erneut.</translation>
    </message>
    <message>
      <source>This project is open to look only.</source>
      <translation>Dieses Projekt ist nur zum Ansehen geöffnet.</translation>
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
    <message>
      <source>automatic</source>
      <translation>automatisch</translation>
    </message>
  </context>
  <context>
    <name>PastTrainings</name>
    <message>
      <source>Kinds</source>
      <translation>Arten</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Modell</translation>
    </message>
    <message>
      <source>Score</source>
      <translation>Wertung</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>Zeit</translation>
    </message>
    <message>
      <source>Trainings so far</source>
      <translation>Bisherige Trainings</translation>
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
    <name>PictureRow</name>
    <message>
      <source>Pictures of {names}</source>
      <translation>Bilder von {names}</translation>
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
    <name>QueueView</name>
    <message>
      <source>Earlier (Alt+Up)</source>
      <translation>Früher (Alt+Auf)</translation>
    </message>
    <message>
      <source>Later (Alt+Down)</source>
      <translation>Später (Alt+Ab)</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Modell</translation>
    </message>
    <message>
      <source>One after another, each with the answers there are when it begins. What waits is forgotten when the window closes.</source>
      <translation>Eines nach dem anderen, jedes mit den Antworten, die es bei seinem Beginn gibt. Was wartet, wird vergessen, wenn das Fenster geschlossen wird.</translation>
    </message>
    <message>
      <source>Queue</source>
      <translation>Warteschlange</translation>
    </message>
    <message>
      <source>Running</source>
      <translation>Läuft</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Zustand</translation>
    </message>
    <message>
      <source>Take it out of the queue (Del)</source>
      <translation>Aus der Warteschlange nehmen (Entf)</translation>
    </message>
    <message>
      <source>Trainings that wait</source>
      <translation>Wartende Trainings</translation>
    </message>
    <message>
      <source>Waiting, {number}</source>
      <translation>Wartet, {number}</translation>
    </message>
    <message>
      <source>afresh</source>
      <translation>von vorn</translation>
    </message>
    <message>
      <source>from here</source>
      <translation>von hier aus</translation>
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
      <translation>A&amp;nhalten</translation>
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
    <name>ReconstructionPane</name>
    <message>
      <source>Decoded: {0}</source>
      <translation>Dekodiert: {0}</translation>
    </message>
    <message>
      <source>Decoding</source>
      <translation>Wird dekodiert</translation>
    </message>
    <message>
      <source>Reconstruction: {name}</source>
      <translation>Rekonstruktion: {name}</translation>
    </message>
  </context>
  <context>
    <name>Reconstructions</name>
    <message>
      <source>Open a project first.</source>
      <translation>Erst ein Projekt öffnen.</translation>
    </message>
    <message>
      <source>This training looked at features, not at the items themselves.</source>
      <translation>Dieses Training sah Merkmale, nicht die Objekte selbst.</translation>
    </message>
    <message>
      <source>Train first: until then there is no network to ask.</source>
      <translation>Erst trainieren: Vorher gibt es kein Netz, das man fragen kann.</translation>
    </message>
    <message>
      <source>What this training learned is gone from the cache. Train once more.</source>
      <translation>Was dieses Training gelernt hat, ist nicht mehr im Zwischenspeicher. Noch einmal trainieren.</translation>
    </message>
    <message>
      <source>{0} cannot draw what it has learned; CPAC, for one, can.</source>
      <translation>{0} kann nicht zeichnen, was es gelernt hat; CPAC zum Beispiel kann es.</translation>
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
      <source>Skip</source>
      <translation>Auslassen</translation>
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
      <source>Points: the cloud that it is compared by (V for the next)</source>
      <translation>Punkte: die Wolke, nach der verglichen wird (V für die nächste Ansicht)</translation>
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
      <source>Surface: the shape's mesh (V for the next)</source>
      <translation>Oberfläche: das Netz der Form (V für die nächste Ansicht)</translation>
    </message>
    <message>
      <source>The selected items side by side, turned alike; nine at the most</source>
      <translation>Die ausgewählten Objekte nebeneinander, gleich gedreht; höchstens neun</translation>
    </message>
    <message>
      <source>Turn slowly by itself</source>
      <translation>Langsam von selbst drehen</translation>
    </message>
    <message>
      <source>What the network makes of it, beside the original (O)</source>
      <translation>Was das Netz daraus macht, neben dem Original (O)</translation>
    </message>
    <message>
      <source>Wire: its mesh with the edges of the triangles (V for the next)</source>
      <translation>Draht: das Netz mit den Kanten der Dreiecke (V für die nächste Ansicht)</translation>
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
      <source>Box</source>
      <translation>Rahmen</translation>
    </message>
    <message>
      <source>Brush</source>
      <translation>Pinsel</translation>
    </message>
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
      <source>Surface, wire or points of a shape</source>
      <translation>Oberfläche, Draht oder Punkte einer Form</translation>
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
    <message>
      <source>What if: different</source>
      <translation>Was wäre, wenn: verschieden</translation>
    </message>
    <message>
      <source>What if: same kind</source>
      <translation>Was wäre, wenn: gleiche Art</translation>
    </message>
    <message>
      <source>What the network makes of it</source>
      <translation>Was das Netz daraus macht</translation>
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
    <name>SplitDialog</name>
    <message>
      <source>&amp;Cancel</source>
      <translation>A&amp;bbrechen</translation>
    </message>
    <message>
      <source>&amp;Parts</source>
      <translation>T&amp;eile</translation>
    </message>
    <message>
      <source>&amp;Split</source>
      <translation>&amp;Teilen</translation>
    </message>
    <message>
      <source>As &amp;answered: {count}</source>
      <translation>Nach den &amp;Antworten: {count}</translation>
    </message>
    <message>
      <source>As many as its items fall into by themselves (largest gap between eigenvalues)</source>
      <translation>So viele, wie sich von selbst ergeben (größte Lücke zwischen Eigenwerten)</translation>
    </message>
    <message>
      <source>As many kinds as your answers tell apart in it</source>
      <translation>So viele Arten, wie die Antworten darin unterscheiden</translation>
    </message>
    <message>
      <source>By this you say: the typical items of a part are of one kind, and the parts differ. Nothing is said of the others. Undo takes it back as a whole.</source>
      <translation>Damit ist gesagt: Die typischen Objekte eines Teils sind von einer Art, und die Teile sind verschieden. Über die übrigen ist nichts gesagt. Rückgängig nimmt alles zusammen zurück.</translation>
    </message>
    <message>
      <source>It does not fall into parts: your answers join its items.</source>
      <translation>Sie zerfällt nicht in Teile: Die Antworten verbinden ihre Objekte.</translation>
    </message>
    <message>
      <source>Looking…</source>
      <translation>Es wird gesucht…</translation>
    </message>
    <message>
      <source>Number of parts</source>
      <translation>Anzahl der Teile</translation>
    </message>
    <message>
      <source>P&amp;ropose</source>
      <translation>&amp;Vorschlagen</translation>
    </message>
    <message>
      <source>Part {number}: {count} items</source>
      <translation>Teil {number}: {count} Objekte</translation>
    </message>
    <message>
      <source>Proposed: {found} parts.</source>
      <translation>Vorschlag: {found} Teile.</translation>
    </message>
    <message>
      <source>Select them on the map and in the gallery</source>
      <translation>Auf der Karte und in der Galerie auswählen</translation>
    </message>
    <message>
      <source>Split “{title}”</source>
      <translation>„{title}“ teilen</translation>
    </message>
    <message>
      <source>Your answers tell no kinds apart in it yet.</source>
      <translation>Die Antworten unterscheiden darin noch keine Arten.</translation>
    </message>
    <message>
      <source>least typical</source>
      <translation>am wenigsten typisch</translation>
    </message>
    <message>
      <source>new</source>
      <translation>neu</translation>
    </message>
    <message>
      <source>stays “{title}”</source>
      <translation>bleibt „{title}“</translation>
    </message>
    <message>
      <source>{found} parts: there are no more.</source>
      <translation>{found} Teile: Mehr gibt es nicht.</translation>
    </message>
    <message>
      <source>{found} parts: your answers tell so many apart.</source>
      <translation>{found} Teile: So viele unterscheiden die Antworten.</translation>
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
      <source>From training to training, or through what the latest one did meanwhile</source>
      <translation>Von Training zu Training oder durch das, was das letzte unterdessen tat</translation>
    </message>
    <message>
      <source>Latest training</source>
      <translation>Letztes Training</translation>
    </message>
    <message>
      <source>Moment of the latest training that is shown; at the right end the present</source>
      <translation>Moment des letzten Trainings, der gezeigt wird; am rechten Ende die Gegenwart</translation>
    </message>
    <message>
      <source>No snapshots: it is from an older version, was too short, or its items are others now</source>
      <translation>Keine Zwischenstände: Es stammt aus einer älteren Version, war zu kurz, oder seine Objekte sind inzwischen andere</translation>
    </message>
    <message>
      <source>Now</source>
      <translation>Jetzt</translation>
    </message>
    <message>
      <source>Training whose map is shown; at the right end the present</source>
      <translation>Training, dessen Karte gezeigt wird; am rechten Ende die Gegenwart</translation>
    </message>
    <message>
      <source>Trainings</source>
      <translation>Trainings</translation>
    </message>
    <message>
      <source>What the slider goes through</source>
      <translation>Wodurch der Schieber geht</translation>
    </message>
    <message>
      <source>{0} % done</source>
      <translation>{0} % fertig</translation>
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
    <name>TrainingQueue</name>
    <message>
      <source>Waiting trainings went with their project: {count}.</source>
      <translation>Mit ihrem Projekt gingen wartende Trainings: {count}.</translation>
    </message>
  </context>
  <context>
    <name>TrainingView</name>
    <message>
      <source>, {count} kinds</source>
      <translation>, {count} Arten</translation>
    </message>
    <message>
      <source>Add afresh</source>
      <translation>Von vorn anstellen</translation>
    </message>
    <message>
      <source>Add to the queue</source>
      <translation>Anstellen</translation>
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
      <source>Choose what is to be trained when this is done</source>
      <translation>Wählen, was danach trainiert werden soll</translation>
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
      <source>Done</source>
      <translation>Fertig</translation>
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
      <source>It goes on from what there is then</source>
      <translation>Es geht von dem aus, was es dann gibt</translation>
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
      <source>Queue another</source>
      <translation>Weiteres anstellen</translation>
    </message>
    <message>
      <source>Quick</source>
      <translation>Schnell</translation>
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
      <source>The next in the queue begins then</source>
      <translation>Danach beginnt das nächste der Warteschlange</translation>
    </message>
    <message>
      <source>Thorough</source>
      <translation>Gründlich</translation>
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
      <translation>Weiter trainieren</translation>
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
    <name>WhatIfCard</name>
    <message>
      <source>About {count} items would leave {home}.</source>
      <translation>Etwa {count} Objekte würden {home} verlassen.</translation>
    </message>
    <message>
      <source>About {count} items would move from {home} to {there}.</source>
      <translation>Etwa {count} Objekte würden von {home} nach {there} umziehen.</translation>
    </message>
    <message>
      <source>Different: keeps certain sets of {a} and {b} items apart.</source>
      <translation>Verschieden: hält sichere Mengen von {a} und {b} Objekten auseinander.</translation>
    </message>
    <message>
      <source>Different: keeps the two apart.</source>
      <translation>Verschieden: hält die beiden auseinander.</translation>
    </message>
    <message>
      <source>It fits what is shown; no item would have to move.</source>
      <translation>Das passt zu dem, was gezeigt wird; kein Objekt müsste umziehen.</translation>
    </message>
    <message>
      <source>Looking which items would move…</source>
      <translation>Es wird gesucht, welche Objekte umziehen würden…</translation>
    </message>
    <message>
      <source>Same: joins certain sets of {a} and {b} items.</source>
      <translation>Gleich: verbindet sichere Mengen von {a} und {b} Objekten.</translation>
    </message>
    <message>
      <source>Same: joins the two.</source>
      <translation>Gleich: verbindet die beiden.</translation>
    </message>
    <message>
      <source>This contradicts earlier answers; you would see which ones.</source>
      <translation>Das widerspricht früheren Antworten; Sie würden sehen, welchen.</translation>
    </message>
    <message>
      <source>This follows from your answers already; nothing new would be known.</source>
      <translation>Das folgt schon aus den Antworten; es würde nichts Neues bekannt.</translation>
    </message>
    <message>
      <source>{pairs} pairs would be known at once.</source>
      <translation>{pairs} Paare wären sofort bekannt.</translation>
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
    <message>
      <source>Parts…</source>
      <translation>Teile…</translation>
    </message>
    <message>
      <source>Split it into the parts that your answers make; shown before it is done</source>
      <translation>In die Teile teilen, die sich aus den Antworten ergeben; wird gezeigt, bevor es geschieht</translation>
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
      <source>"{0}" cannot place new items.</source>
      <translation>„{0}“ kann neue Objekte nicht zuordnen.</translation>
    </message>
    <message>
      <source>"{0}" does not work on {1}.</source>
      <translation>„{0}“ arbeitet nicht mit {1}.</translation>
    </message>
    <message>
      <source>"{0}" is no answer.</source>
      <translation>„{0}“ ist keine Antwort.</translation>
    </message>
    <message>
      <source>"{0}" is no name in the cache.</source>
      <translation>„{0}“ ist kein Name im Zwischenspeicher.</translation>
    </message>
    <message>
      <source>"{0}" is no way to place a file.</source>
      <translation>„{0}“ ist keine Art, eine Datei abzulegen.</translation>
    </message>
    <message>
      <source>"{0}" is not understood.</source>
      <translation>„{0}“ ist nicht zu verstehen.</translation>
    </message>
    <message>
      <source>"{0}" names an item outside 0 .. {1}.</source>
      <translation>„{0}“ nennt ein Objekt außerhalb von 0 .. {1}.</translation>
    </message>
    <message>
      <source>"{0}" takes no original files.</source>
      <translation>„{0}“ nimmt keine Originaldateien.</translation>
    </message>
    <message>
      <source>0=1 or 0!=1</source>
      <translation>0=1 oder 0!=1</translation>
    </message>
    <message>
      <source>1 category</source>
      <translation>1 Kategorie</translation>
    </message>
    <message>
      <source>1 mesh</source>
      <translation>1 Netz</translation>
    </message>
    <message>
      <source>1 picture</source>
      <translation>1 Bild</translation>
    </message>
    <message>
      <source>1 point cloud</source>
      <translation>1 Punktwolke</translation>
    </message>
    <message>
      <source>1 row of features</source>
      <translation>1 Merkmalszeile</translation>
    </message>
    <message>
      <source>1 shape</source>
      <translation>1 Form</translation>
    </message>
    <message>
      <source>A buffer inside the glTF file is not written in base64.</source>
      <translation>Ein Puffer in der glTF-Datei ist nicht in base64 geschrieben.</translation>
    </message>
    <message>
      <source>A cardinality has no items, or bounds the wrong way round.</source>
      <translation>Eine Kardinalität hat keine Objekte oder vertauschte Grenzen.</translation>
    </message>
    <message>
      <source>A cardinality names an item twice.</source>
      <translation>Eine Kardinalität nennt ein Objekt doppelt.</translation>
    </message>
    <message>
      <source>A cell does not end ({0}).</source>
      <translation>Eine Zelle endet nicht ({0}).</translation>
    </message>
    <message>
      <source>A classification begins with “PSB 1”.</source>
      <translation>Eine Klassifikation beginnt mit „PSB 1“.</translation>
    </message>
    <message>
      <source>A classifier of your answers alone; best when every kind has many.</source>
      <translation>Ein Klassifikator allein aus Ihren Antworten; am besten, wenn jede Art viele hat.</translation>
    </message>
    <message>
      <source>A confidence of {0} is not between 0 and 1.</source>
      <translation>Eine Sicherheit von {0} liegt nicht zwischen 0 und 1.</translation>
    </message>
    <message>
      <source>A coordinate is not a finite number.</source>
      <translation>Eine Koordinate ist keine endliche Zahl.</translation>
    </message>
    <message>
      <source>A corner does not have three coordinates.</source>
      <translation>Eine Ecke hat keine drei Koordinaten.</translation>
    </message>
    <message>
      <source>A count or an offset is {0}.</source>
      <translation>Eine Anzahl oder ein Versatz ist {0}.</translation>
    </message>
    <message>
      <source>A face holds something that is not a number.</source>
      <translation>Eine Fläche enthält etwas, das keine Zahl ist.</translation>
    </message>
    <message>
      <source>A face holds something that is not a whole number.</source>
      <translation>Eine Fläche enthält etwas, das keine ganze Zahl ist.</translation>
    </message>
    <message>
      <source>A face points to vertex {0}, but its part has {1}.</source>
      <translation>Eine Fläche verweist auf Ecke {0}, aber ihr Teil hat {1}.</translation>
    </message>
    <message>
      <source>A first look</source>
      <translation>Ein erster Blick</translation>
    </message>
    <message>
      <source>A folder of images with their sub-categories, for the FiftyOne viewer.</source>
      <translation>Ein Ordner mit Bildern und ihren Unterkategorien, für den Betrachter FiftyOne.</translation>
    </message>
    <message>
      <source>A line does not hold three numbers.</source>
      <translation>Eine Zeile enthält keine drei Zahlen.</translation>
    </message>
    <message>
      <source>A link or a triplet names an item twice.</source>
      <translation>Eine Verbindung oder ein Tripel nennt ein Objekt doppelt.</translation>
    </message>
    <message>
      <source>A list of “{0}” does not have the length it declares.</source>
      <translation>Eine Liste von „{0}“ hat nicht die Länge, die sie angibt.</translation>
    </message>
    <message>
      <source>A mark of difficulty lies outside -1 .. 1.</source>
      <translation>Eine Angabe zur Schwierigkeit liegt außerhalb von -1 .. 1.</translation>
    </message>
    <message>
      <source>A network whose outputs are the groups, taught by pairs alone; it grows with hundreds of answers.</source>
      <translation>Ein Netz, dessen Ausgänge die Gruppen sind, allein von Paaren gelehrt; es wächst mit Hunderten von Antworten.</translation>
    </message>
    <message>
      <source>A note has {0} characters at most.</source>
      <translation>Eine Notiz hat höchstens {0} Zeichen.</translation>
    </message>
    <message>
      <source>A pair names an item outside 0 .. {0}.</source>
      <translation>Ein Paar nennt ein Objekt außerhalb von 0 .. {0}.</translation>
    </message>
    <message>
      <source>A pair needs two different items.</source>
      <translation>Ein Paar braucht zwei verschiedene Objekte.</translation>
    </message>
    <message>
      <source>A part stands in several places, or parts contain each other.</source>
      <translation>Ein Teil steht an mehreren Stellen, oder Teile enthalten einander.</translation>
    </message>
    <message>
      <source>A point holds something that is not a number.</source>
      <translation>Ein Punkt enthält etwas, das keine Zahl ist.</translation>
    </message>
    <message>
      <source>A project is a file whose name ends in .shapekin.</source>
      <translation>Ein Projekt ist eine Datei, deren Name auf .shapekin endet.</translation>
    </message>
    <message>
      <source>A quotation mark is probably not closed.</source>
      <translation>Wahrscheinlich ist ein Anführungszeichen nicht geschlossen.</translation>
    </message>
    <message>
      <source>A rotation in the scene has no axis.</source>
      <translation>Eine Drehung in der Szene hat keine Achse.</translation>
    </message>
    <message>
      <source>A row of numbers an item, for vector databases and data frames.</source>
      <translation>Eine Zahlenreihe je Objekt, für Vektordatenbanken und Datentabellen.</translation>
    </message>
    <message>
      <source>A row of numbers an item, its place on the map and its sub-category, as arrays.</source>
      <translation>Eine Zahlenreihe je Objekt, sein Platz auf der Karte und seine Unterkategorie, als Arrays.</translation>
    </message>
    <message>
      <source>A row of “{0}” does not have as many numbers as it declares.</source>
      <translation>Eine Zeile von „{0}“ hat nicht so viele Zahlen, wie sie angibt.</translation>
    </message>
    <message>
      <source>A run of {0} items has labels {1} and a projection {2}.</source>
      <translation>Ein Training von {0} Objekten hat Labels {1} und eine Projektion {2}.</translation>
    </message>
    <message>
      <source>A table holds one item a row: (n, h, w) or (n, h, w, c) uint8 are images, (n, p, 3) floats are point clouds, (n, d) numbers are feature rows.</source>
      <translation>Eine Tabelle enthält ein Objekt je Zeile: (n, h, w) oder (n, h, w, c) uint8 sind Bilder, (n, p, 3) Kommazahlen sind Punktwolken, (n, d) Zahlen sind Merkmalszeilen.</translation>
    </message>
    <message>
      <source>A vertex holds something that is not a number.</source>
      <translation>Eine Ecke enthält etwas, das keine Zahl ist.</translation>
    </message>
    <message>
      <source>Add some more.</source>
      <translation>Mehr hinzufügen.</translation>
    </message>
    <message>
      <source>Affinity</source>
      <translation>Affinität</translation>
    </message>
    <message>
      <source>Affinity propagation</source>
      <translation>Affinity Propagation</translation>
    </message>
    <message>
      <source>Affinity propagation compares all items with all: {0} are too many.</source>
      <translation>Affinity Propagation vergleicht alle Objekte mit allen: {0} sind zu viele.</translation>
    </message>
    <message>
      <source>Again</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <source>Agglomerative</source>
      <translation>Agglomerativ</translation>
    </message>
    <message>
      <source>Agreement</source>
      <translation>Übereinstimmung</translation>
    </message>
    <message>
      <source>All pixels</source>
      <translation>Alle Pixel</translation>
    </message>
    <message>
      <source>All points are at the same place.</source>
      <translation>Alle Punkte liegen am selben Ort.</translation>
    </message>
    <message>
      <source>All that is in it was said to be of one kind, by answers or by a lock.</source>
      <translation>Alles darin ist durch Antworten oder eine Sperre als eine Art festgelegt.</translation>
    </message>
    <message>
      <source>Allow more groups.</source>
      <translation>Mehr Gruppen zulassen.</translation>
    </message>
    <message>
      <source>Allow more time.</source>
      <translation>Mehr Zeit erlauben.</translation>
    </message>
    <message>
      <source>An accessor declares {0} elements.</source>
      <translation>Ein Accessor gibt {0} Elemente an.</translation>
    </message>
    <message>
      <source>An accessor holds {0}, but should hold {1}.</source>
      <translation>Ein Accessor enthält {0}, sollte aber {1} enthalten.</translation>
    </message>
    <message>
      <source>An array file holds x, and may hold y and names: x of shape (n, h, w) or (n, h, w, c) uint8 are images, (n, p, 3) floats are point clouds, (n, d) floats are feature rows.</source>
      <translation>Eine Array-Datei enthält x und darf y und names enthalten: x der Form (n, h, w) oder (n, h, w, c) uint8 sind Bilder, (n, p, 3) Kommazahlen sind Punktwolken, (n, d) Kommazahlen sind Merkmalszeilen.</translation>
    </message>
    <message>
      <source>An export into this folder has not finished. Export the same again to go on, or delete the folder.</source>
      <translation>Ein Export in diesen Ordner ist nicht fertig geworden. Dasselbe noch einmal exportieren, um fortzufahren, oder den Ordner löschen.</translation>
    </message>
    <message>
      <source>Answer a question first.</source>
      <translation>Erst eine Frage beantworten.</translation>
    </message>
    <message>
      <source>Answer some, or raise suggested.</source>
      <translation>Einige Fragen beantworten oder „Vorgeschlagene Paare“ erhöhen.</translation>
    </message>
    <message>
      <source>Answer {0} is not in force; nothing was changed.</source>
      <translation>Antwort {0} gilt nicht mehr; nichts wurde geändert.</translation>
    </message>
    <message>
      <source>Answers (CSV)</source>
      <translation>Antworten (CSV)</translation>
    </message>
    <message>
      <source>Answers spread to similar items at once; needs no training and no number of groups.</source>
      <translation>Antworten breiten sich sofort auf ähnliche Objekte aus; braucht weder Training noch eine Anzahl der Gruppen.</translation>
    </message>
    <message>
      <source>Answers, scores and the originals; tabs and line ends in names become spaces.</source>
      <translation>Antworten, Werte und die Originale; Tabulatoren und Zeilenenden in Namen werden Leerzeichen.</translation>
    </message>
    <message>
      <source>Answers, scores, the map and pictures.</source>
      <translation>Antworten, Werte, die Karte und Bilder.</translation>
    </message>
    <message>
      <source>Answers, scores, the map and the embedding.</source>
      <translation>Antworten, Werte, die Karte und die Einbettung.</translation>
    </message>
    <message>
      <source>As DEC, but what was learned of your items is kept while they gather; ignores answers.</source>
      <translation>Wie DEC, doch was über Ihre Objekte gelernt wurde, bleibt, während sie sich sammeln; beachtet keine Antworten.</translation>
    </message>
    <message>
      <source>Ask for more.</source>
      <translation>Mehr verlangen.</translation>
    </message>
    <message>
      <source>Ask its owner for access.</source>
      <translation>Den Besitzer um Zugang bitten.</translation>
    </message>
    <message>
      <source>Asks about neighbours that the model finds hardest to place together.</source>
      <translation>Fragt nach Nachbarn, die das Modell am schwersten zusammenbringt.</translation>
    </message>
    <message>
      <source>Asks about pairs drawn at random, to compare other strategies with.</source>
      <translation>Fragt nach zufällig gezogenen Paaren, zum Vergleich mit anderen Strategien.</translation>
    </message>
    <message>
      <source>Asks for the answer that is expected to set most items right; adapts as answers come in.</source>
      <translation>Fragt nach der Antwort, die voraussichtlich die meisten Objekte richtigstellt; passt sich den Antworten an.</translation>
    </message>
    <message>
      <source>Attach singletons</source>
      <translation>Einzelne anschließen</translation>
    </message>
    <message>
      <source>Augment</source>
      <translation>Abwandlung</translation>
    </message>
    <message>
      <source>Bandwidth</source>
      <translation>Bandbreite</translation>
    </message>
    <message>
      <source>Batch</source>
      <translation>Stapelgröße</translation>
    </message>
    <message>
      <source>Batches</source>
      <translation>Stapel</translation>
    </message>
    <message>
      <source>Batches of pairs to learn from.</source>
      <translation>Stapel von Paaren, aus denen gelernt wird.</translation>
    </message>
    <message>
      <source>Batches of the classifier; half of them when it goes on from a result.</source>
      <translation>Stapel des Klassifikators; die Hälfte, wenn er ein Ergebnis fortsetzt.</translation>
    </message>
    <message>
      <source>Batches to learn from.</source>
      <translation>Stapel, aus denen gelernt wird.</translation>
    </message>
    <message>
      <source>Binary and four-dimensional OFF files are not supported.</source>
      <translation>Binäre und vierdimensionale OFF-Dateien werden nicht unterstützt.</translation>
    </message>
    <message>
      <source>Blender asset catalogues</source>
      <translation>Asset-Kataloge für Blender</translation>
    </message>
    <message>
      <source>Blender reads a file of the name blender_assets.cats.txt only.</source>
      <translation>Blender liest nur eine Datei mit dem Namen blender_assets.cats.txt.</translation>
    </message>
    <message>
      <source>Both are in {0} now; “different” would divide it.</source>
      <translation>Beide sind jetzt in {0}; „verschieden“ würde sie teilen.</translation>
    </message>
    <message>
      <source>Bring them again: `shapekin weights {0} --fetch`.</source>
      <translation>Sie neu holen: `shapekin weights {0} --fetch`.</translation>
    </message>
    <message>
      <source>By how much triplets are to be kept.</source>
      <translation>Mit welchem Abstand Tripel einzuhalten sind.</translation>
    </message>
    <message>
      <source>COCO classification</source>
      <translation>COCO-Klassifikation</translation>
    </message>
    <message>
      <source>COCO is about images, and these are {0}.</source>
      <translation>COCO ist für Bilder, und dies sind {0}.</translation>
    </message>
    <message>
      <source>Call the array with a row an item x.</source>
      <translation>Das Array mit einer Zeile je Objekt x nennen.</translation>
    </message>
    <message>
      <source>Call the one with the features x.</source>
      <translation>Die mit den Merkmalen x nennen.</translation>
    </message>
    <message>
      <source>Call the rows as the items are called, in a column or array `names`; a table without names must have one row for each item, in order.</source>
      <translation>Die Zeilen wie die Objekte nennen, in einer Spalte oder einem Array `names`; eine Tabelle ohne Namen muss eine Zeile je Objekt haben, der Reihe nach.</translation>
    </message>
    <message>
      <source>Cancelled; everything finished before is kept.</source>
      <translation>Abgebrochen; alles vorher Fertige bleibt.</translation>
    </message>
    <message>
      <source>Cannot weight</source>
      <translation>Gewicht Cannot-Links</translation>
    </message>
    <message>
      <source>Cardinality</source>
      <translation>Kardinalität</translation>
    </message>
    <message>
      <source>Cardinality weight</source>
      <translation>Gewicht Kardinalität</translation>
    </message>
    <message>
      <source>Categories are {0}.</source>
      <translation>Kategorien sind {0}.</translation>
    </message>
    <message>
      <source>Centres</source>
      <translation>Mittelpunkte</translation>
    </message>
    <message>
      <source>Changed</source>
      <translation>Abwandlung</translation>
    </message>
    <message>
      <source>Check the name, or create a new project.</source>
      <translation>Den Namen prüfen oder ein neues Projekt anlegen.</translation>
    </message>
    <message>
      <source>Choose a file that Shapekin made.</source>
      <translation>Eine Datei wählen, die Shapekin gemacht hat.</translation>
    </message>
    <message>
      <source>Choose a file with the weights of {0}.</source>
      <translation>Eine Datei mit den Gewichten von {0} wählen.</translation>
    </message>
    <message>
      <source>Choose a larger one.</source>
      <translation>Eine größere wählen.</translation>
    </message>
    <message>
      <source>Choose a new folder, or delete this one.</source>
      <translation>Einen neuen Ordner wählen oder diesen löschen.</translation>
    </message>
    <message>
      <source>Choose a new folder.</source>
      <translation>Einen neuen Ordner wählen.</translation>
    </message>
    <message>
      <source>Choose a training of the list.</source>
      <translation>Ein Training aus der Liste wählen.</translation>
    </message>
    <message>
      <source>Choose another folder or another layout.</source>
      <translation>Einen anderen Ordner oder eine andere Anordnung wählen.</translation>
    </message>
    <message>
      <source>Choose another folder or another name.</source>
      <translation>Einen anderen Ordner oder Namen wählen.</translation>
    </message>
    <message>
      <source>Choose another folder.</source>
      <translation>Einen anderen Ordner wählen.</translation>
    </message>
    <message>
      <source>Choose another name.</source>
      <translation>Einen anderen Namen wählen.</translation>
    </message>
    <message>
      <source>Choose another place.</source>
      <translation>Einen anderen Ort wählen.</translation>
    </message>
    <message>
      <source>Choose another source.</source>
      <translation>Eine andere Quelle wählen.</translation>
    </message>
    <message>
      <source>Choose another.</source>
      <translation>Eine andere wählen.</translation>
    </message>
    <message>
      <source>Choose copies or symbolic links, or another folder.</source>
      <translation>Kopien oder symbolische Links oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
      <source>Choose one of the list.</source>
      <translation>Eines aus der Liste wählen.</translation>
    </message>
    <message>
      <source>Choose one of those in the list.</source>
      <translation>Eine aus der Liste wählen.</translation>
    </message>
    <message>
      <source>Classifying learned codes</source>
      <translation>Klassifiziert gelernte Codes</translation>
    </message>
    <message>
      <source>Close it there, or open it read-only.</source>
      <translation>Dort schließen oder nur zum Lesen öffnen.</translation>
    </message>
    <message>
      <source>Cluster epochs</source>
      <translation>Epochen des Gruppierens</translation>
    </message>
    <message>
      <source>Clustering with links</source>
      <translation>Gruppiert mit Verbindungen</translation>
    </message>
    <message>
      <source>Clusters of fewer items than this count as very small.</source>
      <translation>Gruppen mit weniger Objekten gelten als sehr klein.</translation>
    </message>
    <message>
      <source>Clusters that have at least this share of their neighbours in each other become one; 1: never.</source>
      <translation>Gruppen, die mindestens diesen Anteil ihrer Nachbarn ineinander haben, werden eine; 1: nie.</translation>
    </message>
    <message>
      <source>Clusters what looks alike and pulls your links into place; best while answers are few.</source>
      <translation>Gruppiert, was ähnlich aussieht, und bringt Ihre Verbindungen in Ordnung; am besten bei wenigen Antworten.</translation>
    </message>
    <message>
      <source>Clusters with your links at first, and turns into a classifier as answers accumulate.</source>
      <translation>Gruppiert anfangs mit Ihren Verbindungen und wird mit mehr Antworten zum Klassifikator.</translation>
    </message>
    <message>
      <source>Code dim</source>
      <translation>Länge des Codes</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>Farben</translation>
    </message>
    <message>
      <source>Column “{0}” holds numbers with a decimal comma: {1}.</source>
      <translation>Spalte „{0}“ enthält Zahlen mit Dezimalkomma: {1}.</translation>
    </message>
    <message>
      <source>Column “{0}” holds text, not numbers.</source>
      <translation>Spalte „{0}“ enthält Text, keine Zahlen.</translation>
    </message>
    <message>
      <source>Column “{0}” is empty.</source>
      <translation>Spalte „{0}“ ist leer.</translation>
    </message>
    <message>
      <source>Columns of numbers are features; a column called name, id, file or path names the items, one called label, class, category, y or target tells their true kinds. Rename or remove any other column.</source>
      <translation>Spalten mit Zahlen sind Merkmale; eine Spalte name, id, file oder path benennt die Objekte, eine Spalte label, class, category, y oder target nennt ihre wahre Art. Jede andere Spalte umbenennen oder entfernen.</translation>
    </message>
    <message>
      <source>Compares small groups of like items, nearest first, and looks closer when they are sorted.</source>
      <translation>Vergleicht kleine Gruppen ähnlicher Objekte, die nächsten zuerst, und sieht genauer hin, wenn sie geordnet sind.</translation>
    </message>
    <message>
      <source>Coordinates of corresponding points</source>
      <translation>Koordinaten einander entsprechender Punkte</translation>
    </message>
    <message>
      <source>Create it first, or choose another.</source>
      <translation>Ihn erst anlegen oder einen anderen wählen.</translation>
    </message>
    <message>
      <source>Cycle epochs</source>
      <translation>Epochen je Runde</translation>
    </message>
    <message>
      <source>Cycles</source>
      <translation>Runden</translation>
    </message>
    <message>
      <source>DBSCAN</source>
      <translation>DBSCAN</translation>
    </message>
    <message>
      <source>Damping</source>
      <translation>Dämpfung</translation>
    </message>
    <message>
      <source>Deep constrained clustering</source>
      <translation>Tiefes Clustern mit Vorgaben</translation>
    </message>
    <message>
      <source>Deep embedded clustering (DEC)</source>
      <translation>Tiefes eingebettetes Clustern (DEC)</translation>
    </message>
    <message>
      <source>Deep embedding with pairs (CPAC)</source>
      <translation>Tiefe Einbettung mit Paaren (CPAC)</translation>
    </message>
    <message>
      <source>Degrees of freedom of the distances (0: numbers in a code - 1; published: 1).</source>
      <translation>Freiheitsgrade der Abstände (0: Zahlen im Code - 1; veröffentlicht: 1).</translation>
    </message>
    <message>
      <source>Degrees of freedom of the distances (1: as published; 0: numbers in a code - 1).</source>
      <translation>Freiheitsgrade der Abstände (1: wie veröffentlicht; 0: Zahlen im Code - 1).</translation>
    </message>
    <message>
      <source>Delimited text (.csv)</source>
      <translation>Text mit Trennzeichen (.csv)</translation>
    </message>
    <message>
      <source>Denied kinds</source>
      <translation>Abgelehnte Arten</translation>
    </message>
    <message>
      <source>Describing</source>
      <translation>Beschreibt</translation>
    </message>
    <message>
      <source>Difficulty</source>
      <translation>Schwierigkeit</translation>
    </message>
    <message>
      <source>Difficulty form</source>
      <translation>Form Schwierigkeit</translation>
    </message>
    <message>
      <source>Difficulty weight</source>
      <translation>Gewicht Schwierigkeit</translation>
    </message>
    <message>
      <source>Directions taught by pairs (SpherePair)</source>
      <translation>Richtungen, von Paaren gelehrt (SpherePair)</translation>
    </message>
    <message>
      <source>Distance that sets kinds apart, in usual distances of two codes.</source>
      <translation>Abstand, der Arten trennt, in üblichen Abständen zweier Codes.</translation>
    </message>
    <message>
      <source>Divergence at which two kinds are far enough apart.</source>
      <translation>Divergenz, ab der zwei Arten weit genug auseinander sind.</translation>
    </message>
    <message>
      <source>Divide it anew.</source>
      <translation>Noch einmal teilen.</translation>
    </message>
    <message>
      <source>Divide it into several files.</source>
      <translation>In mehrere Dateien teilen.</translation>
    </message>
    <message>
      <source>Draws items to as many centres as you say; hears answers, triplets, sizes, cardinalities and rules.</source>
      <translation>Zieht Objekte zu so vielen Mittelpunkten, wie Sie sagen; beachtet Antworten, Tripel, Größen, Kardinalitäten und Regeln.</translation>
    </message>
    <message>
      <source>Each line is name,label.</source>
      <translation>Jede Zeile ist name,label.</translation>
    </message>
    <message>
      <source>Each row is one item: a picture, a cloud of points or a row of numbers.</source>
      <translation>Jede Zeile ist ein Objekt: ein Bild, eine Punktwolke oder eine Zahlenreihe.</translation>
    </message>
    <message>
      <source>Embedding</source>
      <translation>Einbettung</translation>
    </message>
    <message>
      <source>Embedding (NumPy)</source>
      <translation>Einbettung (NumPy)</translation>
    </message>
    <message>
      <source>Embedding (Parquet)</source>
      <translation>Einbettung (Parquet)</translation>
    </message>
    <message>
      <source>Encoder</source>
      <translation>Netz</translation>
    </message>
    <message>
      <source>Encoder (ONNX)</source>
      <translation>Encoder (ONNX)</translation>
    </message>
    <message>
      <source>Epochs</source>
      <translation>Epochen</translation>
    </message>
    <message>
      <source>Evaluating</source>
      <translation>Wertet aus</translation>
    </message>
    <message>
      <source>Even light</source>
      <translation>Licht ausgleichen</translation>
    </message>
    <message>
      <source>Even out the light in images: for photographs under many lights (0: as in the paper).</source>
      <translation>Gleicht das Licht in Bildern aus: für Fotos unter vielerlei Licht (0: wie in der Arbeit).</translation>
    </message>
    <message>
      <source>Every item needs a whole row of numbers.</source>
      <translation>Jedes Objekt braucht eine volle Zahlenreihe.</translation>
    </message>
    <message>
      <source>Everything (JSON)</source>
      <translation>Alles (JSON)</translation>
    </message>
    <message>
      <source>Expressing items by each other</source>
      <translation>Drückt Objekte durch einander aus</translation>
    </message>
    <message>
      <source>Face {0} declares {1} corners, but names {2}.</source>
      <translation>Fläche {0} gibt {1} Ecken an, nennt aber {2}.</translation>
    </message>
    <message>
      <source>Face {0} does not have a sensible number of corners.</source>
      <translation>Fläche {0} hat keine sinnvolle Anzahl von Ecken.</translation>
    </message>
    <message>
      <source>Face {0} points to vertex 0, but OBJ files count from 1.</source>
      <translation>Fläche {0} verweist auf Ecke 0, aber OBJ-Dateien zählen ab 1.</translation>
    </message>
    <message>
      <source>Face {0} points to vertex {1}, but there are {2}.</source>
      <translation>Fläche {0} verweist auf Ecke {1}, doch es gibt {2}.</translation>
    </message>
    <message>
      <source>Factor on the distance up to which items share a cluster; more gives fewer clusters.</source>
      <translation>Faktor auf den Abstand, bis zu dem Objekte eine Gruppe teilen; mehr ergibt weniger Gruppen.</translation>
    </message>
    <message>
      <source>Farthest first</source>
      <translation>Fernste zuerst</translation>
    </message>
    <message>
      <source>Feature rows</source>
      <translation>Merkmalszeilen</translation>
    </message>
    <message>
      <source>FiftyOne</source>
      <translation>FiftyOne</translation>
    </message>
    <message>
      <source>FiftyOne sorts images, and these are {0}.</source>
      <translation>FiftyOne ordnet Bilder, und dies sind {0}.</translation>
    </message>
    <message>
      <source>Files ending in “{0}” are not supported.</source>
      <translation>Dateien mit der Endung „{0}“ werden nicht unterstützt.</translation>
    </message>
    <message>
      <source>Files that belong to an original (materials, textures), answers, scores and the map.</source>
      <translation>Dateien, die zu einem Original gehören (Materialien, Texturen), Antworten, Werte und die Karte.</translation>
    </message>
    <message>
      <source>Finding neighbours</source>
      <translation>Sucht Nachbarn</translation>
    </message>
    <message>
      <source>Finds groups of different density by itself; takes no notice of answers.</source>
      <translation>Findet Gruppen verschiedener Dichte von selbst; beachtet keine Antworten.</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Folders name the categories</source>
      <translation>Ordner benennen die Kategorien</translation>
    </message>
    <message>
      <source>Folders of originals</source>
      <translation>Ordner mit Originalen</translation>
    </message>
    <message>
      <source>Follows chains of neighbours, but only along cuts that agree with your answers.</source>
      <translation>Folgt Ketten von Nachbarn, aber nur entlang von Schnitten, die mit Ihren Antworten übereinstimmen.</translation>
    </message>
    <message>
      <source>Follows chains of neighbours, so groups may have any form; takes no notice of answers.</source>
      <translation>Folgt Ketten von Nachbarn, Gruppen können also jede Form haben; beachtet keine Antworten.</translation>
    </message>
    <message>
      <source>For other programs</source>
      <translation>Für andere Programme</translation>
    </message>
    <message>
      <source>For {0} there are: {1}.</source>
      <translation>Für {0} gibt es: {1}.</translation>
    </message>
    <message>
      <source>Freedom</source>
      <translation>Freiheitsgrade</translation>
    </message>
    <message>
      <source>GLB version {0} is not supported; export it again as version 2.</source>
      <translation>GLB-Version {0} wird nicht unterstützt; noch einmal als Version 2 exportieren.</translation>
    </message>
    <message>
      <source>Gamma</source>
      <translation>Gamma</translation>
    </message>
    <message>
      <source>Generated chairs of ten kinds, from bar stools to sofas, as OFF meshes.</source>
      <translation>Generierte Stühle von zehn Arten, vom Barhocker bis zum Sofa, als OFF-Netze.</translation>
    </message>
    <message>
      <source>Give a CSV file with two columns: name,label.</source>
      <translation>Eine CSV-Datei mit zwei Spalten angeben: name,label.</translation>
    </message>
    <message>
      <source>Give a folder or a table.</source>
      <translation>Einen Ordner oder eine Tabelle angeben.</translation>
    </message>
    <message>
      <source>Give a table with the same columns and a row for each new item.</source>
      <translation>Eine Tabelle mit denselben Spalten und einer Zeile für jedes neue Objekt angeben.</translation>
    </message>
    <message>
      <source>Give a table with the same columns as {0}.</source>
      <translation>Eine Tabelle mit denselben Spalten wie {0} angeben.</translation>
    </message>
    <message>
      <source>Give one of its folders.</source>
      <translation>Einen seiner Ordner angeben.</translation>
    </message>
    <message>
      <source>Give one true label a row, or leave {0} out.</source>
      <translation>Einen wahren Namen je Zeile angeben oder {0} weglassen.</translation>
    </message>
    <message>
      <source>Give the file itself, or leave the layout on auto.</source>
      <translation>Die Datei selbst angeben oder die Anordnung auf automatisch lassen.</translation>
    </message>
    <message>
      <source>Give the file of the pictures.</source>
      <translation>Die Datei mit den Bildern angeben.</translation>
    </message>
    <message>
      <source>Give the path of a file.</source>
      <translation>Den Pfad einer Datei angeben.</translation>
    </message>
    <message>
      <source>Graph space</source>
      <translation>Raum der Nachbarn</translation>
    </message>
    <message>
      <source>Greatest step of the network when it groups.</source>
      <translation>Größter Schritt des Netzes beim Gruppieren.</translation>
    </message>
    <message>
      <source>Greatest step of the network.</source>
      <translation>Größter Schritt des Netzes.</translation>
    </message>
    <message>
      <source>Grouping</source>
      <translation>Gruppiert</translation>
    </message>
    <message>
      <source>Groups are the peaks of density; takes no notice of answers.</source>
      <translation>Gruppen sind die Gipfel der Dichte; beachtet keine Antworten.</translation>
    </message>
    <message>
      <source>Groups around answered kinds (ClusterNet)</source>
      <translation>Gruppen um beantwortete Arten (ClusterNet)</translation>
    </message>
    <message>
      <source>Groups gather around the kinds you established; the rest is guessed, and learned from by degrees.</source>
      <translation>Gruppen sammeln sich um die Arten, die Sie festgestellt haben; der Rest wird geraten und nach und nach mitgelernt.</translation>
    </message>
    <message>
      <source>Groups of the clustering (0: proposed by the largest eigengap of the quick features).</source>
      <translation>Gruppen des Clusterns (0: nach der größten Eigenwertlücke der schnellen Merkmale vorgeschlagen).</translation>
    </message>
    <message>
      <source>Guess by what spreads among neighbours (0: by the nearest centre, as in the paper).</source>
      <translation>Rät nach dem, was sich unter Nachbarn ausbreitet (0: nach dem nächsten Mittelpunkt, wie in der Arbeit).</translation>
    </message>
    <message>
      <source>HDBSCAN</source>
      <translation>HDBSCAN</translation>
    </message>
    <message>
      <source>Handwritten digits</source>
      <translation>Handgeschriebene Ziffern</translation>
    </message>
    <message>
      <source>Hard items kept from certainty (signed), equation 6 to the letter (printed), or as in the code (released).</source>
      <translation>Schwierige Objekte vor Gewissheit bewahren (mit Vorzeichen), Gleichung 6 buchstäblich (wie gedruckt) oder wie im Code.</translation>
    </message>
    <message>
      <source>Hardest pairs</source>
      <translation>Schwierigste Paare</translation>
    </message>
    <message>
      <source>How easy items are, from -1 (hard) to 1: 0-9: 1; 10,12: -0.1.</source>
      <translation>Wie leicht Objekte sind, von -1 (schwer) bis 1: 0-9: 1; 10,12: -0.1.</translation>
    </message>
    <message>
      <source>How faithfully EnSC expresses an item.</source>
      <translation>Wie getreu EnSC ein Objekt ausdrückt.</translation>
    </message>
    <message>
      <source>How far a cut must agree with the answers, as a share of what is possible.</source>
      <translation>Wie weit ein Schnitt mit den Antworten übereinstimmen muss, als Anteil des Möglichen.</translation>
    </message>
    <message>
      <source>How far each step looks (0: estimated).</source>
      <translation>Wie weit jeder Schritt blickt (0: geschätzt).</translation>
    </message>
    <message>
      <source>How far neighbours may lie (0: so that two thirds of the items lie dense).</source>
      <translation>Wie weit Nachbarn entfernt sein dürfen (0: so, dass zwei Drittel der Objekte dicht liegen).</translation>
    </message>
    <message>
      <source>How files become what the network takes, and the sub-categories.</source>
      <translation>Wie aus Dateien wird, was das Netz nimmt, und die Unterkategorien.</translation>
    </message>
    <message>
      <source>How it looks from six sides</source>
      <translation>Wie es von sechs Seiten aussieht</translation>
    </message>
    <message>
      <source>How items spread over the groups: 0-49 = 50-99 (as many of each); all: 10..20 (so many in every group).</source>
      <translation>Wie sich Objekte auf die Gruppen verteilen: 0-49 = 50-99 (von jedem gleich viele); all: 10..20 (so viele in jeder Gruppe).</translation>
    </message>
    <message>
      <source>How much a pair suggested by the data counts beside an answer (0: answers alone).</source>
      <translation>Wie viel ein von den Daten vorgeschlagenes Paar neben einer Antwort zählt (0: nur Antworten).</translation>
    </message>
    <message>
      <source>How much images are turned, shifted and so on before they are looked at (1: clearly).</source>
      <translation>Wie sehr Bilder vor dem Ansehen gedreht, verschoben und so weiter werden (1: deutlich).</translation>
    </message>
    <message>
      <source>How much items are changed at each look when it groups (0: not at all, as in the paper).</source>
      <translation>Wie sehr Objekte bei jedem Blick abgewandelt werden, wenn es gruppiert (0: gar nicht, wie in der Arbeit).</translation>
    </message>
    <message>
      <source>How much reconstruction counts beside pairs.</source>
      <translation>Wie viel die Rekonstruktion neben den Paaren zählt.</translation>
    </message>
    <message>
      <source>How much the clustering counts beside the reconstruction.</source>
      <translation>Wie viel das Gruppieren neben der Rekonstruktion zählt.</translation>
    </message>
    <message>
      <source>How much the reconstruction counts (published: 1).</source>
      <translation>Wie viel die Rekonstruktion zählt (veröffentlicht: 1).</translation>
    </message>
    <message>
      <source>How slowly opinions change.</source>
      <translation>Wie langsam sich Meinungen ändern.</translation>
    </message>
    <message>
      <source>How sparse EnSC is: 1 a lasso.</source>
      <translation>Wie sparsam EnSC ist: 1 ein Lasso.</translation>
    </message>
    <message>
      <source>How strongly neighbours are drawn together; more gives fewer clusters (closed form only).</source>
      <translation>Wie stark Nachbarn zusammengezogen werden; mehr ergibt weniger Gruppen (nur bei „exakt“).</translation>
    </message>
    <message>
      <source>How strongly pairs pull, as a multiple of the paper's lambda.</source>
      <translation>Wie stark Paare ziehen, als Vielfaches des Lambda der Arbeit.</translation>
    </message>
    <message>
      <source>How the clustering is found: by exact steps in seconds, as published with representatives in hundreds of slow passes, or by the network alone.</source>
      <translation>Wie gruppiert wird: in exakten Schritten in Sekunden, wie veröffentlicht mit Repräsentanten in Hunderten langsamer Durchgänge, oder vom Netz allein.</translation>
    </message>
    <message>
      <source>If it is genuine, save it without compression.</source>
      <translation>Ist sie echt, ohne Komprimierung speichern.</translation>
    </message>
    <message>
      <source>Image folder</source>
      <translation>Ordner mit Bildern</translation>
    </message>
    <message>
      <source>Import them one by one.</source>
      <translation>Sie einzeln importieren.</translation>
    </message>
    <message>
      <source>Improved deep embedded clustering (IDEC)</source>
      <translation>Verbessertes eingebettetes Clustern (IDEC)</translation>
    </message>
    <message>
      <source>Install it: pip install {0}</source>
      <translation>Installieren mit: pip install {0}</translation>
    </message>
    <message>
      <source>It declares {0} MB of data, but the file holds only {1} MB: it is damaged or made to fill the memory.</source>
      <translation>Angegeben sind {0} MB Daten, aber die Datei enthält nur {1} MB: Sie ist beschädigt oder dazu gemacht, den Speicher zu füllen.</translation>
    </message>
    <message>
      <source>It declares {0} rows, {1} MB; the limit is {2} rows, {3} MB.</source>
      <translation>Angegeben sind {0} Zeilen, {1} MB; die Grenze liegt bei {2} Zeilen, {3} MB.</translation>
    </message>
    <message>
      <source>It ends when a smaller share of the items changed group in a round.</source>
      <translation>Es endet, wenn in einer Runde ein kleinerer Anteil der Objekte die Gruppe gewechselt hat.</translation>
    </message>
    <message>
      <source>It has no array called x.</source>
      <translation>Darin ist kein Array x.</translation>
    </message>
    <message>
      <source>It has no tensor {0}, so it is of another network.</source>
      <translation>Der Tensor {0} fehlt, sie ist also von einem anderen Netz.</translation>
    </message>
    <message>
      <source>It has one item only; there is nothing to divide.</source>
      <translation>Sie hat nur ein Objekt; es gibt nichts zu teilen.</translation>
    </message>
    <message>
      <source>It has one item only; there is nothing to keep together.</source>
      <translation>Sie hat nur ein Objekt; es gibt nichts zusammenzuhalten.</translation>
    </message>
    <message>
      <source>It holds no table at its top.</source>
      <translation>Auf oberster Ebene ist keine Tabelle.</translation>
    </message>
    <message>
      <source>It holds no tensors by name.</source>
      <translation>Darin sind keine benannten Tensoren.</translation>
    </message>
    <message>
      <source>It holds {0}.</source>
      <translation>Darin sind {0}.</translation>
    </message>
    <message>
      <source>It must be a finite number.</source>
      <translation>Verlangt ist eine endliche Zahl.</translation>
    </message>
    <message>
      <source>It must be one of {0}.</source>
      <translation>Möglich sind nur {0}.</translation>
    </message>
    <message>
      <source>It must be true or false.</source>
      <translation>Er muss wahr (true) oder falsch (false) sein.</translation>
    </message>
    <message>
      <source>It must be {0}.</source>
      <translation>Verlangt ist {0}.</translation>
    </message>
    <message>
      <source>It must lie between {0} and {1}.</source>
      <translation>Der Wert muss zwischen {0} und {1} liegen.</translation>
    </message>
    <message>
      <source>It needs the package onnx. Install it: pip install "shapekin[onnx]".</source>
      <translation>Es braucht das Paket onnx. Installieren mit: pip install "shapekin[onnx]".</translation>
    </message>
    <message>
      <source>It takes two parts to divide a sub-category; nothing was changed.</source>
      <translation>Zum Teilen einer Unterkategorie braucht es zwei Teile; nichts wurde geändert.</translation>
    </message>
    <message>
      <source>It takes two sub-categories to merge.</source>
      <translation>Zum Vereinen braucht es zwei Unterkategorien.</translation>
    </message>
    <message>
      <source>It takes {0}, as float32.</source>
      <translation>Es nimmt {0}, als float32.</translation>
    </message>
    <message>
      <source>It takes {0}.</source>
      <translation>Es nimmt {0}.</translation>
    </message>
    <message>
      <source>It will be computed again when needed.</source>
      <translation>Es wird bei Bedarf neu berechnet.</translation>
    </message>
    <message>
      <source>Items at once (0: 64 for shapes, 128 otherwise).</source>
      <translation>Objekte auf einmal (0: 64 bei Formen, sonst 128).</translation>
    </message>
    <message>
      <source>Items at once in the clustering.</source>
      <translation>Objekte auf einmal beim Gruppieren.</translation>
    </message>
    <message>
      <source>Items drift together along pairs of neighbours, and groups are what ends in one place.</source>
      <translation>Objekte treiben entlang von Nachbarpaaren zusammen; was an einem Ort endet, ist eine Gruppe.</translation>
    </message>
    <message>
      <source>Items elect the ones that stand for them, so the number of groups is found; takes no notice of answers.</source>
      <translation>Objekte wählen ihre Vertreter, die Anzahl der Gruppen ergibt sich; beachtet keine Antworten.</translation>
    </message>
    <message>
      <source>Items in an expression by OMP.</source>
      <translation>Objekte in einem Ausdruck bei OMP.</translation>
    </message>
    <message>
      <source>Items more like one than another: 0 1 2; 3 4 5 (0 is more like 1 than like 2).</source>
      <translation>Objekte, die einem mehr gleichen als einem anderen: 0 1 2; 3 4 5 (0 gleicht 1 mehr als 2).</translation>
    </message>
    <message>
      <source>Items reconstructed in a batch, beside its pairs.</source>
      <translation>Objekte, die in einem Stapel neben seinen Paaren rekonstruiert werden.</translation>
    </message>
    <message>
      <source>Items were added since the last training.</source>
      <translation>Seit dem letzten Training sind Objekte dazugekommen.</translation>
    </message>
    <message>
      <source>Items {0} and {1} are not two items of this project.</source>
      <translation>Die Objekte {0} und {1} sind keine zwei Objekte dieses Projekts.</translation>
    </message>
    <message>
      <source>Items {0} and {1} were called different, but other answers join them ({2}).</source>
      <translation>Die Objekte {0} und {1} wurden verschieden genannt, aber andere Antworten verbinden sie ({2}).</translation>
    </message>
    <message>
      <source>Its names are longer than {0} MB.</source>
      <translation>Ihre Namen sind länger als {0} MB.</translation>
    </message>
    <message>
      <source>Its names take {0} MB; the limit is {1} MB.</source>
      <translation>Ihre Namen brauchen {0} MB; die Grenze liegt bei {1} MB.</translation>
    </message>
    <message>
      <source>Its parts do not add up to its rows.</source>
      <translation>Ihre Teile ergeben zusammen nicht ihre Zeilen.</translation>
    </message>
    <message>
      <source>Its pictures are floats from {0} to {1}, not brightness from 0 to 1.</source>
      <translation>Die Bilder sind Kommazahlen von {0} bis {1}, nicht Helligkeit von 0 bis 1.</translation>
    </message>
    <message>
      <source>Its points are too far away to compute with.</source>
      <translation>Ihre Punkte sind zu weit weg, um damit zu rechnen.</translation>
    </message>
    <message>
      <source>Its tensor {0} has shape {1}, not {2}.</source>
      <translation>Der Tensor {0} hat die Form {1}, nicht {2}.</translation>
    </message>
    <message>
      <source>Its tensor {0} holds values that are not finite numbers.</source>
      <translation>Der Tensor {0} enthält Werte, die keine endlichen Zahlen sind.</translation>
    </message>
    <message>
      <source>Its {0} MB are in Fortran order; the limit for that is {1} MB.</source>
      <translation>Ihre {0} MB sind in Fortran-Ordnung; die Grenze dafür liegt bei {1} MB.</translation>
    </message>
    <message>
      <source>JSON Lines</source>
      <translation>JSON Lines</translation>
    </message>
    <message>
      <source>Join</source>
      <translation>Vereinen</translation>
    </message>
    <message>
      <source>Join groups</source>
      <translation>Gruppen verbinden</translation>
    </message>
    <message>
      <source>Joins items that lie dense within one radius; takes no notice of answers.</source>
      <translation>Verbindet Objekte, die innerhalb eines Radius dicht liegen; beachtet keine Antworten.</translation>
    </message>
    <message>
      <source>Joins the nearest groups until as many are left as you want; takes no notice of answers.</source>
      <translation>Vereint die nächsten Gruppen, bis so viele übrig sind, wie Sie wollen; beachtet keine Antworten.</translation>
    </message>
    <message>
      <source>K-means</source>
      <translation>k-Means</translation>
    </message>
    <message>
      <source>K-means from answered kinds</source>
      <translation>k-Means von beantworteten Arten aus</translation>
    </message>
    <message>
      <source>K-means that never puts together what you called different, nor apart what you called the same.</source>
      <translation>k-Means, das nie zusammenlegt, was Sie verschieden nannten, und nie trennt, was Sie gleich nannten.</translation>
    </message>
    <message>
      <source>K-means with answers (COP)</source>
      <translation>k-Means mit Antworten (COP)</translation>
    </message>
    <message>
      <source>K-means with learned distances (MPC)</source>
      <translation>k-Means mit gelernten Abständen (MPC)</translation>
    </message>
    <message>
      <source>Keep a copy of it and restore a backup; opening it read-only may show what is still good.</source>
      <translation>Eine Kopie behalten und eine Sicherung zurückspielen; nur zum Lesen geöffnet, zeigt sie vielleicht, was noch gut ist.</translation>
    </message>
    <message>
      <source>Keep answers</source>
      <translation>Antworten einhalten</translation>
    </message>
    <message>
      <source>Kinds that answers established: constrained (they stay where they are) or seeded (k-means starts there).</source>
      <translation>Arten, die aus Antworten feststehen: fest (sie bleiben, wo sie sind) oder nur am Anfang (k-Means beginnt dort).</translation>
    </message>
    <message>
      <source>Known kinds</source>
      <translation>Bekannte Arten</translation>
    </message>
    <message>
      <source>Layer epochs</source>
      <translation>Epochen je Schicht</translation>
    </message>
    <message>
      <source>Laying out ({0})</source>
      <translation>Legt die Karte an ({0})</translation>
    </message>
    <message>
      <source>Layouts are {0}.</source>
      <translation>Anordnungen sind {0}.</translation>
    </message>
    <message>
      <source>Lead</source>
      <translation>Vorlauf</translation>
    </message>
    <message>
      <source>Leading eigenvectors of the graph of which cuts are made.</source>
      <translation>Führende Eigenvektoren des Graphen, aus denen Schnitte gebildet werden.</translation>
    </message>
    <message>
      <source>Learned likeness (autoencoder and diffusion)</source>
      <translation>Gelernte Ähnlichkeit (Autoencoder und Diffusion)</translation>
    </message>
    <message>
      <source>Learning</source>
      <translation>Lernt</translation>
    </message>
    <message>
      <source>Learning from answers</source>
      <translation>Lernt aus Antworten</translation>
    </message>
    <message>
      <source>Learning from answers (network and diffusion)</source>
      <translation>Lernen aus Antworten (Netz und Diffusion)</translation>
    </message>
    <message>
      <source>Learning rate</source>
      <translation>Lernrate</translation>
    </message>
    <message>
      <source>Learning to group</source>
      <translation>Lernt gruppieren</translation>
    </message>
    <message>
      <source>Learning to see</source>
      <translation>Lernt sehen</translation>
    </message>
    <message>
      <source>Learns codes from likeness and links, then classifies them by your answers.</source>
      <translation>Lernt Codes aus Ähnlichkeit und Verbindungen und klassifiziert sie dann nach Ihren Antworten.</translation>
    </message>
    <message>
      <source>Learns codes that point one way for one kind; makes much of pairs drawn at random.</source>
      <translation>Lernt Codes, die für eine Art in eine Richtung zeigen; macht viel aus zufällig gezogenen Paaren.</translation>
    </message>
    <message>
      <source>Learns from your answers what makes a kind, and from its own changes to your items what does not.</source>
      <translation>Lernt aus Ihren Antworten, was eine Art ausmacht, und aus eigenen Abwandlungen Ihrer Objekte, was nicht.</translation>
    </message>
    <message>
      <source>Learns from your answers which measurements matter in each group.</source>
      <translation>Lernt aus Ihren Antworten, welche Messwerte in jeder Gruppe zählen.</translation>
    </message>
    <message>
      <source>Learns what your items look like once; then answers spread to similar items in seconds.</source>
      <translation>Lernt einmal, wie Ihre Objekte aussehen; danach breiten sich Antworten in Sekunden auf ähnliche aus.</translation>
    </message>
    <message>
      <source>Learns what your items look like, finds how many kinds there are, and asks about its doubtful pairs.</source>
      <translation>Lernt, wie Ihre Objekte aussehen, findet, wie viele Arten es sind, und fragt nach seinen zweifelhaften Paaren.</translation>
    </message>
    <message>
      <source>Learns what your items look like, then draws them to as many centres as you say; ignores answers.</source>
      <translation>Lernt, wie Ihre Objekte aussehen, und zieht sie dann zu so vielen Mittelpunkten, wie Sie sagen; beachtet keine Antworten.</translation>
    </message>
    <message>
      <source>Least</source>
      <translation>Mindestens</translation>
    </message>
    <message>
      <source>Least items in a group (0: one in 100, at least 5).</source>
      <translation>Mindestzahl an Objekten in einer Gruppe (0: eines von 100, mindestens 5).</translation>
    </message>
    <message>
      <source>Least items in a group of its own.</source>
      <translation>Mindestzahl an Objekten in einer eigenen Gruppe.</translation>
    </message>
    <message>
      <source>Leave it on auto.</source>
      <translation>Auf automatisch lassen.</translation>
    </message>
    <message>
      <source>Leave the kind or the layout on auto.</source>
      <translation>Die Art oder die Anordnung auf automatisch lassen.</translation>
    </message>
    <message>
      <source>Leave the layout on auto, or choose another.</source>
      <translation>Die Anordnung auf automatisch lassen oder eine andere wählen.</translation>
    </message>
    <message>
      <source>Leave the table out.</source>
      <translation>Die Tabelle weglassen.</translation>
    </message>
    <message>
      <source>Leave the way out.</source>
      <translation>Die Art des Ablegens weglassen.</translation>
    </message>
    <message>
      <source>Let very small clusters join the nearest one.</source>
      <translation>Sehr kleine Gruppen in der nächsten aufgehen lassen.</translation>
    </message>
    <message>
      <source>Likeness</source>
      <translation>Ähnlichkeit</translation>
    </message>
    <message>
      <source>Line {0} is longer than {1} characters.</source>
      <translation>Zeile {0} ist länger als {1} Zeichen.</translation>
    </message>
    <message>
      <source>Line {0} of the points does not hold three numbers.</source>
      <translation>Zeile {0} der Punkte enthält keine drei Zahlen.</translation>
    </message>
    <message>
      <source>Linkage</source>
      <translation>Verknüpfung</translation>
    </message>
    <message>
      <source>Links that follow from links: 0=1 &amp; 2=3 =&gt; 4!=5.</source>
      <translation>Verbindungen, die aus Verbindungen folgen: 0=1 &amp; 2=3 =&gt; 4!=5.</translation>
    </message>
    <message>
      <source>Lock a larger one.</source>
      <translation>Eine größere sperren.</translation>
    </message>
    <message>
      <source>Look at its name and its permissions.</source>
      <translation>Auf Name und Rechte achten.</translation>
    </message>
    <message>
      <source>Look at its permissions.</source>
      <translation>Auf die Rechte achten.</translation>
    </message>
    <message>
      <source>Look at the list.</source>
      <translation>In die Liste sehen.</translation>
    </message>
    <message>
      <source>Looking</source>
      <translation>Sieht sich um</translation>
    </message>
    <message>
      <source>Looking at all items</source>
      <translation>Sieht alle Objekte an</translation>
    </message>
    <message>
      <source>Loss</source>
      <translation>Verlust</translation>
    </message>
    <message>
      <source>Loss of pairs: kl (divergence, summed), kcl (its mean) or mcl (meta-classification likelihood).</source>
      <translation>Verlust der Paare: kl (Divergenz, summiert), kcl (ihr Mittel) oder mcl (Likelihood der Meta-Klassifikation).</translation>
    </message>
    <message>
      <source>MNIST (IDX files)</source>
      <translation>MNIST (IDX-Dateien)</translation>
    </message>
    <message>
      <source>Make it first.</source>
      <translation>Ihn erst anlegen.</translation>
    </message>
    <message>
      <source>Make room in the folder for temporary files.</source>
      <translation>Im Ordner für vorläufige Dateien Platz schaffen.</translation>
    </message>
    <message>
      <source>Make room on the disk and try again.</source>
      <translation>Auf dem Datenträger Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
      <source>Make room on this disk, or name another folder in {0}.</source>
      <translation>Auf diesem Datenträger Platz schaffen oder in {0} einen anderen Ordner nennen.</translation>
    </message>
    <message>
      <source>Make room on this disk.</source>
      <translation>Auf diesem Datenträger Platz schaffen.</translation>
    </message>
    <message>
      <source>Make room, or choose another folder.</source>
      <translation>Platz schaffen oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
      <source>Making shapes</source>
      <translation>Baut Formen</translation>
    </message>
    <message>
      <source>Mapping the graph</source>
      <translation>Legt den Graphen an</translation>
    </message>
    <message>
      <source>Margin</source>
      <translation>Mindestabstand</translation>
    </message>
    <message>
      <source>Mean shift</source>
      <translation>Mean Shift</translation>
    </message>
    <message>
      <source>ModelNet</source>
      <translation>ModelNet</translation>
    </message>
    <message>
      <source>ModelNet as HDF5</source>
      <translation>ModelNet als HDF5</translation>
    </message>
    <message>
      <source>ModelNet, resampled</source>
      <translation>ModelNet, neu abgetastet</translation>
    </message>
    <message>
      <source>ModelNet, resampled with normals</source>
      <translation>ModelNet, neu abgetastet, mit Normalen</translation>
    </message>
    <message>
      <source>Most rounds of the clustering, each a pass or 20 batches.</source>
      <translation>Höchstzahl der Runden, jede ein Durchgang oder 20 Stapel.</translation>
    </message>
    <message>
      <source>Most telling</source>
      <translation>Aufschlussreichste</translation>
    </message>
    <message>
      <source>Most times that clustering and network take turns; they end when the clusters settle (closed form only).</source>
      <translation>Höchstzahl der Wechsel zwischen Gruppieren und Netz; sie enden, wenn die Gruppen sich gesetzt haben (nur bei „exakt“).</translation>
    </message>
    <message>
      <source>Most uncertain item</source>
      <translation>Unsicherstes Objekt</translation>
    </message>
    <message>
      <source>Move it away, or choose another name.</source>
      <translation>Es wegräumen oder einen anderen Namen wählen.</translation>
    </message>
    <message>
      <source>Must weight</source>
      <translation>Gewicht Must-Links</translation>
    </message>
    <message>
      <source>N clusters</source>
      <translation>Anzahl der Gruppen</translation>
    </message>
    <message>
      <source>Names are made by `cache_key`.</source>
      <translation>Namen macht `cache_key`.</translation>
    </message>
    <message>
      <source>Names are those that `shapekin ask` and the app show.</source>
      <translation>Namen sind die, die `shapekin ask` und die Anwendung zeigen.</translation>
    </message>
    <message>
      <source>Names look like “{0}”.</source>
      <translation>Namen sehen aus wie „{0}“.</translation>
    </message>
    <message>
      <source>Names of the sub-categories, answers and pictures.</source>
      <translation>Namen der Unterkategorien, Antworten und Bilder.</translation>
    </message>
    <message>
      <source>Nearest neighbours joined to each item.</source>
      <translation>Nächste Nachbarn, mit denen jedes Objekt verbunden wird.</translation>
    </message>
    <message>
      <source>Nearest neighbours of which mutual pairs are made.</source>
      <translation>Nächste Nachbarn, aus denen gegenseitige Paare gebildet werden.</translation>
    </message>
    <message>
      <source>Nearest neighbours that may be asked about.</source>
      <translation>Nächste Nachbarn, nach denen gefragt werden darf.</translation>
    </message>
    <message>
      <source>Nearest neighbours that suggest pairs.</source>
      <translation>Nächste Nachbarn, die Paare vorschlagen.</translation>
    </message>
    <message>
      <source>Neighbours</source>
      <translation>Nachbarn</translation>
    </message>
    <message>
      <source>Neighbours that make a place dense, the item itself counted.</source>
      <translation>Nachbarn, die eine Stelle dicht machen, das Objekt selbst mitgezählt.</translation>
    </message>
    <message>
      <source>Neighbours that suggest pairs.</source>
      <translation>Nachbarn, die Paare vorschlagen.</translation>
    </message>
    <message>
      <source>Network taught by pairs (pairwise KL)</source>
      <translation>Netz, von Paaren gelehrt (paarweise KL)</translation>
    </message>
    <message>
      <source>No categories</source>
      <translation>Keine Kategorien</translation>
    </message>
    <message>
      <source>Nobody has answered a question yet. Answer some first.</source>
      <translation>Noch hat niemand eine Frage beantwortet. Erst einige beantworten.</translation>
    </message>
    <message>
      <source>None of its arrays is called {0}.</source>
      <translation>Keines der Arrays darin heißt {0}.</translation>
    </message>
    <message>
      <source>None of the arrays is called {0}.</source>
      <translation>Keines der Arrays heißt {0}.</translation>
    </message>
    <message>
      <source>None of the names in “{0}” is an item's.</source>
      <translation>Keiner der Namen in „{0}“ gehört zu einem Objekt.</translation>
    </message>
    <message>
      <source>Nonzeros</source>
      <translation>Summanden</translation>
    </message>
    <message>
      <source>Nothing has been trained yet.</source>
      <translation>Noch ist nichts trainiert.</translation>
    </message>
    <message>
      <source>Nothing has been trained yet; nothing was written.</source>
      <translation>Noch ist nichts trainiert; nichts wurde geschrieben.</translation>
    </message>
    <message>
      <source>Nothing is lost: keep {0}-wal beside it, make room, and open it once more.</source>
      <translation>Nichts ist verloren: {0}-wal daneben lassen, Platz schaffen und noch einmal öffnen.</translation>
    </message>
    <message>
      <source>Nothing was written. {0}</source>
      <translation>Nichts wurde geschrieben. {0}</translation>
    </message>
    <message>
      <source>NumPy array (.npy)</source>
      <translation>NumPy-Array (.npy)</translation>
    </message>
    <message>
      <source>NumPy arrays (.npz)</source>
      <translation>NumPy-Arrays (.npz)</translation>
    </message>
    <message>
      <source>Number of groups (0: proposed by the largest eigengap).</source>
      <translation>Anzahl der Gruppen (0: nach der größten Eigenwertlücke vorgeschlagen).</translation>
    </message>
    <message>
      <source>Number of groups (0: proposed by the largest eigengap); more only where answers need more.</source>
      <translation>Anzahl der Gruppen (0: nach der größten Eigenwertlücke vorgeschlagen); mehr nur, wo Antworten mehr verlangen.</translation>
    </message>
    <message>
      <source>Numbers in a code (0: 128 for shapes, 10 otherwise).</source>
      <translation>Zahlen in einem Code (0: 128 für Formen, sonst 10).</translation>
    </message>
    <message>
      <source>Numbers in a code.</source>
      <translation>Zahlen in einem Code.</translation>
    </message>
    <message>
      <source>Obey the answers that were still broken at the end (the paper does not).</source>
      <translation>Auch die Antworten befolgen, die am Ende noch gebrochen waren (die Arbeit tut es nicht).</translation>
    </message>
    <message>
      <source>Odd ones out</source>
      <translation>Was nicht dazugehört</translation>
    </message>
    <message>
      <source>One JSON file that names each image and its category, for training programs.</source>
      <translation>Eine JSON-Datei, die jedes Bild und seine Kategorie nennt, für Trainingsprogramme.</translation>
    </message>
    <message>
      <source>One folder</source>
      <translation>Ein Ordner</translation>
    </message>
    <message>
      <source>One item a line, for programs that read a stream.</source>
      <translation>Ein Objekt je Zeile, für Programme, die einen Strom lesen.</translation>
    </message>
    <message>
      <source>One page to read, send or print: the map with pictures, the sub-categories, the training and its scores. Opens from disk in any browser, without a network.</source>
      <translation>Eine Seite zum Lesen, Versenden oder Drucken: die Karte mit Bildern, die Unterkategorien, das Training und seine Werte. Öffnet sich von der Platte in jedem Browser, ohne Netz.</translation>
    </message>
    <message>
      <source>One row an item: its name, its sub-category, how sure.</source>
      <translation>Eine Zeile je Objekt: sein Name, seine Unterkategorie, wie sicher.</translation>
    </message>
    <message>
      <source>One row takes {0} MB; the limit is {1} MB.</source>
      <translation>Eine Zeile braucht {0} MB; die Grenze liegt bei {1} MB.</translation>
    </message>
    <message>
      <source>Only IDX files of bytes can be read.</source>
      <translation>Nur IDX-Dateien aus Bytes sind zu lesen.</translation>
    </message>
    <message>
      <source>Only one file of this format can be read at a time.</source>
      <translation>Von diesem Format ist nur eine Datei auf einmal zu lesen.</translation>
    </message>
    <message>
      <source>Only the encoder of a training of evidence_net on the shapes or images themselves has this form.</source>
      <translation>Diese Form hat nur der Encoder eines Trainings von evidence_net auf den Formen oder Bildern selbst.</translation>
    </message>
    <message>
      <source>Only version 2 of glTF is supported; export it again as GLB.</source>
      <translation>Nur Version 2 von glTF wird unterstützt; noch einmal als GLB exportieren.</translation>
    </message>
    <message>
      <source>Only what was just taken back can be.</source>
      <translation>Nur was gerade zurückgenommen wurde, lässt sich wieder sagen.</translation>
    </message>
    <message>
      <source>Only {0} of {1} {2} in {3} could be read. The first that could not: {4}: {5}</source>
      <translation>Nur {0} von {1} ({2}) in {3} waren lesbar. Nicht lesbar war zuerst {4}: {5}</translation>
    </message>
    <message>
      <source>Open it for writing, or save a copy.</source>
      <translation>Es zum Schreiben öffnen oder eine Kopie sichern.</translation>
    </message>
    <message>
      <source>Open it read-only, or copy it to a folder of your own.</source>
      <translation>Nur zum Lesen öffnen oder in einen eigenen Ordner kopieren.</translation>
    </message>
    <message>
      <source>Open it, or choose another name.</source>
      <translation>Es öffnen oder einen anderen Namen wählen.</translation>
    </message>
    <message>
      <source>Outlines</source>
      <translation>Umrisse</translation>
    </message>
    <message>
      <source>Outlines and colours</source>
      <translation>Umrisse und Farben</translation>
    </message>
    <message>
      <source>Outputs: most groups there can be; surplus ones stay empty (0: 30).</source>
      <translation>Ausgänge: die größtmögliche Zahl der Gruppen; überzählige bleiben leer (0: 30).</translation>
    </message>
    <message>
      <source>PCD data of the form “{0}” is not known.</source>
      <translation>PCD-Daten der Form „{0}“ sind nicht bekannt.</translation>
    </message>
    <message>
      <source>Pairs</source>
      <translation>Paare</translation>
    </message>
    <message>
      <source>Pairs at once.</source>
      <translation>Paare auf einmal.</translation>
    </message>
    <message>
      <source>Pairs, weights and marks of a pair graph differ in number.</source>
      <translation>Paare, Gewichte und Marken eines Paargraphen sind verschieden viele.</translation>
    </message>
    <message>
      <source>Paper epochs</source>
      <translation>Epochen der Arbeit</translation>
    </message>
    <message>
      <source>PartNet</source>
      <translation>PartNet</translation>
    </message>
    <message>
      <source>Passes</source>
      <translation>Durchgänge</translation>
    </message>
    <message>
      <source>Passes for each layer before that (dense networks only).</source>
      <translation>Durchgänge je Schicht vorher (nur dichte Netze).</translation>
    </message>
    <message>
      <source>Passes for each layer before the first training (dense networks only).</source>
      <translation>Durchgänge je Schicht vor dem ersten Training (nur dichte Netze).</translation>
    </message>
    <message>
      <source>Passes in each round when it goes on from an earlier result (0: half of the usual; -1: none, answers only spread, in a second).</source>
      <translation>Durchgänge je Runde, wenn es ein früheres Ergebnis fortsetzt (0: halb so viele wie sonst; -1: keine, Antworten breiten sich nur aus, in einer Sekunde).</translation>
    </message>
    <message>
      <source>Passes of the network in each turn (closed form only).</source>
      <translation>Durchgänge des Netzes in jeder Runde (nur bei „exakt“).</translation>
    </message>
    <message>
      <source>Passes of the schedules paper and joint.</source>
      <translation>Durchgänge der Abläufe „wie veröffentlicht“ und „nur das Netz“.</translation>
    </message>
    <message>
      <source>Passes over the answers alone before the groups are sought.</source>
      <translation>Durchgänge allein durch die Antworten, bevor Gruppen gesucht werden.</translation>
    </message>
    <message>
      <source>Passes over the data in each round of learning (0: 6 to 40, fewer for more items).</source>
      <translation>Durchgänge durch die Daten in jeder Lernrunde (0: 6 bis 40, bei mehr Objekten weniger).</translation>
    </message>
    <message>
      <source>Passes over the data when codes are learned (0: 15 to 100, fewer for more items).</source>
      <translation>Durchgänge durch die Daten, wenn Codes gelernt werden (0: 15 bis 100, bei mehr Objekten weniger).</translation>
    </message>
    <message>
      <source>Passes over the data when codes are learned first (0: 15 to 100, fewer for more items).</source>
      <translation>Durchgänge durch die Daten, wenn zuerst Codes gelernt werden (0: 15 bis 100, bei mehr Objekten weniger).</translation>
    </message>
    <message>
      <source>Passes over the data when it learns to group (0: 15 to 60, fewer for more items).</source>
      <translation>Durchgänge durch die Daten, wenn es gruppieren lernt (0: 15 bis 60, bei mehr Objekten weniger).</translation>
    </message>
    <message>
      <source>Passes over the data when the network first learns (0: 15 to 100, fewer for more items).</source>
      <translation>Durchgänge durch die Daten, wenn das Netz zuerst lernt (0: 15 bis 100, bei mehr Objekten weniger).</translation>
    </message>
    <message>
      <source>Passes over the data when the network first learns (0: 20 to 100, fewer for more items).</source>
      <translation>Durchgänge durch die Daten, wenn das Netz zuerst lernt (0: 20 bis 100, bei mehr Objekten weniger).</translation>
    </message>
    <message>
      <source>Passes over the data when the network learns (0: 15 to 100, fewer for more items).</source>
      <translation>Durchgänge durch die Daten, wenn das Netz lernt (0: 15 bis 100, bei mehr Objekten weniger).</translation>
    </message>
    <message>
      <source>Passes over the data when the network learns to see (0: 15 to 100, fewer for more items).</source>
      <translation>Durchgänge durch die Daten, wenn das Netz sehen lernt (0: 15 bis 100, bei mehr Objekten weniger).</translation>
    </message>
    <message>
      <source>Passes over the pairs (0: 3 to 20, fewer for more pairs).</source>
      <translation>Durchgänge durch die Paare (0: 3 bis 20, bei mehr Paaren weniger).</translation>
    </message>
    <message>
      <source>Pictures are shown of {0} of {1} items.</source>
      <translation>Bilder werden von {0} von {1} Objekten gezeigt.</translation>
    </message>
    <message>
      <source>Pictures can't be joined into one item.</source>
      <translation>Bilder lassen sich nicht zu einem Objekt zusammenfügen.</translation>
    </message>
    <message>
      <source>Pixels, averaged</source>
      <translation>Pixel, gemittelt</translation>
    </message>
    <message>
      <source>Placing</source>
      <translation>Ordnet zu</translation>
    </message>
    <message>
      <source>Placing centres</source>
      <translation>Setzt Mittelpunkte</translation>
    </message>
    <message>
      <source>Point clouds</source>
      <translation>Punktwolken</translation>
    </message>
    <message>
      <source>Point {0} is not at a finite place.</source>
      <translation>Punkt {0} liegt nicht an einem endlichen Ort.</translation>
    </message>
    <message>
      <source>Points</source>
      <translation>Punkte</translation>
    </message>
    <message>
      <source>Points of each shape seen at a time while training.</source>
      <translation>Punkte jeder Form, die beim Training auf einmal gesehen werden.</translation>
    </message>
    <message>
      <source>Preparing a view</source>
      <translation>Bereitet eine Ansicht vor</translation>
    </message>
    <message>
      <source>Price</source>
      <translation>Preis</translation>
    </message>
    <message>
      <source>Price of a broken answer (the paper's w).</source>
      <translation>Preis einer gebrochenen Antwort (das w der Arbeit).</translation>
    </message>
    <message>
      <source>Princeton Shape Benchmark</source>
      <translation>Princeton Shape Benchmark</translation>
    </message>
    <message>
      <source>Processor threads (0: all cores but one).</source>
      <translation>Threads des Prozessors (0: alle Kerne bis auf einen).</translation>
    </message>
    <message>
      <source>Pull</source>
      <translation>Zug</translation>
    </message>
    <message>
      <source>Put the files back as they were, or name the folder where they are now.</source>
      <translation>Die Dateien zurücklegen, wie sie waren, oder den Ordner nennen, in dem sie jetzt liegen.</translation>
    </message>
    <message>
      <source>Puts every original file into a folder of its sub-category.</source>
      <translation>Legt jede Originaldatei in einen Ordner ihrer Unterkategorie.</translation>
    </message>
    <message>
      <source>Quantile</source>
      <translation>Quantil</translation>
    </message>
    <message>
      <source>Quick look (graph diffusion)</source>
      <translation>Schneller Blick (Diffusion im Graphen)</translation>
    </message>
    <message>
      <source>Radius</source>
      <translation>Radius</translation>
    </message>
    <message>
      <source>Random pairs</source>
      <translation>Zufällige Paare</translation>
    </message>
    <message>
      <source>Reading</source>
      <translation>Liest</translation>
    </message>
    <message>
      <source>Reading the file needs more memory than is allowed.</source>
      <translation>Die Datei zu lesen braucht mehr Speicher, als erlaubt ist.</translation>
    </message>
    <message>
      <source>Reading the table failed again and again before this row.</source>
      <translation>Die Tabelle zu lesen ist vor dieser Zeile immer wieder fehlgeschlagen.</translation>
    </message>
    <message>
      <source>Recognise it</source>
      <translation>Selbst erkennen</translation>
    </message>
    <message>
      <source>Reconstructing</source>
      <translation>Rekonstruiert</translation>
    </message>
    <message>
      <source>Reconstruction</source>
      <translation>Rekonstruktion</translation>
    </message>
    <message>
      <source>Remove it.</source>
      <translation>Sie entfernen.</translation>
    </message>
    <message>
      <source>Rename one of them.</source>
      <translation>Eine davon umbenennen.</translation>
    </message>
    <message>
      <source>Report (HTML)</source>
      <translation>Bericht (HTML)</translation>
    </message>
    <message>
      <source>Restarts</source>
      <translation>Neustarts</translation>
    </message>
    <message>
      <source>Robust continuous clustering</source>
      <translation>Robustes stetiges Clustern</translation>
    </message>
    <message>
      <source>Round groups of similar size, quickly; takes no notice of answers.</source>
      <translation>Runde Gruppen ähnlicher Größe, schnell gefunden; beachtet keine Antworten.</translation>
    </message>
    <message>
      <source>Rounds</source>
      <translation>Runden</translation>
    </message>
    <message>
      <source>Rows go from 0 to {0}.</source>
      <translation>Zeilen gehen von 0 bis {0}.</translation>
    </message>
    <message>
      <source>Rules</source>
      <translation>Regeln</translation>
    </message>
    <message>
      <source>Run `shapekin train` once more.</source>
      <translation>Noch einmal trainieren.</translation>
    </message>
    <message>
      <source>Run `shapekin weights {0} --fetch`, or `--file PATH` with a file that you have.</source>
      <translation>`shapekin weights {0} --fetch` ausführen, oder `--file PFAD` mit einer vorhandenen Datei.</translation>
    </message>
    <message>
      <source>Save it in smaller chunks.</source>
      <translation>In kleineren Stücken speichern.</translation>
    </message>
    <message>
      <source>Save it with gzip.</source>
      <translation>Mit gzip speichern.</translation>
    </message>
    <message>
      <source>Save numpy.ascontiguousarray(x) instead.</source>
      <translation>Stattdessen numpy.ascontiguousarray(x) speichern.</translation>
    </message>
    <message>
      <source>Save the table with decimal points.</source>
      <translation>Die Tabelle mit Dezimalpunkten speichern.</translation>
    </message>
    <message>
      <source>Save them as uint8 from 0 to 255, or as floats from 0 to 1.</source>
      <translation>Als uint8 von 0 bis 255 oder als Kommazahlen von 0 bis 1 speichern.</translation>
    </message>
    <message>
      <source>Say 1 to {0} of them again.</source>
      <translation>1 bis {0} davon wieder sagen.</translation>
    </message>
    <message>
      <source>Say it shorter.</source>
      <translation>Kürzer fassen.</translation>
    </message>
    <message>
      <source>Schedule</source>
      <translation>Ablauf</translation>
    </message>
    <message>
      <source>Seeds</source>
      <translation>Startgruppen</translation>
    </message>
    <message>
      <source>Select more than one.</source>
      <translation>Mehr als eine auswählen.</translation>
    </message>
    <message>
      <source>Select others.</source>
      <translation>Andere auswählen.</translation>
    </message>
    <message>
      <source>Settled</source>
      <translation>Ruhig ab</translation>
    </message>
    <message>
      <source>Several columns hold lists: {0}.</source>
      <translation>Mehrere Spalten enthalten Listen: {0}.</translation>
    </message>
    <message>
      <source>ShapeNet taxonomy</source>
      <translation>ShapeNet-Taxonomie</translation>
    </message>
    <message>
      <source>ShapeNet-part</source>
      <translation>ShapeNet-part</translation>
    </message>
    <message>
      <source>ShapeNetCore</source>
      <translation>ShapeNetCore</translation>
    </message>
    <message>
      <source>ShapeNetSem</source>
      <translation>ShapeNetSem</translation>
    </message>
    <message>
      <source>Shapekin reads folders of shapes ({0}) or pictures ({1}), and tables (.npz .npy .h5 .csv .parquet, IDX).</source>
      <translation>Shapekin liest Ordner mit Formen ({0}) oder Bildern ({1}) und Tabellen (.npz .npy .h5 .csv .parquet, IDX).</translation>
    </message>
    <message>
      <source>Share of the items that an estimated bandwidth reaches, more for fewer groups (0: 1 in 50, 20 at least).</source>
      <translation>Anteil der Objekte, den eine geschätzte Bandbreite erreicht; mehr ergibt weniger Gruppen (0: 1 von 50, mindestens 20).</translation>
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
      <source>Siamese network (from clustering to classification)</source>
      <translation>Siamesisches Netz (vom Clustern zur Klassifikation)</translation>
    </message>
    <message>
      <source>Siamese network, clustering (PCC)</source>
      <translation>Siamesisches Netz, Clustern (PCC)</translation>
    </message>
    <message>
      <source>Siamese network, semi-supervised (SSC)</source>
      <translation>Siamesisches Netz, halb überwacht (SSC)</translation>
    </message>
    <message>
      <source>Siamese network, supervised (SC)</source>
      <translation>Siamesisches Netz, überwacht (SC)</translation>
    </message>
    <message>
      <source>Size of the network's steps at first.</source>
      <translation>Größe der Schritte des Netzes zu Beginn.</translation>
    </message>
    <message>
      <source>Size of the network's steps at most.</source>
      <translation>Größe der Schritte des Netzes, höchstens.</translation>
    </message>
    <message>
      <source>Size of the network's steps, at first.</source>
      <translation>Größe der Schritte des Netzes, zu Beginn.</translation>
    </message>
    <message>
      <source>Size of the network's steps.</source>
      <translation>Größe der Schritte des Netzes.</translation>
    </message>
    <message>
      <source>Size weight</source>
      <translation>Gewicht Größen</translation>
    </message>
    <message>
      <source>Sizes</source>
      <translation>Größen</translation>
    </message>
    <message>
      <source>Sizes of the groups: any, or about equal.</source>
      <translation>Größen der Gruppen: beliebig oder etwa gleich.</translation>
    </message>
    <message>
      <source>Smallest</source>
      <translation>Kleinste Gruppe</translation>
    </message>
    <message>
      <source>Smallest cluster</source>
      <translation>Kleinste Gruppe</translation>
    </message>
    <message>
      <source>Something refers to {0} {1}, but there are {2}.</source>
      <translation>Etwas verweist auf {0} {1}, doch es gibt {2}.</translation>
    </message>
    <message>
      <source>Something went wrong inside: {0}.</source>
      <translation>Im Inneren ist etwas schiefgegangen: {0}.</translation>
    </message>
    <message>
      <source>Space</source>
      <translation>Raum</translation>
    </message>
    <message>
      <source>Span</source>
      <translation>Eigenvektoren</translation>
    </message>
    <message>
      <source>Spectral</source>
      <translation>Spektral</translation>
    </message>
    <message>
      <source>Spectral with answers</source>
      <translation>Spektral mit Antworten</translation>
    </message>
    <message>
      <source>Spread</source>
      <translation>Ausbreitung</translation>
    </message>
    <message>
      <source>Spreading answers</source>
      <translation>Breitet Antworten aus</translation>
    </message>
    <message>
      <source>Stage</source>
      <translation>Stufe</translation>
    </message>
    <message>
      <source>Start the job again; if it happens again, try fewer items or another device.</source>
      <translation>Die Arbeit noch einmal beginnen; geschieht es wieder, weniger Objekte oder ein anderes Gerät versuchen.</translation>
    </message>
    <message>
      <source>Starts</source>
      <translation>Anläufe</translation>
    </message>
    <message>
      <source>Starts one group from each kind that your answers established, and obeys every answer.</source>
      <translation>Beginnt je eine Gruppe mit jeder Art, die Ihre Antworten feststellen, und befolgt jede Antwort.</translation>
    </message>
    <message>
      <source>Starts, of which the best is kept.</source>
      <translation>Anläufe, von denen der beste behalten wird.</translation>
    </message>
    <message>
      <source>Steps</source>
      <translation>Schritte</translation>
    </message>
    <message>
      <source>Sub-categories with their members, colours and notes, all answers and the scores.</source>
      <translation>Unterkategorien mit ihren Mitgliedern, Farben und Notizen, alle Antworten und die Werte.</translation>
    </message>
    <message>
      <source>Sub-category {0}</source>
      <translation>Unterkategorie {0}</translation>
    </message>
    <message>
      <source>Suggested</source>
      <translation>Vorgeschlagene Paare</translation>
    </message>
    <message>
      <source>Table (CSV)</source>
      <translation>Tabelle (CSV)</translation>
    </message>
    <message>
      <source>Table (Parquet)</source>
      <translation>Tabelle (Parquet)</translation>
    </message>
    <message>
      <source>Tables end with .npz, .npy, .csv, .parquet or .h5.</source>
      <translation>Tabellen enden auf .npz, .npy, .csv, .parquet oder .h5.</translation>
    </message>
    <message>
      <source>Take at most {0} items, or another model.</source>
      <translation>Höchstens {0} Objekte nehmen oder ein anderes Modell.</translation>
    </message>
    <message>
      <source>Take back 1 to {0} of them.</source>
      <translation>1 bis {0} davon zurücknehmen.</translation>
    </message>
    <message>
      <source>Take back one of the answers on that chain, or leave it as it is.</source>
      <translation>Eine der Antworten dieser Kette zurücknehmen oder es lassen, wie es ist.</translation>
    </message>
    <message>
      <source>Take back one of these answers.</source>
      <translation>Eine dieser Antworten zurücknehmen.</translation>
    </message>
    <message>
      <source>Take fewer items or points.</source>
      <translation>Weniger Objekte oder Punkte nehmen.</translation>
    </message>
    <message>
      <source>Tau</source>
      <translation>Tau</translation>
    </message>
    <message>
      <source>TensorFlow projector</source>
      <translation>TensorFlow-Projektor</translation>
    </message>
    <message>
      <source>The 1,797 handwritten digits of scikit-learn, as 28 x 28 pictures.</source>
      <translation>Die 1.797 handgeschriebenen Ziffern aus scikit-learn, als Bilder von 28 x 28.</translation>
    </message>
    <message>
      <source>The 3MF model has a part without a number.</source>
      <translation>Das 3MF-Modell hat einen Teil ohne Nummer.</translation>
    </message>
    <message>
      <source>The COLLADA file has no scene, so nothing stands anywhere.</source>
      <translation>Die COLLADA-Datei hat keine Szene, also steht nichts irgendwo.</translation>
    </message>
    <message>
      <source>The COLLADA file is nested too deeply.</source>
      <translation>Die COLLADA-Datei ist zu tief verschachtelt.</translation>
    </message>
    <message>
      <source>The GLB file does not begin with a description of its own size.</source>
      <translation>Die GLB-Datei beginnt nicht mit einer Beschreibung ihrer eigenen Größe.</translation>
    </message>
    <message>
      <source>The GLB file is cut off.</source>
      <translation>Die GLB-Datei ist abgeschnitten.</translation>
    </message>
    <message>
      <source>The NumPy header declares a negative size.</source>
      <translation>Der NumPy-Kopf gibt eine negative Größe an.</translation>
    </message>
    <message>
      <source>The NumPy header is damaged, or far too long.</source>
      <translation>Der NumPy-Kopf ist beschädigt oder viel zu lang.</translation>
    </message>
    <message>
      <source>The OFF header declares {0} elements.</source>
      <translation>Der OFF-Kopf gibt {0} Elemente an.</translation>
    </message>
    <message>
      <source>The OFF header does not hold whole numbers.</source>
      <translation>Der OFF-Kopf enthält keine ganzen Zahlen.</translation>
    </message>
    <message>
      <source>The OFF header does not say how many vertices and faces there are.</source>
      <translation>Der OFF-Kopf sagt nicht, wie viele Ecken und Flächen es gibt.</translation>
    </message>
    <message>
      <source>The PCD header declares {0} points, but a grid of {1} x {2}.</source>
      <translation>Der PCD-Kopf gibt {0} Punkte an, aber ein Raster von {1} x {2}.</translation>
    </message>
    <message>
      <source>The PCD header declares {0} points.</source>
      <translation>Der PCD-Kopf gibt {0} Punkte an.</translation>
    </message>
    <message>
      <source>The PCD header does not say one size, type and count for each field.</source>
      <translation>Der PCD-Kopf nennt nicht für jedes Feld eine Größe, einen Typ und eine Anzahl.</translation>
    </message>
    <message>
      <source>The PCD header is damaged, or lacks the fields, their sizes or types.</source>
      <translation>Der PCD-Kopf ist beschädigt, oder ihm fehlen die Felder, ihre Größen oder Typen.</translation>
    </message>
    <message>
      <source>The PLY header declares a negative number of elements.</source>
      <translation>Der PLY-Kopf gibt eine negative Anzahl von Elementen an.</translation>
    </message>
    <message>
      <source>The PLY header does not say its format, or names an element twice.</source>
      <translation>Der PLY-Kopf nennt sein Format nicht oder ein Element doppelt.</translation>
    </message>
    <message>
      <source>The PLY header has a line that makes no sense: {0}.</source>
      <translation>Der PLY-Kopf hat eine Zeile ohne Sinn: {0}.</translation>
    </message>
    <message>
      <source>The XML declares a document type, which may hold traps; it is not read.</source>
      <translation>Das XML gibt einen Dokumenttyp an, in dem Fallen stecken können; es wird nicht gelesen.</translation>
    </message>
    <message>
      <source>The XML is damaged or incomplete ({0}).</source>
      <translation>Das XML ist beschädigt oder unvollständig ({0}).</translation>
    </message>
    <message>
      <source>The ZIP archive is damaged or cut off ({0}).</source>
      <translation>Das ZIP-Archiv ist beschädigt oder abgeschnitten ({0}).</translation>
    </message>
    <message>
      <source>The affinity is of {0} items, the data has {1}.</source>
      <translation>Die Affinität betrifft {0} Objekte, die Daten haben {1}.</translation>
    </message>
    <message>
      <source>The answers do not fit into {0} groups: too many items were called different.</source>
      <translation>Die Antworten passen nicht in {0} Gruppen: Zu viele Objekte wurden verschieden genannt.</translation>
    </message>
    <message>
      <source>The archive has more than {0} members.</source>
      <translation>Das Archiv hat mehr als {0} Einträge.</translation>
    </message>
    <message>
      <source>The archive holds no 3D model.</source>
      <translation>Das Archiv enthält kein 3D-Modell.</translation>
    </message>
    <message>
      <source>The archive unpacks to {0} MB; the limit is {1} MB.</source>
      <translation>Das Archiv entpackt sich zu {0} MB; die Grenze liegt bei {1} MB.</translation>
    </message>
    <message>
      <source>The array</source>
      <translation>Das Array</translation>
    </message>
    <message>
      <source>The array declares {0} MB; the limit is {1} MB.</source>
      <translation>Das Array gibt {0} MB an; die Grenze liegt bei {1} MB.</translation>
    </message>
    <message>
      <source>The array has shape {0}, not (points, 3) of numbers.</source>
      <translation>Das Array hat die Form {0}, nicht (Punkte, 3) aus Zahlen.</translation>
    </message>
    <message>
      <source>The array holds Python objects, which may run code; they are never opened.</source>
      <translation>Das Array enthält Python-Objekte, die Code ausführen könnten; sie werden nie geöffnet.</translation>
    </message>
    <message>
      <source>The array is cut off: there is less data than it declares.</source>
      <translation>Das Array ist abgeschnitten: Es sind weniger Daten da, als es angibt.</translation>
    </message>
    <message>
      <source>The cache has lost the images. Train once more.</source>
      <translation>Die Bilder fehlen im Zwischenspeicher. Noch einmal trainieren.</translation>
    </message>
    <message>
      <source>The cache has lost the pixels. Open the project in the app, which reads them again.</source>
      <translation>Die Pixel fehlen im Zwischenspeicher. Das Projekt in der Anwendung öffnen, die sie neu liest.</translation>
    </message>
    <message>
      <source>The cache has lost the tensors of this training. Train once more.</source>
      <translation>Die Tensoren dieses Trainings fehlen im Zwischenspeicher. Noch einmal trainieren.</translation>
    </message>
    <message>
      <source>The cache has no {0} ({1}).</source>
      <translation>Im Zwischenspeicher fehlt {0} ({1}).</translation>
    </message>
    <message>
      <source>The cache in {0} could not be written ({1}).</source>
      <translation>Der Zwischenspeicher in {0} konnte nicht geschrieben werden ({1}).</translation>
    </message>
    <message>
      <source>The classes are nested too deeply.</source>
      <translation>Die Klassen sind zu tief verschachtelt.</translation>
    </message>
    <message>
      <source>The classification ends too early.</source>
      <translation>Die Klassifikation endet zu früh.</translation>
    </message>
    <message>
      <source>The classification has a word where a number belongs.</source>
      <translation>Die Klassifikation hat ein Wort, wo eine Zahl hingehört.</translation>
    </message>
    <message>
      <source>The code of the network: the card names the model that they fit.</source>
      <translation>Der Code des Netzes: Die Karte nennt das Modell, zu dem sie passen.</translation>
    </message>
    <message>
      <source>The compressed data does not unpack to the size it declares.</source>
      <translation>Die komprimierten Daten ergeben nicht die Größe, die sie angeben.</translation>
    </message>
    <message>
      <source>The compressed data is cut off.</source>
      <translation>Die komprimierten Daten sind abgeschnitten.</translation>
    </message>
    <message>
      <source>The compressed data is cut off: it can't unpack to what it declares.</source>
      <translation>Die komprimierten Daten sind abgeschnitten: Sie können nicht ergeben, was sie angeben.</translation>
    </message>
    <message>
      <source>The compressed data is damaged: it refers to before its beginning.</source>
      <translation>Die komprimierten Daten sind beschädigt: Sie verweisen vor ihren Anfang.</translation>
    </message>
    <message>
      <source>The data of {0} lies in other files, which are never opened.</source>
      <translation>Die Daten von {0} liegen in anderen Dateien, die nie geöffnet werden.</translation>
    </message>
    <message>
      <source>The description in the GLB file is far too long.</source>
      <translation>Die Beschreibung in der GLB-Datei ist viel zu lang.</translation>
    </message>
    <message>
      <source>The description in the glTF file contradicts itself or lacks something.</source>
      <translation>Die Beschreibung in der glTF-Datei widerspricht sich, oder ihr fehlt etwas.</translation>
    </message>
    <message>
      <source>The description in the glTF file is damaged, nested too deeply or cut off.</source>
      <translation>Die Beschreibung in der glTF-Datei ist beschädigt, zu tief verschachtelt oder abgeschnitten.</translation>
    </message>
    <message>
      <source>The disk reports an error where the file is.</source>
      <translation>Der Datenträger meldet einen Fehler, wo die Datei liegt.</translation>
    </message>
    <message>
      <source>The disk took no more of {0} ({1}); everything saved before is kept.</source>
      <translation>Der Datenträger nahm nichts mehr von {0} an ({1}); alles vorher Gesicherte bleibt.</translation>
    </message>
    <message>
      <source>The evidence is about {0} items, the data has {1}.</source>
      <translation>Die Antworten betreffen {0} Objekte, die Daten haben {1}.</translation>
    </message>
    <message>
      <source>The faces do not say which vertices they have.</source>
      <translation>Die Flächen sagen nicht, welche Ecken sie haben.</translation>
    </message>
    <message>
      <source>The features "{0}" do not describe {1}.</source>
      <translation>Die Merkmale „{0}“ beschreiben keine {1}.</translation>
    </message>
    <message>
      <source>The file begins like UTF-16 text, but is not text.</source>
      <translation>Die Datei beginnt wie UTF-16-Text, ist aber kein Text.</translation>
    </message>
    <message>
      <source>The file blender_assets.cats.txt at the root of an asset library: one catalogue each.</source>
      <translation>Die Datei blender_assets.cats.txt für das Wurzelverzeichnis einer Asset-Bibliothek: je ein Katalog.</translation>
    </message>
    <message>
      <source>The file can't be opened ({0}).</source>
      <translation>Die Datei lässt sich nicht öffnen ({0}).</translation>
    </message>
    <message>
      <source>The file can't be read ({0}).</source>
      <translation>Die Datei lässt sich nicht lesen ({0}).</translation>
    </message>
    <message>
      <source>The file changed while it was read.</source>
      <translation>Die Datei änderte sich, während sie gelesen wurde.</translation>
    </message>
    <message>
      <source>The file could not be read ({0}: {1}).</source>
      <translation>Die Datei war nicht zu lesen ({0}: {1}).</translation>
    </message>
    <message>
      <source>The file does not begin with the word OFF.</source>
      <translation>Die Datei beginnt nicht mit dem Wort OFF.</translation>
    </message>
    <message>
      <source>The file does not have the header of a PCD file.</source>
      <translation>Die Datei hat nicht den Kopf einer PCD-Datei.</translation>
    </message>
    <message>
      <source>The file does not have the header of a PLY file.</source>
      <translation>Die Datei hat nicht den Kopf einer PLY-Datei.</translation>
    </message>
    <message>
      <source>The file has a facet without exactly three corners.</source>
      <translation>Die Datei hat eine Facette ohne genau drei Ecken.</translation>
    </message>
    <message>
      <source>The file has become shorter while it was read.</source>
      <translation>Die Datei ist kürzer geworden, während sie gelesen wurde.</translation>
    </message>
    <message>
      <source>The file holds more than can be handled at once.</source>
      <translation>Die Datei enthält mehr, als auf einmal zu bewältigen ist.</translation>
    </message>
    <message>
      <source>The file is XML, but not COLLADA.</source>
      <translation>Die Datei ist XML, aber nicht COLLADA.</translation>
    </message>
    <message>
      <source>The file is a link that leads to itself.</source>
      <translation>Die Datei ist eine Verknüpfung, die auf sich selbst führt.</translation>
    </message>
    <message>
      <source>The file is cut off: it declares {0} bytes, but has {1}.</source>
      <translation>Die Datei ist abgeschnitten: Sie gibt {0} Byte an, hat aber {1}.</translation>
    </message>
    <message>
      <source>The file is cut off: it declares {0} of “{1}”, but does not hold that many.</source>
      <translation>Die Datei ist abgeschnitten: Sie gibt {0} von „{1}“ an, enthält aber nicht so viele.</translation>
    </message>
    <message>
      <source>The file is cut off: it declares {0} points, but has {1}.</source>
      <translation>Die Datei ist abgeschnitten: Sie gibt {0} Punkte an, hat aber {1}.</translation>
    </message>
    <message>
      <source>The file is cut off: it declares {0} points, but holds fewer.</source>
      <translation>Die Datei ist abgeschnitten: Sie gibt {0} Punkte an, enthält aber weniger.</translation>
    </message>
    <message>
      <source>The file is cut off: it declares {0} triangles, but holds {1}.</source>
      <translation>Die Datei ist abgeschnitten: Sie gibt {0} Dreiecke an, enthält aber {1}.</translation>
    </message>
    <message>
      <source>The file is cut off: it declares {0} vertices and {1} faces, but ends before.</source>
      <translation>Die Datei ist abgeschnitten: Sie gibt {0} Ecken und {1} Flächen an, endet aber vorher.</translation>
    </message>
    <message>
      <source>The file is cut off: it ends before face {0}.</source>
      <translation>Die Datei ist abgeschnitten: Sie endet vor Fläche {0}.</translation>
    </message>
    <message>
      <source>The file is cut off: not every solid in it ends with the word endsolid.</source>
      <translation>Die Datei ist abgeschnitten: Nicht jeder Körper darin endet mit dem Wort endsolid.</translation>
    </message>
    <message>
      <source>The file is damaged before this place.</source>
      <translation>Die Datei ist vor dieser Stelle beschädigt.</translation>
    </message>
    <message>
      <source>The file is damaged or incomplete ({0}).</source>
      <translation>Die Datei ist beschädigt oder unvollständig ({0}).</translation>
    </message>
    <message>
      <source>The file is empty.</source>
      <translation>Die Datei ist leer.</translation>
    </message>
    <message>
      <source>The file is gone; its prepared copy is used.</source>
      <translation>Die Datei ist weg; ihre aufbereitete Kopie wird verwendet.</translation>
    </message>
    <message>
      <source>The file is nested too deeply.</source>
      <translation>Die Datei ist zu tief verschachtelt.</translation>
    </message>
    <message>
      <source>The file is no longer there.</source>
      <translation>Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
      <source>The file is not a picture (PNG, JPEG, WebP, BMP, TIFF or GIF), or its beginning is damaged.</source>
      <translation>Die Datei ist kein Bild (PNG, JPEG, WebP, BMP, TIFF oder GIF), oder ihr Anfang ist beschädigt.</translation>
    </message>
    <message>
      <source>The file is too short for an STL mesh.</source>
      <translation>Die Datei ist zu kurz für ein STL-Netz.</translation>
    </message>
    <message>
      <source>The file is {0} MB; the limit is {1} MB.</source>
      <translation>Die Datei hat {0} MB; die Grenze liegt bei {1} MB.</translation>
    </message>
    <message>
      <source>The file was changed while it was read; try again.</source>
      <translation>Die Datei wurde geändert, während sie gelesen wurde; noch einmal versuchen.</translation>
    </message>
    <message>
      <source>The file was changed; the prepared copy of what it was is used, and what it is now is a new item.</source>
      <translation>Die Datei wurde geändert; die aufbereitete Kopie der alten wird verwendet, und was sie jetzt ist, ist ein neues Objekt.</translation>
    </message>
    <message>
      <source>The file's name has no ending.</source>
      <translation>Der Name der Datei hat keine Endung.</translation>
    </message>
    <message>
      <source>The files in {0} are no longer those of this project ({1}); nothing was changed. Names, answers and sub-categories are kept.</source>
      <translation>Die Dateien in {0} sind nicht mehr die dieses Projekts ({1}); nichts wurde geändert. Namen, Antworten und Unterkategorien bleiben.</translation>
    </message>
    <message>
      <source>The folder can't be opened ({0}).</source>
      <translation>Der Ordner lässt sich nicht öffnen ({0}).</translation>
    </message>
    <message>
      <source>The folder of this shape holds neither a cloud (point_sample) nor parts (objs).</source>
      <translation>Der Ordner dieser Form enthält weder eine Wolke (point_sample) noch Teile (objs).</translation>
    </message>
    <message>
      <source>The folder of this shape holds no model.</source>
      <translation>Der Ordner dieser Form enthält kein Modell.</translation>
    </message>
    <message>
      <source>The folder with the parts of this shape can't be opened.</source>
      <translation>Der Ordner mit den Teilen dieser Form lässt sich nicht öffnen.</translation>
    </message>
    <message>
      <source>The folder {0} could not be made: {1}.</source>
      <translation>Der Ordner {0} konnte nicht angelegt werden: {1}.</translation>
    </message>
    <message>
      <source>The geometry is in another file (“{0}”), which is never opened; export it as GLB, in one file.</source>
      <translation>Die Geometrie liegt in einer anderen Datei („{0}“), die nie geöffnet wird; als GLB exportieren, in einer Datei.</translation>
    </message>
    <message>
      <source>The guidance names an item outside 0 .. {0}.</source>
      <translation>Die Vorgaben nennen ein Objekt außerhalb von 0 .. {0}.</translation>
    </message>
    <message>
      <source>The header is cut off.</source>
      <translation>Der Kopf ist abgeschnitten.</translation>
    </message>
    <message>
      <source>The images themselves (they are named as they lie in the source), answers and the map.</source>
      <translation>Die Bilder selbst (genannt werden sie, wie sie in der Quelle liegen), Antworten und die Karte.</translation>
    </message>
    <message>
      <source>The input is "{0}".</source>
      <translation>Die Eingabe ist „{0}“.</translation>
    </message>
    <message>
      <source>The item has no parts.</source>
      <translation>Das Objekt hat keine Teile.</translation>
    </message>
    <message>
      <source>The known items are not in their rows.</source>
      <translation>Die bekannten Objekte sind nicht in ihren Zeilen.</translation>
    </message>
    <message>
      <source>The labels in “{0}” can't be read. {1}</source>
      <translation>Die Namen der Arten in „{0}“ sind nicht zu lesen. {1}</translation>
    </message>
    <message>
      <source>The layout of the map ended unexpectedly.</source>
      <translation>Das Anlegen der Karte endete unerwartet.</translation>
    </message>
    <message>
      <source>The layout “{0}” does not hold {1}.</source>
      <translation>Die Anordnung „{0}“ enthält keine {1}.</translation>
    </message>
    <message>
      <source>The layout “{0}” is one of folders, but this is a file.</source>
      <translation>Die Anordnung „{0}“ gilt für Ordner, dies aber ist eine Datei.</translation>
    </message>
    <message>
      <source>The lists in “{0}” are empty.</source>
      <translation>Die Listen in „{0}“ sind leer.</translation>
    </message>
    <message>
      <source>The lists of “{0}” differ in length, which is not supported in binary PLY files; export triangles only, or text.</source>
      <translation>Die Listen von „{0}“ sind verschieden lang, was in binären PLY-Dateien nicht unterstützt wird; nur Dreiecke oder als Text exportieren.</translation>
    </message>
    <message>
      <source>The map and pictures.</source>
      <translation>Die Karte und Bilder.</translation>
    </message>
    <message>
      <source>The map shows {0} of {1} items, evenly chosen.</source>
      <translation>Die Karte zeigt {0} von {1} Objekten, gleichmäßig gewählt.</translation>
    </message>
    <message>
      <source>The map, answers and pictures.</source>
      <translation>Die Karte, Antworten und Bilder.</translation>
    </message>
    <message>
      <source>The memory is not enough for this.</source>
      <translation>Der Speicher reicht dafür nicht.</translation>
    </message>
    <message>
      <source>The mesh has no area: its faces are lines or points.</source>
      <translation>Das Netz hat keinen Flächeninhalt: Seine Flächen sind Linien oder Punkte.</translation>
    </message>
    <message>
      <source>The mesh has no extent: all its corners are at the same place.</source>
      <translation>Das Netz hat keine Ausdehnung: Alle Ecken liegen am selben Ort.</translation>
    </message>
    <message>
      <source>The mesh has no faces, only lines or free-form surfaces, which are not supported.</source>
      <translation>Das Netz hat keine Flächen, nur Linien oder Freiformflächen, die nicht unterstützt werden.</translation>
    </message>
    <message>
      <source>The mesh has no faces.</source>
      <translation>Das Netz hat keine Flächen.</translation>
    </message>
    <message>
      <source>The mesh has no vertices.</source>
      <translation>Das Netz hat keine Ecken.</translation>
    </message>
    <message>
      <source>The mesh has polygons with holes, which are not supported; export triangles.</source>
      <translation>Das Netz hat Vielecke mit Löchern, die nicht unterstützt werden; Dreiecke exportieren.</translation>
    </message>
    <message>
      <source>The mesh holds sparse or normalised numbers, which are not supported.</source>
      <translation>Das Netz enthält dünn besetzte oder normierte Zahlen, die nicht unterstützt werden.</translation>
    </message>
    <message>
      <source>The mesh is compressed with {0}, which is not supported; export it without compression.</source>
      <translation>Das Netz ist mit {0} komprimiert, was nicht unterstützt wird; ohne Komprimierung exportieren.</translation>
    </message>
    <message>
      <source>The mesh is made of fans of triangles, which are not supported; export triangles.</source>
      <translation>Das Netz besteht aus Dreiecksfächern, die nicht unterstützt werden; Dreiecke exportieren.</translation>
    </message>
    <message>
      <source>The mesh is made of strips of triangles, which are not supported; export its faces.</source>
      <translation>Das Netz besteht aus Dreiecksstreifen, die nicht unterstützt werden; seine Flächen exportieren.</translation>
    </message>
    <message>
      <source>The model "{0}" learns no tensors: it is its parameters and the data.</source>
      <translation>Das Modell „{0}“ lernt keine Tensoren: Es besteht aus seinen Parametern und den Daten.</translation>
    </message>
    <message>
      <source>The model refers to object {0}, which is not there.</source>
      <translation>Das Modell verweist auf Objekt {0}, das nicht da ist.</translation>
    </message>
    <message>
      <source>The name of the file holds a character that no name may hold.</source>
      <translation>Der Name der Datei enthält ein Zeichen, das kein Name enthalten darf.</translation>
    </message>
    <message>
      <source>The name of the file, or of its folders together, is too long for this system.</source>
      <translation>Der Name der Datei, oder ihrer Ordner zusammen, ist zu lang für dieses System.</translation>
    </message>
    <message>
      <source>The network folder with the file is no longer there.</source>
      <translation>Der Netzwerkordner mit der Datei ist nicht mehr da.</translation>
    </message>
    <message>
      <source>The network that turns an item into 128 features, for ONNX Runtime and its like.</source>
      <translation>Das Netz, das ein Objekt in 128 Merkmale verwandelt, für ONNX Runtime und Ähnliches.</translation>
    </message>
    <message>
      <source>The new items are of shape {0}, the known ones of {1}.</source>
      <translation>Die neuen Objekte haben die Form {0}, die bekannten {1}.</translation>
    </message>
    <message>
      <source>The new items have {0} features, the known ones {1}.</source>
      <translation>Die neuen Objekte haben {0} Merkmale, die bekannten {1}.</translation>
    </message>
    <message>
      <source>The numbers of the mesh are not in the file.</source>
      <translation>Die Zahlen des Netzes sind nicht in der Datei.</translation>
    </message>
    <message>
      <source>The originals, the embedding and the single answers.</source>
      <translation>Die Originale, die Einbettung und die einzelnen Antworten.</translation>
    </message>
    <message>
      <source>The parameter {0} is "{1}".</source>
      <translation>Der Parameter {0} ist „{1}“.</translation>
    </message>
    <message>
      <source>The parameter {0} is {1}.</source>
      <translation>Der Parameter {0} ist {1}.</translation>
    </message>
    <message>
      <source>The parts of the 3MF file have {0} triangles, of which {1} can be put together; export it as one mesh, or as STL.</source>
      <translation>Die Teile der 3MF-Datei haben {0} Dreiecke, von denen {1} zusammenzusetzen sind; als ein Netz oder als STL exportieren.</translation>
    </message>
    <message>
      <source>The parts of the model contain each other, or are nested too deeply.</source>
      <translation>Die Teile des Modells enthalten einander oder sind zu tief verschachtelt.</translation>
    </message>
    <message>
      <source>The parts of the scene are nested too deeply.</source>
      <translation>Die Teile der Szene sind zu tief verschachtelt.</translation>
    </message>
    <message>
      <source>The parts of the scene contain each other, or are nested too deeply.</source>
      <translation>Die Teile der Szene enthalten einander oder sind zu tief verschachtelt.</translation>
    </message>
    <message>
      <source>The picture has no pixels.</source>
      <translation>Das Bild hat keine Pixel.</translation>
    </message>
    <message>
      <source>The picture has {0} million pixels; the limit is {1} million.</source>
      <translation>Das Bild hat {0} Millionen Pixel; die Grenze liegt bei {1} Millionen.</translation>
    </message>
    <message>
      <source>The picture holds values that are not brightness from 0 to 1.</source>
      <translation>Das Bild enthält Werte, die keine Helligkeit von 0 bis 1 sind.</translation>
    </message>
    <message>
      <source>The picture is cut off: its end is missing.</source>
      <translation>Das Bild ist abgeschnitten: Sein Ende fehlt.</translation>
    </message>
    <message>
      <source>The picture is damaged, or of a kind that is not supported ({0}).</source>
      <translation>Das Bild ist beschädigt oder von einer Art, die nicht unterstützt wird ({0}).</translation>
    </message>
    <message>
      <source>The picture unpacks to far too many pixels.</source>
      <translation>Das Bild entpackt sich zu viel zu vielen Pixeln.</translation>
    </message>
    <message>
      <source>The plug-in that reads .{0} gave neither a mesh, a cloud nor a picture.</source>
      <translation>Die Erweiterung, die .{0} liest, lieferte weder ein Netz noch eine Wolke noch ein Bild.</translation>
    </message>
    <message>
      <source>The points do not have x, y and z.</source>
      <translation>Die Punkte haben kein x, y und z.</translation>
    </message>
    <message>
      <source>The points unpack to {0} MB, which is too much.</source>
      <translation>Die Punkte entpacken sich zu {0} MB, was zu viel ist.</translation>
    </message>
    <message>
      <source>The process that writes ONNX has ended too early; nothing was written.</source>
      <translation>Der Prozess, der ONNX schreibt, endete zu früh; nichts wurde geschrieben.</translation>
    </message>
    <message>
      <source>The reader of the file made no sense; the file may be made to break programs.</source>
      <translation>Das Leseprogramm der Datei gab Unsinn zurück; die Datei ist vielleicht dazu gemacht, Programme zu stören.</translation>
    </message>
    <message>
      <source>The reader of the table made no sense; the file may be made to break programs.</source>
      <translation>Das Leseprogramm der Tabelle gab Unsinn zurück; die Datei ist vielleicht dazu gemacht, Programme zu stören.</translation>
    </message>
    <message>
      <source>The result holds no network for these items.</source>
      <translation>Das Ergebnis enthält kein Netz für diese Objekte.</translation>
    </message>
    <message>
      <source>The row holds values that are not finite numbers.</source>
      <translation>Die Zeile enthält Werte, die keine endlichen Zahlen sind.</translation>
    </message>
    <message>
      <source>The row lacks numbers, or holds some that are not finite or too large.</source>
      <translation>In der Zeile fehlen Zahlen, oder manche sind nicht endlich oder zu groß.</translation>
    </message>
    <message>
      <source>The rows of {0} are {1} {2}, those of {3} {4} {5}.</source>
      <translation>Die Zeilen von {0} sind {1} {2}, die von {3} {4} {5}.</translation>
    </message>
    <message>
      <source>The rows, standardised</source>
      <translation>Die Zeilen, standardisiert</translation>
    </message>
    <message>
      <source>The same rows with their types, for pandas, DuckDB or Spark.</source>
      <translation>Dieselben Zeilen mit ihren Typen, für pandas, DuckDB oder Spark.</translation>
    </message>
    <message>
      <source>The scene has skins on skeletons, which are not supported; export it as GLB or OBJ.</source>
      <translation>Die Szene hat Häute auf Skeletten, die nicht unterstützt werden; als GLB oder OBJ exportieren.</translation>
    </message>
    <message>
      <source>The scene unpacks to more than {0} million elements.</source>
      <translation>Die Szene entpackt sich zu mehr als {0} Millionen Elementen.</translation>
    </message>
    <message>
      <source>The scene unpacks to more than {0} million triangles.</source>
      <translation>Die Szene entpackt sich zu mehr als {0} Millionen Dreiecken.</translation>
    </message>
    <message>
      <source>The shapes themselves, answers, scores and the map.</source>
      <translation>Die Formen selbst, Antworten, Werte und die Karte.</translation>
    </message>
    <message>
      <source>The source {0} is not there. Connect its disk and try again.</source>
      <translation>Die Quelle {0} ist nicht da. Ihren Datenträger anschließen und noch einmal versuchen.</translation>
    </message>
    <message>
      <source>The sprite: there are no thumbnails, or too many for one sheet.</source>
      <translation>Der Bilderbogen: Es gibt keine kleinen Bilder oder zu viele für einen Bogen.</translation>
    </message>
    <message>
      <source>The sub-categories, and answers that were taken back.</source>
      <translation>Die Unterkategorien und zurückgenommene Antworten.</translation>
    </message>
    <message>
      <source>The table was changed while it was imported; try again.</source>
      <translation>Die Tabelle wurde während des Imports geändert; noch einmal versuchen.</translation>
    </message>
    <message>
      <source>The tensors of the last training (safetensors) and a card with its parameters and scores.</source>
      <translation>Die Tensoren des letzten Trainings (safetensors) und eine Karte mit seinen Parametern und Werten.</translation>
    </message>
    <message>
      <source>The texts of {0} are longer than {1} MB.</source>
      <translation>Die Texte von {0} sind länger als {1} MB.</translation>
    </message>
    <message>
      <source>The triangles have {0} corners, which is no multiple of three.</source>
      <translation>Die Dreiecke haben {0} Ecken, was kein Vielfaches von drei ist.</translation>
    </message>
    <message>
      <source>The vertices do not have x, y and z.</source>
      <translation>Die Ecken haben kein x, y und z.</translation>
    </message>
    <message>
      <source>The weights of {0} are not on this computer.</source>
      <translation>Die Gewichte von {0} sind nicht auf diesem Rechner.</translation>
    </message>
    <message>
      <source>The weights of {0} in {1} can't be read ({2}).</source>
      <translation>Die Gewichte von {0} in {1} sind nicht zu lesen ({2}).</translation>
    </message>
    <message>
      <source>The worker process ended unexpectedly (code {0}); your answers are kept.</source>
      <translation>Der Arbeitsprozess endete unerwartet (Code {0}); Ihre Antworten sind gesichert.</translation>
    </message>
    <message>
      <source>The {0} "{1}" of the package "{2}"</source>
      <translation>{0} „{1}“ aus dem Paket „{2}“</translation>
    </message>
    <message>
      <source>The {0} file is damaged or incomplete ({1}).</source>
      <translation>Die {0}-Datei ist beschädigt oder unvollständig ({1}).</translation>
    </message>
    <message>
      <source>The {0} is {1}.</source>
      <translation>Angabe „{0}“: {1}.</translation>
    </message>
    <message>
      <source>The {0} vertices do not all have three coordinates.</source>
      <translation>Nicht alle {0} Ecken haben drei Koordinaten.</translation>
    </message>
    <message>
      <source>There are no features "{0}".</source>
      <translation>Es gibt keine Merkmale „{0}“.</translation>
    </message>
    <message>
      <source>There are no pictures: the cache has lost them.</source>
      <translation>Es gibt keine Bilder: Sie fehlen im Zwischenspeicher.</translation>
    </message>
    <message>
      <source>There are no points.</source>
      <translation>Es gibt keine Punkte.</translation>
    </message>
    <message>
      <source>There are no rows below the headers.</source>
      <translation>Unter den Überschriften gibt es keine Zeilen.</translation>
    </message>
    <message>
      <source>There are no rows {0} to {1}: there are {2}.</source>
      <translation>Es gibt keine Zeilen {0} bis {1}: es gibt {2}.</translation>
    </message>
    <message>
      <source>There are no rows.</source>
      <translation>Es gibt keine Zeilen.</translation>
    </message>
    <message>
      <source>There are {0} answers to say again, not {1}; nothing was changed.</source>
      <translation>Es gibt {0} Antworten wieder zu sagen, nicht {1}; nichts wurde geändert.</translation>
    </message>
    <message>
      <source>There are {0} answers to take back, not {1}; nothing was changed.</source>
      <translation>Es gibt {0} Antworten zurückzunehmen, nicht {1}; nichts wurde geändert.</translation>
    </message>
    <message>
      <source>There are {0} files; from 1 to {1} can be joined.</source>
      <translation>Es gibt {0} Dateien; 1 bis {1} lassen sich verbinden.</translation>
    </message>
    <message>
      <source>There are {0} marks of difficulty for {1} items.</source>
      <translation>Es gibt {0} Angaben zur Schwierigkeit für {1} Objekte.</translation>
    </message>
    <message>
      <source>There are {0} pictures, but {1} is of shape {2}.</source>
      <translation>Es gibt {0} Bilder, aber {1} hat die Form {2}.</translation>
    </message>
    <message>
      <source>There are {0} rows, but {1} is of shape {2}.</source>
      <translation>Es gibt {0} Zeilen, aber {1} hat die Form {2}.</translation>
    </message>
    <message>
      <source>There are: {0}.</source>
      <translation>Es gibt: {0}.</translation>
    </message>
    <message>
      <source>There are: {0}. See `shapekin tree`.</source>
      <translation>Es gibt: {0}. Siehe `shapekin tree`.</translation>
    </message>
    <message>
      <source>There is already a sub-category "{0}".</source>
      <translation>Es gibt schon eine Unterkategorie „{0}“.</translation>
    </message>
    <message>
      <source>There is no answer {0} to take back.</source>
      <translation>Es gibt keine Antwort {0} zurückzunehmen.</translation>
    </message>
    <message>
      <source>There is no array called {0}.</source>
      <translation>Es gibt kein Array {0}.</translation>
    </message>
    <message>
      <source>There is no category “{0}”.</source>
      <translation>Es gibt keine Kategorie „{0}“.</translation>
    </message>
    <message>
      <source>There is no cluster {0}.</source>
      <translation>Es gibt kein Cluster {0}.</translation>
    </message>
    <message>
      <source>There is no column of numbers.</source>
      <translation>Es gibt keine Spalte mit Zahlen.</translation>
    </message>
    <message>
      <source>There is no embedding: the cache has lost it. Open the project in the app, which makes it again.</source>
      <translation>Es gibt keine Einbettung: Sie fehlt im Zwischenspeicher. Das Projekt in der Anwendung öffnen, die sie neu macht.</translation>
    </message>
    <message>
      <source>There is no export format "{0}".</source>
      <translation>Es gibt kein Exportformat „{0}“.</translation>
    </message>
    <message>
      <source>There is no folder {0}.</source>
      <translation>Es gibt keinen Ordner {0}.</translation>
    </message>
    <message>
      <source>There is no folder {0}; nothing was written.</source>
      <translation>Es gibt keinen Ordner {0}; nichts wurde geschrieben.</translation>
    </message>
    <message>
      <source>There is no form of question "{0}".</source>
      <translation>Es gibt keine Frageform „{0}“.</translation>
    </message>
    <message>
      <source>There is no geometry in the file: no faces and no points.</source>
      <translation>In der Datei ist keine Geometrie: keine Flächen und keine Punkte.</translation>
    </message>
    <message>
      <source>There is no item "{0}" in this project.</source>
      <translation>In diesem Projekt gibt es kein Objekt „{0}“.</translation>
    </message>
    <message>
      <source>There is no layout called “{0}”.</source>
      <translation>Es gibt keine Anordnung „{0}“.</translation>
    </message>
    <message>
      <source>There is no map "{0}".</source>
      <translation>Es gibt keine Karte „{0}“.</translation>
    </message>
    <message>
      <source>There is no map: the cache has lost it.</source>
      <translation>Es gibt keine Karte: Sie fehlt im Zwischenspeicher.</translation>
    </message>
    <message>
      <source>There is no parameter "{0}".</source>
      <translation>Es gibt keinen Parameter „{0}“.</translation>
    </message>
    <message>
      <source>There is no permission to read the file.</source>
      <translation>Die Datei darf nicht gelesen werden.</translation>
    </message>
    <message>
      <source>There is no question strategy "{0}".</source>
      <translation>Es gibt keine Strategie „{0}“.</translation>
    </message>
    <message>
      <source>There is no run {0}.</source>
      <translation>Es gibt kein Training {0}.</translation>
    </message>
    <message>
      <source>There is no sample {0}.</source>
      <translation>Es gibt kein Beispiel {0}.</translation>
    </message>
    <message>
      <source>There is no sub-category "{0}".</source>
      <translation>Es gibt keine Unterkategorie „{0}“.</translation>
    </message>
    <message>
      <source>There is no table of features {0}.</source>
      <translation>Es gibt keine Tabelle von Merkmalen {0}.</translation>
    </message>
    <message>
      <source>There is no training {0}.</source>
      <translation>Es gibt kein Training {0}.</translation>
    </message>
    <message>
      <source>There is nothing to do.</source>
      <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
      <source>There is nothing to go back to.</source>
      <translation>Es gibt nichts, wohin es zurückgehen könnte.</translation>
    </message>
    <message>
      <source>There is nothing to read in “{0}”.</source>
      <translation>In „{0}“ ist nichts zu lesen.</translation>
    </message>
    <message>
      <source>These are labels, not pictures.</source>
      <translation>Das sind Namen von Arten, keine Bilder.</translation>
    </message>
    <message>
      <source>These are no parts of that sub-category; nothing was divided.</source>
      <translation>Das sind keine Teile dieser Unterkategorie; nichts wurde geteilt.</translation>
    </message>
    <message>
      <source>These items are there already; nothing was changed.</source>
      <translation>Diese Objekte sind schon dort; nichts wurde geändert.</translation>
    </message>
    <message>
      <source>They must have as many numbers each.</source>
      <translation>Sie müssen gleich viele Zahlen haben.</translation>
    </message>
    <message>
      <source>This contradicts earlier answers: {0} and {1} would be different, yet {2}. The answer was not recorded.</source>
      <translation>Das widerspricht früheren Antworten: {0} und {1} wären verschieden, doch {2}. Die Antwort wurde nicht aufgenommen.</translation>
    </message>
    <message>
      <source>This follows from your answers already; if you say otherwise, you will see which ones.</source>
      <translation>Das folgt schon aus Ihren Antworten; sagen Sie etwas anderes, sehen Sie, aus welchen.</translation>
    </message>
    <message>
      <source>This is a link that leads nowhere.</source>
      <translation>Das ist eine Verknüpfung, die nirgends hinführt.</translation>
    </message>
    <message>
      <source>This is a link to a file outside of the source.</source>
      <translation>Das ist eine Verknüpfung mit einer Datei außerhalb der Quelle.</translation>
    </message>
    <message>
      <source>This is a link to a folder outside of the source.</source>
      <translation>Das ist eine Verknüpfung mit einem Ordner außerhalb der Quelle.</translation>
    </message>
    <message>
      <source>This is a picture, and this project holds shapes; import pictures by themselves (kind: images).</source>
      <translation>Das ist ein Bild, und dieses Projekt enthält Formen; Bilder für sich importieren (Art: Bilder).</translation>
    </message>
    <message>
      <source>This is a picture, not a shape.</source>
      <translation>Das ist ein Bild, keine Form.</translation>
    </message>
    <message>
      <source>This is a shape, and this project holds pictures; import shapes by themselves (kind: shapes).</source>
      <translation>Das ist eine Form, und dieses Projekt enthält Bilder; Formen für sich importieren (Art: Formen).</translation>
    </message>
    <message>
      <source>This is not a JSON file, or a damaged one.</source>
      <translation>Das ist keine JSON-Datei, oder eine beschädigte.</translation>
    </message>
    <message>
      <source>This is not a regular file but a device or a pipe.</source>
      <translation>Das ist keine gewöhnliche Datei, sondern ein Gerät oder eine Pipe.</translation>
    </message>
    <message>
      <source>This is not a regular file but a device, a pipe or a folder.</source>
      <translation>Das ist keine gewöhnliche Datei, sondern ein Gerät, eine Pipe oder ein Ordner.</translation>
    </message>
    <message>
      <source>This is not a regular file but a folder.</source>
      <translation>Das ist keine gewöhnliche Datei, sondern ein Ordner.</translation>
    </message>
    <message>
      <source>This is not a text file of points.</source>
      <translation>Das ist keine Textdatei mit Punkten.</translation>
    </message>
    <message>
      <source>This is not a text file.</source>
      <translation>Das ist keine Textdatei.</translation>
    </message>
    <message>
      <source>This is not an IDX file.</source>
      <translation>Das ist keine IDX-Datei.</translation>
    </message>
    <message>
      <source>This is not text.</source>
      <translation>Das ist kein Text.</translation>
    </message>
    <message>
      <source>This item stands for its sub-category already.</source>
      <translation>Dieses Objekt steht schon für seine Unterkategorie.</translation>
    </message>
    <message>
      <source>This looks like {0}, not like “{1}”; {2}.</source>
      <translation>Das sieht aus wie {0}, nicht wie „{1}“; {2}.</translation>
    </message>
    <message>
      <source>This project is open for reading only.</source>
      <translation>Dieses Projekt ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
      <source>This project was made with the features in {0}; new items need the same.</source>
      <translation>Dieses Projekt entstand mit den Merkmalen in {0}; neue Objekte brauchen dieselben.</translation>
    </message>
    <message>
      <source>This project was made without a table of features.</source>
      <translation>Dieses Projekt entstand ohne eine Tabelle von Merkmalen.</translation>
    </message>
    <message>
      <source>This sub-category has that colour already.</source>
      <translation>Diese Unterkategorie hat schon diese Farbe.</translation>
    </message>
    <message>
      <source>This sub-category is locked already.</source>
      <translation>Diese Unterkategorie ist schon gesperrt.</translation>
    </message>
    <message>
      <source>This sub-category is no longer there.</source>
      <translation>Diese Unterkategorie gibt es nicht mehr.</translation>
    </message>
    <message>
      <source>This sub-category is not locked.</source>
      <translation>Diese Unterkategorie ist nicht gesperrt.</translation>
    </message>
    <message>
      <source>Threads</source>
      <translation>Threads</translation>
    </message>
    <message>
      <source>Threshold</source>
      <translation>Schwelle</translation>
    </message>
    <message>
      <source>Times that it learns and then looks for neighbours anew, at most.</source>
      <translation>Wie oft es höchstens lernt und dann neu nach Nachbarn sucht.</translation>
    </message>
    <message>
      <source>Together they have more than {0} rows.</source>
      <translation>Zusammen haben sie mehr als {0} Zeilen.</translation>
    </message>
    <message>
      <source>Train once more, then assign.</source>
      <translation>Noch einmal trainieren, dann zuordnen.</translation>
    </message>
    <message>
      <source>Train once more.</source>
      <translation>Noch einmal trainieren.</translation>
    </message>
    <message>
      <source>Train one of these first: {0}.</source>
      <translation>Erst eines davon trainieren: {0}.</translation>
    </message>
    <message>
      <source>Train the model again.</source>
      <translation>Das Modell noch einmal trainieren.</translation>
    </message>
    <message>
      <source>Trained model</source>
      <translation>Trainiertes Modell</translation>
    </message>
    <message>
      <source>Trainings from scratch, of which the one with the least loss is kept.</source>
      <translation>Trainings von Grund auf, von denen das mit dem kleinsten Verlust bleibt.</translation>
    </message>
    <message>
      <source>Triplets</source>
      <translation>Tripel</translation>
    </message>
    <message>
      <source>Try again when it is finished.</source>
      <translation>Noch einmal versuchen, wenn sie fertig ist.</translation>
    </message>
    <message>
      <source>Try again.</source>
      <translation>Noch einmal versuchen.</translation>
    </message>
    <message>
      <source>Try it again, or use PCA.</source>
      <translation>Noch einmal versuchen oder PCA nehmen.</translation>
    </message>
    <message>
      <source>Two of its columns have the same name.</source>
      <translation>Zwei der Spalten haben denselben Namen.</translation>
    </message>
    <message>
      <source>Unlock it to let it change.</source>
      <translation>Die Sperre aufheben, damit sie sich ändern kann.</translation>
    </message>
    <message>
      <source>Unlock it, or take back answers (Ctrl+L), to divide it.</source>
      <translation>Zum Teilen die Sperre aufheben oder Antworten zurücknehmen (Strg+L).</translation>
    </message>
    <message>
      <source>Unpack it first, then give the folder.</source>
      <translation>Erst entpacken, dann den Ordner angeben.</translation>
    </message>
    <message>
      <source>Unpack its archive first.</source>
      <translation>Erst das Archiv darin entpacken.</translation>
    </message>
    <message>
      <source>Update or remove that package, or choose another.</source>
      <translation>Dieses Paket aktualisieren oder entfernen oder ein anderes wählen.</translation>
    </message>
    <message>
      <source>Use PCA, or train again.</source>
      <translation>PCA nehmen oder noch einmal trainieren.</translation>
    </message>
    <message>
      <source>Use PCA.</source>
      <translation>PCA nehmen.</translation>
    </message>
    <message>
      <source>VGG19</source>
      <translation>VGG19</translation>
    </message>
    <message>
      <source>VGG19, trained on ImageNet</source>
      <translation>VGG19, auf ImageNet trainiert</translation>
    </message>
    <message>
      <source>Vectors, metadata and a sprite of the thumbnails, for TensorBoard's map in 3D.</source>
      <translation>Vektoren, Metadaten und ein Bogen der kleinen Bilder, für die 3D-Karte von TensorBoard.</translation>
    </message>
    <message>
      <source>Vertex {0} does not have three coordinates.</source>
      <translation>Ecke {0} hat keine drei Koordinaten.</translation>
    </message>
    <message>
      <source>Vertex {0} is not at a finite place.</source>
      <translation>Ecke {0} liegt nicht an einem endlichen Ort.</translation>
    </message>
    <message>
      <source>Weight of cannot-links.</source>
      <translation>Gewicht der Cannot-Links.</translation>
    </message>
    <message>
      <source>Weight of each cardinality.</source>
      <translation>Gewicht jeder Kardinalität.</translation>
    </message>
    <message>
      <source>Weight of equal sizes.</source>
      <translation>Gewicht gleicher Größen.</translation>
    </message>
    <message>
      <source>Weight of looking like one's neighbours, in so far as one's kind is in doubt.</source>
      <translation>Gewicht dessen, den Nachbarn zu gleichen, soweit die eigene Art zweifelhaft ist.</translation>
    </message>
    <message>
      <source>Weight of must-links (published: 0.1, for garments 1).</source>
      <translation>Gewicht der Must-Links (veröffentlicht: 0.1, für Kleidung 1).</translation>
    </message>
    <message>
      <source>Weight of pairs against reconstruction.</source>
      <translation>Gewicht der Paare gegenüber der Rekonstruktion.</translation>
    </message>
    <message>
      <source>Weight of the difficulty of items.</source>
      <translation>Gewicht der Schwierigkeit von Objekten.</translation>
    </message>
    <message>
      <source>What is clustered: the quick features, or codes that an autoencoder learns first.</source>
      <translation>Was gruppiert wird: die schnellen Merkmale oder Codes, die erst ein Autoencoder lernt.</translation>
    </message>
    <message>
      <source>What is expressed by likeness: pixels or rows as they are (input), the quick features, or auto (pixels of small images, otherwise quick features).</source>
      <translation>Was durch Ähnlichkeit ausgedrückt wird: Pixel oder Zeilen, wie sie sind (Eingabe), die schnellen Merkmale, oder automatisch (Pixel kleiner Bilder, sonst schnelle Merkmale).</translation>
    </message>
    <message>
      <source>What is made of answers: pcc (clustering with links), ssc (a classifier on codes learned from likeness), sc (a classifier alone), or auto (as many answers as there are).</source>
      <translation>Was aus Antworten gemacht wird: pcc (Clustern mit Verbindungen), ssc (ein Klassifikator auf Codes, aus Ähnlichkeit gelernt), sc (ein Klassifikator allein) oder automatisch (je nachdem, wie viele Antworten es gibt).</translation>
    </message>
    <message>
      <source>What it shows</source>
      <translation>Was es zeigt</translation>
    </message>
    <message>
      <source>What makes two groups near: ward (least spread), average, complete (farthest) or single (nearest members).</source>
      <translation>Was zwei Gruppen nah macht: Ward (geringste Streuung), Mittel, fernste oder nächste Mitglieder.</translation>
    </message>
    <message>
      <source>What makes two items neighbours: the data, the learned code, or the quick descriptors.</source>
      <translation>Was zwei Objekte zu Nachbarn macht: die Daten, der gelernte Code oder die schnellen Merkmale.</translation>
    </message>
    <message>
      <source>What people said of pairs, and who, when and why; another project can take it in.</source>
      <translation>Was zu Paaren gesagt wurde, von wem, wann und warum; ein anderes Projekt kann es übernehmen.</translation>
    </message>
    <message>
      <source>What the map shows: the quick features, or the graph's own coordinates (tighter groups).</source>
      <translation>Was die Karte zeigt: die schnellen Merkmale oder die Koordinaten des Graphen selbst (engere Gruppen).</translation>
    </message>
    <message>
      <source>What the network is made of: convolutions for images (suited), or dense layers (as published).</source>
      <translation>Woraus das Netz besteht: Faltungen für Bilder (passend) oder dichte Schichten (wie veröffentlicht).</translation>
    </message>
    <message>
      <source>What the network is made of: dense layers (as published), or convolutions for images (suited).</source>
      <translation>Woraus das Netz besteht: dichte Schichten (wie veröffentlicht) oder Faltungen für Bilder (passend).</translation>
    </message>
    <message>
      <source>What this project learned is gone from the cache.</source>
      <translation>Was dieses Projekt gelernt hat, fehlt im Zwischenspeicher.</translation>
    </message>
    <message>
      <source>What this training learned is gone from the cache.</source>
      <translation>Was dieses Training gelernt hat, ist nicht mehr im Zwischenspeicher.</translation>
    </message>
    <message>
      <source>What was found unlike the kinds that it resembles is a kind of its own, though not compared with all others.</source>
      <translation>Was den Arten, denen es gleicht, nicht angehört, ist eine eigene Art, auch wenn es nicht mit allen anderen verglichen wurde.</translation>
    </message>
    <message>
      <source>Where the groups begin: at what answers taught, or by k-means on what was seen (as published).</source>
      <translation>Wo die Gruppen beginnen: bei dem, was Antworten lehrten, oder mit k-Means auf dem Gesehenen (wie veröffentlicht).</translation>
    </message>
    <message>
      <source>Where the matter is</source>
      <translation>Wo die Materie ist</translation>
    </message>
    <message>
      <source>Where the matter is, and how far apart</source>
      <translation>Wo die Materie ist und wie weit auseinander</translation>
    </message>
    <message>
      <source>Which group?</source>
      <translation>Welche Gruppe?</translation>
    </message>
    <message>
      <source>Which item is where: assets are put into their catalogues within Blender.</source>
      <translation>Welches Objekt wo ist: Assets kommen in Blender selbst in ihre Kataloge.</translation>
    </message>
    <message>
      <source>Which items count as alike before any answer: ensc (elastic net; minutes) or omp (matching pursuit; seconds).</source>
      <translation>Was vor jeder Antwort als ähnlich gilt: ensc (Elastic Net; Minuten) oder omp (Matching Pursuit; Sekunden).</translation>
    </message>
    <message>
      <source>Without answers there are no pairs to learn from.</source>
      <translation>Ohne Antworten gibt es keine Paare, aus denen zu lernen wäre.</translation>
    </message>
    <message>
      <source>Write it like {0}.</source>
      <translation>So schreiben: {0}.</translation>
    </message>
    <message>
      <source>a 3MF mesh</source>
      <translation>ein 3MF-Netz</translation>
    </message>
    <message>
      <source>a BMP picture</source>
      <translation>ein BMP-Bild</translation>
    </message>
    <message>
      <source>a Blender scene</source>
      <translation>eine Blender-Szene</translation>
    </message>
    <message>
      <source>a COLLADA mesh</source>
      <translation>ein COLLADA-Netz</translation>
    </message>
    <message>
      <source>a GIF picture</source>
      <translation>ein GIF-Bild</translation>
    </message>
    <message>
      <source>a JPEG picture</source>
      <translation>ein JPEG-Bild</translation>
    </message>
    <message>
      <source>a NumPy array</source>
      <translation>ein NumPy-Array</translation>
    </message>
    <message>
      <source>a PCD cloud</source>
      <translation>eine PCD-Wolke</translation>
    </message>
    <message>
      <source>a PDF document</source>
      <translation>ein PDF-Dokument</translation>
    </message>
    <message>
      <source>a PLY file</source>
      <translation>eine PLY-Datei</translation>
    </message>
    <message>
      <source>a PNG picture</source>
      <translation>ein PNG-Bild</translation>
    </message>
    <message>
      <source>a Photoshop picture</source>
      <translation>ein Photoshop-Bild</translation>
    </message>
    <message>
      <source>a STEP model</source>
      <translation>ein STEP-Modell</translation>
    </message>
    <message>
      <source>a TIFF picture</source>
      <translation>ein TIFF-Bild</translation>
    </message>
    <message>
      <source>a WebP picture</source>
      <translation>ein WebP-Bild</translation>
    </message>
    <message>
      <source>a binary glTF mesh</source>
      <translation>ein binäres glTF-Netz</translation>
    </message>
    <message>
      <source>a folder</source>
      <translation>ein Ordner</translation>
    </message>
    <message>
      <source>a glTF mesh</source>
      <translation>ein glTF-Netz</translation>
    </message>
    <message>
      <source>a list of negative length</source>
      <translation>eine Liste negativer Länge</translation>
    </message>
    <message>
      <source>a number</source>
      <translation>eine Zahl</translation>
    </message>
    <message>
      <source>a pair drawn at random</source>
      <translation>ein zufällig gezogenes Paar</translation>
    </message>
    <message>
      <source>a pointer of Git LFS, not the file itself</source>
      <translation>ein Verweis von Git LFS, nicht die Datei selbst</translation>
    </message>
    <message>
      <source>a web page</source>
      <translation>eine Webseite</translation>
    </message>
    <message>
      <source>a whole number</source>
      <translation>eine ganze Zahl</translation>
    </message>
    <message>
      <source>a word</source>
      <translation>ein Wort</translation>
    </message>
    <message>
      <source>about {0} of the items are of kinds not met yet</source>
      <translation>etwa {0} der Objekte sind von noch nicht gesehenen Arten</translation>
    </message>
    <message>
      <source>affinity brought</source>
      <translation>mitgebrachte Affinität</translation>
    </message>
    <message>
      <source>all: 10..20</source>
      <translation>all: 10..20</translation>
    </message>
    <message>
      <source>among the least like the {0} kinds known so far: is it a new one?</source>
      <translation>gehört zu dem, was den {0} bisher bekannten Arten am wenigsten gleicht: Ist es eine neue?</translation>
    </message>
    <message>
      <source>an AVIF or HEIC picture</source>
      <translation>ein AVIF- oder HEIC-Bild</translation>
    </message>
    <message>
      <source>an FBX model</source>
      <translation>ein FBX-Modell</translation>
    </message>
    <message>
      <source>an HDF5 file</source>
      <translation>eine HDF5-Datei</translation>
    </message>
    <message>
      <source>an OBJ mesh</source>
      <translation>ein OBJ-Netz</translation>
    </message>
    <message>
      <source>an OFF mesh</source>
      <translation>ein OFF-Netz</translation>
    </message>
    <message>
      <source>an STL mesh</source>
      <translation>ein STL-Netz</translation>
    </message>
    <message>
      <source>an archive</source>
      <translation>ein Archiv</translation>
    </message>
    <message>
      <source>an archive of NumPy arrays</source>
      <translation>ein Archiv von NumPy-Arrays</translation>
    </message>
    <message>
      <source>answer {0} is not what was written</source>
      <translation>Antwort {0} ist nicht, was geschrieben wurde</translation>
    </message>
    <message>
      <source>answers</source>
      <translation>Antworten</translation>
    </message>
    <message>
      <source>answers name {0} kinds so far</source>
      <translation>Antworten nennen bisher {0} Arten</translation>
    </message>
    <message>
      <source>answers {0} to {1} are missing</source>
      <translation>die Antworten {0} bis {1} fehlen</translation>
    </message>
    <message>
      <source>any</source>
      <translation>beliebig</translation>
    </message>
    <message>
      <source>are two of {0} groups of like items one kind?</source>
      <translation>sind zwei von {0} Gruppen ähnlicher Objekte eine Art?</translation>
    </message>
    <message>
      <source>as asked for</source>
      <translation>wie verlangt</translation>
    </message>
    <message>
      <source>asked in other words: much hangs on few answers that called such items the same</source>
      <translation>anders gefragt: Viel hängt an wenigen Antworten, die solche Objekte gleich nannten</translation>
    </message>
    <message>
      <source>asked in other words: only one answer keeps these two groups apart</source>
      <translation>anders gefragt: Nur eine Antwort hält diese beiden Gruppen auseinander</translation>
    </message>
    <message>
      <source>auto</source>
      <translation>automatisch</translation>
    </message>
    <message>
      <source>average</source>
      <translation>Mittel</translation>
    </message>
    <message>
      <source>can't be read: {0}</source>
      <translation>ist nicht zu lesen: {0}</translation>
    </message>
    <message>
      <source>closed_form</source>
      <translation>exakt</translation>
    </message>
    <message>
      <source>clouds</source>
      <translation>Punktwolken</translation>
    </message>
    <message>
      <source>clouds (n, points, 3)</source>
      <translation>Wolken (n, Punkte, 3)</translation>
    </message>
    <message>
      <source>clustering</source>
      <translation>Gruppieren</translation>
    </message>
    <message>
      <source>code</source>
      <translation>Code</translation>
    </message>
    <message>
      <source>codes</source>
      <translation>Codes</translation>
    </message>
    <message>
      <source>complete</source>
      <translation>fernste</translation>
    </message>
    <message>
      <source>constrained</source>
      <translation>fest</translation>
    </message>
    <message>
      <source>convert it to PNG or JPEG</source>
      <translation>in PNG oder JPEG umwandeln</translation>
    </message>
    <message>
      <source>convert them to PNG or JPEG</source>
      <translation>in PNG oder JPEG umwandeln</translation>
    </message>
    <message>
      <source>dense</source>
      <translation>dicht</translation>
    </message>
    <message>
      <source>diffusion</source>
      <translation>Diffusion</translation>
    </message>
    <message>
      <source>download the file again</source>
      <translation>die Datei noch einmal herunterladen</translation>
    </message>
    <message>
      <source>ensc</source>
      <translation>ensc</translation>
    </message>
    <message>
      <source>equal</source>
      <translation>gleich</translation>
    </message>
    <message>
      <source>export format</source>
      <translation>Exportformat</translation>
    </message>
    <message>
      <source>export it as GLB or OBJ</source>
      <translation>als GLB oder OBJ exportieren</translation>
    </message>
    <message>
      <source>export it as PNG</source>
      <translation>als PNG exportieren</translation>
    </message>
    <message>
      <source>export it as STL or OBJ</source>
      <translation>als STL oder OBJ exportieren</translation>
    </message>
    <message>
      <source>export them as GLB or OBJ</source>
      <translation>als GLB oder OBJ exportieren</translation>
    </message>
    <message>
      <source>export them as PLY or PCD</source>
      <translation>als PLY oder PCD exportieren</translation>
    </message>
    <message>
      <source>features</source>
      <translation>Merkmale</translation>
    </message>
    <message>
      <source>fetch the files with “git lfs pull”</source>
      <translation>die Dateien mit „git lfs pull“ holen</translation>
    </message>
    <message>
      <source>files</source>
      <translation>Dateien</translation>
    </message>
    <message>
      <source>images</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>images (n, channels, height, width) from 0 to 1</source>
      <translation>Bilder (n, Kanäle, Höhe, Breite) von 0 bis 1</translation>
    </message>
    <message>
      <source>in another order or of another kind</source>
      <translation>in anderer Reihenfolge oder von anderer Art</translation>
    </message>
    <message>
      <source>input</source>
      <translation>Eingabe</translation>
    </message>
    <message>
      <source>is no file</source>
      <translation>ist keine Datei</translation>
    </message>
    <message>
      <source>is this a new kind, or the same as the nearest of {0} known ones?</source>
      <translation>ist das eine neue Art oder dieselbe wie die nächste von {0} bekannten?</translation>
    </message>
    <message>
      <source>is this a second kind, or the same as the first?</source>
      <translation>ist das eine zweite Art oder dieselbe wie die erste?</translation>
    </message>
    <message>
      <source>is {0} MB; at most {1} MB are expected</source>
      <translation>hat {0} MB; erwartet sind höchstens {1} MB</translation>
    </message>
    <message>
      <source>it accepts unknown kinds of data</source>
      <translation>es nimmt unbekannte Arten von Daten</translation>
    </message>
    <message>
      <source>it calls itself "{0}"</source>
      <translation>er nennt sich selbst „{0}“</translation>
    </message>
    <message>
      <source>it holds commands that Shapekin never writes</source>
      <translation>darin stehen Befehle, die Shapekin nie schreibt</translation>
    </message>
    <message>
      <source>it is no FeatureExtractor</source>
      <translation>es ist kein FeatureExtractor</translation>
    </message>
    <message>
      <source>it is no function</source>
      <translation>es ist keine Funktion</translation>
    </message>
    <message>
      <source>it is not a plain file</source>
      <translation>es ist keine gewöhnliche Datei</translation>
    </message>
    <message>
      <source>it is too short</source>
      <translation>es ist zu kurz</translation>
    </message>
    <message>
      <source>it lacks {0}</source>
      <translation>ihm fehlt {0}</translation>
    </message>
    <message>
      <source>it lies outside the source folder</source>
      <translation>es liegt außerhalb des Quellordners</translation>
    </message>
    <message>
      <source>it was damaged: {0}</source>
      <translation>es war beschädigt: {0}</translation>
    </message>
    <message>
      <source>item {0} is in a cluster that does not exist</source>
      <translation>Objekt {0} ist in einem Cluster, das es nicht gibt</translation>
    </message>
    <message>
      <source>items</source>
      <translation>Objekte</translation>
    </message>
    <message>
      <source>items are in sub-categories that do not exist</source>
      <translation>Objekte sind in Unterkategorien, die es nicht gibt</translation>
    </message>
    <message>
      <source>its contents have changed</source>
      <translation>sein Inhalt hat sich geändert</translation>
    </message>
    <message>
      <source>its description cannot be read ({0})</source>
      <translation>seine Beschreibung ist nicht zu lesen ({0})</translation>
    </message>
    <message>
      <source>its end is missing</source>
      <translation>sein Ende fehlt</translation>
    </message>
    <message>
      <source>its group is none of {0}</source>
      <translation>seine Gruppe ist keine von {0}</translation>
    </message>
    <message>
      <source>its name cannot be followed</source>
      <translation>seinem Namen lässt sich nicht folgen</translation>
    </message>
    <message>
      <source>its parts do not belong together</source>
      <translation>seine Teile gehören nicht zusammen</translation>
    </message>
    <message>
      <source>joint</source>
      <translation>nur das Netz</translation>
    </message>
    <message>
      <source>kcl</source>
      <translation>kcl</translation>
    </message>
    <message>
      <source>kinds known</source>
      <translation>bekannte Arten</translation>
    </message>
    <message>
      <source>kl</source>
      <translation>kl</translation>
    </message>
    <message>
      <source>kmeans</source>
      <translation>k-Means</translation>
    </message>
    <message>
      <source>leave it out</source>
      <translation>weglassen</translation>
    </message>
    <message>
      <source>loss</source>
      <translation>Verlust</translation>
    </message>
    <message>
      <source>loss rank {0} of {1}</source>
      <translation>Rang {0} von {1} nach Verlust</translation>
    </message>
    <message>
      <source>mcl</source>
      <translation>mcl</translation>
    </message>
    <message>
      <source>moved</source>
      <translation>bewegt</translation>
    </message>
    <message>
      <source>neighbours of this item are of other kinds: is it of the nearest one?</source>
      <translation>Nachbarn dieses Objekts sind von anderer Art: Gehört es zur nächsten?</translation>
    </message>
    <message>
      <source>no extension</source>
      <translation>ohne Endung</translation>
    </message>
    <message>
      <source>no two kinds are known to differ yet</source>
      <translation>noch sind keine zwei Arten als verschieden bekannt</translation>
    </message>
    <message>
      <source>none of these</source>
      <translation>keine davon</translation>
    </message>
    <message>
      <source>none: the source has no categories</source>
      <translation>keine: die Quelle hat keine Kategorien</translation>
    </message>
    <message>
      <source>not a number</source>
      <translation>keine Zahl</translation>
    </message>
    <message>
      <source>not a regular file</source>
      <translation>keine gewöhnliche Datei</translation>
    </message>
    <message>
      <source>nothing moved</source>
      <translation>nichts hat sich bewegt</translation>
    </message>
    <message>
      <source>nothing was trained yet</source>
      <translation>noch ist nichts trainiert</translation>
    </message>
    <message>
      <source>number of points</source>
      <translation>Anzahl der Punkte</translation>
    </message>
    <message>
      <source>omp</source>
      <translation>omp</translation>
    </message>
    <message>
      <source>one kind, with a chance of {0}? The answer speaks for about {1} items</source>
      <translation>eine Art, mit einer Chance von {0}? Die Antwort gilt für etwa {1} Objekte</translation>
    </message>
    <message>
      <source>outliers</source>
      <translation>Ausreißer</translation>
    </message>
    <message>
      <source>paper</source>
      <translation>wie veröffentlicht</translation>
    </message>
    <message>
      <source>pcc</source>
      <translation>pcc</translation>
    </message>
    <message>
      <source>pictures</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>point cloud</source>
      <translation>Punktwolke</translation>
    </message>
    <message>
      <source>printed</source>
      <translation>wie gedruckt</translation>
    </message>
    <message>
      <source>question strategy</source>
      <translation>Strategie</translation>
    </message>
    <message>
      <source>reconstruction</source>
      <translation>Rekonstruktion</translation>
    </message>
    <message>
      <source>released</source>
      <translation>wie im Code</translation>
    </message>
    <message>
      <source>rename it to end in “{0}”</source>
      <translation>die Endung in „{0}“ ändern</translation>
    </message>
    <message>
      <source>retraction</source>
      <translation>Zurücknahme</translation>
    </message>
    <message>
      <source>row of features</source>
      <translation>Merkmalszeile</translation>
    </message>
    <message>
      <source>rows</source>
      <translation>Zeilen</translation>
    </message>
    <message>
      <source>rows of numbers</source>
      <translation>Zahlenreihen</translation>
    </message>
    <message>
      <source>run {0} is damaged</source>
      <translation>Training {0} ist beschädigt</translation>
    </message>
    <message>
      <source>sc</source>
      <translation>sc</translation>
    </message>
    <message>
      <source>seeded</source>
      <translation>nur am Anfang</translation>
    </message>
    <message>
      <source>shapekin weights vgg19 --fetch</source>
      <translation>shapekin weights vgg19 --fetch</translation>
    </message>
    <message>
      <source>shapes</source>
      <translation>Formen</translation>
    </message>
    <message>
      <source>signed</source>
      <translation>mit Vorzeichen</translation>
    </message>
    <message>
      <source>single</source>
      <translation>nächste</translation>
    </message>
    <message>
      <source>size of images</source>
      <translation>Größe der Bilder</translation>
    </message>
    <message>
      <source>ssc</source>
      <translation>ssc</translation>
    </message>
    <message>
      <source>string or file could not be read</source>
      <translation>Text oder Datei war nicht zu lesen</translation>
    </message>
    <message>
      <source>sub-category {0}</source>
      <translation>Unterkategorie {0}</translation>
    </message>
    <message>
      <source>suited</source>
      <translation>passend</translation>
    </message>
    <message>
      <source>target weight</source>
      <translation>Gewicht der Ziele</translation>
    </message>
    <message>
      <source>taxonomy.json with the sub-categories as sub-synsets, and metadata.csv, a row a shape.</source>
      <translation>taxonomy.json mit den Unterkategorien als Unter-Synsets und metadata.csv, eine Zeile je Form.</translation>
    </message>
    <message>
      <source>the answer speaks for about {0} items of which little is known</source>
      <translation>die Antwort gilt für etwa {0} Objekte, über die wenig bekannt ist</translation>
    </message>
    <message>
      <source>the answers' count is wrong</source>
      <translation>die Zahl der Antworten stimmt nicht</translation>
    </message>
    <message>
      <source>the cache has lost its pixels</source>
      <translation>die Pixel fehlen im Zwischenspeicher</translation>
    </message>
    <message>
      <source>the file is gone</source>
      <translation>die Datei ist weg</translation>
    </message>
    <message>
      <source>the list of items cannot be read ({0})</source>
      <translation>die Liste der Objekte ist nicht zu lesen ({0})</translation>
    </message>
    <message>
      <source>the list of items is not what was written</source>
      <translation>die Liste der Objekte ist nicht, was geschrieben wurde</translation>
    </message>
    <message>
      <source>the model learns no decoder</source>
      <translation>das Modell lernt keinen Decoder</translation>
    </message>
    <message>
      <source>the run looked at features instead of the items</source>
      <translation>das Training sah Merkmale statt der Objekte</translation>
    </message>
    <message>
      <source>the same two groups as before, through other items</source>
      <translation>dieselben zwei Gruppen wie zuvor, an anderen Objekten</translation>
    </message>
    <message>
      <source>the setting {0} cannot be read ({1})</source>
      <translation>die Einstellung {0} ist nicht zu lesen ({1})</translation>
    </message>
    <message>
      <source>the weights are gone from the cache</source>
      <translation>die Gewichte fehlen im Zwischenspeicher</translation>
    </message>
    <message>
      <source>there are no rows</source>
      <translation>es gibt keine Zeilen</translation>
    </message>
    <message>
      <source>unexpected end of file</source>
      <translation>unerwartetes Dateiende</translation>
    </message>
    <message>
      <source>unlike {0} of {1} known kinds: is it the next nearest, or a new kind?</source>
      <translation>anders als {0} von {1} bekannten Arten: Ist es die nächstähnliche oder eine neue Art?</translation>
    </message>
    <message>
      <source>unpack it first</source>
      <translation>es erst entpacken</translation>
    </message>
    <message>
      <source>ward</source>
      <translation>Ward</translation>
    </message>
    <message>
      <source>which of the {0} known kinds is it, or is it a new one?</source>
      <translation>welche der {0} bekannten Arten ist es, oder ist es eine neue?</translation>
    </message>
    <message>
      <source>which of {0} known kinds is it? This is the likeliest, but not sure</source>
      <translation>welche von {0} bekannten Arten ist es? Diese ist die wahrscheinlichste, aber nicht sicher</translation>
    </message>
    <message>
      <source>{0} answered items a kind</source>
      <translation>{0} beantwortete Objekte je Art</translation>
    </message>
    <message>
      <source>{0} answers are good, but {1}</source>
      <translation>{0} Antworten sind in Ordnung, aber {1}</translation>
    </message>
    <message>
      <source>{0} can't be used</source>
      <translation>{0} ist nicht zu gebrauchen</translation>
    </message>
    <message>
      <source>{0} cannot be opened ({1}).</source>
      <translation>{0} lässt sich nicht öffnen ({1}).</translation>
    </message>
    <message>
      <source>{0} cannot be read ({1}).</source>
      <translation>{0} lässt sich nicht lesen ({1}).</translation>
    </message>
    <message>
      <source>{0} cannot be stored</source>
      <translation>{0} lässt sich nicht speichern</translation>
    </message>
    <message>
      <source>{0} cannot be written ({1}).</source>
      <translation>{0} lässt sich nicht schreiben ({1}).</translation>
    </message>
    <message>
      <source>{0} cannot be written here.</source>
      <translation>{0} lässt sich hier nicht schreiben.</translation>
    </message>
    <message>
      <source>{0} categories</source>
      <translation>{0} Kategorien</translation>
    </message>
    <message>
      <source>{0} could not be looked at ({1}).</source>
      <translation>{0} war nicht anzusehen ({1}).</translation>
    </message>
    <message>
      <source>{0} could not be written ({1}).</source>
      <translation>{0} konnte nicht geschrieben werden ({1}).</translation>
    </message>
    <message>
      <source>{0} could not be written: {1}.</source>
      <translation>{0} konnte nicht geschrieben werden: {1}.</translation>
    </message>
    <message>
      <source>{0} exists already; it was left as it is.</source>
      <translation>{0} gibt es schon; es blieb, wie es ist.</translation>
    </message>
    <message>
      <source>{0} exists already; nothing was written.</source>
      <translation>{0} gibt es schon; nichts wurde geschrieben.</translation>
    </message>
    <message>
      <source>{0} failed</source>
      <translation>{0} ist fehlgeschlagen</translation>
    </message>
    <message>
      <source>{0} failed: {1}</source>
      <translation>{0} ist fehlgeschlagen: {1}</translation>
    </message>
    <message>
      <source>{0} files are not supported; {1}.</source>
      <translation>{0}-Dateien werden nicht unterstützt; {1}.</translation>
    </message>
    <message>
      <source>{0} files are there already, from an export that was interrupted; it goes on from there.</source>
      <translation>{0} Dateien sind schon da, von einem unterbrochenen Export; er geht dort weiter.</translation>
    </message>
    <message>
      <source>{0} files could not be written; export the same again to try those once more.</source>
      <translation>{0} Dateien konnten nicht geschrieben werden; dasselbe noch einmal exportieren, um sie wieder zu versuchen.</translation>
    </message>
    <message>
      <source>{0} gone or changed, such as {1}</source>
      <translation>{0} fehlen oder sind geändert, etwa {1}</translation>
    </message>
    <message>
      <source>{0} has shape {1} and type {2}, which is nothing known.</source>
      <translation>{0} hat die Form {1} und den Typ {2}, was nichts Bekanntes ist.</translation>
    </message>
    <message>
      <source>{0} holds 1 item</source>
      <translation>{0} enthält 1 Objekt</translation>
    </message>
    <message>
      <source>{0} holds an unfinished export of another result; nothing was written.</source>
      <translation>{0} enthält einen unfertigen Export eines anderen Ergebnisses; nichts wurde geschrieben.</translation>
    </message>
    <message>
      <source>{0} holds {1} items</source>
      <translation>{0} enthält {1} Objekte</translation>
    </message>
    <message>
      <source>{0} holds {1}, the project {2}.</source>
      <translation>{0} enthält {1}, das Projekt {2}.</translation>
    </message>
    <message>
      <source>{0} is "{1}".</source>
      <translation>{0} ist „{1}“.</translation>
    </message>
    <message>
      <source>{0} is a link; links are not followed, as they may lead to other files.</source>
      <translation>{0} ist ein Link; Links wird nicht gefolgt, denn sie können in andere Dateien führen.</translation>
    </message>
    <message>
      <source>{0} is an SQLite file of another program.</source>
      <translation>{0} ist eine SQLite-Datei eines anderen Programms.</translation>
    </message>
    <message>
      <source>{0} is cut off.</source>
      <translation>{0} ist abgeschnitten.</translation>
    </message>
    <message>
      <source>{0} is damaged: {1}. The file was left as it is.</source>
      <translation>{0} ist beschädigt: {1}. Die Datei blieb, wie sie ist.</translation>
    </message>
    <message>
      <source>{0} is larger than {1} MB.</source>
      <translation>{0} ist größer als {1} MB.</translation>
    </message>
    <message>
      <source>{0} is missing</source>
      <translation>{0} fehlt</translation>
    </message>
    <message>
      <source>{0} is not a Shapekin project.</source>
      <translation>{0} ist kein Shapekin-Projekt.</translation>
    </message>
    <message>
      <source>{0} is not an array.</source>
      <translation>{0} ist kein Array.</translation>
    </message>
    <message>
      <source>{0} is not an empty folder; nothing was written.</source>
      <translation>{0} ist kein leerer Ordner; nichts wurde geschrieben.</translation>
    </message>
    <message>
      <source>{0} is not on the disk of {1}, and a file has names on its own disk only; nothing was written.</source>
      <translation>{0} liegt nicht auf dem Datenträger von {1}, und Zweitnamen hat eine Datei nur auf ihrem eigenen; nichts wurde geschrieben.</translation>
    </message>
    <message>
      <source>{0} is not what Shapekin writes</source>
      <translation>{0} ist nicht, was Shapekin schreibt</translation>
    </message>
    <message>
      <source>{0} is one file, and COCO names a file an image. Export as fiftyone.</source>
      <translation>{0} ist eine einzige Datei, und COCO nennt eine Datei je Bild. Als fiftyone exportieren.</translation>
    </message>
    <message>
      <source>{0} is one file, so there are no originals. Export as csv or json.</source>
      <translation>{0} ist eine einzige Datei, also gibt es keine Originale. Als csv oder json exportieren.</translation>
    </message>
    <message>
      <source>{0} is open in another window or program.</source>
      <translation>{0} ist in einem anderen Fenster oder Programm offen.</translation>
    </message>
    <message>
      <source>{0} is packed in a way that needs a plug-in.</source>
      <translation>{0} ist so gepackt, dass es eine Erweiterung braucht.</translation>
    </message>
    <message>
      <source>{0} is packed in chunks of more than {1} MB.</source>
      <translation>{0} ist in Stücke von mehr als {1} MB gepackt.</translation>
    </message>
    <message>
      <source>{0} is {1}.</source>
      <translation>{0} ist {1}.</translation>
    </message>
    <message>
      <source>{0} items of its sub-category have not been compared with it yet</source>
      <translation>{0} Objekte seiner Unterkategorie sind noch nicht mit ihm verglichen</translation>
    </message>
    <message>
      <source>{0} items of this project are gone or changed, such as {1}, and no copy of them is kept. Names, answers and sub-categories are kept.</source>
      <translation>{0} Objekte dieses Projekts fehlen oder sind geändert, etwa {1}, und es gibt keine Kopie davon. Namen, Antworten und Unterkategorien bleiben.</translation>
    </message>
    <message>
      <source>{0} lies inside the source; nothing was written.</source>
      <translation>{0} liegt in der Quelle; nichts wurde geschrieben.</translation>
    </message>
    <message>
      <source>{0} lies there, the log of another project of this name.</source>
      <translation>Dort liegt {0}, das Protokoll eines anderen Projekts dieses Namens.</translation>
    </message>
    <message>
      <source>{0} meshes</source>
      <translation>{0} Netze</translation>
    </message>
    <message>
      <source>{0} names are no Unicode; their odd bytes are written as \udcXX.</source>
      <translation>{0} Namen sind kein Unicode; ihre abweichenden Bytes sind als \udcXX geschrieben.</translation>
    </message>
    <message>
      <source>{0} needs the package {1}.</source>
      <translation>{0} braucht das Paket {1}.</translation>
    </message>
    <message>
      <source>{0} needs {1} items at least; there are {2}.</source>
      <translation>{0} braucht mindestens {1} Objekte; es sind {2}.</translation>
    </message>
    <message>
      <source>{0} new items cannot join the rows {1}.</source>
      <translation>{0} neue Objekte können sich den Zeilen {1} nicht anschließen.</translation>
    </message>
    <message>
      <source>{0} pictures</source>
      <translation>{0} Bilder</translation>
    </message>
    <message>
      <source>{0} point clouds</source>
      <translation>{0} Punktwolken</translation>
    </message>
    <message>
      <source>{0} rows of features</source>
      <translation>{0} Merkmalszeilen</translation>
    </message>
    <message>
      <source>{0} s were not enough for a first partition; nothing was changed.</source>
      <translation>{0} s reichten nicht für eine erste Einteilung; nichts wurde geändert.</translation>
    </message>
    <message>
      <source>{0} shapes</source>
      <translation>{0} Formen</translation>
    </message>
    <message>
      <source>{0} unreadable</source>
      <translation>{0} nicht lesbar</translation>
    </message>
    <message>
      <source>{0} was closed, but its log could not be folded into it ({1}).</source>
      <translation>{0} wurde geschlossen, doch das Protokoll ließ sich nicht einarbeiten ({1}).</translation>
    </message>
    <message>
      <source>{0} {1}. Nothing was changed.</source>
      <translation>{0} {1}. Nichts wurde geändert.</translation>
    </message>
    <message>
      <source>{0}, averaged down to 32 pixels at most</source>
      <translation>{0}, auf höchstens 32 Pixel gemittelt</translation>
    </message>
    <message>
      <source>{0}; at least {1} are needed to sort.</source>
      <translation>{0}; zum Ordnen sind mindestens {1} nötig.</translation>
    </message>
    <message>
      <source>“Same” would bring {0} and {1} together.</source>
      <translation>„Gleich“ würde {0} und {1} zusammenbringen.</translation>
    </message>
    <message>
      <source>“{0}” can't be opened ({1}).</source>
      <translation>„{0}“ lässt sich nicht öffnen ({1}).</translation>
    </message>
    <message>
      <source>“{0}” can't be read. {1}</source>
      <translation>„{0}“ ist nicht zu lesen. {1}</translation>
    </message>
    <message>
      <source>“{0}” can't be unpacked ({1}).</source>
      <translation>„{0}“ lässt sich nicht entpacken ({1}).</translation>
    </message>
    <message>
      <source>“{0}” changed while it was read.</source>
      <translation>„{0}“ änderte sich, während sie gelesen wurde.</translation>
    </message>
    <message>
      <source>“{0}” does not exist.</source>
      <translation>„{0}“ gibt es nicht.</translation>
    </message>
    <message>
      <source>“{0}” does not hold IDX files: there is no train-images-idx3-ubyte.</source>
      <translation>„{0}“ enthält keine IDX-Dateien: Es gibt kein train-images-idx3-ubyte.</translation>
    </message>
    <message>
      <source>“{0}” does not hold ModelNet as HDF5: there is no ply_data_train0.h5.</source>
      <translation>„{0}“ enthält nicht ModelNet als HDF5: Es gibt kein ply_data_train0.h5.</translation>
    </message>
    <message>
      <source>“{0}” has a line without a label: “{1}”.</source>
      <translation>„{0}“ hat eine Zeile ohne Namen der Art: „{1}“.</translation>
    </message>
    <message>
      <source>“{0}” has {1} rows, but none that is clearly that of {2} of the {3} items; the first is {4}.</source>
      <translation>„{0}“ hat {1} Zeilen, aber keine gehört eindeutig zu {2} der {3} Objekte; das erste ist {4}.</translation>
    </message>
    <message>
      <source>“{0}” holds more than {1} files.</source>
      <translation>„{0}“ enthält mehr als {1} Dateien.</translation>
    </message>
    <message>
      <source>“{0}” holds {1} tables of the format {2}; one is needed.</source>
      <translation>„{0}“ enthält {1} Tabellen im Format {2}; gebraucht wird eine.</translation>
    </message>
    <message>
      <source>“{0}” holds {1}, not a row of numbers for each item.</source>
      <translation>„{0}“ enthält {1}, nicht eine Zahlenreihe für jedes Objekt.</translation>
    </message>
    <message>
      <source>“{0}” is an archive.</source>
      <translation>„{0}“ ist ein Archiv.</translation>
    </message>
    <message>
      <source>“{0}” is larger than the archive declares.</source>
      <translation>„{0}“ ist größer, als das Archiv angibt.</translation>
    </message>
    <message>
      <source>“{0}” is longer than {1} MB.</source>
      <translation>„{0}“ ist länger als {1} MB.</translation>
    </message>
    <message>
      <source>“{0}” is no table of a known format.</source>
      <translation>„{0}“ ist keine Tabelle eines bekannten Formats.</translation>
    </message>
    <message>
      <source>“{0}” is not a folder or a table.</source>
      <translation>„{0}“ ist weder ein Ordner noch eine Tabelle.</translation>
    </message>
    <message>
      <source>“{0}” is not laid out as ModelNet: there are no shapes in class/train or class/test.</source>
      <translation>„{0}“ ist nicht wie ModelNet angeordnet: Es gibt keine Formen in class/train oder class/test.</translation>
    </message>
    <message>
      <source>“{0}” is not laid out as PartNet: no numbered folder holds objs/*.obj or point_sample/*.</source>
      <translation>„{0}“ ist nicht wie PartNet angeordnet: Kein nummerierter Ordner enthält objs/*.obj oder point_sample/*.</translation>
    </message>
    <message>
      <source>“{0}” is not laid out as ShapeNet-part: there is no synset/points/*.pts and no synset/*.txt.</source>
      <translation>„{0}“ ist nicht wie ShapeNet-part angeordnet: Es gibt kein synset/points/*.pts und kein synset/*.txt.</translation>
    </message>
    <message>
      <source>“{0}” is not laid out as ShapeNetCore: there is no synset/id/model.obj and no synset/id/models/model_normalized.obj.</source>
      <translation>„{0}“ ist nicht wie ShapeNetCore angeordnet: Es gibt kein synset/id/model.obj und kein synset/id/models/model_normalized.obj.</translation>
    </message>
    <message>
      <source>“{0}” is not laid out as ShapeNetSem: no metadata.csv with the columns fullId and category names a model.</source>
      <translation>„{0}“ ist nicht wie ShapeNetSem angeordnet: Keine metadata.csv mit den Spalten fullId und category nennt ein Modell.</translation>
    </message>
    <message>
      <source>“{0}” is not laid out as the Princeton Shape Benchmark: no .cla file names a model.</source>
      <translation>„{0}“ ist nicht wie der Princeton Shape Benchmark angeordnet: Keine .cla-Datei nennt ein Modell.</translation>
    </message>
    <message>
      <source>“{0}” is not the resampled ModelNet: there is no file like chair/chair_0001.txt.</source>
      <translation>„{0}“ ist nicht das neu abgetastete ModelNet: Es gibt keine Datei wie chair/chair_0001.txt.</translation>
    </message>
    <message>
      <source>“{0}” is smaller than the archive declares.</source>
      <translation>„{0}“ ist kleiner, als das Archiv angibt.</translation>
    </message>
    <message>
      <source>“{0}” is too large for a table of labels.</source>
      <translation>„{0}“ ist zu groß für eine Tabelle von Namen der Arten.</translation>
    </message>
    <message>
      <source>“{0}” lacks numbers, or holds some that are not finite, such as for {1}.</source>
      <translation>In „{0}“ fehlen Zahlen, oder manche sind nicht endlich, etwa für {1}.</translation>
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
      <source>a sub-category split</source>
      <translation>eine Unterkategorie geteilt</translation>
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
