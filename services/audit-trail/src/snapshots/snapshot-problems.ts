import { HolderErased, ObjectStoreUnavailable, PictureRefused } from '@doorledger/media'
import { FetchRefused } from '@doorledger/outbound'
import { DomainError } from '@doorledger/kernel'
import { unavailable } from '@doorledger/service'

/** What a sender is told of a picture that was not kept: the reason, and whether to try again. */
export const snapshotProblem = (error: unknown, field: string): unknown => {
  if (error instanceof PictureRefused || error instanceof FetchRefused) {
    return new DomainError(error.fault, 'invalid', error.message, { field })
  }
  if (error instanceof HolderErased) {
    return new DomainError('person_erased', 'conflict', 'The person of this attempt was erased: no picture is kept')
  }
  if (error instanceof ObjectStoreUnavailable) return unavailable('the object store')
  return error
}
