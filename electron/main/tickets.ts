import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { ChosenFile } from '../../src/contract/host'

/** Paths a person chose in a dialog or dropped. The page and its calls carry only the ticket. */
export function createTickets(tellService: (ticket: string, path: string) => void) {
  const paths = new Map<string, string>()
  return {
    issue(path: string): ChosenFile {
      const ticket = randomUUID()
      paths.set(ticket, path)
      tellService(ticket, path)
      return { ticket, name: basename(path) }
    },
    pathOf: (ticket: string): string | null => paths.get(ticket) ?? null,
    /** A restarted service knows nothing: it is told again. */
    tellAll(): void {
      for (const [ticket, path] of paths) tellService(ticket, path)
    },
  }
}
export type Tickets = ReturnType<typeof createTickets>
