import { scoreSpec } from '../../src/domain/assessments/score-sheet-fields'
import { recogniseKind } from '../../src/domain/imports/recognise'
import type { Sheet } from '../../src/domain/imports/table'
import { abilitySpec } from '../../src/domain/needs/ability-matrix-fields'
import { rosterSpec } from '../../src/domain/people/roster-fields'
import { scanSpec } from '../../src/domain/sessions/attendance/scan-log-fields'

/** What a file is for among the kinds of this build, later areas first as the service asks them. */
export const recognised = (tables: readonly Sheet[]): string | null =>
  recogniseKind(tables, [scoreSpec, scanSpec, abilitySpec, rosterSpec])
