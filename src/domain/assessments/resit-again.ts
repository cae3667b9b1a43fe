import type { Finding } from '../imports/preview'
import { resitQuestion } from './attempts-in-order'
import { marksSaid, type ResitAgain } from './resit-place'
import type { UnplacedRow } from './score-book'

/** Whether a resit with other marks than stand there corrects it, or is a further one. */
export function resitAgain(row: UnplacedRow, { among, next, held }: ResitAgain): Finding {
  const stands = among.map(({ marks }) => marksSaid(marks))
  return {
    row: row.row,
    column: '',
    value: row.staffNo ?? row.name,
    code: 'resit_again',
    severity: held ? 'conflict' : 'warning',
    params: {
      name: row.name,
      stands: stands.join('; '),
      mark: marksSaid(row),
      next,
      ...(held ? { context: 'held' } : {}),
    },
    asks: {
      key: resitQuestion(row.personId),
      among: among.map(({ attempt }, at) => ({
        answer: String(attempt),
        number: attempt - 1,
        says: stands[at]!,
      })),
    },
  }
}
