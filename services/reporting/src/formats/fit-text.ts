/** As much of a text as there is room for. */
export const fitted = (text: string, room: number, widthOf: (text: string) => number): string => {
  if (widthOf(text) <= room) return text
  let [fits, tooLong] = [0, text.length]
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2)
    if (widthOf(`${text.slice(0, middle)}…`) <= room) fits = middle
    else tooLong = middle
  }
  return fits === 0 ? '' : `${text.slice(0, fits)}…`
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
