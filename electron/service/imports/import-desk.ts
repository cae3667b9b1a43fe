import { basename } from 'node:path'
import { previewScores, type ScoreBook, type ScorePreview } from '../../../src/domain/assessments/score-sheet'
import { scoreSpec } from '../../../src/domain/assessments/score-sheet-fields'
import { askedHeadings } from '../../../src/domain/imports/asked-headings'
import { type KindSpec, type Layout, type Mapping, readLayout } from '../../../src/domain/imports/layout'
import type { ImportKind, ImportPreview } from '../../../src/domain/imports/preview'
import { recogniseKind } from '../../../src/domain/imports/recognise'
import { type ImportRefusal, isRefusal } from '../../../src/domain/imports/refusal'
import { type RowDecision, rowDecisionsFrom } from '../../../src/domain/imports/row-decision'
import { isBlank, type Table } from '../../../src/domain/imports/table'
import {
  type AbilityBook,
  type AbilityPreview,
  previewAbility,
} from '../../../src/domain/needs/ability-matrix'
import { abilitySpec } from '../../../src/domain/needs/ability-matrix-fields'
import { previewRoster, type RosterBook } from '../../../src/domain/people/roster'
import { rosterSpec } from '../../../src/domain/people/roster-fields'
import { previewScans, type ScanBook } from '../../../src/domain/sessions/scan-log'
import { scanSpec } from '../../../src/domain/sessions/scan-log-fields'
import { type ProblemRows, problemRows } from './problem-rows'
import { readTables } from './reading/read-tables'
import { sampleOf } from './sample'

/** What a file is compared with, by its kind. */
export type ImportBook =
  | { kind: 'people'; book: RosterBook }
  | { kind: 'ability'; book: AbilityBook }
  | { kind: 'scores'; book: ScoreBook }
  | { kind: 'attendance'; book: ScanBook }

export interface DeskChoices {
  sheet: string | null
  mapping: Record<string, string | null> | null
  pad: boolean
  takeConflicts: boolean
  decisions: Record<string, RowDecision[]>
  enrolMissing: boolean
}

export interface OpenedFile {
  recognised: ImportKind | null
  sheets: { name: string; hidden: boolean; rows: number }[]
}

/** The preview without its rows: those stay at the desk until they are asked for. */
export type DeskPreview = Omit<ImportPreview<never>, 'accepted'> & {
  title: string
  headings: string[]
  fields: string[]
  fingerprint: string
  sample: Record<string, string>[]
  accepted: number
  competencies: string[]
  cells: { valid: number; blank: number; notObserved: number; exempt: number; invalid: number } | null
}

/** Why there is no preview; `asked` where a person can say which column is which. */
export type DeskRefusal = ImportRefusal & {
  asked?: {
    sheet: string
    headings: readonly string[]
    columns: Readonly<Record<string, string>>
    fields: string[]
    wanted: (readonly string[])[]
    fingerprints: readonly string[]
  }
}

/** One file on the desk. Plain functions over plain data, so that it can sit in a thread that is killed. */
export interface ImportDesk {
  open(path: string): Promise<OpenedFile | ImportRefusal>
  preview(request: {
    against: ImportBook
    choices: DeskChoices
    today: string
  }): Promise<DeskPreview | DeskRefusal>
  accepted(): Promise<readonly unknown[]>
  problems(): Promise<ProblemRows>
}

const specs = { people: rosterSpec, ability: abilitySpec, scores: scoreSpec, attendance: scanSpec } as const

export function createImportDesk(): ImportDesk {
  let tables: readonly Table[] = []
  let layout: Layout | null = null
  let shown: ImportPreview<unknown> | null = null
  return {
    async open(path) {
      const read = await readTables(path, { name: basename(path) })
      if (isRefusal(read)) return read
      tables = read.tables
      return {
        recognised: recogniseKind(tables),
        sheets: tables.map(table => ({
          name: table.name,
          hidden: table.hidden,
          rows: table.rows.filter(row => !row.every(isBlank)).length,
        })),
      }
    },
    async preview({ against, choices, today }) {
      layout = null
      shown = null
      const spec = specs[against.kind] as unknown as KindSpec
      const found = readLayout(tables, spec, {
        ...(choices.sheet === null ? {} : { sheet: choices.sheet }),
        mapping: (choices.mapping ?? {}) as Mapping,
      })
      if (isRefusal(found)) return withAsked(found, tables, spec, choices.sheet)
      const result = previewOf(found, against, choices, today)
      if (isRefusal(result)) return withAsked(result, tables, spec, choices.sheet)
      layout = found
      shown = result
      const { accepted, ...counts } = result
      return {
        ...counts,
        title: found.title,
        headings: [...found.headings],
        fields: fieldsOf(spec),
        fingerprint: found.fingerprint,
        sample: accepted.slice(0, 5).map(row => sampleOf(against.kind, row)),
        accepted: accepted.length,
        cells: 'cells' in result ? result.cells : null,
        competencies: 'competencies' in result ? [...result.competencies] : [],
      }
    },
    async accepted() {
      return shown?.accepted ?? []
    },
    async problems() {
      return problemRows(layout, shown)
    },
  }
}

const fieldsOf = (spec: KindSpec) => spec.words.map(words => words.field)

function withAsked(
  refused: ImportRefusal,
  tables: readonly Table[],
  spec: KindSpec,
  sheet: string | null,
): DeskRefusal {
  if (refused.refused !== 'missing_columns' && refused.refused !== 'no_header') return refused
  const asked = askedHeadings(tables, spec, sheet ?? undefined)
  if (!asked) return refused
  return { ...refused, asked: { ...asked, fields: fieldsOf(spec), wanted: [...spec.required] } }
}

function previewOf(
  layout: Layout,
  against: ImportBook,
  choices: DeskChoices,
  today: string,
): ImportPreview<unknown> | AbilityPreview | ScorePreview | ImportRefusal {
  const rules = {
    pad: choices.pad,
    takeConflicts: choices.takeConflicts,
    enrolMissing: choices.enrolMissing,
    decisions: rowDecisionsFrom(choices.decisions),
  }
  switch (against.kind) {
    case 'people':
      return previewRoster(layout as Parameters<typeof previewRoster>[0], against.book, { ...rules, today })
    case 'ability':
      return previewAbility(layout as Parameters<typeof previewAbility>[0], against.book, { ...rules, today })
    case 'scores':
      return previewScores(layout as Parameters<typeof previewScores>[0], against.book, rules)
    case 'attendance':
      return previewScans(layout as Parameters<typeof previewScans>[0], against.book, rules)
  }
}
