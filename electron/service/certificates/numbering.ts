import type { certificates } from '../../../src/contract/certificates'
import { counterKey, patternRefusal, renderSeries } from '../../../src/domain/certificates/number-rule'
import type { AreaHandlers } from '../area-handlers'
import type { Tx } from '../context'
import { getOffice } from '../settings/settings-service'
import { certificateKinds, putCounter, readCounters } from './certificates-store'
import { getKnown, isSameDoubt, type Known, putKnown, withoutSeries } from './known-numbers'
import { listRaised } from './raised-numbers'

type Handlers = AreaHandlers<typeof certificates>

/** Series that a line of the history names. */
const mostListed = 5

/** Also in a setting: the counters are not captured, and a command without a change is none. */
async function raise(
  tx: Tx,
  to: readonly [string, number][],
  now: Pick<Known, 'elsewhere' | 'doubted'>,
): Promise<void> {
  const { raised } = await getKnown(tx)
  for (const [series, last] of to) await putCounter(tx, series, last)
  await putKnown(tx, { ...now, raised: { ...raised, ...Object.fromEntries(to) } })
}

/** How far the numbers are, and how they go on after a restore. They only go up; `lowerNumbers` alone takes a raise back. */
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
      raised: await listRaised(db),
    }
  },
  async raiseNumbers(context, { floors, elsewhere, doubts }) {
    const counters = await readCounters(context.tx)
    const higher = floors.filter(({ series, last }) => last > (counters.get(series) ?? 0))
    const known = await getKnown(context.tx)
    const doubted = Object.fromEntries(
      doubts.map(({ series, proved, upTo }) => [series, { proved, upTo }] as const),
    )
    const isNew = doubts.some(({ series, ...doubt }) => !isSameDoubt(known.doubted[series], doubt))
    const isOver = Object.keys(known.doubted).some(series => doubted[series] === undefined)
    if (higher.length > 0 || (elsewhere && !known.elsewhere) || isNew || isOver)
      await raise(
        context.tx,
        higher.map(({ series, last }) => [series, last]),
        { elsewhere: elsewhere || known.elsewhere, doubted },
      )
    const { certificatePattern } = await getOffice(context.tx)
    if (isNew) {
      const raised = doubts.map(({ series, proved, upTo }) =>
        [proved, upTo]
          .flatMap(last => (last ? renderSeries(series, certificatePattern, last) : []))
          .join(' → '),
      )
      const more = raised.length > mostListed ? ', …' : ''
      context.describe({
        count: raised.length,
        context: 'altered',
        numbers: raised.slice(0, mostListed).join(', ') + more,
      })
      return {}
    }
    const shown = higher.slice(0, mostListed).map(({ series, last }) => {
      const before = counters.get(series) ?? 0
      const upTo = renderSeries(series, certificatePattern, last)
      // From which to which: the numbers between are in no register of this book.
      return before === 0 ? upTo : `${renderSeries(series, certificatePattern, before)} → ${upTo}`
    })
    const more = higher.length > mostListed ? ', …' : ''
    context.describe({
      count: higher.length,
      ...(higher.length === 0
        ? { context: isOver ? 'decided' : 'elsewhere' }
        : { numbers: shown.join(', ') + more }),
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
    const { doubted } = await getKnown(context.tx)
    // Whoever says how far they were given has decided about those that were raised.
    const left = withoutSeries(
      doubted,
      after.map(({ series }) => series),
    )
    await raise(context.tx, higher, { elsewhere: false, doubted: left })
    context.describe({
      count: higher.length,
      numbers: higher.map(([series, last]) => renderSeries(series, certificatePattern, last)).join(', '),
      ...(higher.length === 0 ? { context: 'same' } : {}),
    })
    return {}
  },
} satisfies Partial<Handlers>
