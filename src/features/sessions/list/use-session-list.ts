import { client } from '../../../app/client'
import { usePaged } from '../../../app/paged'
import type { InputOf } from '../../../contract/define'
import type { sessions } from '../../../contract/sessions'
import type { SessionFilter } from './sessions-view'

type Phase = NonNullable<InputOf<typeof sessions.list>['phase']>

/** One phase of the list, so many at a time. */
export const useSessionList = (phase: Phase, filter: SessionFilter, limit: number) =>
  usePaged(['sessions', 'list', { phase, limit, ...filter }], (cursor: string | null) =>
    client.sessions.list({ phase, ...filter, cursor, limit }),
  )
