import { reasonMeanings, type AccessType, type Reason } from '@doorledger/contracts'

/**
 * What a reason is shown as. A duress grant looks like any other grant to whoever may not know of it, since whoever
 * stands behind the victim may be looking (D-29).
 */
export const shownReason = (reason: Reason, seesDuress: boolean): Reason =>
  reason === 'duress' && !seesDuress ? 'success' : reason

/** What people read; empty when there is nothing to add. A wrong PIN is an unknown credential, but reads better. */
export const reasonText = (reason: Reason, accessType: AccessType): string =>
  reason === 'unknown_credential' && accessType === 'pin'
    ? reasonMeanings.invalid_pin.text
    : reasonMeanings[reason].text

/** The reasons whose text, as shown, contains what is searched for, in any letter case. */
export const reasonsReading = (text: string, accessType: AccessType, seesDuress: boolean): readonly Reason[] =>
  allReasons.filter((reason) =>
    reasonText(shownReason(reason, seesDuress), accessType).toLowerCase().includes(text.toLowerCase()),
  )

const allReasons = Object.keys(reasonMeanings) as readonly Reason[]
