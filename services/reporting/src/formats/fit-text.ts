/** As much of a text as there is room for. */
export const fitted = (text: string, room: number, widthOf: (text: string) => number): string => {
  if (widthOf(text) <= room) return text
  const letters = [...text]
  const shortened = (length: number) => `${letters.slice(0, length).join('')}…`
  let [fits, tooLong] = [0, letters.length]
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2)
    if (widthOf(shortened(middle)) <= room) fits = middle
    else tooLong = middle
  }
  return fits === 0 ? '' : shortened(fits)
}

/** Lines of at most so many letters, broken at spaces. */
export const wrapped = (text: string, most: number): readonly string[] => {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
