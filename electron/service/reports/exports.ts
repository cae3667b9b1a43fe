import { writeFile } from 'node:fs/promises'
import type { reports } from '../../../src/contract/reports'
import { createWords } from '../../../src/i18n/setup'
import type { JobContext } from '../context'
import type { ExportSheet } from '../documents/export-table'
import { writeWorkbook } from '../documents/workbook'
import { Stopped } from '../refusal'
import type { RoomHandlers } from '../room-handlers'
import { getOffice } from '../settings/settings-store'
import { ledgerSheet } from './export-ledger'
import { type ExportedResult, heldSessionIds, resultsSheet, sessionResults } from './export-results'
import { listLedger } from './ledger'

type Handlers = Pick<RoomHandlers<typeof reports>, 'exportResults' | 'exportLedger'>

const words = createWords('zh-CN')

/** Workbooks of what the book knows, in the language of the page. */
export const exportHandlers: Handlers = {
  async exportResults(context, { file, sessionId, language }) {
    const ids = sessionId === null ? await heldSessionIds(context.db) : [sessionId]
    const results: ExportedResult[] = []
    for (const [index, id] of ids.entries()) {
      if (context.signal.aborted) throw new Stopped()
      results.push(...(await sessionResults(context.db, id)))
      context.progress({ done: index + 1, total: ids.length, phase: 'reports:export.phase' })
    }
    const sheet = resultsSheet(results, words.getFixedT(language, 'reports'), language)
    await write(context, file, sheet)
    return { rows: sheet.rows.length }
  },
  async exportLedger(context, { file, year, language }) {
    const rows = await listLedger(context.db, year)
    const { minutesPerHour } = await getOffice(context.db)
    const spoken = {
      reports: words.getFixedT(language, 'reports'),
      courses: words.getFixedT(language, 'courses'),
    }
    await write(context, file, ledgerSheet(rows, { year, minutesPerHour, language }, spoken))
    return { rows: rows.length }
  },
}

async function write(context: JobContext, file: string, sheet: ExportSheet): Promise<void> {
  const path = context.host.pathOf(file)
  if (path === null) return context.refuse('not_writable')
  const bytes = await writeWorkbook({ sheets: [sheet] })
  await writeFile(path, bytes).catch((error: { code?: string }) =>
    context.refuse(error.code === 'ENOSPC' ? 'disk_full' : 'not_writable'),
  )
}
