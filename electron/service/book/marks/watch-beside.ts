import type { TakenName } from '../../../../src/contract/book/own-name'
import type { BookNotice } from '../../../../src/contract/book/state'
import { draftsPutAside, hearDraftsAside } from '../../db/sqlite/drafts-aside'
import { namesTaken } from '../../files/own-names'
import type { OpenedBook } from '../../router-host'
import { watchNumbers } from './watch-numbers'

/** What may become so beside the open book: said when it is so, not at openings only. */
export interface BesideWatch {
  /**
   * Notices of the opening with the names of ours that something else has by now, and that what is kept of the numbers
   * cannot be counted as a whole; those are the ones that were told.
   */
  noticed(notices: readonly BookNotice[]): BookNotice[]
  /** Others than were told last. */
  differ(): boolean
  end(): void
}

export function watchBeside(options: {
  dataDir: string
  file: string
  opened(): OpenedBook | null
  /** Something has to be said that was not known. */
  changed(): void
}): BesideWatch {
  const { dataDir, file, opened, changed } = options
  const leaveDrafts = hearDraftsAside(dataDir, () => changed())
  const numbers = watchNumbers(file)
  let reported: readonly TakenName[] = []
  let reportedOdd = false
  const odd = () => numbers.odd(opened())
  const withNumbers = (notices: readonly BookNotice[]): readonly BookNotice[] => {
    const isNotified = notices.some(({ code }) => code === 'numbers_odd')
    reportedOdd = isNotified || odd()
    return reportedOdd && !isNotified ? [...notices, { code: 'numbers_odd' }] : notices
  }
  return {
    noticed(atOpening) {
      const aside = draftsPutAside(dataDir)
      const notices = [
        ...withNumbers(atOpening),
        ...(aside ? [{ code: 'drafts_aside' as const, ...aside }] : []),
      ]
      reported = namesTaken(dataDir)
      const names = [...reported]
      const now: BookNotice[] = names.length > 0 ? [{ code: 'name_taken', names }] : []
      const at = notices.findIndex(({ code }) => code === 'name_taken')
      const others = notices.filter(({ code }) => code !== 'name_taken')
      return at === -1 ? [...others, ...now] : others.toSpliced(at, 0, ...now)
    },
    differ: () => namesTaken(dataDir).join() !== reported.join() || (!reportedOdd && odd()),
    end: leaveDrafts,
  }
}
