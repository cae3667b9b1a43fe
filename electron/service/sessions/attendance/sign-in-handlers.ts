import type { sessions } from '../../../../src/contract/sessions'
import { formNames } from '../../../../src/domain/documents/form-codes'
import type { AreaHandlers } from '../../area-handlers'
import { formHtml } from '../../documents/form/form-html'
import { outgoingPath, writeOutgoing } from '../../files/outgoing'
import { getLetterhead } from '../../settings/settings-service'
import { signInSheet } from '../forms/sign-in-sheet'
import { getSession, sessionWords } from '../sessions-service'
import { listBlocks } from '../stores/blocks-store'
import { listRoll } from '../stores/enrolments-store'
import { findSession, updateSession } from '../stores/sessions-store'

type Handlers = AreaHandlers<typeof sessions>

/** 签到表: printed before the session, signed in the room. */
export const signInHandlers = {
  async printSignIn(context, input) {
    const session = await findSession(context.db, input.sessionId)
    if (!session) return context.refuse('not_found')
    const roll = await listRoll(context.db, input.sessionId, false)
    if (roll.length === 0) context.refuse('nobody_enrolled')
    const path = outgoingPath(context, input.file)
    const office = await getLetterhead(context.db)
    const blocks = await listBlocks(context.db, input.sessionId)
    const sheet = formHtml(signInSheet({ session, blocks, roll, office }, input.language))
    const pdf = await context.host.print(sheet.html, { landscape: sheet.landscape, size: 'A4' })
    await writeOutgoing(context, path, pdf)
    // A book that is only read keeps no word of it.
    if (context.canWrite) await context.run('sessions', 'markSignInPrinted', { sessionId: input.sessionId })
    return { pages: sheet.pages }
  },
  async markSignInPrinted(context, input) {
    const session = await getSession(context, input.sessionId)
    await updateSession(context.tx, input.sessionId, { sign_in_printed_at: context.now })
    const written = input.format && { context: 'exported', format: formNames[input.format] }
    context.describe({ ...sessionWords(session), ...written })
    return {}
  },
} satisfies Partial<Handlers>
