const VIDEO_PATH = /\.(mp4|webm|mov|m4v|m3u8|ts)$/i

/**
 * Whether what is behind an address is shown as a clip: by its media type, or by its path whatever follows it (R4.19):
 * signed addresses end in a query.
 */
export const isClip = (url: string, mime?: string): boolean =>
  mime?.toLowerCase().startsWith('video/') === true || VIDEO_PATH.test(pathOf(url))

const pathOf = (url: string): string => (URL.canParse(url) ? new URL(url).pathname : url)
