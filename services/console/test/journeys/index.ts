import { describe } from 'vitest'
import type { HandOf } from '../hand.js'
import { keysOf } from '../keys.js'
import { mouseOf } from '../mouse.js'
import type { Told } from '../stories/told.js'
import { describeJourneysOfTheLog } from './access-log.js'
import { describeTermsOfFaces } from './faces.js'
import { describeJourneysOfLocks } from './locks.js'
import { describeJourneysOfOperations } from './operations.js'
import { describeJourneysOfPeople } from './people.js'
import { describeJourneysOfTheRecord } from './record.js'
import { describeJourneysOfRules } from './rules.js'

export const hands: readonly HandOf[] = [keysOf, mouseOf]

/** Each journey through the console once by keys alone and once by the mouse. */
export const describeJourneys = (told: () => Told): void => {
  for (const handOf of hands) {
    const hand = handOf(told)
    describe(hand.how, () => {
      describeJourneysOfTheLog(told, hand)
      describeJourneysOfLocks(told, hand)
      describeJourneysOfPeople(told, hand)
      describeJourneysOfRules(told, hand)
      describeJourneysOfOperations(told, hand)
      describeJourneysOfTheRecord(told, hand, handOf)
      // They are confirmed once: by keys where faces are compared, in `faces.e2e.spec.ts`.
      if (handOf === mouseOf) describeTermsOfFaces(told, hand)
    })
  }
}
