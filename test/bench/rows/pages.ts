import { rmSync } from 'node:fs'
import { type BenchBook, openBenchBook } from '../bench-book'
import { type Measured, quantile } from '../figure'
import { largeBook } from '../large-book'
import { inTurn, timed } from '../pairs'
import type { BenchSize } from '../sizes'

type Caller = BenchBook['caller']

/** What a page of this name asks when it is opened; ids are the same in a book of either size. */
const pages: Record<string, (caller: Caller, personId: string) => Promise<unknown>> = {
  today: caller => caller.reports.today({}),
  'side bar': caller => caller.reports.counts({}),
  people: caller => caller.people.list({ status: 'active' }),
  person: (caller, id) =>
    all(
      caller.people.get({ id }),
      caller.reports.resultsOfPerson({ personId: id }),
      caller.needs.ofPerson({ personId: id }),
      caller.certificates.ofPerson({ personId: id }),
      caller.improvements.list({ personId: id }),
    ),
  needs: caller => caller.needs.list({}),
  'gap map': caller => caller.needs.gapMap({}),
  courses: caller => all(caller.courses.list({}), caller.courses.trainers({}), caller.courses.rooms({})),
  course: caller => caller.courses.get({ id: 'course-1' }),
  plan: caller => all(caller.plan.years({}), caller.reports.planOfYear({ year: 2026 })),
  sessions: caller => caller.sessions.list({}),
  session: caller =>
    all(
      caller.sessions.get({ id: 'session-00007' }),
      caller.sessions.roll({ sessionId: 'session-00007' }),
      caller.reports.sessionProgress({ sessionId: 'session-00007' }),
      caller.assessments.sheet({ sessionId: 'session-00007' }),
      caller.certificates.ofSession({ sessionId: 'session-00007' }),
    ),
  certificates: caller =>
    all(caller.certificates.toIssue({}), caller.certificates.list({}), caller.certificates.totals({})),
  improvement: caller => caller.improvements.list({}),
  records: caller => all(caller.reports.ledgerYears({}), caller.reports.ledger({ year: 2026 })),
  history: caller => caller.book.history({}),
  search: caller => caller.search.find({ text: 'wangwei' }),
}

const all = (...answers: Promise<unknown>[]) => Promise.all(answers)

/** What one round takes at least, milliseconds: a single short call is none to time. */
const roundMs = 10

/** What every page asks, over ten times the results, against the same page over the fewer; the worst is the figure. */
export async function everyPage({ pairs, people, courses, results }: BenchSize): Promise<Measured> {
  const folders = [
    await largeBook({ people, courses, results }),
    await largeBook({ people, courses, results: results / 10 }),
  ] as const
  const [large, small] = [
    await openBenchBook({ folder: folders[0] }),
    await openBenchBook({ folder: folders[1] }),
  ]
  try {
    const measured: { page: string; products: number[]; bases: number[] }[] = []
    for (const page of Object.keys(pages)) {
      const products = await side(large, page)
      const bases = await side(small, page)
      measured.push({ page, ...(await inTurn({ product: products, base: bases }, pairs)) })
    }
    const ratioOf = ({ products, bases }: { products: number[]; bases: number[] }) =>
      quantile(products, 0.5) / quantile(bases, 0.5)
    const [worst, ...others] = measured.sort((a, b) => ratioOf(b) - ratioOf(a))
    if (!worst) throw new Error('no page was measured')
    const rest = others.slice(0, 3).map(one => `${one.page} ${ratioOf(one).toFixed(2)} ×`)
    return {
      products: worst.products,
      bases: worst.bases,
      unit: 'ms',
      floor: `the same page over ${(results / 10).toLocaleString('en')} results`,
      note: `the worst of ${measured.length}: ${worst.page}; then ${rest.join(', ')}`,
    }
  } finally {
    await large.close()
    await small.close()
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  }
}

async function side({ caller }: BenchBook, page: string): Promise<() => Promise<number>> {
  const { rows } = await caller.people.list({ status: 'active', sort: 'staffNo', limit: 1 })
  const personId = rows[0]?.id ?? ''
  const ask = pages[page] as (typeof pages)[string]
  const first = await timed(() => ask(caller, personId))
  const calls = Math.max(1, Math.min(20, Math.ceil(roundMs / first)))
  return async () => {
    const took = await timed(async () => {
      for (let call = 0; call < calls; call++) await ask(caller, personId)
    })
    return took / calls
  }
}
