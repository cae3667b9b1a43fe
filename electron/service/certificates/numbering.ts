import type { certificates } from '../../../src/contract/certificates'
import { counterKey, patternRefusal, renderSeries } from '../../../src/domain/certificates/number-rule'
import type { AreaHandlers } from '../area-handlers'
import type { Db, Tx } from '../context'
import { findSetting, getOffice, putSetting } from '../settings/settings-service'
import { certificateKinds, putCounter, readCounters } from './certificates-store'

type Handlers = AreaHandlers<typeof certificates>

/** What is known of numbers given outside this book. */
interface Known {
  /** Numbers may have been given elsewhere, and nobody has said yet how far. */
  elsewhere: boolean
  /** The serials a series was raised to. */
  raised: Record<string, number>
}

const key = 'certificates.numbers'
/** Series that a line of the history names. */
const mostTold = 5

async function getKnown(db: Db): Promise<Known> {
  const stored = (await findSetting(db, key)) as Partial<Known> | undefined
  return { elsewhere: false, raised: {}, ...stored }
}

/** Also in a setting: the counters are not captured, and a command without a change is none. */
async function raise(tx: Tx, to: readonly [string, number][], elsewhere: boolean): Promise<void> {
  const { raised } = await getKnown(tx)
  for (const [series, last] of to) await putCounter(tx, series, last)
  await putSetting(tx, key, { elsewhere, raised: { ...raised, ...Object.fromEntries(to) } } satisfies Known)
}

/** How far the numbers are, and how they go on after a restore. They only ever go up. */
export const numberingHandlers = {
  async numbering({ db, today }) {
    const office = await getOffice(db)
    const counters = await readCounters(db)
    const usable = patternRefusal(office.certificatePattern) === null
    const coming = usable
      ? (await certificateKinds(db)).map(kind =>
          counterKey(office.certificatePattern, {
            company: office.certificateCompany,
            kind,
            year: Number(today.slice(0, 4)),
          }),
        )
      : []
    const series = [...new Set([...coming, ...counters.keys()])].sort()
    return {
      elsewhere: (await getKnown(db)).elsewhere,
      series: series.map(one => {
        const last = counters.get(one) ?? 0
        return { series: one, last, sample: renderSeries(one, office.certificatePattern, last) }
      }),
    }
  },
  async raiseNumbers(context, { floors, elsewhere }) {
    const counters = await readCounters(context.tx)
    const higher = floors.filter(({ series, last }) => last > (counters.get(series) ?? 0))
    const known = await getKnown(context.tx)
    if (higher.length > 0 || (elsewhere && !known.elsewhere))
      await raise(
        context.tx,
        higher.map(({ series, last }) => [series, last]),
        elsewhere || known.elsewhere,
      )
    const { certificatePattern } = await getOffice(context.tx)
    const told = higher.slice(0, mostTold).map(({ series, last }) => {
      const before = counters.get(series) ?? 0
      const upTo = renderSeries(series, certificatePattern, last)
      // From which to which: the numbers between are in no register of this book.
      return before === 0 ? upTo : `${renderSeries(series, certificatePattern, before)} → ${upTo}`
    })
    const more = higher.length > mostTold ? ', …' : ''
    context.describe({
      count: higher.length,
      ...(higher.length === 0 ? { context: 'elsewhere' } : { numbers: told.join(', ') + more }),
    })
    return {}
  },
  async continueNumbers(context, { after }) {
    const counters = await readCounters(context.tx)
    const { certificatePattern } = await getOffice(context.tx)
    const higher: [string, number][] = []
    for (const { series, last } of after) {
      const known = counters.get(series) ?? 0
      if (last < known)
        context.refuse('number_lower', { number: renderSeries(series, certificatePattern, known) })
      if (last > known) higher.push([series, last])
    }
    await raise(context.tx, higher, false)
    context.describe({
      count: higher.length,
      numbers: higher.map(([series, last]) => renderSeries(series, certificatePattern, last)).join(', '),
      ...(higher.length === 0 ? { context: 'same' } : {}),
    })
    return {}
  },
} satisfies Partial<Handlers>
