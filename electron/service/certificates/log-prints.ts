import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { printingProcedures } from '../../../src/contract/certificates/printing'
import type { CommandContext, Db, Refuse } from '../context'
import { getLogo } from '../settings/settings-service'
import { type AlteredForPrint, refuseAlteredFaces } from './altered-certificates'
import { type FaceOnFile, listFaces } from './certificates-store'
import { countCopies, insertPrints } from './prints-store'

type Definition = typeof printingProcedures.logPrints
type LogContext = CommandContext<
  Definition['refusals'][number],
  'first' | 'count?' | 'last?' | 'context?' | 'noted?'
>

/**
 * Logs that these are on paper. Making the paper takes a while, so all that was looked at before it is looked at again
 * here, where nothing comes between the look and the log.
 */
export async function logPrints(
  context: LogContext,
  input: z.output<Definition['input']>,
): Promise<Record<string, never>> {
  const { certificateIds, reason } = input
  const faces = await listFaces(context.tx, certificateIds)
  refuseVoided(context, faces)
  const { tx: db, refuse } = context
  const altered = await refuseUnready({ db, refuse }, faces, input)
  if (input.shown !== shownOn(faces, await getLogo(db))) refuse('changed_while_printing')
  const copies = await countCopies(db, certificateIds)
  await insertPrints(
    context.tx,
    faces.map(one => ({
      id: context.newId(),
      certificateId: one.id,
      sessionId: one.sessionId,
      at: context.now,
      copy: (copies.get(one.id) ?? 0) + 1,
      reason,
    })),
  )
  context.describe({
    count: faces.length,
    ...(altered.notes.length > 0 ? printedAltered(faces.length, altered) : singleWords(faces.length)),
    first: faces[0]?.face.number ?? '',
    last: faces.at(-1)?.face.number ?? '',
  })
  return {}
}

/** What stands on the paper of these, in the order of their numbers, as a digest (SHA-256, hexadecimal). */
export const shownOn = (faces: readonly Pick<FaceOnFile, 'id' | 'face'>[], logo: string | null): string =>
  createHash('sha256')
    .update(JSON.stringify([logo, faces.map(({ id, face }) => [id, face])]))
    .digest('hex')

/**
 * Refused as `reason_needed` where some of these would be copies and nobody said why, with params.count; as
 * `altered_certificates` where one of them, or the logo, was altered outside and whoever prints was not shown the entry that
 * tells of it. Otherwise what was altered.
 */
export async function refuseUnready(
  context: { db: Db; refuse: Refuse<'reason_needed' | 'altered_certificates'> },
  faces: readonly FaceOnFile[],
  { reason, despite }: { reason: string | null; despite: readonly number[] },
): Promise<AlteredForPrint> {
  if (reason === null) {
    const copies = await countCopies(
      context.db,
      faces.map(one => one.id),
    )
    if (copies.size > 0) context.refuse('reason_needed', { count: copies.size })
  }
  return refuseAlteredFaces(context, faces, despite)
}

function refuseVoided({ refuse }: LogContext, faces: readonly FaceOnFile[]): void {
  const voided = faces.filter(one => one.status !== 'valid')
  const [first] = voided
  if (!first) return
  const count = voided.length
  const several = count > 1 ? { context: 'several' } : {}
  refuse('voided_while_printing', { number: first.face.number, count, ...several })
}

/** One certificate is named by its number alone; Chinese has no singular of its own for it. */
export const singleWords = (count: number) => (count === 1 ? { context: 'single' } : {})

function printedAltered(count: number, altered: AlteredForPrint) {
  const what = altered.count > 0 ? 'altered' : 'logo'
  const one = altered.count > 0 ? 'singleAltered' : 'singleLogo'
  return { context: count === 1 ? one : what, noted: altered.notes.join(', ') }
}
