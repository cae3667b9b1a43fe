import type { Mark } from '../../../src/domain/assessments/marks'
import type { ScoreRow } from '../../../src/domain/assessments/score-sheet'
import type { AbilityRow } from '../../../src/domain/needs/ability-matrix'
import type { RosterRow } from '../../../src/domain/people/roster'
import type { DayScans } from '../../../src/domain/sessions/scan-log'
import type { JobContext } from '../context'
import type { StagedFile } from './staged-files'

/** Hands the accepted rows to the room they belong to, as one command: all or none. */
export async function writeImport(
  context: JobContext,
  file: StagedFile,
  rows: readonly unknown[],
): Promise<number | null> {
  const { fileName, sheet, counts } = file
  switch (file.kind) {
    case 'people': {
      const people = (rows as RosterRow[]).map(({ person, bookNumber }) => ({ person, bookNumber }))
      return (await context.run('people', 'writeRoster', { fileName, sheet, rows: people, counts })).seq
    }
    case 'ability': {
      const ratings = (rows as AbilityRow[]).map(row => ({
        personId: row.personId,
        assessor: row.assessor,
        ratedOn: row.assessedOn ?? context.today,
        method: row.method ?? ('supervisor' as const),
        ratings: row.ratings.map(({ competency, state, level }) => ({ competency, state, level })),
      }))
      return (await context.run('needs', 'writeAbility', { fileName, sheet, rows: ratings, counts })).seq
    }
    case 'scores': {
      if (file.sessionId === null) return context.refuse('session_missing')
      const { output, seq } = await context.run('assessments', 'writeScores', {
        sessionId: file.sessionId,
        fileName,
        sheet,
        rows: (rows as ScoreRow[]).map(scoreOf),
        enrolMissing: file.choices.enrolMissing,
        counts,
      })
      return output.written > 0 ? seq : null
    }
    case 'attendance': {
      if (file.sessionId === null) return context.refuse('session_missing')
      const scans = (rows as DayScans[]).map(({ personId, day, scans: minutes }) => ({
        personId,
        day,
        scans: [...minutes],
      }))
      return (
        await context.run('sessions', 'writeScans', {
          sessionId: file.sessionId,
          fileName,
          sheet,
          scans,
          counts,
        })
      ).seq
    }
  }
}

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
