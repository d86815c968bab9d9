import type { Projection } from '@doorledger/kernel'
import type { Draft } from './draft.js'
import { foldDrafts } from './fold-draft.js'
import { rowsDrafts } from './rows-draft.js'
import type { ViewWriting } from './view-writing.js'

/** Makes the drafts of one writer of a view, whichever kind it is. */
export const viewDrafts = <Event>(writing: ViewWriting<Event>, projection: Projection<Event>): (() => Draft) => {
  switch (projection.kind) {
    case 'rows':
      return rowsDrafts(writing, projection)
    case 'fold':
      return foldDrafts(writing, projection)
  }
}
