import { useQuery } from '@tanstack/react-query'
import { client } from '../../app/client'
import type { Diagnostics } from './diagnostics-text'

/** Collects what a report of trouble wants, afresh each time it is opened; what cannot be read is null. */
export function useDiagnostics(open: boolean, service: boolean) {
  return useQuery<Diagnostics>({
    queryKey: ['diagnostics', service],
    enabled: open,
    gcTime: 0,
    staleTime: 0,
    queryFn: async () => {
      const orNull = <T>(ask: () => Promise<T>): Promise<T | null> =>
        service ? ask().catch(() => null) : Promise.resolve(null)
      const [host, state, facts, backups, audit] = await Promise.all([
        window.zhixing.diagnostics(),
        orNull(() => client.book.state({})),
        orNull(() => client.book.facts({})),
        orNull(() => client.book.backups({})),
        orNull(() => client.book.verifyAudit({})),
      ])
      return { host, state, facts, backups, audit }
    },
  })
}
