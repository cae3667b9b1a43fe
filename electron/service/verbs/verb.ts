import type { Contract } from '../../../src/contract/contract'
import type { InputOf, OutputOf } from '../../../src/contract/define'
import type { Language } from '../../../src/i18n/setup'
import type { Tour } from '../../host-wire'
import type { RunOptions } from '../context'

/** What must lie in the folder of `--data` before a verb runs. */
export type Needs =
  /** A book that opens; refused as no_book, in_use, book_newer or book_broken otherwise. */
  | 'book'
  /** The same, but a folder without one gets an empty book first. */
  | 'book-or-new'
  /** The same, but where there is none the verb looks at an empty one in a place of its own. */
  | 'book-or-scratch'
  /** The folder, whatever is in it: the verb puts a book there. */
  | 'folder'
  /** Nothing: it works beside any book, on an empty one in a place of its own that is gone afterwards. */
  | 'nothing'

export type OptionKinds = Readonly<Record<string, 'text' | 'flag'>>

export interface Given {
  operands: readonly string[]
  text(option: string): string | undefined
  flag(option: string): boolean
}

/** What a verb works with: the services, the words, and paths as the person typed them. */
export interface VerbContext {
  readonly language: Language
  /** The folder of the book. */
  readonly dataDir: string
  /** The application's own resources. */
  readonly resources: string
  call<R extends keyof Contract, N extends keyof Contract[R] & string>(
    area: R,
    name: N,
    input: InputOf<Contract[R][N]>,
    run?: RunOptions,
  ): Promise<OutputOf<Contract[R][N]>>
  /** The whole path of a file named on the command line, from where it was typed. */
  path(typed: string): string
  /**
   * Makes a folder for files, as typed, that are to have so many bytes, about. Refused when it lies in a data folder, takes
   * no file, or has no room for them. Returns its whole path.
   */
  makeFolder(typed: string, wanted: number): string
  /** Refused where a file cannot be written there, before any work is done for it. */
  mayWrite(typed: string): void
  /** Writes a file of the verb's own, wholly or not at all; refused as every file for a person is. */
  write(typed: string, content: string): Promise<void>
  /** A ticket for a path, as the window's dialogs give them. */
  ticket(typed: string): string
  /** Words of src/i18n: `say('cli:verb.undo.done', { … })`. */
  say(key: string, params?: Record<string, unknown>): string
  /** Ends the verb: `{ code, message }` and exit 1. The words are `cli:refusal.<code>`. */
  refuse(code: string, params?: Record<string, unknown>): never
}

/** What `cli:wrong.<what>` is filled in with; several words stand in a row as the language writes one. */
export type WrongParams = Readonly<Record<string, string | readonly string[]>>

/** `cli:wrong.<what>` filled in. */
export interface WrongUse {
  what: string
  params: WrongParams
  /** Where a word is none: it, and those there are, the nearest of which is offered. */
  typed?: string
  known?: readonly string[]
}

/** What a verb answers: `json` with --json, `text` without. `refused` makes the exit code 1. */
export interface Answer {
  json: unknown
  text: string
  refused?: boolean
  /** Pages of the book to take pictures of once it is closed. */
  tour?: Tour
}

/** One verb of the command line. Its words are `cli:verb.<key>`. */
export interface Verb {
  /** As it is typed, in one or two words: 'backup', 'export people'. */
  name: string
  key: string
  /** Its place among all, as help shows them. */
  at: number
  /** How many operands it takes: [least, most]. */
  operands: readonly [number, number]
  /** Its own options, besides --data, --json, --lang and --help. */
  options: OptionKinds
  needs: Needs | ((given: Given) => Needs)
  /** What it makes is whole or not there: refused, the folder of the book goes again where it had made it. */
  wholeOrNothing?: boolean
  /** As they are typed after `--data DIR`; ID stands for one. Help shows them, and a test runs each. */
  examples: readonly string[]
  /** The words an operand may be, with the key of what each means: KIND of import. */
  choices?: { operand: string; of: readonly { word: string; means: readonly string[] }[] }
  /** The folder of the book, as typed, where the verb decides it; --data otherwise. */
  folder?(given: Given): string
  /** A folder the verb fills, as typed. In a data folder it is refused before anything is opened or made. */
  out?(given: Given): string | undefined
  /** What is wrong with what was given, as `cli:wrong.<what>`; exit 2. */
  wrong?(given: Given): WrongUse | null
  run(context: VerbContext, given: Given): Promise<Answer>
}
