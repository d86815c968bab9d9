import { describe, expect, it } from 'vitest'
import { parseUsers } from './system-user.js'

describe('the users of a machine', () => {
  it('are read with their numbers', () =>
    expect(parseUsers('root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65533::/:/bin/false\n')).toEqual([
      { name: 'root', uid: 0, gid: 0 },
      { name: 'nobody', uid: 65534, gid: 65533 },
    ]))

  it('leave out lines of other services and broken ones', () =>
    expect(parseUsers('+::::::\n# local\nbroken\nanna:x:1000:1000::/home/anna:/bin/sh')).toEqual([
      { name: 'anna', uid: 1000, gid: 1000 },
    ]))
})
