import type { Messages } from '../en'

const number = new Intl.NumberFormat('de-DE')
const counted = (count: number, one: string, many: string): string =>
  `${number.format(count)} ${count === 1 ? one : many}`

export const dashboard: Messages['dashboard'] = {
  events: 'Versuche heute',
  granted: 'Gewährt',
  denied: 'Abgewiesen',
  openAlerts: 'Offene Alarme',
  heldOpen: 'Offen gehaltene Türen',
  locks: 'Schlösser',
  stale: (stale, all) =>
    stale === 0
      ? `Alle ${number.format(all)} abgeholt`
      : `${number.format(stale)} von ${number.format(all)} seit 7 Tagen nicht abgeholt`,
  lastRead: 'Protokoll zuletzt gelesen',
  storage: 'Speicher',
  reviewed: 'Das Protokoll von heute wurde durchgesehen.',
  notReviewed: 'Noch niemand hat das Protokoll von heute durchgesehen.',
  deniedToday: 'Heute abgewiesen',
  noneDenied: 'Heute wurde niemand abgewiesen.',
  all: 'Alle',
  lastMonth: (count) => `${number.format(count)} in den letzten 31 Tagen`,
}

export const reports: Messages['reports'] = {
  hint: 'Entstehen im Hintergrund. Jeder sagt, was er nicht wissen kann.',
  ask: 'Bericht anfordern',
  kind: 'Worüber',
  format: 'Format',
  kinds: {
    access: 'Gewährte Zutritte',
    denied: 'Abgewiesene Zutritte',
    'user-activity': 'Versuche von Personen',
    'service-access': 'Stunden von Dienstleistern',
    'guest-check': 'Wann Gäste zuletzt hier waren',
    'door-frequency': 'Nutzung von Türen',
    rights: 'Schlüssel und Rechte',
    alerts: 'Alarme',
    'admin-audit': 'Handlungen der Verwaltung',
    'lock-freshness': 'Wie frisch Aufzeichnungen sind',
    'retention-certificate': 'Löschnachweis',
  },
  period: 'Zeitraum',
  presets: {
    today: 'Heute',
    yesterday: 'Gestern',
    'last-week': 'Letzte Woche',
    'last-month': 'Letzter Monat',
    'last-quarter': 'Letztes Quartal',
    'last-year': 'Letztes Jahr',
    own: 'Von – bis',
  },
  from: 'Erster Tag',
  to: 'Letzter Tag',
  asOfDay: 'Stand am Ende von',
  asOfHint: 'Jetzt, wenn es leer bleibt.',
  people: 'Personen',
  doors: 'Türen',
  devices: 'Geräte',
  premises: 'Standorte',
  everything: 'Nichts gewählt: alles, was Sie sehen dürfen.',
  asked: 'Der Bericht entsteht.',
  requested: 'Angefordert',
  by: 'Von',
  rows: (count) => counted(count, 'Zeile', 'Zeilen'),
  statuses: {
    waiting: 'Wartet',
    running: 'Entsteht',
    ready: 'Fertig',
    failed: 'Gescheitert',
    cancelled: 'Aufgegeben',
    expired: 'Abgelaufen',
  },
  none: 'Noch niemand hat einen Bericht angefordert.',
  download: 'Herunterladen',
  manifest: 'Signiertes Manifest',
  giveUp: 'Aufgeben',
  delete: 'Datei löschen',
  deleted: 'Es gibt keine Datei mehr.',
  again: 'Noch einmal denselben',
  againHint: 'Mit demselben Stand des Protokolls: die Prüfsumme der Zeilen ist dieselbe.',
  expires: 'Datei wird gelöscht am',
  size: 'Größe',
  sha256: 'SHA-256 der Datei',
  rowsDigest: 'Prüfsumme der Zeilen',
  position: 'Stand des Protokolls',
  filter: 'Eingegrenzt auf',
  allRows: 'Nichts',
  failures: {
    requester_lost_right: 'Wer ihn angefordert hat, verlor vorher das Recht dazu.',
    disk_full: 'Für die Datei war kein Platz.',
    other: 'Er konnte nicht erstellt werden.',
  },
  completeness: 'Was er nicht wissen kann',
  complete: 'Es ist nicht bekannt, dass etwas fehlt.',
  allFetched: 'Die Aufzeichnungen aller Schlösser sind bis zum Ende des Zeitraums abgeholt.',
  notFetched: (count) =>
    count === 1
      ? 'Die Aufzeichnung von 1 Schloss ist nicht bis zum Ende des Zeitraums abgeholt:'
      : `Die Aufzeichnungen von ${number.format(count)} Schlössern sind nicht bis zum Ende des Zeitraums abgeholt:`,
  lastFetched: 'zuletzt abgeholt',
  neverFetched: 'nie abgeholt',
  andMore: (count) => `und ${number.format(count)} weitere`,
  gaps: (count) =>
    count === 0 ? 'Keine Aufzeichnung hat eine Lücke.' : `Aufzeichnungen haben ${counted(count, 'Lücke', 'Lücken')}.`,
  unreadable: (count) =>
    count === 0
      ? 'Jeder Datensatz war lesbar.'
      : `${counted(count, 'Datensatz war', 'Datensätze waren')} noch nicht lesbar und in Quarantäne.`,
  suspect: (count) =>
    count === 0
      ? 'Keine Zeile stammt von einer falsch gehenden Uhr.'
      : `${counted(count, 'Zeile stammt', 'Zeilen stammen')} von einer falsch gehenden Uhr.`,
  late: (count) =>
    count === 0
      ? 'Keine Zeile wurde spät gemeldet.'
      : `${counted(count, 'Zeile wurde', 'Zeilen wurden')} spät gemeldet.`,
  later: (count) =>
    count === 0
      ? 'Keine Zeile des Zeitraums kam nach diesem Stand des Protokolls an.'
      : `${counted(count, 'Zeile', 'Zeilen')} des Zeitraums kamen nach diesem Stand des Protokolls an.`,
  deadLetters: (count) =>
    count === 0
      ? 'Jedes Ereignis ist eingearbeitet.'
      : `${counted(count, 'Ereignis ist', 'Ereignisse sind')} noch nicht eingearbeitet.`,
  nothingDeleted: 'Nichts aus dem Zeitraum wurde wegen seines Alters gelöscht.',
  deletedBefore: 'Wegen seines Alters gelöscht: was geschah vor',
}

export const reportSchedules: Messages['reportSchedules'] = {
  hint: 'Entstehen immer wieder, über den vergangenen Tag, die Woche oder den Monat, mit den Rechten ihrer Besitzer.',
  create: 'Neuer Zeitplan',
  name: 'Name',
  every: 'Wie oft',
  rhythms: { day: 'Jeden Tag', week: 'Jede Woche', month: 'Jeden Monat' },
  at: 'Um',
  atHint: 'Uhrzeit am Standort.',
  owner: 'Besitzer',
  last: 'Zuletzt für',
  none: 'Kein Bericht entsteht nach einem Zeitplan.',
  delete: 'Zeitplan löschen',
  deleteHint: 'Berichte, die es schon gibt, bleiben.',
  deleted: 'Der Zeitplan ist gelöscht.',
  becomesYours: 'Von da an ist es Ihrer, und die Berichte entstehen mit Ihren Rechten.',
}

export const savedViews: Messages['savedViews'] = {
  hint: 'Filter unter einem Namen: eigene, geteilte und die jeder Installation.',
  views: 'Ansichten',
  save: 'Diese Ansicht speichern',
  name: 'Name',
  shared: 'Mit allen teilen',
  isShared: 'Geteilt',
  isPrivate: 'Nur für Sie',
  preset: 'Vorgegeben',
  page: 'Seite',
  open: 'Öffnen',
  saved: 'Die Ansicht ist gespeichert.',
  delete: 'Ansicht löschen',
  deleted: 'Die Ansicht ist gelöscht.',
  presets: {
    'daily-review': 'Tägliche Durchsicht: heute abgewiesen',
    today: 'Alles von heute',
    'granted-last-30-days': 'Gewährt, letzte 30 Tage',
    'unknown-credentials': 'Unbekannte Schlüssel, letzte 7 Tage',
    late: 'Spät gemeldet, letzte 30 Tage',
  },
}

export const reviews: Messages['reviews'] = {
  hint: 'Jemand hat das Protokoll eines Tages durchgesehen: wer, wann und mit welchem Ergebnis.',
  section: 'Einen Tag durchsehen',
  look: 'Zeigen, wer an dem Tag abgewiesen wurde',
  day: 'Tag',
  notes: 'Bemerkungen',
  notesHint: 'Was auffiel; es bleibt bei der Durchsicht.',
  record: 'Ich habe es durchgesehen',
  recorded: 'Die Durchsicht ist festgehalten.',
  reviewed: 'Durchgesehen',
  denied: 'Damals abgewiesen',
  deniedCount: (count) => `${number.format(count)} abgewiesen`,
  none: 'Noch kein Tag wurde durchgesehen.',
}
