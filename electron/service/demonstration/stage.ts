import type { Contract } from '../../../src/contract/contract'
import type { InputOf, OutputOf } from '../../../src/contract/define'
import { addDays } from '../../../src/domain/days/day'
import type { CommandResult } from '../commands'
import type { RunOptions } from '../context'

/** Carries out a command or asks a query, as a person at the desk on a given day would. */
export type Call = (room: string, name: string, input: unknown, run?: RunOptions) => Promise<CommandResult>

/** One thread of the story: what happens to one class, one need, one plan. */
export interface Stage {
  /** Waits until this day and hour: everything the other threads do before it has happened then. */
  on(day: string, time?: string): Promise<void>
  readonly today: string
  do<R extends keyof Contract, N extends keyof Contract[R] & string>(
    room: R,
    name: N,
    input: InputOf<Contract[R][N]>,
  ): Promise<OutputOf<Contract[R][N]>>
}

export interface Story {
  /** Starts a thread beside the others. */
  tell<T>(work: (stage: Stage) => Promise<T>): Promise<T>
  /** In a thread: waits for others to end while the clock goes on. */
  join<T>(threads: readonly Promise<T>[]): Promise<T[]>
  setOperator(id: string): void
}

interface Waiting {
  at: string
  order: number
  go: () => void
}

/**
 * The year's clock. Many things go on at once in an office; here they are threads, and the one whose next
 * step is earliest goes on, one at a time. So the audit reads in the order of days, and is the same every time.
 */
export function createStory(call: Call, onDay: (day: string) => void): Story {
  const waiting: Waiting[] = []
  let running = 0
  let order = 0
  let tick = 0
  let operatorId: string | null = null

  const goOn = () => {
    if (running > 0) return
    waiting.sort((a, b) => (a.at === b.at ? a.order - b.order : a.at < b.at ? -1 : 1))
    const next = waiting.shift()
    if (!next) return
    running++
    next.go()
  }

  const createStage = (): Stage => {
    let moment = { today: '2026-01-05', now: '2026-01-05T00:00:00.000Z' }
    return {
      async on(day, time = '09:00') {
        moment = { today: day, now: instantOf(day, time) }
        onDay(day)
        await new Promise<void>(go => {
          waiting.push({ at: moment.now, order: order++, go })
          running--
          goOn()
        })
      },
      get today() {
        return moment.today
      },
      async do(room, name, input) {
        // A few milliseconds apart, so that the history reads in the order in which things were done.
        const now = new Date(Date.parse(moment.now) + tick++ * 10).toISOString()
        const { output } = await call(room, name, input, {
          moment: { today: moment.today, now },
          operatorId,
          idSeed: 'demonstration-2026',
        })
        // Handlers are typed by the same contract: what comes out is what this procedure promises.
        return output as never
      },
    }
  }

  return {
    tell(work) {
      running++
      const thread = work(createStage())
      // Whoever waits for this thread takes the next step first: it may be earlier than what others wait for.
      const ended = () =>
        setImmediate(() => {
          running--
          goOn()
        })
      thread.then(ended, ended)
      return thread
    },
    async join(threads) {
      running--
      goOn()
      const results = await Promise.all(threads)
      running++
      return results
    },
    setOperator(id) {
      operatorId = id
    },
  }
}

/** Office hours are Beijing time; instants are UTC. */
function instantOf(day: string, time: string): string {
  const [hours = 9, minutes = 0] = time.split(':').map(Number)
  const utc = hours * 60 + minutes - 480
  const date = utc < 0 ? addDays(day, -1) : day
  const left = (utc + 1440) % 1440
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date}T${two(Math.floor(left / 60))}:${two(left % 60)}:00.000Z`
}
