import { Pencil } from 'lucide-react'
import { useState } from 'react'
import type { Person } from '../../api/types'
import { useMessages } from '../../app/use-messages'
import { useNames } from '../../app/use-pickable'
import { useMay } from '../../app/use-session'
import { Button } from '../../ui/button'
import { Facts, Section } from '../../ui/page'
import { Time } from '../../ui/time'
import { ChangeRoles } from './change-roles'

/** Who it is, and what the person may do. */
export const PersonFacts = ({ person }: { person: Person }) => {
  const m = useMessages()
  const may = useMay()
  const roleName = useNames('roles')
  const premisesName = useNames('premises')
  const [isChanging, setChanging] = useState(false)
  const { userNo, username, email, phone, assignments, createdAt } = person
  const roles = assignments.map(({ roleId, premisesId }) => {
    const where = premisesId === null ? m.states.everywhere : premisesName(premisesId)
    return `${roleName(roleId)} (${where})`
  })
  return (
    <Section
      title={m.directory.person}
      actions={
        may('user:write') &&
        may('role:write') &&
        person.erasedAt === null && (
          <Button size="small" icon={<Pencil aria-hidden className="size-4" />} onClick={() => setChanging(true)}>
            {m.directory.changeRoles}
          </Button>
        )
      }
    >
      <Facts
        facts={[
          [m.directory.number, userNo],
          [m.directory.username, <bdi key="username">{username ?? '–'}</bdi>],
          [m.directory.email, <bdi key="email">{email ?? '–'}</bdi>],
          [m.directory.phone, <bdi key="phone">{phone ?? '–'}</bdi>],
          [m.directory.roles, <bdi key="roles">{roles.join(', ') || m.directory.noRole}</bdi>],
          [m.directory.since, <Time key="since" at={createdAt} as="day" />],
        ]}
      />
      {isChanging && <ChangeRoles person={person} onClose={() => setChanging(false)} />}
    </Section>
  )
}
