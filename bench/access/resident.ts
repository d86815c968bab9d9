/** Prints what a process is resident with that keeps the policy of an office block, in MiB, once garbage is collected. */
import { CompiledPolicy } from '@doorledger/access-decision'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { residentMib } from '../memory.ts'
import { DOORS, officePolicy, readerOf, ZONE } from './office-policy.ts'

const empty = await residentMib(process.pid)
const policy = new CompiledPolicy(officePolicy(), ZONE)
for (let n = 0; n < DOORS; n += 1) policy.rulesOf(policy.passagesOf(readerOf(n))[0]!.door)
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
for (let round = 0; round < 3; round += 1) collect()
const full = await residentMib(process.pid)
process.stdout.write(JSON.stringify({ empty, full, credentials: policy.facts.credentials.size }))
