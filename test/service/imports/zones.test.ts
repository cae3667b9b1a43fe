import { describe, expect, it } from 'vitest'
import { clockText } from '../../../src/domain/days/clock'
import { openImports } from './imports-of-book'

/** The clocks of this machine at an instant, as a person reads them off. */
function shownHere(instant: string): { day: string; clock: string } {
  const at = new Date(instant)
  const two = (number: number) => String(number).padStart(2, '0')
  return {
    day: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    clock: clockText(at.getHours() * 60 + at.getMinutes()),
  }
}

describe('moments that say their zone', () => {
  it.each(['2026-10-12T00:30:00Z', '2026-10-12T08:30:00+08:00', '2026-10-11T23:30:00-05:00'])(
    'come in by the clocks of the office: %s',
    async written => {
      const imports = await openImports()
      await imports.call('people', 'hire', { name: '王芳', staffNo: '00603', hiredOn: '2020-01-01' })
      const preview = await imports.previewOf([
        ['工号', '姓名', '打卡时间'],
        ['00603', '王芳', written],
      ])
      const { day, clock } = shownHere(written)
      expect(preview).toMatchObject({ kind: 'attendance', errors: 0 })
      expect(preview.sample).toMatchObject([{ day, time: clock }])
    },
  )
})
