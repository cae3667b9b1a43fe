import type { Change } from '../../../src/domain/imports/changes'
import type { Layout, SheetLayout } from '../../../src/domain/imports/layout'
import type { ImportPreview } from '../../../src/domain/imports/preview'
import { type ImportRefusal, isRefusal } from '../../../src/domain/imports/refusal'
import type { ImportSinks, PreviewCounts } from './import-kind'

/** Matrices, mark sheets and logs are compared as a whole; an office's largest has a tenth of this. */
export const wholeRows = 100_000

/** For previews that need all rows of a sheet at once. */
export function wholeSheet<Field extends string>(layout: SheetLayout<Field>): Layout<Field> {
  return { ...layout, data: [...layout.data] }
}

/** Puts the many of a preview where they belong; `changesOf` tells what each accepted row would change. */
export function poured<Row, Preview extends ImportPreview<Row>>(
  preview: Preview | ImportRefusal,
  sinks: ImportSinks<Row>,
  changesOf: (row: Row) => Iterable<Change> = () => [],
): PreviewCounts | ImportRefusal {
  if (isRefusal(preview)) return preview
  const { kind: _, accepted, findings, ...counts } = preview
  for (const row of accepted) {
    sinks.accepted.push(row)
    for (const change of changesOf(row)) sinks.changes.push(change)
  }
  for (const finding of findings) sinks.findings.push(finding)
  return counts
}
