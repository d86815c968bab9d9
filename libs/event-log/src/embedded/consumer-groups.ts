import type { LogConsumer } from '../event-log.js'
import type { ControlSession } from './control-session.js'

/** What a member of a group has, and how much it may have. */
export interface Share {
  readonly owned: readonly number[]
  readonly quota: number
}

/** One subscription as its group knows it. */
export interface Member {
  readonly id: string
  readonly topicId: number
  readonly consumer: LogConsumer
  apply(share: Share): void
}

const RENEWALS_PER_LEASE = 5
const LONGEST_RENEWAL_MS = 1_000

const SHARE = {
  name: 'event_log_share',
  text: `
    select s.owned, s.quota
    from unnest($1::text[], $2::integer[], $3::bigint[]) with ordinality as m(group_name, topic_id, member, place)
    cross join lateral event_log.share(m.group_name, m.topic_id, m.member, $4, $5::float8 * interval '1 millisecond') s
    order by m.place`,
}

const RETURN = `
  update event_log.leases set member = null
  where group_name = $1 and topic_id = $2 and member = $3 and partition = any($4)`

const LEAVE = `
  with gone as (delete from event_log.members where group_name = $1 and topic_id = $2 and member = $3)
  update event_log.leases set member = null where group_name = $1 and topic_id = $2 and member = $3`

/** The members of this process in their groups: they renew their leases together, and get and give back partitions. */
export class ConsumerGroups {
  private readonly members: Member[] = []
  /** epoch milliseconds */
  private renewAt = 0

  constructor(
    private readonly session: ControlSession,
    private readonly leaseMs: number,
  ) {}

  async join(topicId: number, consumer: LogConsumer, apply: (share: Share) => void): Promise<Member> {
    const text = "select nextval('event_log.member_ids')::text as id"
    const [row] = await this.session.query<{ id: string }>(() => ({ text }))
    const member = { id: row?.id ?? '', topicId, consumer, apply }
    this.members.push(member)
    // Locks are taken in this order: always the same, or two processes could wait for each other.
    this.members.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
    this.renewSoon()
    return member
  }

  /** Says that all members live, and tells each what it has, when it is time to. */
  async renewWhenDue(): Promise<void> {
    if (Date.now() < this.renewAt) return
    this.renewAt = Date.now() + Math.min(this.leaseMs / RENEWALS_PER_LEASE, LONGEST_RENEWAL_MS)
    await this.share([...this.members])
  }

  private renewSoon(): void {
    this.renewAt = 0
    this.session.hurry()
  }

  confirm(member: Member): Promise<void> {
    return this.share(this.members.includes(member) ? [member] : [])
  }

  async giveBack({ consumer, topicId, id }: Member, partitions: readonly number[]): Promise<void> {
    await this.session.query(() => ({ text: RETURN, values: [consumer.group, topicId, id, partitions] }))
    this.renewSoon()
  }

  async leave(member: Member): Promise<void> {
    const { consumer, topicId, id } = member
    this.members.splice(this.members.indexOf(member), 1)
    await this.session.query(() => ({ text: LEAVE, values: [consumer.group, topicId, id] }))
    this.renewSoon()
  }

  private async share(members: readonly Member[]): Promise<void> {
    if (members.length === 0) return
    const rows = await this.session.query<Share>((session) => ({
      ...SHARE,
      values: [
        members.map(({ consumer }) => consumer.group),
        members.map(({ topicId }) => topicId),
        members.map(({ id }) => id),
        session,
        this.leaseMs,
      ],
    }))
    rows.forEach((share, index) => members[index]?.apply(share))
  }
}

const placeOf = ({ consumer, topicId }: Member): string => `${topicId} ${consumer.group}`
