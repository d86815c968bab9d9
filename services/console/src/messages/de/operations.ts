import type { Messages } from '../en'

const rowsOf = (count: number): string => `${count} ${count === 1 ? 'Zeile' : 'Zeilen'}`
const allOf = (count: number): string => (count === 1 ? 'Die einzige Zeile' : `Alle ${count} Zeilen`)
const can = (count: number): string => (count === 1 ? 'kann' : 'können')
const are = (count: number): string => (count === 1 ? 'ist' : 'sind')

export const imports: Messages['imports'] = {
  hint: 'Eine Datei wird erst geprüft, ohne etwas zu ändern, und dann übernommen.',
  import: 'Importieren',
  what: 'Was importiert wird',
  file: 'Datei',
  choose: 'CSV-Datei wählen',
  text: 'Oder ihr Text',
  columns: (columns) => `Die erste Zeile nennt die Spalten: ${columns.replaceAll(',', ', ')}`,
  dryRun: 'Prüfen',
  tried: 'Geprüft',
  importing: 'Import',
  progress: 'Fortschritt',
  rows: (done, all) => `${done} von ${all} Zeilen`,
  states: { waiting: 'Wartet', running: 'Läuft', done: 'Fertig', cancelled: 'Abgebrochen', abandoned: 'Gescheitert' },
  wouldTake: (good, bad) =>
    bad === 0
      ? `${allOf(good)} ${can(good)} übernommen werden.`
      : `${rowsOf(good)} ${can(good)} übernommen werden, ${bad} nicht.`,
  took: (good, bad) =>
    bad === 0 ? `${allOf(good)} ${are(good)} übernommen.` : `${rowsOf(good)} ${are(good)} übernommen, ${bad} nicht.`,
  importNow: (rows) => `${rowsOf(rows)} importieren`,
  faults: 'Was an Zeilen falsch ist',
  line: 'Zeile',
  column: 'Spalte',
  fault: 'Was falsch ist',
}

export const erasure: Messages['erasure'] = {
  erase: 'Löschen',
  title: (name) => `${name} löschen?`,
  forEver: 'Das ist endgültig. Niemand kann es rückgängig machen, auch nicht mit einer Sicherung.',
  means: [
    'Name, Adressen, Rollen und Foto sind fort, hier und in jedem Dienst.',
    'Schlüssel der Person öffnen nichts mehr.',
    'Was an Türen geschah, bleibt im Protokoll, als das einer gelöschten Person, damit es vollständig bleibt.',
    'Der Nachweis, dass nichts verändert wurde, gilt weiter.',
  ],
  done: 'Die Person ist gelöscht. Die Dienste bestätigen es nacheinander.',
  progress: 'Löschung je Dienst',
  waiting: 'Läuft',
}

export const deadLetters: Messages['deadLetters'] = {
  hint: 'Ereignisse, die eine Sicht nicht einarbeiten konnte. Sie warten hier der Reihe nach; nichts geht verloren.',
  since: 'Seit',
  event: 'Ereignis',
  failure: 'Warum',
  attempts: 'Versuche',
  statuses: { parked: 'Wartet', retried: 'Eingearbeitet', discarded: 'Ausgelassen' },
  retry: 'Erneut versuchen',
  retryHint: 'Die Ereignisse seines Schlüssels werden der Reihe nach eingearbeitet, bis eines wieder scheitert.',
  retried: (done, left) => `${done} eingearbeitet, ${left} warten noch.`,
  discard: 'Auslassen',
  discardHint: 'Das Ereignis bleibt im Log, aber diese Sicht geht ohne es weiter.',
  discarded: 'Das Ereignis ist in der Sicht ausgelassen.',
}

export const quarantine: Messages['quarantine'] = {
  hint: 'Was Geräte sandten und nicht lesbar war. Alle Bytes sind aufbewahrt.',
  received: 'Empfangen',
  part: 'Teil',
  parts: { body: 'Ganzer Block', record: 'Datensatz', tag: 'Feld' },
  why: 'Warum',
  size: 'Größe',
  statuses: { open: 'Offen', recorded: 'Aufgezeichnet', discarded: 'Aufgegeben' },
  bytes: 'Wie gesendet',
  retry: 'Erneut lesen',
  readable: 'Es ist nun lesbar und auf dem Weg ins Log.',
  stillUnreadable: 'Es ist noch immer nicht lesbar.',
  discard: 'Aufgeben',
  discardHint: 'Es bleibt sichtbar, mit dem, der es aufgab, und warum.',
  discarded: 'Es ist aufgegeben.',
  none: 'Alles, was Geräte sandten, war lesbar.',
}

export const licenses: Messages['licenses'] = {
  hint: 'Wie viele Geräte genutzt werden dürfen, täglich um 0:00 geprüft.',
  upload: 'Lizenzdatei',
  choose: 'Lizenzdatei wählen',
  uploaded: (product, count) => `${product}: ${count} ${count === 1 ? 'Gerät ist' : 'Geräte sind'} lizenziert.`,
  checks: 'Prüfungen',
  noChecks: 'Noch nichts geprüft.',
}

export const tokens: Messages['tokens'] = {
  issue: 'Token ausstellen',
  actor: 'API-Token',
  once: 'Das Token wird nur jetzt gezeigt. Bewahren Sie es wie ein Passwort auf.',
  noEnd: 'Sonst läuft es nicht ab.',
}

export const uiParts: Messages['uiParts'] = {
  title: 'Teile der Oberfläche',
  hint: 'Jeder Teil in jedem Zustand, zum Ansehen in jedem Thema, Kontrast, jeder Dichte und Breite.',
  buttons: 'Knöpfe',
  fields: 'Felder',
  badges: 'Zustände und Bemerkungen',
  overlays: 'Vor der Seite',
  table: 'Tabelle',
  states: 'Zustände einer Seite',
  dialog: 'Dialog',
  drawer: 'Schublade',
  toast: 'Ansage',
  menu: 'Menü',
  aHint: 'Was man darüber wissen sollte.',
  aFault: 'Was daran falsch ist.',
}

export const snapshots: Messages['snapshots'] = {
  title: 'Bild',
  hint: '← älter · → neuer · c: nebeneinander',
  older: 'Älteres Ereignis',
  newer: 'Neueres Ereignis',
  compare: 'Nebeneinander',
  of: (name) => `Bild von ${name} an der Tür`,
  none: 'Es gibt kein Bild',
  broken: 'Das Bild lässt sich nicht zeigen',
  expired: 'Das Bild ist abgelaufen',
  live: 'live, nicht von jenem Moment',
  recording: 'damals aufgezeichnet',
  expires: 'Läuft ab',
  notHandedIn: 'Keines eingereicht; ein Rekorder wird beim Öffnen gefragt.',
  recordingAt: 'Die Aufzeichnung jenes Moments ist für einen Player:',
  notTaken: (reason: string) => `Kam mit dem Versuch und wurde nicht angenommen: ${reason}`,
  aLink: 'Anderswo aufbewahrt',
  aClip: 'Ein Clip, anderswo aufbewahrt',
  outcomes: {
    none: 'es wurde nichts eingereicht',
    unreadable: 'es ist vorhanden, aber nicht mehr lesbar',
    not_configured: 'das Gerät hat keine Kamera',
    recorder_unknown: 'der Rekorder des Geräts ist unbekannt',
    not_found: 'er hat nichts von jenem Moment',
    too_slow: 'er antwortete nicht rechtzeitig',
    unreachable: 'er ist nicht erreichbar',
    failed: 'nicht erreichbar, oder mit einem Fehler beantwortet',
    not_signed_in: 'die Anmeldung wird nicht angenommen',
    command_unknown: 'den Befehl kennt er nicht',
    address_refused: 'die Adresse liegt in einem privaten Netz, das nicht freigegeben ist',
    too_many_redirects: 'eine Adresse führt zur nächsten',
    not_a_picture: 'es ist kein Bild',
    damaged: 'es ist beschädigt oder unvollständig',
    type_mismatch: 'es ist nicht von der Art, die es angibt',
    type_not_supported: 'nur JPEG, PNG und WebP werden angenommen',
    too_many_pixels: 'es hat zu viele Bildpunkte',
    too_large: 'es ist zu groß',
    animated: 'es hat mehr als ein Einzelbild',
    scheme_refused: 'seine Adresse ist keine vollständige https-Adresse',
    person_erased: 'die Person wurde gelöscht',
    not_kept: 'der Objektspeicher war zu lange nicht erreichbar',
  },
  taken: 'Aufgenommen',
  openClip: 'Clip öffnen',
  openPicture: 'Bild öffnen',
  sources: { stored: 'Eingereicht', recorder: 'Rekorder' },
}
