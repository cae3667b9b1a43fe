import { basename, join } from 'node:path'
import { certificateFileName } from '../../../src/domain/certificates/number-rule'
import { distinctFileNames } from '../../../src/domain/files/safe-name'
import type { JobContext } from '../context'
import { bilingualWords } from '../documents/document-words'
import { outgoingFolder, outgoingPath, writeOutgoing } from '../files/outgoing'
import { Stopped } from '../refusal'
import { getLogo } from '../settings/settings-service'
import { type FaceOnFile, listFaces } from './certificates-store'
import { certificatePages } from './face/certificate-pages'
import { countCopies } from './prints-store'

const page = { landscape: true, size: 'A4' } as const

interface PrintInput {
  certificateIds: string[]
  reason: string | null
}

type PrintContext = JobContext<'nothing_to_print' | 'reason_needed' | 'print_failed', 'printing'>

/** All in one PDF: one document, one print. */
export async function printTogether(
  context: PrintContext,
  input: PrintInput & { file: string },
): Promise<{ pages: number; bytes: number }> {
  const path = outgoingPath(context, input.file)
  context.announce({ what: 'certificates', file: basename(path) })
  const reason = tidy(input.reason)
  const faces = await toPrint(context, input.certificateIds, reason)
  context.progress({ done: 0, total: faces.length, phase: 'printing' })
  const pdf = await printed(context, faces)
  if (context.signal.aborted) throw new Stopped()
  await writeOutgoing(context, path, pdf)
  await log(context, faces, reason)
  return { pages: faces.length, bytes: pdf.byteLength }
}

/** Printed in one go before they are taken apart; a whole log of them would not fit into memory. */
const atATime = 1000

/** One file each: printed together, then taken apart. What was written before a stop or a full disk is logged. */
export async function printEach(
  context: PrintContext & Pick<JobContext<never, 'printing' | 'writing'>, 'progress'>,
  input: PrintInput & { folder: string },
): Promise<{ files: string[] }> {
  const folder = outgoingFolder(context, input.folder)
  context.announce({ what: 'certificates', file: basename(folder) })
  const reason = tidy(input.reason)
  const faces = await toPrint(context, input.certificateIds, reason)
  const names = distinctFileNames(
    faces.map(({ face }) => certificateFileName({ number: face.number, name: face.personName })),
  )
  // Not before the first print: the service starts without it.
  const { openPdf } = await import('../documents/pdf/split')
  const written: FaceOnFile[] = []
  try {
    for (let start = 0; start < faces.length; start += atATime) {
      const some = faces.slice(start, start + atATime)
      context.progress({ done: start, total: faces.length, phase: 'printing' })
      const pages = await openPdf(await printed(context, some), some.length)
      for (const [index, one] of some.entries()) {
        if (context.signal.aborted) throw new Stopped()
        const name = names[start + index] ?? ''
        await writeOutgoing(context, join(folder, name), await pages.file(index, one.face.number))
        written.push(one)
        context.progress({ done: written.length, total: faces.length, phase: 'writing' })
      }
    }
  } finally {
    await log(context, written, reason)
  }
  return { files: names }
}

/** The valid ones, by number. One that was printed before is a copy, and a copy needs its reason. */
async function toPrint(context: PrintContext, ids: string[], reason: string | null): Promise<FaceOnFile[]> {
  const faces = (await listFaces(context.db, ids)).filter(one => one.status === 'valid')
  if (faces.length === 0) return context.refuse('nothing_to_print')
  if (reason === null) {
    const copies = await countCopies(
      context.db,
      faces.map(one => one.id),
    )
    if (copies.size > 0) context.refuse('reason_needed', { count: copies.size })
  }
  return faces
}

async function printed(
  context: Pick<JobContext<'print_failed'>, 'db' | 'host' | 'refuse'>,
  faces: readonly FaceOnFile[],
): Promise<Uint8Array> {
  const html = certificatePages(
    faces.map(one => one.face),
    { words: bilingualWords, logo: await getLogo(context.db) },
  )
  try {
    return await context.host.print(html, page)
  } catch {
    return context.refuse('print_failed')
  }
}

async function log(
  context: Pick<JobContext, 'run'>,
  faces: readonly FaceOnFile[],
  reason: string | null,
): Promise<void> {
  if (faces.length === 0) return
  const certificateIds = faces.map(one => one.id)
  await context.run('certificates', 'logPrints', { certificateIds, reason }, { afterStop: true })
}

function tidy(reason: string | null): string | null {
  return reason?.trim() || null
}
