import { account } from './en/account'
import { shell } from './en/shell'
import { signIn } from './en/sign-in'

/** Every text of the console, by page. Other languages have the same shape, or do not compile. */
export const en = { ...shell, account, signIn }

/** The shape of a catalogue: texts, and functions of what is said in them. */
type Catalogue<Part> = Part extends string
  ? string
  : Part extends (...parameters: infer Parameters) => string
    ? (...parameters: Parameters) => string
    : { readonly [Key in keyof Part]: Catalogue<Part[Key]> }

export type Messages = Catalogue<typeof en>
