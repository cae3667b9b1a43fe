import { expect, it, vi } from 'vitest'
import { createLifeGate } from '../../../electron/service/book/life-gate'
import { stayInPlace } from '../../../electron/service/book/stay-in-place'
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
    { isInPlace: () => door.inPlace, away: () => null, putInPlace: put },
    gate,
    error => expect.fail(String(error)),
  )
  return { place, gate, put }
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
