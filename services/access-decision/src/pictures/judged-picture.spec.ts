import { SNAPSHOT_LIMIT_BYTES } from '@doorledger/media'
import { describe, expect, it } from 'vitest'
import { judgedPicture } from './judged-picture.js'

const dataUri = (bytes: Buffer, mime: string) => ({ dataUri: `data:${mime};base64,${bytes.toString('base64')}` })

describe('a picture within a report', () => {
  it.each([
    [{}, 'invalid_snapshot'],
    [null, 'invalid_snapshot'],
    [{ dataUri: 'data:image/png,plain' }, 'not_a_data_uri'],
    [dataUri(Buffer.from('<svg><script/></svg>'), 'image/svg+xml'), 'type_not_supported'],
    [dataUri(Buffer.alloc(0), 'image/jpeg'), 'empty'],
    [dataUri(Buffer.alloc(SNAPSHOT_LIMIT_BYTES + 1), 'image/jpeg'), 'too_large'],
    [{ url: 'file:///etc/passwd' }, 'scheme_refused'],
    [{ url: 'clips/a.jpg' }, 'scheme_refused'],
    [{ url: 'https://anna:pw@clips.example/a.jpg' }, 'user_info_refused'],
    [{ url: 'https://clips.example/a.jpg', takenAt: 'yesterday' }, 'invalid_snapshot'],
  ])('%# is refused at once, by its reason', (given, fault) => {
    expect(judgedPicture(given)).toMatchObject({ kind: 'refused', fault })
  })

  it('behind an address stays there', () => {
    const given = { url: 'https://clips.example/a.mp4', mime: 'video/mp4' }
    expect(judgedPicture(given)).toMatchObject({ kind: 'link', ...given })
  })
})
