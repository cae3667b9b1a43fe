import type { OutputOf } from '../../../contract/define'
import type { sessions } from '../../../contract/sessions'

/** One paper of a session's file, with its scans. */
export type Paper = OutputOf<typeof sessions.file>['items'][number]
