import type { Messages } from '../en'

const filterNames = {
  user: 'Person',
  device: 'Gerät',
  facility: 'Ort',
  type: 'Mit',
  result: 'Ergebnis',
  reason: 'Grund',
  match: 'Gesicht',
}
const number = new Intl.NumberFormat('de-DE')

export const accessLog: Messages['accessLog'] = {
  time: 'Zeit',
  recorded: 'Erfasst',
  result: 'Ergebnis',
  user: 'Person',
  door: 'Tür',
  device: 'Gerät',
  type: 'Mit',
  reason: 'Grund',
  place: 'Ort',
  action: 'Aktion',
  flags: 'Vermerke',
  credential: 'Schlüssel',
  results: {
    granted: 'Gewährt',
    denied: 'Verweigert',
    forced: 'Aufgebrochen',
    held_open: 'Offen gehalten',
    error: 'Fehler',
  },
  duress: 'Bedrohung',
  types: {
    pin: 'PIN',
    rfid: 'Karte oder Anhänger',
    rex: 'Ausgangstaster',
    phone_key: 'Telefonschlüssel',
    key_fob: 'Schlüsselanhänger',
    keycard: 'Schlüsselkarte',
    qr: 'QR-Code',
    passcode: 'Passcode',
    remote: 'Fernöffnung',
    mechanical: 'Mechanischer Schlüssel',
    schedule: 'Zeitplan',
    unknown: 'Unbekannt',
  },
  nobody: 'Nicht bekannt',
  unknownPerson: 'Unbekannte Person',
  erased: 'Gelöschte Person',
  search: 'Namen und Gründe durchsuchen',
  filterNames,
  allFilterNames: { ...filterNames, door: 'Tür', flag: 'Vermerk', late: 'Verspätet', q: 'Suche', time: 'Zeitraum' },
  filterBy: (name) => `Eingrenzen nach ${name}`,
  removeFilter: (text) => `${text} entfernen`,
  active: 'Filter',
  clear: 'Filter zurücksetzen',
  period: 'Zeitraum',
  today: 'Heute',
  days: (days) => `${days} T`,
  from: 'Von',
  to: 'Bis',
  live: 'Live',
  paused: 'Angehalten',
  connecting: 'Verbindet …',
  liveOff: 'Live ist aus',
  newRows: (count) => `${number.format(count)} neue`,
  columns: 'Spalten',
  export: 'Exportieren',
  histogram: 'Versuche über die Zeit',
  lag: (rows) => `${number.format(rows)} Ereignisse werden noch eingearbeitet: Die neuesten Zeilen sind unterwegs.`,
  details: 'Ereignis',
  copyLink: 'Link kopieren',
  copyRecord: 'Datensatz kopieren',
  policySays: 'Die Regeln sagen',
  checks: 'Prüfungen',
  passed: 'bestanden',
  failed: 'nicht bestanden',
  provenance: 'Woher es bekannt ist',
  sources: {
    device_audit: 'Das Gerät hat es aufgezeichnet',
    phone_report: 'Ein Telefon hat es gemeldet',
    decision: 'Hier entschieden',
  },
  neighbours: 'Innerhalb von fünf Minuten an diesem Gerät',
  noNeighbours: 'Sonst nichts.',
  raw: 'Rohdatensatz',
  sentence: (result, who, door, type) => {
    switch (result) {
      case 'granted':
        return who === undefined ? `${door} wurde geöffnet (${type}).` : `${who} hat ${door} geöffnet (${type}).`
      case 'denied':
        return `${who ?? 'Jemand'} wurde an ${door} abgewiesen (${type}).`
      case 'forced':
        return `${door} ging ohne Entriegelung auf (abgeleitet).`
      case 'held_open':
        return `${door} wurde offen gehalten.`
      default:
        return `Ein Fehler verhinderte die Entscheidung an ${door}.`
    }
  },
  empty: 'Hier ist nichts geschehen',
  emptyPeriod: 'In diesem Zeitraum ist nichts, gleich mit welchen Filtern.',
  hides: (filter, count) =>
    `Der Filter „${filter}“ verbirgt am meisten: Ohne ihn sind es ${number.format(count)} Zeilen.`,
  lookBack: '90 Tage ansehen',
  hidesWithOthers: (filter) =>
    `Kein Filter verbirgt allein alles; „${filter}“ lässt am wenigsten übrig, und die anderen verbergen auch das.`,
  clearOne: (filter) => `„${filter}“ zurücksetzen`,
  setUp: {
    rules_configured: 'Zutrittsregeln sind eingerichtet',
    rules_enabled: 'Zutrittsregeln sind eingeschaltet',
    credentials_held: 'Personen haben Schlüssel',
    devices_online: 'Geräte sind erreichbar',
    time_range: 'In diesem Zeitraum gibt es Zeilen',
  },
  notKnown: 'Nicht bekannt',
  offline: (devices) => `Nicht erreichbar: ${devices}.`,
  lastRow: (time) => `Die letzte passende Zeile, gleich wann, ist von ${time}.`,
}
