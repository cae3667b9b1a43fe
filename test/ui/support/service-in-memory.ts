import { act } from '@testing-library/react'
import { connect } from '../../../src/app/client'
import type { Contract } from '../../../src/contract/contract'
import type { AreaName, InputOf, OutputOf } from '../../../src/contract/define'
import { procedureOf } from '../../../src/contract/find-procedure'
import type { WireError, WireReply, WireRequest } from '../../../src/contract/wire'
import { draftsInMemory } from './drafts-in-memory'

type Call = Extract<WireRequest, { area: string }>

/** What the service says to a call; `gone`: it went away. `seq`: the entry of the history it made. */
export type Reply =
  | { output: unknown; seq?: number | null; changed?: AreaName[] }
  | { error: WireError }
  | { gone: true }

/** What a service answers, procedure by procedure; one without an answer fails as a bug would. */
export type Answers = {
  [Area in keyof Contract]?: {
    [Name in keyof Contract[Area]]?: (
      input: InputOf<Contract[Area][Name]>,
    ) => OutputOf<Contract[Area][Name]> | Promise<OutputOf<Contract[Area][Name]>>
  }
}

/** Thrown by an answer: the refusal the service would give. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly params: Record<string, unknown> = {},
  ) {
    super(code)
  }
}

/** Thrown by an answer: the job was stopped. */
export class Stopped extends Error {}

export interface ServiceInMemory {
  /** What was asked, in order; what is said of drafts is left out. */
  readonly asked: { name: string; input: unknown; seen: number | undefined }[]
  /** The inputs of one procedure, in order. */
  sent(name: string): unknown[]
  /** Numbers of the jobs that were told to stop. */
  readonly stopped: number[]
  /** Somebody else changed something of these areas, by this entry of the history. */
  tell(areas: AreaName[], seq?: number): void
  /** Joins a new service, after the old one went away. */
  join(): void
}

/** Puts the page in front of a service that keeps nothing but drafts. */
export function serviceInMemory(
  answer: (call: Call) => Reply | Promise<Reply>,
  drafts = draftsInMemory(),
): ServiceInMemory {
  const asked: ServiceInMemory['asked'] = []
  const stopped: number[] = []
  let hear: (message: WireReply) => void = () => undefined
  let goAway: () => void = () => undefined
  const carryOut = async (call: Call) => {
    const { id } = call
    const said = await answer(call)
    if ('gone' in said) goAway()
    else if ('error' in said) hear({ id, ok: false, error: said.error })
    else hear({ id, ok: true, output: said.output, changed: said.changed ?? [], seq: said.seq ?? null })
  }
  const join = () =>
    connect({
      post(message) {
        const request = message as WireRequest
        if ('stop' in request) {
          stopped.push(request.id)
          return
        }
        const ofDrafts = drafts.reply(request)
        if (ofDrafts) {
          queueMicrotask(() => hear(ofDrafts))
          return
        }
        const { area, name, input, meta } = request
        asked.push({ name: `${area}.${name}`, input, seen: meta?.seen })
        queueMicrotask(() => void carryOut(request))
      },
      onMessage(listener) {
        hear = message => act(() => listener(message))
      },
      onClose(listener) {
        goAway = listener
      },
    })
  join()
  return {
    asked,
    stopped,
    sent: name => asked.filter(one => one.name === name).map(one => one.input),
    tell: (areas, seq) => hear({ event: 'changed', areas, seq: seq ?? null }),
    join,
  }
}

/** Says what `answers` say; each command is one step of the history and changes its own area. */
export const answering =
  (answers: Answers) =>
  async ({ area, name, input }: Call): Promise<Reply> => {
    // Each area answers what its contract asks; here it is called by name.
    const own = (answers as Record<string, Record<string, (given: unknown) => unknown> | undefined>)[area]
    const answer = own?.[name]
    if (!answer) return { error: { kind: 'failed', reference: `${area}.${name}` } }
    try {
      const output = await answer(input)
      const isCommand = procedureOf(area, name)?.kind === 'command'
      return isCommand ? { output, seq: 1, changed: [area as AreaName] } : { output }
    } catch (error) {
      if (error instanceof Stopped) return { error: { kind: 'stopped' } }
      if (error instanceof Refused)
        return { error: { kind: 'refused', code: error.code, params: error.params } }
      throw error
    }
  }
