import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { ChosenFile } from '../../src/contract/host'
import type { TicketKind } from '../host-wire'

/** Paths a person chose in a dialog or dropped. The page and its calls carry only the ticket. */
export function createTickets(tellService: (ticket: string, path: string, kind: TicketKind) => void) {
  const chosen = new Map<string, { path: string; kind: TicketKind }>()
  return {
    issue(path: string, kind: TicketKind): ChosenFile {
      const ticket = randomUUID()
      chosen.set(ticket, { path, kind })
      tellService(ticket, path, kind)
      return { ticket, name: basename(path) }
    },
    pathOf(ticket: string, ...kinds: TicketKind[]): string | null {
      const found = chosen.get(ticket)
      return found && kinds.includes(found.kind) ? found.path : null
    },
    /** A restarted service knows nothing: it is told again. */
    tellAll(): void {
      for (const [ticket, { path, kind }] of chosen) tellService(ticket, path, kind)
    },
  }
}
export type Tickets = ReturnType<typeof createTickets>
