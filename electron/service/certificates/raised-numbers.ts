import type { certificates } from '../../../src/contract/certificates'
import type { OutputOf } from '../../../src/contract/define'
import { serialOf } from '../../../src/domain/book/number-series'
import { renderSeries } from '../../../src/domain/certificates/number-rule'
import type { AreaHandlers } from '../area-handlers'
import type { CommandContext, Db, Tx } from '../context'
import { getOffice } from '../settings/settings-service'
import { putCounter, readCounters } from './certificates-store'
import { getKnown, type Known, putKnown, withoutSeries } from './known-numbers'

type Raised = OutputOf<(typeof certificates)['numbering']>['raised'][number]

/** Series that an altered file raised, as they stand: one that has gone on since is decided. */
async function listDoubted(db: Db): Promise<{ series: string; proved: number | null; upTo: number }[]> {
  const doubted = Object.entries((await getKnown(db)).doubted)
  if (doubted.length === 0) return []
  const counters = await readCounters(db)
  return doubted
    .map(([series, doubt]) => ({ series, ...doubt }))
    .filter(({ series, upTo }) => counters.get(series) === upTo)
}

/** The highest serial a certificate has, whatever became of it; null where no number of the series can be told. */
async function highestGiven(db: Db, series: string): Promise<number | null> {
  if (series.split('#').length !== 2) return null
  const rows = await db.selectFrom('certificate').select('number').execute()
  return rows.reduce((highest, { number }) => Math.max(highest, serialOf(series, number) ?? 0), 0)
}

export async function listRaised(db: Db): Promise<Raised[]> {
  const doubted = await listDoubted(db)
  if (doubted.length === 0) return []
  const { certificatePattern } = await getOffice(db)
  return Promise.all(
    doubted.map(async ({ series, proved, upTo }) => {
      const given = await highestGiven(db, series)
      const mayLower = proved !== null && given !== null && given <= proved
      const number = (serial: number) => renderSeries(series, certificatePattern, serial)
      return {
        series,
        from: (proved ?? given) ? number(proved ?? given ?? 0) : null,
        sample: number(upTo),
        next: number(upTo + 1),
        lowered: mayLower ? number(proved + 1) : null,
      }
    }),
  )
}

export const raisedNumberHandlers = {
  lowerNumbers: {
    async run(context, { series: asked }) {
      const known = await getKnown(context.tx)
      const { certificatePattern } = await getOffice(context.tx)
      const raised = { ...known.raised }
      const numbers: string[] = []
      for (const { series, proved, upTo } of await decidedOn(context, asked)) {
        if (proved === null) return context.refuse('numbers_decided')
        const given = await highestGiven(context.tx, series)
        if (given === null) return context.refuse('numbers_decided')
        if (given > proved)
          context.refuse('number_given', { number: renderSeries(series, certificatePattern, given) })
        await putCounter(context.tx, series, proved)
        raised[series] = proved
        numbers.push([upTo, proved].map(last => renderSeries(series, certificatePattern, last)).join(' → '))
      }
      await putKnown(context.tx, { ...known, raised, doubted: withoutSeries(known.doubted, asked) })
      context.describe({ numbers: numbers.join(', ') })
      return {}
    },
    async compensate(context, { seq }) {
      const known = await getKnown(context.tx)
      const counters = await readCounters(context.tx)
      const [raised, doubted] = [{ ...known.raised }, { ...known.doubted }]
      const lowered = await loweredBy(context.tx, seq)
      for (const [series, { proved, upTo }] of Object.entries(lowered)) {
        const last = counters.get(series) ?? 0
        // Numbers went on beyond it meanwhile: there is nothing to raise.
        if (last >= upTo) continue
        await putCounter(context.tx, series, upTo)
        raised[series] = upTo
        doubted[series] = { proved: Math.max(proved ?? 0, last), upTo }
      }
      await putKnown(context.tx, { ...known, raised, doubted })
    },
  },
  async keepRaisedNumbers(context, { series: asked }) {
    const kept = await decidedOn(context, asked)
    const known = await getKnown(context.tx)
    const { certificatePattern } = await getOffice(context.tx)
    await putKnown(context.tx, { ...known, doubted: withoutSeries(known.doubted, asked) })
    context.describe({
      numbers: kept.map(({ series, upTo }) => renderSeries(series, certificatePattern, upTo)).join(', '),
    })
    return {}
  },
} satisfies Partial<AreaHandlers<typeof certificates>>

/** Refused as `numbers_decided` where one of them is in doubt no more. */
async function decidedOn(context: CommandContext<'numbers_decided'>, asked: readonly string[]) {
  const doubted = await listDoubted(context.tx)
  return [...new Set(asked)].map(
    series => doubted.find(one => one.series === series) ?? context.refuse('numbers_decided'),
  )
}

/** What that command decided, as the setting had it before. */
async function loweredBy(tx: Tx, seq: number): Promise<Known['doubted']> {
  const row = await tx
    .selectFrom('change')
    .select(['before', 'after'])
    .where('command_seq', '=', seq)
    .where('tbl', '=', 'setting')
    .executeTakeFirst()
  const doubtedIn = (image: string | null | undefined): Known['doubted'] =>
    (JSON.parse((JSON.parse(image ?? '{}') as { value?: string }).value ?? '{}') as Partial<Known>).doubted ??
    {}
  return withoutSeries(doubtedIn(row?.before), Object.keys(doubtedIn(row?.after)))
}
