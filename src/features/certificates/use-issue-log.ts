import { client } from '../../app/client'
import { usePaged } from '../../app/paged'

export interface LogFilter {
  status: 'all' | 'valid' | 'voided'
  text: string
}

/** The issue log, newest first. */
export const useIssueLog = (filter: LogFilter) =>
  usePaged(['certificates', 'list', filter], (cursor: string | null) =>
    client.certificates.list({ ...filter, cursor, limit: 200 }),
  )
