/** Plays a small office against a running Doorledger, through the same API that locks and people use. */
import { demoDoors, dayOfBlocks } from './demo/traffic.mjs'
import { connect } from './demo/api.mjs'

const api = await connect()
const say = (text) => console.log(text)

say(`Registering ${demoDoors.length} doors at ${api.address} …`)
for (const door of demoDoors) door.token = await api.register(door)

const now = new Date()
for (const door of demoDoors) {
  for (const { what, body, times = 1 } of dayOfBlocks(door, now)) {
    for (let time = 1; time <= times; time += 1) {
      const { status, answer } = await api.handIn(door, body)
      const outcome =
        answer.accepted === undefined ? answer.detail : `${answer.accepted} accepted, ${answer.quarantined} quarantined`
      say(`  ${door.name.padEnd(16)} ${what}${times > 1 ? ` (${time}.)` : ''}: ${status}, ${outcome}`)
    }
  }
}

say(`
Look at what became of it (all with -H "Authorization: Bearer $(cat '${api.tokenFile}')"):
  every attempt of the last week      ${api.address}/v1/access-events?range=7
  who was refused                     ${api.address}/v1/access-events?range=30&result=denied
  a trail with a gap in it            ${api.address}/v1/locks/server-room/audit-trail
  a lock that was offline for a week  ${api.address}/v1/locks/storage/audit-trail
  a clock that cannot be right        ${api.address}/v1/locks/back-door/audit-trail?order=device
  what could not be read              ${api.address}/v1/quarantine
  attempts by the hour                ${api.address}/v1/access-events/histogram?range=7&bucket=hour
  as a file                           ${api.address}/v1/access-events/export?format=csv&range=7
  live                                ${api.address}/v1/access-events/stream   (curl -N)
`)
