import { z } from 'zod'
import { scanEndings } from '../domain/attachments/scan-kinds'
import type { TargetRefusal } from '../domain/files/place-refusals'

/**
 * The few things only the host (Electron's main process) can do for the page. Kept apart from the
 * contract of the service: the page never names a path, it holds a ticket the host gave out.
 */
export const fileFilter = z.enum(['table', 'scan', 'pdf', 'archive', 'workbook', 'word', 'any'])
export type FileFilter = z.infer<typeof fileFilter>
/** Endings of the files a dialog shows and a place takes that are dropped on it, without the dot. */
export const fileEndings: Readonly<Record<FileFilter, readonly string[]>> = {
  table: ['xlsx', 'csv', 'txt', 'xls', 'et', 'ods', 'xlsb', 'xlsm', 'htm', 'html', 'docx'],
  scan: scanEndings,
  pdf: ['pdf'],
  archive: ['zhixing'],
  workbook: ['xlsx'],
  word: ['docx'],
  any: ['*'],
}

export const openRequest = z.object({
  title: z.string().max(200),
  filter: fileFilter,
  /** What the dialog calls the kind of files it shows. */
  kind: z.string().max(80),
  many: z.boolean().default(false),
})
export const dropRequest = z.object({ path: z.string().min(1).max(4096), filter: fileFilter })
export const saveRequest = z.object({
  title: z.string().max(200),
  filter: fileFilter,
  kind: z.string().max(80),
  suggestedName: z.string().max(200),
})
export const folderRequest = z.object({
  title: z.string().max(200),
  /** What the folder is for: files for a person never go into the data folder, where the book itself may lie. */
  holds: z.enum(['files', 'book']).default('book'),
})
/**
 * What a person wants of another folder: that the present data lie there from now on, or that the application works there
 * and leaves these where they are: with the data that lie there, or with none yet.
 */
export const moveAims = ['carry', 'open', 'begin'] as const
export type MoveAim = (typeof moveAims)[number]
export const moveRequest = z.object({
  ticket: z.string().max(64),
  aim: z.enum(moveAims).default('carry'),
})
export const language = z.enum(['zh-CN', 'en'])
export const theme = z.enum(['system', 'light', 'dark'])

export interface ChosenFile {
  ticket: string
  name: string
}

/** A place somebody chose where nothing may be written; `book:refusal.<code>` says why. */
export interface RefusedPlace {
  refused: TargetRefusal
}

/**
 * `moved`: the application is starting again in the new folder; `opened` likewise, with what is there
 * already, or to begin anew. Anything else: nothing moved, and why.
 */
export type MoveOutcome =
  | 'moved'
  | 'opened'
  /** Data lies there already: the person is asked whether to open it. */
  | 'taken'
  /** Something else is done to the whole book just now, or a job does not stop. */
  | 'busy'
  /** Another program has the new folder open. */
  | 'in_use'
  | 'not_writable'
  /** SQLite or the system could not open what would lie there. */
  | 'path_too_long'
  /** The old folder cannot be written to: the book would lie in both. */
  | 'read_only'
  /** The new folder lies in the old one, or is the same. */
  | 'inside'
  | 'disk_full'
  /** Another program holds the file, and it cannot get its other name. */
  | 'held'
  /** The copy did not come out as the original; it was removed. */
  | 'differs'
  | 'failed'

export type ServiceNews =
  | { kind: 'ready' }
  /** The service died and is being started again. */
  | { kind: 'restarting' }
  /** It died three times within a minute: the recovery page. */
  | { kind: 'gave-up' }

/** Whether the program's own files are those that were packed. Evidence, not protection. */
export type CodeCheck =
  /** `sha256` of the archive, hex, to compare with the one that was published. */
  | { kind: 'whole'; sha256: string }
  | { kind: 'altered'; files: string[] }
  /** The list that was made when it was packed is not there. */
  | { kind: 'no_list' }
  /** The system itself refuses an altered program. */
  | { kind: 'by_system' }
  /** Started from its sources. */
  | { kind: 'unpacked' }

/** Milliseconds from the start of the process. */
export interface StartTime {
  phase: 'ready' | 'window' | 'book' | 'painted'
  ms: number
}

/** The host's part of what a person copies to report trouble: nothing in it names a person or a path. */
export interface HostDiagnostics {
  versions: { app: string; electron: string; chrome: string; node: string }
  system: {
    name: string
    release: string
    processor: string
    cores: number
    memoryMb: number
    locale: string
  }
  code: CodeCheck
  start: StartTime[]
  /** The newest lines, oldest first; texts that could quote anything are left out. */
  log: string[]
}

/** What the preload script hands the page. */
export interface HostCalls {
  chooseFiles(request: z.input<typeof openRequest>): Promise<ChosenFile[]>
  chooseSave(request: z.input<typeof saveRequest>): Promise<ChosenFile | RefusedPlace | null>
  chooseFolder(request: z.input<typeof folderRequest>): Promise<ChosenFile | RefusedPlace | null>
  /** A file a person dropped onto the page. */
  ticketOf(file: File, filter: FileFilter): Promise<ChosenFile | null>
  /** Opens a file the service has just written (a saved PDF) in the system's own viewer, or shows it in its folder. */
  openWritten(ticket: string): Promise<boolean>
  showWritten(ticket: string): Promise<boolean>
  /**
   * Works in another folder from now on. Where the open book is to go along and there is one already nothing is
   * touched: that one is opened if it was asked for. The application starts again there.
   */
  moveToFolder(request: z.input<typeof moveRequest>): Promise<MoveOutcome>
  /** Where the book moved from this folder: opens it where it was noted to have gone. */
  openMoved(): Promise<MoveOutcome | 'not_there'>
  /** Ordinary places of this computer for the data; `book.folders` says which will do. */
  localFolders(): Promise<(ChosenFile & { path: string })[]>
  /** Keeps the data in a folder others write to as well, and is not warned of it again; null: where it is now. */
  keepFolder(ticket: string | null): Promise<void>
  showBookFolder(): Promise<void>
  /** Where the book and the log lie: shown where the service cannot say it. */
  places(): Promise<{ folder: string; log: string }>
  showLog(): Promise<void>
  diagnostics(): Promise<HostDiagnostics>
  /** The clipboard: pages have no permission of their own for it. */
  copyText(text: string): Promise<void>
  /** Titles, menus and dialogs follow the page's language; the window's background its theme. */
  setAppearance(appearance: {
    language: z.infer<typeof language>
    theme: z.infer<typeof theme>
  }): Promise<void>
  /** The first page is on screen with its data. */
  painted(): void
  restartService(): Promise<void>
  /** Where the folder of the data is not there: makes it, to begin anew in it. */
  beginThere(): Promise<void>
  /** Where the service gave up: puts the book aside (nothing is deleted) and starts it again; it then offers the backups. */
  setBookAside(): Promise<void>
  /** Told when the window is to be closed while somebody waits for a job: it closes when the page says so. Null: no more. */
  onCloseAsked(listener: (() => void) | null): void
  /** Closing the window is to be asked about: it holds what is nowhere else. */
  keepWindowOpen(held: boolean): void
  /** Closes the window without asking again. */
  closeWindow(): void
  onServiceNews(listener: (news: ServiceNews) => void): void
  versions: { app: string; electron: string }
}

declare global {
  interface Window {
    zhixing: HostCalls
  }
}
