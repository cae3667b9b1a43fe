import { writeFileSync } from 'node:fs'
import { attachmentPath, listAttachmentFiles } from '../../../electron/service/attachments/attachment-files'
import { openClassroom } from '../sessions/classroom'
import { outside } from '../support/outside'

/** A session with two papers signed and scanned; where the store keeps each. */
export async function twoScans() {
  const room = await openClassroom()
  const sessionId = await room.schedule()
  const attach = async (name: string, content: string) => {
    const path = outside(name)
    writeFileSync(path, content)
    const before = new Set(listAttachmentFiles(room.dataDir))
    const { id } = await room.call('sessions', 'attachScan', {
      sessionId,
      kind: 'sign_in',
      file: room.ticket(path),
    })
    const sha256 = listAttachmentFiles(room.dataDir).find(one => !before.has(one)) ?? ''
    return { id, path, stored: attachmentPath(room.dataDir, sha256) }
  }
  return {
    room,
    sessionId,
    first: await attach('签到表.pdf', '%PDF-1.7 first %%EOF'),
    second: await attach('通知.pdf', '%PDF-1.7 second %%EOF'),
  }
}

/** As a message names it. */
export const named = (fileName: string, why: 'missing' | 'damaged') => ({
  count: 1,
  named: [{ fileName, why, courseName: '投诉处理', courseNameEn: null, number: 1 }],
})
