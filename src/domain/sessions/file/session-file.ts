import { addDays, type Day } from '../../days/day'
import { type FileItemKind, type FileItemState, fileItemKinds } from '../codes'

export interface FileItem {
  readonly kind: FileItemKind
  readonly state: FileItemState
}

/** The file is complete within five days of the last day (归档, a setting). */
export const FILE_DAYS = 5

/** A new session's checklist: all missing, but no papers and scores where nothing is marked. */
export function newFileItems(course: { readonly assessed: boolean }): FileItem[] {
  return fileItemKinds.map(kind => ({
    kind,
    state: !course.assessed && (kind === 'papers' || kind === 'scores') ? 'not_needed' : 'missing',
  }))
}

/** The papers still missing, in the order of the file; a kind without a row is missing. */
export function missingFileItems(items: readonly FileItem[]): FileItemKind[] {
  const states = new Map(items.map(item => [item.kind, item.state]))
  return fileItemKinds.filter(kind => (states.get(kind) ?? 'missing') === 'missing')
}

/** Whether a scan is to be had as it was attached. */
export const scanConditions = ['sound', 'missing', 'damaged'] as const
export type ScanCondition = (typeof scanConditions)[number]

export type PaperStanding = FileItemState | 'scan_missing' | 'scan_damaged'

/** How a paper stands: it was there, but is not while one of its scans is lost. A damaged one comes before a missing one. */
export function paperStanding(
  state: FileItemState,
  scans: readonly { readonly condition: ScanCondition }[],
): PaperStanding {
  if (state !== 'done') return state
  if (scans.some(scan => scan.condition === 'damaged')) return 'scan_damaged'
  return scans.some(scan => scan.condition === 'missing') ? 'scan_missing' : 'done'
}

/** Whether nothing is left to be done for it. */
export const isSettled = (standing: PaperStanding): boolean =>
  standing === 'done' || standing === 'not_needed'

/** Papers that were there, and are not while a scan of theirs is lost; in the order of the file. */
export function papersLost(
  items: readonly FileItem[],
  lost: ReadonlySet<FileItemKind> | undefined,
): FileItemKind[] {
  const there = new Set(items.filter(item => item.state === 'done').map(item => item.kind))
  return fileItemKinds.filter(kind => there.has(kind) && lost?.has(kind))
}

/** The checklist as it stands: a paper whose scan is lost is missing. */
export function withoutLost<Item extends FileItem>(
  items: readonly Item[],
  lost: ReadonlySet<FileItemKind> | readonly FileItemKind[] | undefined,
): Item[] {
  const gone = new Set(lost)
  return items.map(item =>
    item.state === 'done' && gone.has(item.kind) ? { ...item, state: 'missing' } : item,
  )
}

export function fileDueDay(lastDay: Day, days: number = FILE_DAYS): Day {
  return addDays(lastDay, days)
}

export type FileItemRefusal = 'session_closed' | 'session_cancelled' | 'has_attachment'

/** A paper with an attached scan is not called unnecessary: remove the scan first. */
export function fileItemRefusal(facts: {
  readonly session: 'scheduled' | 'held' | 'closed' | 'cancelled'
  readonly to: FileItemState
  readonly attachments: number
}): FileItemRefusal | null {
  if (facts.session === 'closed') return 'session_closed'
  if (facts.session === 'cancelled') return 'session_cancelled'
  return facts.to === 'not_needed' && facts.attachments > 0 ? 'has_attachment' : null
}
