import type { MoveAim, MoveOutcome } from '../src/contract/host'

/** Pages a print job asks the host for; the host has the only print window. */
export interface PrintPage {
  landscape: boolean
  size: 'A4'
}

/** Pages the host visits, and where their pictures go. */
export interface Tour {
  folder: string
  /** Who sits at the desk: otherwise every page would ask. */
  operatorId: string | null
  language: 'zh-CN' | 'en'
  stops: { name: string; hash: string }[]
}

/** What a person chose a file or folder for: its ticket opens that door only. */
export type TicketKind = 'read' | 'save' | 'folder'

/** What the main process tells the service. */
export type FromHost =
  /**
   * `missing`: the folder is not there and is not made. `aside`: the book is put aside first, because the service died of it again and again. `kept`: the person keeps
   * the book in this folder, whoever else writes to it. `checkBehind`: only the service died and the machine went on,
   * so what it wrote is in the file: the book opens at once and is checked behind.
   */
  | { kind: 'open'; dataDir: string; missing: boolean; aside: boolean; kept: boolean; checkBehind: boolean }
  | { kind: 'keep-place' }
  /** With one port, of a page. `greet`: it has just been opened, and what it asks first is answered unasked. */
  | { kind: 'connect'; greet: boolean }
  /** The first page stands: what it did not need may be made ready. */
  | { kind: 'painted' }
  /** A window has the focus again. */
  | { kind: 'focused' }
  | { kind: 'ticket'; ticket: string; path: string; purpose: TicketKind }
  | { kind: 'printed'; id: number; pdf: Uint8Array }
  | { kind: 'printed'; id: number; error: string }
  | { kind: 'viewed'; id: number; shown: boolean }
  /** Takes the book along to another folder, or leaves it for what lies or begins there; answered by `moved`. */
  | { kind: 'move'; id: number; to: string; aim: MoveAim }
  | { kind: 'close' }

/** What the service asks of, or tells, the main process. */
export type ToHost =
  | { kind: 'opened'; state: string; folder: string }
  | { kind: 'moved'; id: number; outcome: MoveOutcome }
  /** So many jobs run that somebody waits for. */
  | { kind: 'jobs'; running: number }
  | { kind: 'print'; id: number; html: string; page: PrintPage }
  /** A copy of a scan, to be opened in the system's viewer; answered by `viewed`. */
  | { kind: 'view'; id: number; path: string }
  | { kind: 'log'; reference: string; procedure: string; stack: string }
