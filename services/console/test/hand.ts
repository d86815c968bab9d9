import type { Locator, Page } from 'playwright-core'
import type { Told } from './stories/told.js'

/** The page, or a part of it. */
export type Place = Page | Locator

export interface ChosenFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/**
 * What somebody does at the console, in words of what stands there: by keys alone (`keys.ts`), or by the mouse
 * (`mouse.ts`). Without a place, buttons and links are those of the page, fields those of the dialog in front of it.
 */
export interface Hand {
  /** as the names of tests say it */
  readonly how: string
  /** The name of something that this hand makes, so that neither finds what the other made. */
  called(name: string): string
  dialog(): Locator
  go(path: string): Promise<void>
  /** @param name of a button */
  press(name: string, where?: Place): Promise<void>
  follow(link: string, where?: Place): Promise<void>
  /** Sends the form where a field has just been filled in. @param name of its button */
  submit(name: string, where?: Place): Promise<void>
  /** What stood in the field goes. */
  type(label: string, text: string, where?: Place): Promise<void>
  /** Into a field of a time: `13:00`, with the day `2026-01-01T13:00` */
  typeTime(label: string, time: string, where?: Place): Promise<void>
  /** From a list: as much of the option as tells it from the others. */
  select(label: string, option: string, where?: Place): Promise<void>
  /** By the beginning of its name: a hint belongs to it, too. */
  tick(name: string, where?: Place): Promise<void>
  /** From a field that takes names: types a part, and takes the first that is offered. */
  choose(label: string, text: string, option: string, where?: Place): Promise<void>
  /** The same where what was taken stands in the field. */
  pick(label: string, text: string, option: string, where?: Place): Promise<void>
  /** A file of the computer that the person sits at. @param name of the field or button that asks for it */
  chooseFile(name: string, file: ChosenFile): Promise<void>
  /** Opens what a row of the table is about. */
  open(row: Locator): Promise<void>
  /** One of the actions of a row. */
  act(row: Locator, action: string): Promise<void>
  /** From the menu of a button. */
  fromMenu(button: string, item: string): Promise<void>
  /** Closes what stands in front of the page or beside it. */
  close(): Promise<void>
}

export type HandOf = (told: () => Pick<Told, 'running' | 'page'>) => Hand

/** What asks or tells in front of the page, and neither comes nor goes: a toast, which asks nothing, calls itself a dialog, too. */
export const DIALOG = '[role="dialog"]:not([data-toast], [data-starting-style], [data-closed])'
