import { describe, expect, it } from 'vitest'
import { type Box, toastPlace } from '../../../src/ui/feedback/toast-place'

const small = { width: 1024, height: 700 }
const toast = { width: 360, height: 40 }

const box = (left: number, top: number, width: number, height: number): Box => ({ left, top, width, height })

/** The toast at its place. */
function at(kept: readonly Box[], size = toast, window = small): Box {
  const { right, bottom } = toastPlace(size, window, kept)
  return box(window.width - right - size.width, window.height - bottom - size.height, size.width, size.height)
}
const overlap = (a: Box, b: Box): boolean =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height

describe('where a toast stands', () => {
  it('at the lower right where nothing is to be clicked there', () => {
    expect(toastPlace(toast, small, [box(300, 640, 90, 30)])).toEqual({ right: 20, bottom: 20 })
  })

  it('just above a row of buttons at the foot', () => {
    const foot = [box(700, 650, 90, 30), box(800, 650, 90, 30), box(20, 650, 400, 30), box(430, 650, 250, 30)]
    const stands = at(foot)
    expect(foot.some(one => overlap(one, stands))).toBe(false)
    expect(stands.top + stands.height).toBeGreaterThan(630)
  })

  it('beside a panel full of fields rather than far above its foot', () => {
    const panel = Array.from({ length: 12 }, (_, row) => box(650, 110 + row * 48, 350, 40))
    const stands = at(panel)
    expect(panel.some(one => overlap(one, stands))).toBe(false)
    expect(stands.left + stands.width).toBeLessThanOrEqual(650)
    expect(stands.top).toBe(small.height - 20 - toast.height)
  })

  it('above the foot of a panel, over its fields where nothing else is left', () => {
    const foot = { ...box(424, 640, 600, 60), weight: 1000 }
    const fields = Array.from({ length: 12 }, (_, row) => box(440, 60 + row * 48, 560, 40))
    const stands = at([...fields, foot, box(0, 0, 424, 700)], { width: 600, height: 40 })
    expect(overlap(stands, foot)).toBe(false)
  })

  it('where it covers least when there is no free place', () => {
    const everywhere = [box(0, 0, 1024, 690)]
    expect(toastPlace(toast, small, everywhere)).toEqual({ right: 20, bottom: 20 })
    // A strip of ten pixels is free at the left.
    const stands = at([box(350, 0, 674, 700)], { width: 300, height: 40 })
    expect(stands.left + stands.width).toBeLessThanOrEqual(350)
  })

  it('inside a window narrower than itself', () => {
    expect(toastPlace({ width: 900, height: 40 }, { width: 600, height: 400 }, [])).toEqual({
      right: 20,
      bottom: 20,
    })
  })
})
