import type { sessions } from '../../../../src/contract/sessions'
import { isPicture } from '../../../../src/domain/attachments/viewing'
import { fileItemKinds } from '../../../../src/domain/sessions/codes'
import {
  fileDueDay,
  fileItemRefusal,
  type ScanCondition,
} from '../../../../src/domain/sessions/file/session-file'
import type { AreaHandlers } from '../../area-handlers'
import { copyOut, isFiled, noteStored, readStored, storeFile } from '../../attachments/attachments-service'
import type { JobContext } from '../../context'
import { outgoingPath } from '../../files/outgoing'
import { Refusal } from '../../refusal'
import { getOffice } from '../../settings/settings-service'
import { getSession, sessionWords } from '../sessions-service'
import {
  findAttachment,
  insertAttachment,
  listAttachments,
  listFileItems,
  removeAttachmentRow,
  type StoredFileItem,
  updateFileItem,
} from '../stores/file-store'
import { findSession } from '../stores/sessions-store'
import { openCopy } from './open-copy'

type Handlers = AreaHandlers<typeof sessions>

/** 一期一档: the checklist of a session and the signed scans in it. */
export const fileHandlers = {
  async file(context, input) {
    const session = await findSession(context.db, input.sessionId)
    const office = await getOffice(context.db)
    const items = new Map((await listFileItems(context.db, input.sessionId)).map(item => [item.kind, item]))
    const attachments = await listAttachments(context.db, input.sessionId)
    const lost = await context.scans.probe(attachments)
    return {
      dueOn: session ? fileDueDay(session.lastDay, office.fileDays) : context.today,
      items: fileItemKinds.map(kind => ({
        ...(items.get(kind) ?? blank(kind)),
        attachments: attachments
          .filter(one => one.kind === kind)
          .map(({ id, sha256, fileName, bytes, mediaType, addedOn }) => ({
            id,
            fileName,
            bytes,
            mediaType,
            addedOn,
            condition: lost.get(sha256) ?? 'sound',
          })),
      })),
    }
  },
  async setFileItem(context, input) {
    const session = await getSession(context, input.sessionId)
    const attachments = (await listAttachments(context.tx, input.sessionId)).filter(
      one => one.kind === input.kind,
    )
    const refusal = fileItemRefusal({
      session: session.status,
      to: input.state,
      attachments: attachments.length,
    })
    if (refusal) context.refuse(refusal)
    const item = (await listFileItems(context.tx, input.sessionId)).find(one => one.kind === input.kind)
    await updateFileItem(context.tx, input.sessionId, {
      kind: input.kind,
      state: input.state,
      note: input.note,
      // A note on a paper that is there already does not make it a paper of today.
      doneOn: input.state === 'done' ? (item?.doneOn ?? context.today) : null,
    })
    context.describe({
      ...sessionWords(session),
      kind: input.kind,
      state: input.state,
      ...(item?.state === input.state ? { context: 'noted' } : {}),
    })
    return {}
  },
  async attachScan(context, input) {
    const path = context.host.pathOf(input.file, 'read')
    if (path === null) return context.refuse('file_missing')
    const { cameAs, was, ...stored } = await storeFile(context, path, sha256 => isFiled(context.db, sha256))
    context.scans.found(new Map([[stored.sha256, 'sound']]))
    const { output } = await context.run('sessions', 'noteAttachment', {
      sessionId: input.sessionId,
      kind: input.kind,
      ...stored,
    })
    const { id, fileName, added } = output
    return {
      id,
      fileName,
      cameAs: !added || cameAs === fileName ? null : cameAs,
      outcome: added ? 'attached' : was === 'sound' ? 'already' : 'restored',
    }
  },
  async noteAttachment(context, input) {
    const session = await getSession(context, input.sessionId)
    // Attached once more, since what lay in the store was damaged or gone: that is whole again, and the paper has its row.
    const same = (await listAttachments(context.tx, input.sessionId)).find(
      one => one.kind === input.kind && one.sha256 === input.sha256,
    )
    if (same) {
      context.describe({ ...sessionWords(session), file: same.fileName, context: 'again' })
      return { id: same.id, fileName: same.fileName, added: false }
    }
    if (session.status === 'closed') context.refuse('session_closed')
    await noteStored(context, input)
    const id = context.newId()
    await insertAttachment(context.tx, { id, ...input, on: context.today })
    const item =
      (await listFileItems(context.tx, input.sessionId)).find(one => one.kind === input.kind) ??
      blank(input.kind)
    await updateFileItem(context.tx, input.sessionId, {
      ...item,
      state: 'done',
      doneOn: item.doneOn ?? context.today,
    })
    context.describe({ ...sessionWords(session), file: input.fileName })
    return { id, fileName: input.fileName, added: true }
  },
  async removeAttachment(context, input) {
    const attachment = await findAttachment(context.tx, input.id)
    if (!attachment) return context.refuse('not_found')
    const session = await getSession(context, attachment.session_id)
    if (session.status === 'closed') context.refuse('session_closed')
    await removeAttachmentRow(context.tx, input.id)
    const left = (await listAttachments(context.tx, session.id)).some(one => one.kind === attachment.kind)
    const item = (await listFileItems(context.tx, session.id)).find(one => one.kind === attachment.kind)
    // The last scan made the paper complete; without it the paper is missing again.
    if (!left && item?.state === 'done')
      await updateFileItem(context.tx, session.id, { ...item, state: 'missing', doneOn: null })
    context.describe({ ...sessionWords(session), file: attachment.file_name })
    return {}
  },
  async readScan(context, input) {
    const attachment = await findAttachment(context.db, input.id)
    if (!attachment) return context.refuse('not_found')
    const { sha256 } = attachment
    const { mediaType, bytes, cutOff } = await readWhole(context, sha256, () => readStored(context, sha256))
    return isPicture(mediaType) ? { mediaType, bytes, cutOff } : context.refuse('no_picture')
  },
  async openScan(context, input) {
    const attachment = await findAttachment(context.db, input.id)
    if (!attachment) return context.refuse('not_found')
    const { sha256, file_name } = attachment
    const shown = await readWhole(context, sha256, () => openCopy(context, sha256, file_name))
    return shown ? {} : context.refuse('no_viewer')
  },
  async saveAttachment(context, input) {
    const attachment = await findAttachment(context.db, input.id)
    if (!attachment) return context.refuse('not_found')
    const path = outgoingPath(context, input.file)
    await readWhole(context, attachment.sha256, () => copyOut(context, attachment.sha256, path))
    return {}
  },
} satisfies Partial<Handlers>

/** Reading shows what a look at name and size cannot: it is remembered until the scan is attached again. */
async function readWhole<T>(
  context: Pick<JobContext, 'scans'>,
  sha256: string,
  read: () => Promise<T>,
): Promise<T> {
  return context.scans.during(async report => {
    const showed = (state: ScanCondition) => report(new Map([[sha256, state]]), { read: true })
    try {
      const result = await read()
      showed('sound')
      return result
    } catch (error) {
      const code = error instanceof Refusal ? error.code : null
      if (code === 'attachment_damaged') showed('damaged')
      if (code === 'attachment_missing') showed('missing')
      throw error
    }
  })
}

function blank(kind: StoredFileItem['kind']): StoredFileItem {
  return { kind, state: 'missing', note: null, doneOn: null }
}
