import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { tooMany } from '../../electron/service/wire-error'

const shape = z.object({ name: z.string().max(3), about: z.object({ ids: z.array(z.string()).max(2) }) })
const judged = (input: unknown) => tooMany(shape.safeParse(input).error?.issues ?? [], input)

describe('a list that is too long', () => {
  it('is told from a message of the wrong shape', () => {
    expect(judged({ name: 'abc', about: { ids: ['1', '2', '3'] } })).toEqual({ count: 3, most: 2 })
    expect(judged({ name: 'abcd', about: { ids: ['1', '2', '3'] } })).toBeNull()
    expect(judged({ name: 'abcd', about: { ids: [] } })).toBeNull()
    expect(judged({ name: 'abc' })).toBeNull()
    expect(judged({ name: 'abc', about: { ids: ['1', '2'] } })).toBeNull()
  })
})
