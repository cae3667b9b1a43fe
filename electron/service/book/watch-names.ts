import type { BookNotice, TakenName } from '../../../src/contract/book/state'
import { namesTaken } from '../files/own-names'

/** Names of ours that something else takes, or gives back, while the book is open: said when it is so, not at openings only. */
export interface NameWatch {
  /** Notices of the opening with the names that are taken by now; those are the ones that were told. */
  noticed(notices: readonly BookNotice[]): BookNotice[]
  /** Others than were told last. */
  differ(): boolean
}

export function watchNames(dataDir: string): NameWatch {
  let told: readonly TakenName[] = []
  return {
    noticed(notices) {
      told = namesTaken(dataDir)
      const names = [...told]
      const now: BookNotice[] = names.length > 0 ? [{ code: 'name_taken', names }] : []
      const at = notices.findIndex(({ code }) => code === 'name_taken')
      const others = notices.filter(({ code }) => code !== 'name_taken')
      return at === -1 ? [...others, ...now] : others.toSpliced(at, 0, ...now)
    },
    differ: () => namesTaken(dataDir).join() !== told.join(),
  }
}
