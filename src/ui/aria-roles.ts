/*
 * The attributes of WAI-ARIA authoring patterns that no element brings by itself, or whose element cannot
 * be drawn the way we need: a table that is a grid or groups of options in a list.
 */

type GridAria = { label: string; rows: number; columns?: number; many?: boolean }

/** For a table one moves in with the arrow keys. Rows are without the head. */
export function gridAria({ label, rows, columns, many }: GridAria) {
  return {
    role: 'grid',
    'aria-label': label,
    'aria-rowcount': rows + 1,
    'aria-colcount': columns,
    'aria-multiselectable': many,
  } as const
}

type CellAria = { column: number; selected: boolean; readOnly?: boolean }

/** For a cell of such a table; columns count from 1. */
export function cellAria({ column, selected, readOnly }: CellAria) {
  return {
    role: 'gridcell',
    'aria-colindex': column,
    'aria-selected': selected,
    'aria-readonly': readOnly,
  } as const
}

/** For options under one heading in a list box. */
export function groupAria(headingId: string) {
  return { role: 'group', 'aria-labelledby': headingId } as const
}
