import type { Messages } from '../en'

export const userActivity: Messages['userActivity'] = {
  from: 'Von',
  to: 'Bis',
  search: 'Zeit, Datum oder Art',
  routineLogins: 'Auch gewöhnliche Anmeldungen',
  myself: 'Ich selbst',
  download: 'Bericht herunterladen',
  personNumber: (number) => `Person ${number}`,
  causes: { not_allowed: 'Grundsätzlich nicht erlaubt', not_allowed_now: 'Zu dieser Zeit nicht erlaubt' },
  types: {
    'auth.admin_area_login_observed': 'Anmeldung in der Verwaltung',
    'auth.unrecognized_device_login': 'Anmeldung von unbekanntem Gerät',
    'access.granted': 'Tür geöffnet',
    'access.denied': 'Türöffnung fehlgeschlagen',
    'group.member_added': 'In Gruppe aufgenommen',
    'group.member_removed': 'Aus Gruppe entfernt',
    'credential.added': 'Schlüsselkarte hinzugefügt',
    'credential.add_failed': 'Schlüsselkarte nicht hinzugefügt',
    'credential.updated': 'Person geändert',
    'permissions.expired': 'Berechtigungen abgelaufen',
    'admin.action': 'Handlung',
    'auth.login': 'Angemeldet',
    'auth.logout': 'Abgemeldet',
    'auth.session_timeout': 'Sitzung abgelaufen',
    'auth.login_failed': 'Anmeldung fehlgeschlagen',
  },
}
