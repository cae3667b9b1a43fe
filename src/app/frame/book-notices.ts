import type { TakenName } from '../../contract/book/own-name'
import type { BookNotice } from '../../contract/book/state'

/** One notice as it is shown: a name that is taken is one of its own. */
export type ShownNotice =
  | Exclude<BookNotice, { code: 'name_taken' }>
  | { code: 'name_taken'; name: TakenName }

/** What cannot wait comes first: work that is lost or will be, then why nothing can be written, then what to look at. */
const gravity: Record<BookNotice['code'], number> = {
  damaged: 0,
  not_put_back: 0,
  commands_lost: 1,
  written_over: 2,
  read_only: 2,
  no_lock: 2,
  no_space: 2,
  name_taken: 3,
  restore_interrupted: 3,
  // Where the data may be spoiled any day comes before what is over.
  place: 4,
  put_back: 5,
  changed_outside: 5,
  capture_restored: 5,
  numbers_odd: 6,
  drafts_aside: 6,
  import_interrupted: 7,
  lock_renewed: 8,
  foreign_log: 8,
}

/** The gravest first. Whether nothing is written since a name is taken is said by the notice of that name. */
export function inOrder(notices: readonly BookNotice[]): ShownNotice[] {
  return notices
    .filter(notice => !saysItsName(notice))
    .flatMap((notice): ShownNotice[] =>
      notice.code === 'name_taken'
        ? notice.names.map(name => ({ code: 'name_taken' as const, name }))
        : [notice],
    )
    .sort((one, other) => gravity[one.code] - gravity[other.code])
}

/**
 * The same for the same thing, however much of it is known by now: one that was put away stays away, and another of its
 * kind does not.
 */
export function keyOf(notice: ShownNotice): string {
  switch (notice.code) {
    case 'name_taken':
      return `${notice.code} ${notice.name}`
    case 'import_interrupted':
      return `${notice.code} ${notice.id}`
    case 'damaged':
      return `${notice.code} ${notice.what}`
    case 'read_only':
    case 'no_lock':
    case 'not_put_back':
      return `${notice.code} ${notice.because}`
    case 'put_back':
    case 'written_over':
    case 'drafts_aside':
      return `${notice.code} ${notice.kept}`
    case 'commands_lost':
      return `${notice.code} ${notice.kept ?? notice.count}`
    default:
      return notice.code
  }
}

const saysItsName = (notice: BookNotice): boolean =>
  (notice.code === 'no_lock' && notice.because === 'in_the_way') ||
  (notice.code === 'read_only' && notice.because === 'name')
