import { describe, expect, it } from 'vitest'
import { create } from 'fontkit'
import { cjkFontOf, openCjkFont } from './cjk-fonts.js'
import { fitted, wrapped } from './fit-text.js'
import { codesOf, isCjkFont, runsOf } from './fonts.js'

describe('text on a page', () => {
  it('ends in an ellipsis where there is no more room', () => {
    const widthOf = (text: string) => text.length
    expect(fitted('Main entrance', 20, widthOf)).toBe('Main entrance')
    expect(fitted('Main entrance', 6, widthOf)).toBe('Main …')
    expect(fitted('Main entrance', 1, widthOf)).toBe('')
    expect(fitted('𠮷𠮷𠮷', 5, widthOf)).toBe('𠮷𠮷…')
  })

  it('breaks between words', () => {
    expect(wrapped('one two three', 8)).toEqual(['one two', 'three'])
  })

  it('is written in the font of each script', () => {
    expect(runsOf('Anna Καρ 7 Анна 田中')).toEqual([
      { script: 'latin', text: 'Anna ' },
      { script: 'greek', text: 'Καρ 7 ' },
      { script: 'cyrillic', text: 'Анна ' },
      ...runsOf('田中'),
    ])
    expect(runsOf('田中').every(({ script }) => isCjkFont(script))).toBe(true)
  })

  it('has fonts for names in Chinese, Japanese and Korean, which have no spaces and no digits of their own', () => {
    const runs = runsOf('王小明 刘邓张 陳國榮 田中花子 さくら カタカナ 髙﨑 김철수 7')
    expect(runs.filter(({ script }) => script === 'other')).toEqual([])
    expect(runs.filter(({ text }) => /[ 7]/.test(text)).every(({ script }) => script === 'latin')).toBe(true)
  })

  it('has each letter in the font that it is drawn with, also where the ranges that a font states say more', async () => {
    const letters = [...'김관광권국군곽금남노명민배변복봉서성신염예온옥왕용장전정']
    const lacking = await Promise.all(
      letters.map(async (letter) => {
        const font = create(await openCjkFont(cjkFontOf(letter)!, 400))
        return font.hasGlyphForCodePoint(letter.codePointAt(0)!) ? '' : letter
      }),
    )
    expect(lacking.join('')).toBe('')
  })

  it('says by number which letter it has no font for', () => {
    expect(runsOf('𠮷əʼ')).toEqual([{ script: 'other', text: '𠮷əʼ' }])
    expect(codesOf('𠮷กəʼ')).toBe('[U+20BB7][U+0E01][U+0259][U+02BC]')
  })
})
