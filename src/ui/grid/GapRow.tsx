/** No row to a screen reader, which counts rows by aria-rowindex. */
const hidden = { 'aria-hidden': true } as const

/** Stands for rows that are not drawn. */
export function GapRow({ height, columns }: { height: number; columns: number }) {
  return (
    <tr {...hidden} style={{ height }}>
      <td colSpan={columns} style={{ padding: 0, border: 0 }} />
    </tr>
  )
}
