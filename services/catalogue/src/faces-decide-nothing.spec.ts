import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const services = fileURLToPath(new URL('../../', import.meta.url))

const sourcesOf = async (service: string): Promise<readonly string[]> => {
  const entries = await readdir(join(services, service, 'src'), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  return Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')))
}

describe('a decision about access', () => {
  it('knows nothing of faces: no topic, no event and no setting of theirs is read where it is made', async () => {
    const sources = await sourcesOf('access-decision')
    expect(sources.length).toBeGreaterThan(50)
    const arrow =
      /\bface(Events|Enrolment|Match|Settings|Quality|Terms|Consent|Photo)|['"`]face[._-]|@doorledger\/face-match/
    expect(sources.filter((source) => arrow.test(source))).toEqual([])
    const [scoring] = (await sourcesOf('face-match')).filter((source) => arrow.test(source))
    expect(scoring).toBeDefined()
  })
})
