import { describe, expectTypeOf, it } from 'vitest'
import type { CommandContext, Db, JobContext, QueryContext, Tx } from '../../../electron/service/context'

/** Looked at by the type checker; `npm run check` fails where one of these no longer holds. */
describe('what the type checker holds to', () => {
  it('lets no query write', () => {
    expectTypeOf<QueryContext['db']>().toEqualTypeOf<Db>()
    expectTypeOf<JobContext['db']>().toEqualTypeOf<Db>()
    expectTypeOf<keyof Db>().toEqualTypeOf<'selectFrom' | 'selectNoFrom' | 'with' | 'getExecutor'>()
    expectTypeOf<Tx>().toExtend<Db>()
    expectTypeOf<Db>().not.toExtend<Tx>()
  })

  it('lets a command say the words of its contract, all of them and no others', () => {
    const hire = {} as CommandContext<never, 'name' | 'day?'>
    const say = (): void => {
      hire.describe({ name: '王芳' })
      hire.describe({ name: '王芳', day: '2026-03-01' })
      // @ts-expect-error without its name
      hire.describe({ day: '2026-03-01' })
      // @ts-expect-error no sentence says the reason
      hire.describe({ name: '王芳', reason: '调动' })
      const more = { name: '王芳', reason: '调动' }
      // @ts-expect-error nor when it is spread
      hire.describe({ ...more })
      const listener: CommandContext = hire
      // @ts-expect-error a listener has no sentence of its own
      listener.describe({ name: '王芳' })
    }
    expectTypeOf(say).toBeFunction()
  })

  it('lets a job tell the phases of its contract and no others', () => {
    expectTypeOf<JobContext<never, 'reading'>['progress']>()
      .parameter(0)
      .toEqualTypeOf<{ done: number; total: number } & { phase: 'reading' }>()
    expectTypeOf<JobContext['progress']>().parameter(0).toEqualTypeOf<{ done: number; total: number }>()
  })
})
