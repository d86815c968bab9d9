/** Plays a small office against a running Doorledger, through the same API that locks, phones and people use. */
import { playAdministration } from './demo/administration.mjs'
import { connect } from './demo/api.mjs'
import { handIn, register } from './demo/doors.mjs'
import { moveIn } from './demo/move-in.mjs'
import { playMorning } from './demo/morning.mjs'
import { playNight } from './demo/night.mjs'
import { playPictures } from './demo/pictures.mjs'
import { playRecord } from './demo/record.mjs'
import { dayOfBlocks, demoDoors } from './demo/traffic.mjs'
import { whatToLookAt } from './demo/what-to-look-at.mjs'

const api = await connect()
const say = (text) => console.log(text)
const now = new Date()

say(`Registering ${demoDoors.length} doors at ${api.address} …`)
for (const door of demoDoors) door.token = await register(api, door)

for (const door of demoDoors) {
  for (const { what, body, times = 1 } of dayOfBlocks(door, now)) {
    for (let time = 1; time <= times; time += 1) {
      const { status, answer } = await handIn(api, door, body)
      const outcome =
        answer.accepted === undefined ? answer.detail : `${answer.accepted} accepted, ${answer.quarantined} quarantined`
      say(`  ${door.name.padEnd(16)} ${what}${times > 1 ? ` (${time}.)` : ''}: ${status}, ${outcome}`)
    }
  }
}

say('\nAn office moves in: premises, roles, people, keys, S50 and relay locks …')
const office = await moveIn(api, now)
await playNight(api, office, { now, say })
say('\nA morning at its readers …')
const devices = await playMorning(api, office, { now, say })
say('\nPictures of who came …')
await playPictures(api, office, { reader: devices['entrance-reader'], say })

say('\nA day of administration …')
await playAdministration(api, office, { now, say })

say('\nWhat becomes of the record …')
const record = await playRecord(api, { say })

say(whatToLookAt(api, { ...office, ...record }))
