import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { certificateFileName } from '../../../src/domain/certificates/file-name'
import { distinctFileNames } from '../../../src/domain/files/safe-name'
import type { JobContext } from '../context'
import { bilingualWords } from '../documents/document-words'
import { openPdf } from '../documents/pdf-split'
import { Stopped } from '../refusal'
import { listFaces } from './certificates-store'
import { certificatePages } from './face/certificate-pages'

const page = { landscape: true, size: 'A4' } as const

/** All in one PDF: one document, one print. */
export async function printTogether(
  context: JobContext,
  input: { certificateIds: string[]; file: string; reason: string | null },
): Promise<{ pages: number; bytes: number }> {
  const path = context.host.pathOf(input.file)
  if (path === null) return context.refuse('not_writable')
  const { pdf, faces } = await printed(context, input.certificateIds)
  await save(context, path, pdf)
  await context.run('certificates', 'logPrints', {
    certificateIds: faces.map(one => one.id),
    reason: input.reason,
  })
  return { pages: faces.length, bytes: pdf.byteLength }
}

/** One file each: printed together, then taken apart. */
export async function printEach(
  context: JobContext,
  input: { certificateIds: string[]; folder: string; reason: string | null },
): Promise<{ files: string[] }> {
  const folder = context.host.pathOf(input.folder)
  if (folder === null) return context.refuse('not_writable')
  const { pdf, faces } = await printed(context, input.certificateIds)
  const names = distinctFileNames(
    faces.map(({ face }) => certificateFileName({ number: face.number, name: face.personName })),
  )
  const pages = await openPdf(pdf, faces.length)
  for (const [index, name] of names.entries()) {
    if (context.signal.aborted) throw new Stopped()
    await save(context, join(folder, name), await pages.file(index, faces[index]?.face.number))
    context.progress({ done: index + 1, total: names.length, phase: 'writing' })
  }
  await context.run('certificates', 'logPrints', {
    certificateIds: faces.map(one => one.id),
    reason: input.reason,
  })
  return { files: [...names] }
}

async function printed(context: JobContext, ids: string[]) {
  const faces = (await listFaces(context.db, ids)).filter(one => one.status === 'valid')
  if (faces.length === 0) return context.refuse('nothing_to_print')
  context.progress({ done: 0, total: faces.length, phase: 'printing' })
  const html = certificatePages(
    faces.map(one => one.face),
    { words: bilingualWords },
  )
  try {
    return { faces, pdf: await context.host.print(html, page) }
  } catch {
    return context.refuse('print_failed')
  }
}

async function save(context: JobContext, path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes)
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOSPC') context.refuse('disk_full')
    context.refuse('not_writable', { path })
  }
}
