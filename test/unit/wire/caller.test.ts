import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openCalls } from '../../../src/contract/caller'
import { query } from '../../../src/contract/define'
import type { CallError } from '../../../src/contract/wire'

const names = query({ input: z.object({}), output: z.object({ names: z.array(z.string()) }) })

/** Asks for names over a port on which a service answers with this. */
function asked(reply: object): Promise<unknown> {
  let hear: (message: unknown) => void = () => undefined
  const port = {
    post: (message: unknown) => hear({ ...reply, id: (message as { id: number }).id }),
    onMessage: (listener: typeof hear) => {
      hear = listener
    },
    onClose: () => undefined,
  }
  const send = openCalls(port, { meta: () => ({ commandId: 'x', operatorId: null }) })
  return send('people', 'names', names, {})
}

const kindOf = (answer: Promise<unknown>) => answer.catch((error: CallError) => error.error.kind)

describe('the answer of a query', () => {
  it('comes as JSON, and is read', async () => {
    expect(await asked({ ok: true, json: '{"names":["王伟"]}' })).toEqual({ names: ['王伟'] })
  })

  it('is refused when it is not as agreed', async () => {
    expect(await kindOf(asked({ ok: true, json: '{"names":[1]}' }))).toBe('invalid')
  })

  it('is refused when it is no JSON', async () => {
    expect(await kindOf(asked({ ok: true, json: '{"names":' }))).toBe('invalid')
  })
})
