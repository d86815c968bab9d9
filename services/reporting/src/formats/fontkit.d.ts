declare module 'fontkit' {
  export interface OpenFont {
    /** code points that the font has glyphs for */
    readonly characterSet: readonly number[]
    hasGlyphForCodePoint(code: number): boolean
  }
  export const create: (font: Buffer) => OpenFont
}
