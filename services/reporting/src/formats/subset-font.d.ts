declare module 'subset-font' {
  /** @param text is left out with `keepAllGlyphs` */
  const subsetFont: (
    font: Buffer,
    text: string | undefined,
    options: {
      readonly keepAllGlyphs: true
      readonly targetFormat: 'truetype'
      readonly variationAxes: Readonly<Record<string, number>>
    },
  ) => Promise<Buffer>
  export default subsetFont
}
