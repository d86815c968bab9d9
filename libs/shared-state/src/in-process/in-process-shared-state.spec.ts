import { describeSharedState } from '../shared-state.contract.js'
import { inProcessSharedState } from './in-process-shared-state.js'

describeSharedState('in process', async () => {
  const state = inProcessSharedState()
  return [state, state]
})
