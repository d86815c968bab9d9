import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type CjkFont, cjkFontOf } from './cjk-fonts.js'

/** Scripts in the order in which a letter is looked for; the package splits the font by them. */
const SCRIPTS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese'] as const
/** `other`: the font that the operator names for letters that this one lacks. */
export type FontScript = (typeof SCRIPTS)[number] | CjkFont | 'other'

/** Ranges as the package's style sheets state them, in short. */
const RANGES: Readonly<Record<(typeof SCRIPTS)[number], RegExp>> = {
  latin: /[\u0000-\u00ff\u0131\u0152\u0153\u2000-\u206f\u20ac\u2122\u2212]/,
  'latin-ext': /[\u0100-\u024f\u1e00-\u1e9f\u1ef2-\u1eff\u2c60-\u2c7f\ua720-\ua7ff]/,
  cyrillic: /[\u0400-\u045f\u0490\u0491\u04b0\u04b1\u2116]/,
  'cyrillic-ext': /[\u0460-\u052f\u1c80-\u1c8a\u2de0-\u2dff\ua640-\ua69f]/,
  greek: /[\u0370-\u03ff]/,
  'greek-ext': /[\u1f00-\u1fff]/,
  vietnamese: /[\u1ea0-\u1ef9\u20ab]/,
}

const scriptOf = (letter: string): FontScript =>
  SCRIPTS.find((script) => RANGES[script].test(letter)) ?? cjkFontOf(letter) ?? 'other'

/** Whether a font is a piece of a larger one, which is opened when a letter needs it. */
export const isCjkFont = (script: FontScript): script is CjkFont => script.startsWith('noto-')

export interface TextRun {
  readonly script: FontScript
  readonly text: string
}

/** Text as runs of one script each; spaces and digits stay with what they follow, unless its font has none. */
export const runsOf = (text: string): readonly TextRun[] => {
  const runs: { script: FontScript; text: string }[] = []
  for (const letter of text) {
    const last = runs.at(-1)
    const stays = last !== undefined && !isCjkFont(last.script) && /[\s\d.,:;()\-–/]/.test(letter)
    const script = stays ? last.script : scriptOf(letter)
    if (last?.script === script) last.text += letter
    else runs.push({ script, text: letter })
  }
  return runs
}

const require = createRequire(import.meta.url)

/**
 * The font files by name, for a document: `latin-400`.
 * @param otherFile TTF, OTF or WOFF for all other letters
 */
export const fontFiles = (otherFile: string | undefined): ReadonlyMap<string, Buffer> => {
  const files = new Map<string, Buffer>()
  for (const script of SCRIPTS) {
    for (const weight of [400, 700]) {
      const file = require.resolve(`@fontsource/noto-sans/files/noto-sans-${script}-${weight}-normal.woff`)
      files.set(`${script}-${weight}`, readFileSync(file))
    }
  }
  const other = otherFile === undefined ? undefined : readFileSync(otherFile)
  for (const weight of [400, 700]) files.set(`other-${weight}`, other ?? files.get(`latin-${weight}`)!)
  return files
}

/** Letters that no font has, by their numbers: `[U+20BB7]`. Nothing of a name is lost. */
export const codesOf = (text: string): string =>
  [...text].map((letter) => `[U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`).join('')
