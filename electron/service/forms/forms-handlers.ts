import { basename } from 'node:path'
import type { forms } from '../../../src/contract/forms'
import type { Damage } from '../../../src/domain/book/damage'
import type { FormLanguage } from '../../../src/domain/forms/codes'
import type { AreaHandlers } from '../area-handlers'
import { type NotedAbout, notedAbout } from '../book/book-service'
import type { JobContext } from '../context'
import { formHtml } from '../documents/form/form-html'
import { type FormSheet, isTable } from '../documents/form/form-sheet'
import { formVoice } from '../documents/form/form-voice'
import { writeFormFile } from '../documents/form/write-form-file'
import { outgoingPath, writeOutgoing } from '../files/outgoing'
import { formKinds, formNamed } from '../forms-in-order'
import { localMinute } from '../local-time'
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
    const filled = known.evidence
      ? withNoted(plain, await notedAbout(db, subject), await context.damage(), language)
      : plain
    if (format === 'excel' && !isTable(filled)) return context.refuse('no_table')
    const { bytes, pages } =
      format === 'pdf'
        ? await printed(context, filled)
        : { bytes: await writeFormFile(format, filled, context.threads), pages: null }
    await writeOutgoing(context, path, bytes)
    await written?.(context, subject)
    return { pages }
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

/**
 * Says below a form what of it was altered outside and taken note of: when, by whom, how much, why, and in which entry.
 * A note that was itself altered since is nobody's word: only that it is there is said.
 * `damage`: something is damaged, or was altered and nobody has taken note of it; this form perhaps.
 */
function withNoted(
  sheet: FormSheet,
  noted: readonly NotedAbout[],
  damage: Damage | null,
  language: FormLanguage,
): FormSheet {
  if (noted.length === 0 && damage === null) return sheet
  const voice = formVoice(language)
  const paragraphs = noted.map(({ seq, at, operator, reason, rows, proved }) => {
    if (!proved) return voice.say('form.altered_unproved', { seq })
    const params = { seq, at: localMinute(at), by: operator ?? '—', reason, count: rows }
    return voice.say(rows > 0 ? 'form.altered' : 'form.altered_perhaps', params)
  })
  if (damage) paragraphs.unshift(voice.say(damage === 'file' ? 'form.accused_file' : 'form.accused'))
  return { ...sheet, parts: [...sheet.parts, { kind: 'prose', paragraphs, below: true }] }
}
