import { describe, expect, it } from 'vitest'
import { createTickets } from '../../../electron/main/tickets'

describe('tickets of what a person chose', () => {
  it('tell the service what for, and again after it was started anew', () => {
    const told: unknown[][] = []
    const tickets = createTickets((...one) => told.push(one))
    const read = tickets.issue('/home/a/花名册.xlsx', 'read')
    const save = tickets.issue('/home/a/out.pdf', 'save')
    const first = [
      [read.ticket, '/home/a/花名册.xlsx', 'read'],
      [save.ticket, '/home/a/out.pdf', 'save'],
    ]
    expect(told).toEqual(first)
    tickets.tellAll()
    expect(told).toEqual([...first, ...first])
  })

  it('open no other door in the host', () => {
    const tickets = createTickets(() => undefined)
    const { ticket, name } = tickets.issue('/home/a/花名册.xlsx', 'read')
    expect(name).toBe('花名册.xlsx')
    expect(tickets.pathOf(ticket, 'save', 'folder')).toBeNull()
    expect(tickets.pathOf(ticket, 'read')).toBe('/home/a/花名册.xlsx')
    expect(tickets.pathOf('made up', 'read')).toBeNull()
  })
})
