import { basename } from 'node:path'
import { previewScores, type ScoreBook, type ScorePreview } from '../../../src/domain/assessments/score-sheet'
import { scoreSpec } from '../../../src/domain/assessments/score-sheet-fields'
import { type KindSpec, type Layout, type Mapping, readLayout } from '../../../src/domain/imports/layout'
import type { ImportKind, ImportPreview } from '../../../src/domain/imports/preview'
import { recogniseKind } from '../../../src/domain/imports/recognise'
import { type ImportRefusal, isRefusal } from '../../../src/domain/imports/refusal'
import type { RowDecision } from '../../../src/domain/imports/row-decision'
import { type Cell, cellText, isBlank, type Table } from '../../../src/domain/imports/table'
import { type AbilityBook, previewAbility } from '../../../src/domain/needs/ability-matrix'
import { abilitySpec } from '../../../src/domain/needs/ability-matrix-fields'
import { previewRoster, type RosterBook } from '../../../src/domain/people/roster'
import { rosterSpec } from '../../../src/domain/people/roster-fields'
import { previewScans, type ScanBook } from '../../../src/domain/sessions/scan-log'
import { scanSpec } from '../../../src/domain/sessions/scan-log-fields'
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
  decisions: Record<string, RowDecision>
  enrolMissing: boolean
}

export interface OpenedFile {
  recognised: ImportKind | null
  sheets: { name: string; hidden: boolean; rows: number }[]
}

/** The preview without its rows: those stay at the desk until they are asked for. */
export type DeskPreview = Omit<ImportPreview<never>, 'accepted'> & {
  headings: string[]
  fields: string[]
  fingerprint: string
  sample: Record<string, string>[]
  accepted: number
}

export interface ProblemRows {
  headings: string[]
  rows: { row: number; cells: string[]; codes: string[] }[]
}

/** One file on the desk. Plain functions over plain data, so that it can sit in a thread that is killed. */
export interface ImportDesk {
  open(path: string): Promise<OpenedFile | ImportRefusal>
  preview(request: {
    against: ImportBook
    choices: DeskChoices
    today: string
  }): Promise<DeskPreview | ImportRefusal>
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
      const spec = specs[against.kind] as unknown as KindSpec
      const found = readLayout(tables, spec, {
        ...(choices.sheet === null ? {} : { sheet: choices.sheet }),
        mapping: (choices.mapping ?? {}) as Mapping,
      })
      if (isRefusal(found)) return found
      const result = previewOf(found, against, choices, today)
      if (isRefusal(result)) return result
      layout = found
      shown = result
      const { accepted, ...counts } = result
      return {
        ...counts,
        headings: [...found.headings],
        fields: spec.words.map(words => words.field),
        fingerprint: found.fingerprint,
        sample: accepted.slice(0, 5).map(row => sampleOf(against.kind, row)),
        accepted: accepted.length,
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

function previewOf(
  layout: Layout,
  against: ImportBook,
  choices: DeskChoices,
  today: string,
): ImportPreview<unknown> | ScorePreview | ImportRefusal {
  const rules = {
    pad: choices.pad,
    takeConflicts: choices.takeConflicts,
    enrolMissing: choices.enrolMissing,
    decisions: new Map(Object.entries(choices.decisions).map(([row, decision]) => [Number(row), decision])),
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

/** Rows left out, as the file has them, with why: mended, they are imported again and only they go in. */
function problemRows(layout: Layout | null, shown: ImportPreview<unknown> | null): ProblemRows {
  if (!layout || !shown) return { headings: [], rows: [] }
  const codes = new Map<number, string[]>()
  for (const finding of shown.findings) {
    if (finding.severity !== 'error' && finding.severity !== 'conflict') continue
    codes.set(finding.row, [...(codes.get(finding.row) ?? []), finding.code])
  }
  const width = layout.headings.length
  const text = (cells: readonly Cell[]) =>
    Array.from({ length: width }, (_, column) => cellText(cells[column]))
  return {
    headings: [...layout.headings],
    rows: layout.data
      .filter(row => codes.has(row.row))
      .map(row => ({ row: row.row, cells: text(row.cells), codes: codes.get(row.row) ?? [] })),
  }
}
