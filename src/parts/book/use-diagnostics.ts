import { useQuery } from '@tanstack/react-query'
import { client } from '../../app/client'
import type { Diagnostics } from './diagnostics-text'

/**
 * Collects what a report of trouble wants, afresh each time it is opened; what cannot be read is null. `service` is
 * false where only the host can be asked. The record check takes its time in a large book: the rest does not wait for it.
 */
export function useDiagnostics(
  open: boolean,
  service: boolean,
): { data: Diagnostics | null; isError: boolean } {
  const fresh = { gcTime: 0, staleTime: 0, retry: false }
  const quick = useQuery({
    queryKey: ['diagnostics', service],
    enabled: open,
    ...fresh,
    queryFn: async () => {
      const orNull = <T>(ask: () => Promise<T>): Promise<T | null> =>
        service ? ask().catch(() => null) : Promise.resolve(null)
      const [host, state, facts, backups] = await Promise.all([
        window.zhixing.diagnostics(),
        orNull(() => client.book.state({})),
        orNull(() => client.book.facts({})),
        orNull(() => client.book.backups({})),
      ])
      return { host, state, facts, backups }
    },
  })
  const record = useQuery({
    queryKey: ['diagnostics', 'record'],
    enabled: open && service,
    ...fresh,
    queryFn: () => client.book.verifyAudit({}),
  })
  const audit = service && record.isPending ? 'running' : (record.data ?? null)
  return { data: quick.data ? { ...quick.data, audit } : null, isError: quick.isError }
}
