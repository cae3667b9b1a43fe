import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { ChosenFile } from '../../src/contract/host'

/** What a person chose it for: a ticket opens that door only. */
export type TicketKind = 'read' | 'save' | 'folder'

/** Paths a person chose in a dialog or dropped. The page and its calls carry only the ticket. */
export function createTickets(tellService: (ticket: string, path: string) => void) {
  const chosen = new Map<string, { path: string; kind: TicketKind }>()
  return {
    issue(path: string, kind: TicketKind): ChosenFile {
      const ticket = randomUUID()
      chosen.set(ticket, { path, kind })
      tellService(ticket, path)
      return { ticket, name: basename(path) }
    },
    pathOf(ticket: string, ...kinds: TicketKind[]): string | null {
      const found = chosen.get(ticket)
      return found && kinds.includes(found.kind) ? found.path : null
    },
    /** A restarted service knows nothing: it is told again. */
    tellAll(): void {
      for (const [ticket, { path }] of chosen) tellService(ticket, path)
    },
  }
}
export type Tickets = ReturnType<typeof createTickets>
