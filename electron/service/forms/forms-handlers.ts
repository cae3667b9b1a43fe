import { basename } from 'node:path'
import type { forms } from '../../../src/contract/forms'
import type { AreaHandlers } from '../area-handlers'
import { type Caveats, caveatsAbout } from '../book/book-service'
import type { JobContext } from '../context'
import { caveatLines, caveatOf, caveatOnPages } from '../documents/caveat-words'
import { formHtml } from '../documents/form/form-html'
import { type FormSheet, isTable } from '../documents/form/form-sheet'
import { type FormVoice, formVoice } from '../documents/form/form-voice'
import { writeFormFile } from '../documents/form/write-form-file'
import { outgoingPath, writeOutgoing } from '../files/outgoing'
import { formKinds, formNamed } from '../forms-in-order'
import { getLetterhead } from '../settings/settings-service'

type Written = { bytes: Uint8Array; pages: number | null }

export const formsHandlers: AreaHandlers<typeof forms> = {
  kinds: async () => [...formKinds],
  async write(context, { form, subject, format, language, file }) {
    const path = outgoingPath(context, file)
    context.announce({ what: 'file', file: basename(path) })
    const known = await formNamed(form)
    if (!known) return context.refuse('not_found')
    const { sheet, written } = known
    const { db, scans, today } = context
    const moment = { db, scans, today, office: await getLetterhead(db) }
    const plain = await sheet(moment, subject, language)
    if (plain === null) return context.refuse('not_found')
    if (plain === 'empty') return context.refuse('nothing_to_print')
    const caveats = known.evidence ? await caveatsAbout(context, subject, known.evidence) : null
    const filled = caveats ? withCaveats(plain, caveats, formVoice(language)) : plain
    if (format === 'excel' && !isTable(filled)) return context.refuse('no_table')
    const { bytes, pages } =
      format === 'pdf'
        ? await printed(context, filled)
        : { bytes: await writeFormFile(format, filled, context.threads), pages: null }
    await writeOutgoing(context, path, bytes)
    await written?.(context, subject, format)
    return { pages, caveat: caveats && caveatOf(caveats) }
  },
}

async function printed(context: JobContext<'print_failed'>, sheet: FormSheet): Promise<Written> {
  const { html, landscape, pages } = formHtml(sheet)
  try {
    return { bytes: await context.host.print(html, { landscape, size: 'A4' }), pages }
  } catch {
    return context.refuse('print_failed')
  }
}

/** Says it below the form, and in short beside the number of every page. */
function withCaveats(sheet: FormSheet, caveats: Caveats, voice: FormVoice): FormSheet {
  const paragraphs = caveatLines(caveats, voice)
  if (paragraphs.length === 0) return sheet
  const [before, between, after] = sheet.pageWords
  const short = caveatOnPages(caveats, voice)
  return {
    ...sheet,
    parts: [...sheet.parts, { kind: 'prose', paragraphs, below: true }],
    pageWords: [short === null ? before : `${short}　·　${before}`, between, after],
  }
}
