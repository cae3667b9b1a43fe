import { expect, it, vi } from 'vitest'
import { createLifeGate } from '../../../electron/service/book/life/life-gate'
import { stayInPlace } from '../../../electron/service/book/life/stay-in-place'
import { Refusal } from '../../../electron/service/refusal'

/** A door whose file was taken away, and what writes it back. */
function open(putInPlace: () => Promise<void>) {
  const door = { inPlace: false }
  const gate = createLifeGate(() => undefined)
  const put = vi.fn(async () => {
    await putInPlace()
    door.inPlace = true
  })
  const place = stayInPlace(
    '/nowhere/book.db',
    { isInPlace: () => door.inPlace, away: () => null, putInPlace: put, openAnew: async () => undefined },
    { areKnown: () => true, hold: async () => true, upTo: () => 0 },
    gate,
    error => expect.fail(String(error)),
  )
  return { place, gate, put, door }
}

it('keeps what is done once something else that is done with the whole book has ended', async () => {
  const { place, gate, put } = open(async () => undefined)
  let end: () => void = () => undefined
  const archive = gate.through('archive', () => new Promise<void>(resolve => (end = resolve)))
  await expect(place.ensure()).rejects.toMatchObject({ code: 'busy' })
  const kept = place.keep()
  expect(put).not.toHaveBeenCalled()
  end()
  await archive
  await kept
  expect(put).toHaveBeenCalledOnce()
  place.end()
})

it('says of what is done that it could not be kept, not that it was not done', async () => {
  const { place } = open(async () => {
    throw new Refusal('not_put_back', { folder: '/data' })
  })
  await expect(place.ensure()).rejects.toMatchObject({ code: 'not_put_back' })
  await expect(place.keep()).rejects.toMatchObject({ code: 'done_not_kept', params: { folder: '/data' } })
  place.end()
})

it('lets whoever comes while it is put back wait until it is open again, though nothing is held meanwhile', async () => {
  let openAgain: () => void = () => undefined
  const { place, door } = open(() => {
    door.inPlace = true
    return new Promise<void>(resolve => (openAgain = resolve))
  })
  const first = place.ensure()
  await vi.waitFor(() => expect(door.inPlace).toBe(true))
  expect(place.isSo()).toBe(false)
  let came = false
  const second = place.ensure().then(() => {
    came = true
  })
  await Promise.resolve()
  expect(came).toBe(false)
  openAgain()
  await Promise.all([first, second])
  expect(place.isSo()).toBe(true)
  place.end()
})
