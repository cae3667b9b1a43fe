import type { HistoryEntry } from '../../../src/contract/book/history'
import { dayCommand } from '../../../src/domain/book/demonstration'
import { listHistory } from '../book/history-store'
import type { Db } from '../context'

/** How many steps the page names, and how far back it looks for those that still stand. */
const few = 4
const reach = 30

/** What was done last and still stands, newest first; what was taken back is no news. */
export async function recentCommands(db: Db) {
  const { entries } = await listHistory(db, { before: null, limit: reach })
  // The day the demonstration lives in is no step of anybody's work.
  const standing = entries.filter(
    entry => entry.kind === 'do' && !entry.undone && entry.command !== dayCommand.command,
  )
  // Eight papers of one file are one piece of news: the last of them stands for the run.
  const news = standing.filter((entry, index) => !isSameWork(entry, standing[index - 1]))
  return news.slice(0, few).map(({ seq, at, area, command, params, undo, behind }) => ({
    seq,
    at,
    area,
    command,
    params,
    undoable: undo !== 'final' && behind === null,
  }))
}

/** The same command on the same session. */
function isSameWork(entry: HistoryEntry, newer: HistoryEntry | undefined): boolean {
  if (newer?.area !== entry.area || newer.command !== entry.command) return false
  const { course, number } = entry.params
  return course !== undefined && course === newer.params.course && number === newer.params.number
}
