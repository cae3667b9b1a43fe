import type { Mark } from '../../../src/domain/assessments/marks'
import type { ScoreRow } from '../../../src/domain/assessments/score-sheet'
import type { AbilityRow } from '../../../src/domain/needs/ability-matrix'
import type { RosterRow } from '../../../src/domain/people/roster'
import type { DayScans } from '../../../src/domain/sessions/scan-log'
import type { JobContext } from '../context'
import type { ShownFile, StagedFile } from './staged-files'

export interface ImportWritten {
  seq: number | null
  /** People of the file who could not be put on the roll. */
  leftOut: number
}

/** Hands the accepted rows to the room they belong to, as one command: all or none. */
export async function writeImport(
  context: JobContext,
  { kind, fileName, sessionId }: StagedFile,
  { sheet, counts }: ShownFile,
  rows: readonly unknown[],
): Promise<ImportWritten> {
  const about = { fileName: oneLine(fileName, 255), sheet: oneLine(sheet, 80), counts }
  switch (kind) {
    case 'people': {
      const people = (rows as RosterRow[]).map(({ person, bookNumber }) => ({ person, bookNumber }))
      const { seq } = await context.run('people', 'writeRoster', { ...about, rows: people })
      return { seq, leftOut: 0 }
    }
    case 'ability': {
      const ratings = (rows as AbilityRow[]).map(row => ({
        personId: row.personId,
        assessor: row.assessor,
        ratedOn: row.assessedOn ?? context.today,
        method: row.method ?? ('supervisor' as const),
        ratings: row.ratings.map(({ competency, state, level }) => ({ competency, state, level })),
      }))
      const { seq } = await context.run('needs', 'writeAbility', { ...about, rows: ratings })
      return { seq, leftOut: 0 }
    }
    // Whoever of the accepted is not on the roll was taken by somebody who saw that.
    case 'scores': {
      if (sessionId === null) return context.refuse('session_missing')
      const marks = (rows as ScoreRow[]).map(scoreOf)
      const input = { ...about, sessionId, rows: marks, enrolMissing: true }
      const { output, seq } = await context.run('assessments', 'writeScores', input)
      return { seq, leftOut: output.notOnRoll }
    }
    case 'attendance': {
      if (sessionId === null) return context.refuse('session_missing')
      const scans = (rows as DayScans[]).map(({ personId, day, scans: minutes }) => ({
        personId,
        day,
        scans: [...minutes],
      }))
      const input = { ...about, sessionId, scans, enrolMissing: true }
      const { output, seq } = await context.run('sessions', 'writeScans', input)
      return { seq, leftOut: output.notOnRoll }
    }
  }
}

/** A file system allows names that a line of the history does not. */
const oneLine = (name: string, most: number) =>
  name
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, most) || '–'

/** A sheet with one mark only (总评, 成绩) fills the theory: the session's weights decide what counts. */
function scoreOf(row: ScoreRow) {
  const single = row.theory === undefined && row.practice === undefined ? row.total : undefined
  const theory = single === undefined ? row.theory : single
  return {
    personId: row.personId,
    ...(theory === undefined ? {} : { theory: component(theory) }),
    ...(row.practice === undefined ? {} : { practice: component(row.practice) }),
    ...(row.note === null ? {} : { note: row.note }),
  }
}

function component(mark: Mark | null) {
  if (mark === null) return null
  return mark.state === 'scored' ? { kind: mark.state, mark: mark.mark } : { kind: mark.state }
}
