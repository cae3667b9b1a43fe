import { expect, it } from 'vitest'
import { zoomAfter, zoomAskOf } from '../../../electron/main/zoom-steps'

const press = (key: string, part = {}) => ({
  type: 'keyDown',
  key,
  control: true,
  meta: false,
  alt: false,
  ...part,
})

it.each([
  ['+', 'in'],
  ['=', 'in'],
  ['-', 'out'],
  ['_', 'out'],
  ['0', 'reset'],
  ['k', null],
  ['9', null],
])('Ctrl %s', (key, ask) => {
  expect(zoomAskOf(press(key), false)).toBe(ask)
})

it('is asked with ⌘ on a Mac, and by no key alone, let go, or with Alt', () => {
  expect(zoomAskOf(press('+'), true)).toBeNull()
  expect(zoomAskOf(press('+', { control: false, meta: true }), true)).toBe('in')
  expect(zoomAskOf(press('+', { control: false }), false)).toBeNull()
  expect(zoomAskOf(press('+', { type: 'keyUp' }), false)).toBeNull()
  expect(zoomAskOf(press('+', { alt: true }), false)).toBeNull()
})

it('goes step by step to either end and stays there, and back to one', () => {
  const walk = (ask: 'in' | 'out', from: number) => {
    const seen = [from]
    for (let next = zoomAfter(from, ask); next !== seen.at(-1); next = zoomAfter(next, ask)) seen.push(next)
    return seen
  }
  expect(walk('in', 1)).toEqual([1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3])
  expect(walk('out', 1)).toEqual([1, 0.9, 0.8, 0.75, 0.67, 0.5])
  expect(zoomAfter(1.3, 'in')).toBe(1.5)
  expect(zoomAfter(1.3, 'out')).toBe(1.25)
  expect(zoomAfter(2.5, 'reset')).toBe(1)
})
