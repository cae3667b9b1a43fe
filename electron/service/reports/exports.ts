import { basename } from 'node:path'
import type { reports } from '../../../src/contract/reports'
import type { AreaHandlers } from '../area-handlers'
import { caveatsAbout, lossLines, storedRecoveries } from '../book/book-service'
import type { JobContext } from '../context'
import { areaWords } from '../documents/area-words'
import { caveatOf, withCaveats } from '../documents/caveat-words'
import type { ExportSheet } from '../documents/export-table'
import { writeWorkbook } from '../documents/workbook'
import { outgoingPath, writeOutgoing } from '../files/outgoing'
import { Stopped } from '../refusal'
import { getOffice } from '../settings/settings-service'
import { ledgerSheet } from './export-ledger'
import { lossSheets } from './export-losses'
import {
  type ExportedResult,
  heldSessionIds,
  resultsSheet,
  resultTables,
  sessionResults,
} from './export-results'
import { ledgerTables, listLedger } from './ledger'

type Handlers = Pick<AreaHandlers<typeof reports>, 'exportResults' | 'exportLedger' | 'exportLosses'>

/** Workbooks of what the book knows, in the language of the page. */
export const exportHandlers: Handlers = {
  async exportResults(context, { file, sessionId, language }) {
    const path = announced(context, file)
    const ids = sessionId === null ? await heldSessionIds(context.db) : [sessionId]
    const results: ExportedResult[] = []
    for (const [index, id] of ids.entries()) {
      if (context.signal.aborted) throw new Stopped()
      results.push(...(await sessionResults(context.db, id)))
      context.progress({ done: index + 1, total: ids.length })
    }
    const sheet = resultsSheet(results, areaWords(language, 'reports'), language)
    const caveats = await caveatsAbout(
      context,
      sessionId === null ? { kind: 'all' } : { kind: 'session', id: sessionId },
      resultTables,
    )
    const keys = results.map(({ session, person }) => ({
      enrolment: person.id,
      person: person.personId,
      session: session.id,
      course: session.courseId,
    }))
    await write(context, path, withCaveats(sheet, keys, caveats, language))
    return { rows: sheet.rows.length, caveat: caveatOf(caveats) }
  },
  async exportLosses(context, { file, seq, language }) {
    const path = announced(context, file)
    const recovery = (await storedRecoveries(context.db)).find(one => one.seq === seq)
    if (!recovery) return context.refuse('not_found')
    const sheets = lossSheets(recovery, await lossLines(context.db, seq), language)
    await write(context, path, sheets)
    return { rows: sheets[0]?.rows.length ?? 0 }
  },
  async exportLedger(context, { file, year, language }) {
    const path = announced(context, file)
    const rows = await listLedger(context, year)
    const { minutesPerHour } = await getOffice(context.db)
    const spoken = {
      reports: areaWords(language, 'reports'),
      courses: areaWords(language, 'courses'),
    }
    const sheet = ledgerSheet(rows, { year, minutesPerHour, language }, spoken)
    const keys = rows.map(row => ({ session: row.sessionId }))
    const caveats = await caveatsAbout(context, { kind: 'year', year }, ledgerTables)
    await write(context, path, withCaveats(sheet, keys, caveats, language))
    return { rows: rows.length, caveat: caveatOf(caveats) }
  },
}

/** Where the file goes; from here on it is known that somebody waits for it. */
function announced(context: JobContext, file: string): string {
  const path = outgoingPath(context, file)
  context.announce({ what: 'file', file: basename(path) })
  return path
}

async function write(context: JobContext, path: string, sheets: readonly ExportSheet[]): Promise<void> {
  await writeOutgoing(context, path, await writeWorkbook({ sheets }))
}
