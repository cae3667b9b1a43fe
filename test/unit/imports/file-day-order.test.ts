import { describe, expect, it } from 'vitest'
import { fileDayOrder } from '../../../src/domain/imports/file-day-order'
import { readLayout } from '../../../src/domain/imports/layout'
import type { RowDecision } from '../../../src/domain/imports/preview'
import { rosterSpec } from '../../../src/domain/people/roster-fields'
import { accepted, tableOf } from './table-of'

const orderOf = (days: string[], decision?: RowDecision) => {
  const rows = days.map((day, index) => `0060${index}|王芳|一组|${day}`)
  const layout = accepted(readLayout([tableOf(['工号|姓名|部门|入职日期', ...rows])], rosterSpec))
  const decisions = decision ? new Map([[1, [decision]]]) : undefined
  const { order, findings } = fileDayOrder(layout, ['hiredOn', 'leftOn'], decisions)
  return { order, said: findings.map(({ code, severity, row, column }) => [code, severity, row, column]) }
}

describe('the order of a file’s days', () => {
  it('is said where its unmistakable dates decide it for others, and can be turned', () => {
    const months = ['3/30/2015', '7/5/2011']
    const said = [['day_order_month_first', 'info', 1, '入职日期']]
    expect(orderOf(months)).toEqual({ order: 'month_first', said })
    expect(orderOf(months, 'day_first')).toEqual({ order: 'day_first', said })
    const days = ['30/3/2015', '7/5/2011']
    expect(orderOf(days).said).toEqual([['day_order_day_first', 'info', 1, '入职日期']])
    expect(orderOf(days, 'month_first').order).toBe('month_first')
  })

  it('is nothing to speak of where no date could be either way round, or the year comes first', () => {
    expect(orderOf(['3/30/2015', '4/4/2011'])).toEqual({ order: 'month_first', said: [] })
    expect(orderOf(['2015-03-30', '2011-07-05'])).toEqual({ order: 'month_first', said: [] })
    expect(orderOf(['26-10-12', '26-10-15'])).toEqual({ order: 'year_first', said: [] })
  })

  it('is not turned where the dates contradict each other: each that does is pointed out by itself', () => {
    expect(orderOf(['3/30/2015', '4/30/2015', '30/3/2015', '7/5/2011'], 'day_first')).toEqual({
      order: 'month_first',
      said: [],
    })
  })

  it('is asked about where nothing decides it', () => {
    const said = [['assumed_month_first', 'warning', 1, '入职日期']]
    expect(orderOf(['7/5/2011'])).toEqual({ order: 'month_first', said })
    expect(orderOf(['7/5/2011'], 'day_first')).toEqual({ order: 'day_first', said })
  })
})
