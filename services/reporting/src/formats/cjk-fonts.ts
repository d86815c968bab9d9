import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import subsetFont from 'subset-font'

const require = createRequire(import.meta.url)

/** Chinese and Japanese first, then what of Korean it lacks. */
const FAMILIES = ['noto-sans-sc', 'noto-sans-kr'] as const

/** A piece of a family: `noto-sans-sc-110`; the packages split their fonts by how often letters stand together. */
export type CjkFont = `${(typeof FAMILIES)[number]}-${number}`

interface Piece {
  readonly font: CjkFont
  readonly from: number
  readonly to: number
}

/** `"[110]": "U+6240-6241,U+6247"` */
const piecesOf = (family: (typeof FAMILIES)[number]): readonly Piece[] => {
  const ranges = require(`@fontsource-variable/${family}/unicode.json`) as Readonly<Record<string, string>>
  return Object.entries(ranges).flatMap(([key, text]) => {
    const number = /^\[(\d+)\]$/.exec(key)?.[1]
    if (number === undefined) return []
    return text.split(',').map((range) => {
      const [from = 0, to = from] = range
        .replace('U+', '')
        .split('-')
        .map((code) => Number.parseInt(code, 16))
      return { font: `${family}-${Number(number)}` as const, from, to }
    })
  })
}

/** Pieces hold a few letters of other scripts as well, which nothing opens them for. */
const FIRST_LETTER = 0x1100

let pieces: readonly Piece[] | undefined
const known = new Map<string, CjkFont | undefined>()

/** In which piece of a font a Chinese, Japanese or Korean letter is, if in any. */
export const cjkFontOf = (letter: string): CjkFont | undefined => {
  if (known.has(letter)) return known.get(letter)
  pieces ??= FAMILIES.flatMap(piecesOf)
  const code = letter.codePointAt(0)!
  const font = code < FIRST_LETTER ? undefined : pieces.find(({ from, to }) => code >= from && code <= to)?.font
  known.set(letter, font)
  return font
}

/** The piece at one weight, as TrueType: what draws PDFs embeds neither WOFF2 nor fonts whose weight varies. */
export const openCjkFont = (font: CjkFont, weight: 400 | 700): Promise<Buffer> => {
  const [, family, piece] = /^(.+)-(\d+)$/.exec(font)!
  const file = require.resolve(`@fontsource-variable/${family}/files/${family}-${piece}-wght-normal.woff2`)
  const as = { keepAllGlyphs: true, targetFormat: 'truetype', variationAxes: { wght: weight } } as const
  return subsetFont(readFileSync(file), undefined, as)
}
