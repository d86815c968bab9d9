import { z } from 'zod'

/*
 * Character classes are spelled out: generators of clients for Python and Java cannot read `\p{…}` in OpenAPI.
 */
const CONTROL = '\\u0000-\\u001f\\u007f-\\u009f'
/** U+202A–202E and U+2066–2069: make text read as something else than it is. Marks (U+200E, U+200F) do not. */
const DIRECTION = '\\u202a-\\u202e\\u2066-\\u2069'
const LINE_BREAKS = '\\u2028\\u2029'
/** As {@link CONTROL} without tab, line feed and carriage return. */
const CONTROL_IN_LINES = '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f'

const line = new RegExp(`^[^${CONTROL}${LINE_BREAKS}${DIRECTION}]*$`)
const lines = new RegExp(`^[^${CONTROL_IN_LINES}${DIRECTION}]*$`)

const unseen = /[\p{Default_Ignorable_Code_Point}\p{Z}\p{C}\u2800]/gu
const isVisible = (text: string): boolean => text.replace(unseen, '') !== ''

const readable = (most: number) => z.string().normalize('NFC').trim().min(1).max(most)

/**
 * A name or a label: one line that people can see and that reads as it is written, in NFC, without spaces around it.
 * @param most characters (UTF-16 code units)
 */
export const lineOfText = (most: number) =>
  readable(most)
    .regex(line, 'must be one line of text without control characters or characters that change its direction')
    .refine(isVisible, 'must hold at least one character that can be seen')

/**
 * A description, reason or comment: as {@link lineOfText}, of any number of lines.
 * @param most characters (UTF-16 code units)
 */
export const linesOfText = (most: number) =>
  readable(most)
    .regex(lines, 'must be text without control characters or characters that change its direction')
    .refine(isVisible, 'must hold at least one character that can be seen')
