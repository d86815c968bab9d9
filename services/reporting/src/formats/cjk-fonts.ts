import { create } from 'fontkit'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import subsetFont from 'subset-font'

const require = createRequire(import.meta.url)

/** Chinese and Japanese first, then what of Korean it lacks. Whole names of packages are what an image is packed by. */
const FAMILIES = {
  'noto-sans-sc': '@fontsource-variable/noto-sans-sc',
  'noto-sans-kr': '@fontsource-variable/noto-sans-kr',
} as const
type Family = keyof typeof FAMILIES

/** A piece of a family: `noto-sans-sc-110`; the packages split their fonts by how often letters stand together. */
export type CjkFont = `${Family}-${number}`

/** Letters of Chinese, Japanese and Korean begin here; pieces hold a few of other scripts, which nothing opens them for. */
const CJK = /[\u1100-\u{10ffff}]/u

/** Whether a text may have letters that {@link cjkFontOf} finds a font for. */
export const mayBeCjk = (text: string): boolean => CJK.test(text)

interface Piece {
  readonly font: CjkFont
  readonly from: number
  readonly to: number
}

/** `"[110]": "U+6240-6241,U+6247"` */
const piecesOf = (family: Family): readonly Piece[] => {
  const ranges = require(`${FAMILIES[family]}/unicode.json`) as Readonly<Record<string, string>>
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

let pieces: readonly Piece[] | undefined
const known = new Map<string, CjkFont | undefined>()

/** In which piece of a font a Chinese, Japanese or Korean letter is, if in any. */
export const cjkFontOf = (letter: string): CjkFont | undefined => {
  if (!mayBeCjk(letter)) return undefined
  if (known.has(letter)) return known.get(letter)
  pieces ??= (Object.keys(FAMILIES) as Family[]).flatMap(piecesOf)
  const code = letter.codePointAt(0)!
  const stated = pieces.filter(({ from, to }) => code >= from && code <= to)
  const font = stated.find((piece) => lettersOf(piece.font).has(code))?.font
  known.set(letter, font)
  return font
}

const letters = new Map<CjkFont, ReadonlySet<number>>()

/** What is in a piece: the ranges that its package states also name letters that it lacks, some of names among them. */
const lettersOf = (font: CjkFont): ReadonlySet<number> => {
  const present = letters.get(font) ?? new Set(create(readFileSync(fileOf(font))).characterSet)
  letters.set(font, present)
  return present
}

/** The piece at one weight, as TrueType: what draws PDFs embeds neither WOFF2 nor fonts whose weight varies. */
export const openCjkFont = (font: CjkFont, weight: 400 | 700): Promise<Buffer> => {
  const as = { keepAllGlyphs: true, targetFormat: 'truetype', variationAxes: { wght: weight } } as const
  return subsetFont(readFileSync(fileOf(font)), undefined, as)
}

const fileOf = (font: CjkFont): string => {
  const [, family, piece] = /^(.+)-(\d+)$/.exec(font) as unknown as [string, Family, string]
  return require.resolve(`${FAMILIES[family]}/files/${family}-${piece}-wght-normal.woff2`)
}
