import type { OutputOf } from '../../../contract/define'
import type { sessions } from '../../../contract/sessions'
import { attendanceOfKey } from '../../../domain/sessions/attendance/attendance'
import type { AttendanceState } from '../../../domain/sessions/codes'
import type { EntryEdit, EntryPlace, KeyAnswer } from '../../../ui/grid/entry-grid-shape'

export type Attendance = OutputOf<typeof sessions.attendance>
export type SheetPerson = Attendance['people'][number]
export type SheetBlock = Attendance['blocks'][number]
export type Cell = SheetPerson['states'][number]

/** The states a key can give, with their words in the page's language. */
export type StateWords = Readonly<Record<AttendanceState, string>>

/** Only late and left early carry minutes. */
export const takesMinutes = (state: AttendanceState | null): boolean =>
  state === 'late' || state === 'left_early'

/** A cell as plain text: the minutes where there are some, else the word; nothing for who came. */
export function cellText(cell: Cell | undefined, words: StateWords): string {
  if (!cell?.state || cell.state === 'present') return ''
  return takesMinutes(cell.state) && cell.missedMinutes !== null
    ? String(cell.missedMinutes)
    : words[cell.state]
}

/**
 * What a key does to a cell: 1–4 set a state and go down, 0 clears. Other digits do nothing, so that no number is
 * begun by mistake; F2 opens the minutes of who was late or left early.
 */
export function keyAnswer(cell: Cell | undefined, key: string, words: StateWords): KeyAnswer | undefined {
  const stays = { text: cellText(cell, words), move: 'stay' } as const
  if (key === 'F2') return takesMinutes(cell?.state ?? null) ? undefined : stays
  const state = attendanceOfKey(key)
  if (state === 'clear') return { text: '', move: 'down' }
  if (state === null) return /^\d$/.test(key) ? stays : undefined
  // Pressed again it keeps the minutes it has.
  return { text: cell?.state === state ? stays.text : words[state], move: 'down' }
}

export interface AttendanceEdit {
  blockId: string
  enrolmentId: string
  state: AttendanceState | null
  missedMinutes: number | null
  /** What the cell said when it was entered. */
  was?: Pick<Cell, 'state' | 'missedMinutes'>
}

/** As it is kept where it was not written: its state and its minutes, whatever stands in the cell by then. */
export const wholeText = ({ state, missedMinutes }: AttendanceEdit, words: StateWords): string =>
  state === null ? '' : [words[state], ...(missedMinutes === null ? [] : [String(missedMinutes)])].join(' ')

/** A committed text as what it means: a state's word, minutes of the state there is, or nothing to clear it. */
export function editOf(edit: EntryEdit, cell: Cell | undefined, words: StateWords): AttendanceEdit {
  const place = { blockId: edit.column, enrolmentId: edit.row }
  if (/^\d+$/.test(edit.text))
    return { ...place, state: cell?.state ?? null, missedMinutes: Number(edit.text) }
  const [, minutes = null] = / (\d+)$/.exec(edit.text) ?? []
  const word = minutes === null ? edit.text : edit.text.slice(0, -minutes.length - 1)
  const [state = null] = (Object.keys(words) as AttendanceState[]).filter(one => words[one] === word)
  return { ...place, state, missedMinutes: minutes === null ? null : Number(minutes) }
}

/** Why a typed text cannot stand: minutes are for late and left early, and lie within the block. */
export function minutesProblem(
  text: string,
  cell: Cell | undefined,
  block: Pick<SheetBlock, 'starts' | 'ends'>,
): 'onlyLate' | 'badMinutes' | null {
  if (text === '') return null
  if (!takesMinutes(cell?.state ?? null)) return 'onlyLate'
  const minutes = Number(text)
  return /^\d+$/.test(text) && minutes <= block.ends - block.starts ? null : 'badMinutes'
}

/** The sheet as it will be once the edits are written: shown before the answer is there. */
export function withEdits(sheet: Attendance, edits: readonly AttendanceEdit[]): Attendance {
  const changed = new Map(edits.map(edit => [`${edit.enrolmentId} ${edit.blockId}`, edit]))
  return {
    ...sheet,
    people: sheet.people.map(person => ({
      ...person,
      states: person.states.map((cell, index) => {
        const edit = changed.get(`${person.id} ${sheet.blocks[index]?.id}`)
        return edit ? { ...cell, state: edit.state, missedMinutes: edit.missedMinutes } : cell
      }),
    })),
  }
}

/** What the sheet says of somebody in a block. */
export const cellOf = ({ people, blocks }: Attendance, { row, column }: EntryPlace): Cell | undefined =>
  people.find(person => person.id === row)?.states[blocks.findIndex(block => block.id === column)]

/** Blocks whose day has come and that nobody has recorded. */
export const dueBlocks = (blocks: readonly SheetBlock[], today: string): SheetBlock[] =>
  blocks.filter(block => block.recordedOn === null && block.day <= today)
