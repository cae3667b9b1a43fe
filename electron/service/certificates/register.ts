import type { LostName } from '../../../src/contract/book/lost-name'
import { settledSetting } from '../../../src/domain/certificates/stored-settings'
import { firstEntryOf, goneInRestores, lostInSalvage } from '../book/book-service'
import type { Db } from '../context'
import type { Register } from '../db/numbered-papers'

export const certificateRegister: Register = { numbers: numbersIn, gone: certificatesGone }

/**
 * Certificates of a book that an older copy of it does not have, in the order of their numbers: where the copy takes its
 * place they go out of the register, and the papers do not. So do those that were missing already and that nobody has
 * seen to. None where the two are different books.
 */
async function certificatesGone(present: Db, source: Db): Promise<LostName[]> {
  const [here, there] = await Promise.all([firstEntryOf(present), firstEntryOf(source)])
  if (here === null || (there !== null && there !== here)) return []
  const kept = new Set(await numbersIn(source))
  const rows = await present
    .selectFrom('certificate')
    .innerJoin('person', 'person.id', 'certificate.person_id')
    .select(eb => [
      'certificate.number',
      'certificate.enrolment_id',
      'person.name',
      eb
        .selectFrom('certificate_print')
        .select(inner => inner.fn.countAll<number>().as('prints'))
        .whereRef('certificate_print.certificate_id', '=', 'certificate.id')
        .as('prints'),
    ])
    .orderBy('certificate.number')
    .execute()
  const registered = new Set(rows.map(numberOf))
  const gone = rows
    .filter(({ number }) => !kept.has(number))
    .map(({ number, name, enrolment_id, prints }) => ({
      label: number,
      person: name,
      enrolmentId: enrolment_id,
      printed: Number(prints) > 0,
    }))
  const [before, known] = await Promise.all([missingIn(present), missingIn(source)])
  const settled = await settledIn(present)
  const said = new Set([...kept, ...registered, ...settled, ...known.map(({ label }) => label)])
  return [...gone, ...before.filter(({ label }) => !said.has(label))]
}

async function numbersIn(db: Db): Promise<string[]> {
  return (await db.selectFrom('certificate').select('number').execute()).map(numberOf)
}

const numberOf = ({ number }: { number: string }): string => number

/** Certificates that are known not to be in the register of a book, by whatever took them out. */
const missingIn = async (db: Db): Promise<LostName[]> => [
  ...(await lostInSalvage(db, 'certificate')),
  ...(await goneInRestores(db)),
]

async function settledIn(db: Db): Promise<string[]> {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('key', '=', settledSetting)
    .executeTakeFirst()
  const stored: unknown = row ? JSON.parse(row.value) : null
  return Array.isArray(stored) ? stored.filter(one => typeof one === 'string') : []
}
