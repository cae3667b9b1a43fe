import { describe, expect, it } from 'vitest'
import { tightRooms, trainersOnRoll } from '../../../src/domain/sessions/schedule/room-fit'

const rooms = [
  { id: 'small', capacity: 20 },
  { id: 'hall', capacity: 200 },
  { id: 'unknown', capacity: null },
]
const blocks = ['small', 'small', 'unknown', null].map(roomId => ({ roomId }))

describe('a room for the roll', () => {
  it.each([
    ['fits to the last seat', 20, 20, []],
    ['is too small for the roll', 21, null, [['small', 'roll', 21]]],
    ['is too small for the seats that are offered', 3, 30, [['small', 'seats', 30]]],
    ['is told of by the roll where both are too many', 40, 30, [['small', 'roll', 40]]],
  ] as const)('%s', (_, people, seats, expected) => {
    const found = tightRooms(blocks, rooms, { people, seats })
    expect(found.map(({ roomId, by, wanted }) => [roomId, by, wanted])).toEqual(expected)
  })
})

it('names a trainer who is on the roll too, once, and nobody from outside', () => {
  const trainers = [
    { id: 't', personId: 'p' },
    { id: 'other', personId: 'q' },
    { id: 'outside', personId: null },
  ]
  const taught = ['t', 't', 'outside', null].map(trainerId => ({ trainerId }))
  expect(trainersOnRoll(taught, trainers, ['p', 'q'])).toEqual([{ id: 't', personId: 'p' }])
  expect(trainersOnRoll(taught, trainers, ['q'])).toEqual([])
})
