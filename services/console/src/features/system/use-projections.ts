import { useQuery } from '@tanstack/react-query'
import { answered, auditTrail } from '../../api/client'
import type { Projection } from '../../api/types'
import { SERVICES } from './services'

export const projectionsKey = ['projections']
const REFRESH_MS = 5_000

interface Projections {
  readonly items: readonly Projection[]
  /** services that did not answer: what they do is not known */
  readonly silent: readonly string[]
}

/** How far the views of all services are, each asked for itself: together they may run as one process or as many. */
export const useProjections = () =>
  useQuery({ queryKey: projectionsKey, refetchInterval: REFRESH_MS, queryFn: allProjections })

/** @throws what the first service failed with when none answered */
const allProjections = async (): Promise<Projections> => {
  const answers = await Promise.allSettled(
    SERVICES.map((service) =>
      answered(auditTrail.GET('/v1/services/{service}/projections', { params: { path: { service } } })),
    ),
  )
  const [first] = answers
  if (first?.status === 'rejected' && answers.every(({ status }) => status === 'rejected')) throw first.reason
  return {
    items: answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value.items : [])),
    silent: SERVICES.filter((_, place) => answers[place]?.status === 'rejected'),
  }
}
