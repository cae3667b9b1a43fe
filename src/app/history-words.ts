import { isPastedName } from '../domain/imports/pasted-name'
import { type AnyT, textOf } from './loose-text'
import { pageAreas } from './page-areas'

/** What is known of a command when it has to be named. */
export interface NamedCommand {
  area: string
  command: string
  /** null: damage took them, and only what the step was about is known. */
  params: Record<string, unknown> | null
}

/** “新增操作人 周敏”: the area's own words for a command, or the area's name where it has none. */
export function commandText(t: AnyT, { area, command, params }: NamedCommand): string {
  if (params === null) return textOf(t, 'book:history.wordsLost', { area: areaText(t, area) }) ?? command
  return (
    textOf(t, `${area}:command.${command}`, { ...params, ...fileOf(t, params) }) ??
    textOf(t, 'book:history.unnamed', { area: areaText(t, area), command }) ??
    command
  )
}

/** The name of a file that came in; a pasted table has one only in words, which are those of the page. */
export const fileNameText = (t: AnyT, name: string): string =>
  isPastedName(name) ? (textOf(t, 'common:pastedTable') ?? name) : name

const fileOf = (t: AnyT, { file }: Record<string, unknown>) =>
  typeof file === 'string' ? { file: fileNameText(t, file) } : {}

/** The words of a history line, undo and redo included: “撤销：新增操作人 周敏”. */
export function historyText(
  t: AnyT,
  entry: NamedCommand & { kind: 'do' | 'undo' | 'redo'; targets: readonly number[] },
): string {
  if (entry.kind === 'do') return commandText(t, entry)
  if (entry.params === null) return commandText(t, entry)
  const { area, command, params, kept } = entry.params as Partial<NamedCommand> & { kept?: number }
  const what = area && command ? commandText(t, { area, command, params: params ?? {} }) : ''
  const others = entry.targets.length - 1
  // Who acted stays in the history: the step was taken back as far as that allows.
  const form = others > 0 ? 'Several' : kept ? 'Kept' : ''
  const key = `book:history.${entry.kind}${form}`
  return textOf(t, key, { what, count: others }) ?? what
}

/** Who did it; what Zhixing does by itself, when it opens a book, says so. */
export function whoText(t: AnyT, entry: { operator: string | null; command: string }): string {
  return (
    entry.operator ?? textOf(t, `book:history.by.${entry.command}`) ?? textOf(t, 'book:history.nobody') ?? ''
  )
}

export function areaText(t: AnyT, area: string): string {
  return textOf(t, `${area}:area`) ?? area
}

/** Words of the history that some area has: `recordText(t, 'table.person')`; its own area's first where it is known. */
export function recordText(
  t: AnyT,
  key: string,
  params: Record<string, unknown> = {},
  own?: string,
): string | null {
  for (const area of [...(own ? [own] : []), ...pageAreas().map(({ name }) => name)]) {
    const text = textOf(t, `${area}:record.${key}`, params)
    if (text !== null) return text
  }
  return null
}

/** What a table is called: 人员, 任职变动. */
export const tableText = (t: AnyT, table: string): string => recordText(t, `table.${table}`) ?? table
