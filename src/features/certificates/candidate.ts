import type { certificates } from '../../contract/certificates'
import type { OutputOf } from '../../contract/define'

/** One person of a session, as `certificates.ofSession` answers. */
export type Candidate = NonNullable<OutputOf<typeof certificates.ofSession>>['rows'][number]
