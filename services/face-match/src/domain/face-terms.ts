/** The terms that an administrator confirms before faces are compared (R4.37). Another text is another version. */
export const FACE_TERMS = {
  version: '2026-11',
  text: [
    'Comparing faces processes biometric data. Before you switch it on, you confirm that:',
    '1. It is lawful where this installation is used (such as GDPR Article 9, BIPA 740 ILCS 14), and your own policy on keeping and destroying biometric data is public.',
    '2. The people concerned were informed, and have agreed where that is needed; whoever does not agree has another way in.',
    '3. A data protection impact assessment was made where the law asks for one.',
    '4. Scores are advisory: no door opens or stays shut because of one, and nobody is accused by one alone.',
    '5. Photos, templates and scores stay in this installation, and are destroyed when people withdraw, leave or are erased.',
  ].join('\n'),
} as const
