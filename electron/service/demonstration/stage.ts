import type { Contract } from '../../../src/contract/contract'
import type { InputOf, OutputOf } from '../../../src/contract/define'
import { addDays } from '../../../src/domain/days/day'
import type { CommandResult } from '../commands'
import type { RunOptions } from '../context'

/** Carries out a command or asks a query, as a person at the desk on a given day would. */
export type Call = (room: string, name: string, input: unknown, run?: RunOptions) => Promise<CommandResult>

export interface Stage {
  /** Sets the day on which everything that follows is done. */
  on(day: string, time?: string): void
  readonly today: string
  do<R extends keyof Contract, N extends keyof Contract[R] & string>(
    room: R,
    name: N,
    input: InputOf<Contract[R][N]>,
  ): Promise<OutputOf<Contract[R][N]>>
  setOperator(id: string): void
}

/** The year's stage: a clock of its own, one operator, and ids that are the same every time. */
export function createStage(call: Call): Stage {
  let moment = { today: '2026-01-05', now: '2026-01-05T01:00:00.000Z' }
  let operatorId: string | null = null
  let tick = 0
  return {
    on(day, time = '09:00') {
      // Office hours are Beijing time; instants are UTC.
      const [hours = 9, minutes = 0] = time.split(':').map(Number)
      const utc = hours * 60 + minutes - 480
      const date = utc < 0 ? addDays(day, -1) : day
      const left = (utc + 1440) % 1440
      const two = (value: number) => String(value).padStart(2, '0')
      moment = { today: day, now: `${date}T${two(Math.floor(left / 60))}:${two(left % 60)}:00.000Z` }
    },
    get today() {
      return moment.today
    },
    setOperator(id) {
      operatorId = id
    },
    async do(room, name, input) {
      tick++
      // A second apart, so that the history reads in the order in which things were done.
      const now = new Date(Date.parse(moment.now) + tick * 1000).toISOString()
      const { output } = await call(room, name, input, {
        moment: { today: moment.today, now },
        operatorId,
        idSeed: 'demonstration-2026',
      })
      return output as never
    },
  }
}
