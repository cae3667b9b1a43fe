import type { certificates } from '../../../src/contract/certificates'
import { settledSetting } from '../../../src/domain/certificates/stored-settings'
import type { AreaHandlers } from '../area-handlers'
import { goneInRestores, lostInSalvage } from '../book/book-service'
import type { Db } from '../context'
import { chunksOf } from '../db/chunks'
import { findSetting, putSetting } from '../settings/settings-service'

export interface LostNumber {
  number: string
  person: string | null
  enrolmentId: string | null
  /** What took it out of the register: damage to the data, or an older copy in their place. */
  by: 'damage' | 'restore'
  /** Null where nobody knows. */
  printed: boolean | null
}

/** Numbers that a line of the history names. */
const mostListed = 5

/**
 * Certificates that were lost with damaged data, as far as the salvage named them, and those that a restore took out of
 * the register; not those that stand here again.
 */
export async function listLostNumbers(db: Db): Promise<LostNumber[]> {
  const [damage, restore] = await Promise.all([lostInSalvage(db, 'certificate'), goneInRestores(db)])
  const named = [
    ...damage.map(one => ({ ...one, by: 'damage' as const })),
    ...restore.map(one => ({ ...one, by: 'restore' as const })),
  ]
  const known = new Set<string>()
  for (const some of chunksOf(named.map(one => one.label))) {
    const there = db.selectFrom('certificate').select('number').where('number', 'in', some)
    for (const one of await there.execute()) known.add(one.number)
  }
  const lost = new Map(named.filter(one => !known.has(one.label)).map(one => [one.label, one]))
  return [...lost.values()].map(({ label, person = null, enrolmentId = null, by, printed = null }) => ({
    number: label,
    person,
    enrolmentId,
    by,
    printed,
  }))
}

/** Those of them somebody still has to see to: whoever it was for holds no valid one since, and nobody took note of it. */
export async function listOpenLost(db: Db): Promise<LostNumber[]> {
  const lost = await listLostNumbers(db)
  if (lost.length === 0) return []
  const settled = new Set(await settledNumbers(db))
  const issued = new Set<string>()
  for (const some of chunksOf(lost.flatMap(({ enrolmentId }) => enrolmentId ?? []))) {
    const valid = db
      .selectFrom('certificate')
      .select('enrolment_id')
      .where('enrolment_id', 'in', some)
      .where('status', '=', 'valid')
    for (const one of await valid.execute()) issued.add(one.enrolment_id)
  }
  return lost.filter(
    ({ number, enrolmentId }) => !settled.has(number) && !(enrolmentId && issued.has(enrolmentId)),
  )
}

export const lostNumberHandlers = {
  lostNumbers: async context =>
    (await listOpenLost(context.db)).map(({ number, person, by, printed }) => ({
      number,
      person,
      by,
      printed,
    })),
  async settleLost(context, { numbers, reason }) {
    const open = new Set((await listOpenLost(context.tx)).map(({ number }) => number))
    const asked = [...new Set(numbers)]
    // One that was issued again or settled meanwhile is no longer there to be settled.
    if (asked.some(number => !open.has(number))) context.refuse('lost_settled')
    await putSetting(context.tx, settledSetting, [...(await settledNumbers(context.tx)), ...asked])
    const more = asked.length > mostListed ? ', …' : ''
    context.describe({ count: asked.length, numbers: asked.slice(0, mostListed).join(', ') + more, reason })
    return {}
  },
} satisfies Partial<AreaHandlers<typeof certificates>>

async function settledNumbers(db: Db): Promise<string[]> {
  const stored = await findSetting(db, settledSetting)
  return Array.isArray(stored) ? stored.filter(one => typeof one === 'string') : []
}
