import { basename, join } from 'node:path'
import { certificateFileName } from '../../../src/domain/certificates/number-rule'
import { distinctFileNames } from '../../../src/domain/files/safe-name'
import type { PreparedTarget } from '../../files/write-target'
import type { JobContext } from '../context'
import { bilingualWords } from '../documents/document-words'
import { outgoingFolder, outgoingPath, prepareOutgoing } from '../files/outgoing'
import { Stopped } from '../refusal'
import { getLogo } from '../settings/settings-service'
import { type FaceOnFile, listFaces } from './certificates-store'
import { certificatePages } from './face/certificate-pages'
import { refuseUnready, shownOn } from './log-prints'

const page = { landscape: true, size: 'A4' } as const

interface PrintInput {
  certificateIds: string[]
  reason: string | null
  /** Entries of notes of altered certificates that whoever prints was shown. */
  despite: number[]
}

type PrintContext = JobContext<
  'altered_certificates' | 'nothing_to_print' | 'reason_needed' | 'print_failed',
  'printing'
>

/** All in one PDF: one document, one print. */
export async function printTogether(
  context: PrintContext,
  input: PrintInput & { file: string },
): Promise<{ pages: number; bytes: number }> {
  const path = outgoingPath(context, input.file)
  context.announce({ what: 'certificates', file: basename(path), leaving: input.certificateIds })
  const batch = await toPrint(context, input)
  context.progress({ done: 0, total: batch.faces.length, phase: 'printing' })
  const pdf = await printed(context, batch)
  if (context.signal.aborted) throw new Stopped()
  await handOut(context, batch, [await prepareOutgoing(context, path, pdf)])
  return { pages: batch.faces.length, bytes: pdf.byteLength }
}

/** Printed in one go before they are taken apart; a whole log of them would not fit into memory. */
const atATime = 1000

/** One file each: printed together, then taken apart. What was written before a stop or a full disk is logged. */
export async function printEach(
  context: PrintContext & Pick<JobContext<never, 'printing' | 'writing'>, 'progress'>,
  input: PrintInput & { folder: string },
): Promise<{ files: string[] }> {
  const folder = outgoingFolder(context, input.folder)
  context.announce({ what: 'certificates', file: basename(folder), leaving: input.certificateIds })
  const batch = await toPrint(context, input)
  const total = batch.faces.length
  const names = distinctFileNames(
    batch.faces.map(({ face }) => certificateFileName({ number: face.number, name: face.personName })),
  )
  // Not before the first print: the service starts without it.
  const { openPdf } = await import('../documents/pdf/split')
  for (let start = 0; start < total; start += atATime) {
    const some = { ...batch, faces: batch.faces.slice(start, start + atATime) }
    context.progress({ done: start, total, phase: 'printing' })
    const pages = await openPdf(await printed(context, some), some.faces.length)
    const files: PreparedTarget[] = []
    try {
      for (const [index, one] of some.faces.entries()) {
        if (context.signal.aborted) throw new Stopped()
        const path = join(folder, names[start + index] ?? '')
        files.push(await prepareOutgoing(context, path, await pages.file(index, one.face.number)))
        context.progress({ done: start + files.length, total, phase: 'writing' })
      }
    } catch (error) {
      // What stood in the way first is what is said, whatever becomes of those that were ready.
      await handOutReady(context, some, files).catch(() => undefined)
      throw error
    }
    await handOutReady(context, some, files)
  }
  return { files: names }
}

/** Those of a batch that lie ready, also when it was broken off. */
async function handOutReady(
  context: Pick<JobContext, 'run'>,
  batch: PrintBatch,
  files: readonly PreparedTarget[],
): Promise<void> {
  const ready = { ...batch, faces: batch.faces.slice(0, files.length) }
  if (files.length > 0) await handOut(context, ready, files, { afterStop: true })
}

/** What is printed together, as it stood when that was asked for. */
interface PrintBatch extends Omit<PrintInput, 'certificateIds'> {
  faces: FaceOnFile[]
  logo: string | null
}

/**
 * The valid ones, by number. One that was printed before is a copy, and a copy needs its reason; one that was altered
 * outside is printed for whoever knows it.
 */
async function toPrint(context: PrintContext, input: PrintInput): Promise<PrintBatch> {
  const { certificateIds, despite } = input
  const reason = input.reason?.trim() || null
  const faces = (await listFaces(context.db, certificateIds)).filter(one => one.status === 'valid')
  if (faces.length === 0) return context.refuse('nothing_to_print')
  await refuseUnready(context, faces, { reason, despite })
  return { faces, logo: await getLogo(context.db), reason, despite }
}

async function printed(
  context: Pick<JobContext<'print_failed'>, 'host' | 'refuse'>,
  { faces, logo }: PrintBatch,
): Promise<Uint8Array> {
  const html = certificatePages(
    faces.map(one => one.face),
    { words: bilingualWords, logo },
  )
  try {
    return await context.host.print(html, page)
  } catch {
    return context.refuse('print_failed')
  }
}

/**
 * Logs what lies ready, then gives it its names: all of it, or none where the log was refused. In this order, since a file
 * that nobody finds in the log is worse than a line in the log of a file that a dying disk did not name.
 */
async function handOut(
  context: Pick<JobContext, 'run'>,
  { faces, logo, reason, despite }: PrintBatch,
  files: readonly PreparedTarget[],
  options: { afterStop?: boolean } = {},
): Promise<void> {
  const certificateIds = faces.map(one => one.id)
  try {
    for (const file of files) file.recheck()
    const input = { certificateIds, reason, despite, shown: shownOn(faces, logo) }
    await context.run('certificates', 'logPrints', input, options)
  } catch (error) {
    for (const file of files) file.drop()
    throw error
  }
  const failures: unknown[] = []
  for (const file of files) await file.settle().catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw failures[0]
}
