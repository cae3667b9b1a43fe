import type { DocumentKey } from '../words'
import type { ColumnKind, FormColumn, FormRoll, FormValue } from './form-sheet'
import type { FormVoice } from './form-voice'

/** A column in one line: what it is headed, how wide it is in millimetres, its kind, and what it says of a row. */
export type ColumnOf<Row> = readonly [
  heading: DocumentKey,
  width: number,
  kind: ColumnKind,
  of?: ((row: Row, index: number) => FormValue) | null,
  more?: FormColumn['align'] | Pick<FormColumn, 'align' | 'total' | 'group'>,
]

/** The roll of these rows, as plain data. */
export function rollOf<Row>(
  voice: FormVoice,
  rows: readonly Row[],
  columns: readonly ColumnOf<NoInfer<Row>>[],
  rest: Omit<Partial<FormRoll>, 'kind' | 'columns' | 'rows'> = {},
): FormRoll {
  return {
    kind: 'roll',
    ...rest,
    columns: columns.map(([key, width, kind, , more]) => ({
      heading: voice.say(key),
      width,
      kind,
      ...(typeof more === 'string' ? { align: more } : more),
    })),
    rows: rows.map((row, index) => columns.map(([, , , of]) => of?.(row, index) ?? null)),
  }
}
