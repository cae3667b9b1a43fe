/** A file comes in as the page brings it: a look, the answers to what is asked, another look, and then it is written. */
import { readFileSync } from 'node:fs'
import type { ImportChoices, ImportFinding, ImportPreviewOutput } from '../../../src/contract/imports'
import type { RowDecision } from '../../../src/domain/imports/preview'
import type { OfficeFile, OfficeRoom } from './office-room'

/** What a sensible coordinator says to one question, which has to be asked. */
export interface OfficeAnswer {
  code: string
  /** Of several questions of the code, that of this row. */
  row?: number
  /** One of the decisions about a row. */
  decide?: RowDecision
  /** The answer to what is no row's; a person by the staff number. */
  answer?: string
}

export interface OfficeImport {
  /** Why nothing was read. */
  refused: string | null
  /** What the last look found, and what nobody was asked in it. */
  findings: readonly ImportFinding[]
  /** Answers to questions that were not asked. */
  unasked: readonly OfficeAnswer[]
}

export async function importOfficeFile(
  room: OfficeRoom,
  path: string,
  { file, answers = [] }: { file: OfficeFile; answers?: readonly OfficeAnswer[] },
): Promise<OfficeImport> {
  const unasked = new Set(answers)
  let preview: ImportPreviewOutput
  try {
    preview = await firstLook(room, path, file)
    // An answer may bring the next question.
    for (let before = -1; before !== unasked.size && unasked.size > 0; ) {
      before = unasked.size
      const choices = choicesOf(room, preview, answers, unasked)
      preview = await room.again(preview, { pad: null, ...choices })
    }
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === undefined) throw error
    return { refused: code, findings: [], unasked: [] }
  }
  if (preview.accepted > 0) await room.apply(preview)
  return { refused: null, findings: preview.findings, unasked: [...unasked] }
}

function firstLook(room: OfficeRoom, path: string, file: OfficeFile): Promise<ImportPreviewOutput> {
  const { sessionId } = room
  if (!file.pasted) return room.preview(path, { ...(sessionId ? { sessionId } : {}), choices: { pad: null } })
  const pasted = { name: file.name, text: readFileSync(path, 'utf8') }
  return room.call('imports', 'preview', { pasted, kind: null, sessionId, choices: { pad: null } })
}

const decided = new Map<ImportPreviewOutput['token'], Partial<ImportChoices>>()

/** What was said before, and what is said to what is asked now. */
function choicesOf(
  { idOf }: OfficeRoom,
  { token, findings }: ImportPreviewOutput,
  answers: readonly OfficeAnswer[],
  unasked: Set<OfficeAnswer>,
): Partial<ImportChoices> {
  const { decisions = {}, answers: said = {} } = decided.get(token) ?? {}
  for (const one of answers) {
    const asked = findings.filter(
      ({ code, row, severity }) =>
        code === one.code && (one.row ?? row) === row && (severity === 'conflict' || severity === 'warning'),
    )
    if (asked.length === 0) continue
    unasked.delete(one)
    for (const { row, asks } of asked) {
      if (one.decide) decisions[row] = [...new Set([...(decisions[row] ?? []), one.decide])]
      if (one.answer && asks) said[asks.key] = idOf.get(one.answer) ?? one.answer
    }
  }
  const choices = { decisions, answers: said }
  decided.set(token, choices)
  return choices
}

/** Told although it asks nothing: a reader who goes on is not misled. */
const toldOf: ReadonlySet<string> = new Set(['no_minutes', 'not_in_log'])

/** Whether what is not in the book is named: by a question or an error about the whole sheet, or of whom it is. */
export function isTold(findings: readonly ImportFinding[], who: string): boolean {
  return findings.some(({ code, severity, value, who: of }) => {
    if (toldOf.has(code)) return value.includes(who)
    if (code === 'more_sheets') return true
    return (severity === 'conflict' || severity === 'error') && (of === null || of.includes(who))
  })
}
