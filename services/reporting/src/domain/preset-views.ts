import type { SavedView } from '@doorledger/contracts'

const preset = (id: string, name: string, query: SavedView['query']) => ({
  id,
  name,
  page: 'access-log' as const,
  query,
  shared: true,
  owner: 'system',
  isPreset: true,
})

/** The views of the access log that everybody needs: the daily review first. */
export const presetViews = [
  preset('daily-review', 'Daily review: denied today', { range: 'today', result: ['denied'] }),
  preset('today', 'Everything today', { range: 'today' }),
  preset('granted-last-30-days', 'Granted, last 30 days', { range: '30', result: ['granted'] }),
  preset('unknown-credentials', 'Unknown credentials, last 7 days', { range: '7', reason: ['unknown_credential'] }),
  preset('late', 'Told of late, last 30 days', { range: '30', late: 'true' }),
]
