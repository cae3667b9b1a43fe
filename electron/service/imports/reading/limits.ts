import type { ImportRefusal } from '../../../../src/domain/imports/refusal'
import { mostBytes } from '../../../files/caps'

/** Absolute caps, checked before anything is inflated or parsed. Sizes in bytes. */
export type ReadingLimits = {
  readonly fileBytes: number
  /** One part of a workbook, inflated. */
  readonly partBytes: number
  /** All parts of a workbook that are read, inflated. */
  readonly allParts: number
  /** Above `ratioFrom` bytes a part may not be this many times larger than it is packed. */
  readonly ratio: number
  readonly ratioFrom: number
  readonly entries: number
  /** A workbook that can only be read whole, inflated. */
  readonly olderBytes: number
  /** Of such a workbook: the cells of all its sheets, and the milliseconds a reader that is not ours may take. */
  readonly olderCells: number
  readonly olderTime: number
  readonly rows: number
  readonly columns: number
  /** Of all sheets of a workbook, blank ones between others counted. */
  readonly cells: number
  /** Characters of one cell. */
  readonly cell: number
}

const MEGABYTE = 1024 * 1024

/**
 * Room for half a million rows of a dozen columns; a workbook packs about 10 to 25 times. A cell holds what one of a
 * spreadsheet does: whoever looks at it afterwards may take it to be short.
 */
export const readingLimits: ReadingLimits = {
  fileBytes: mostBytes.table,
  partBytes: 320 * MEGABYTE,
  allParts: 420 * MEGABYTE,
  ratio: 200,
  ratioFrom: 16 * MEGABYTE,
  entries: 5_000,
  olderBytes: 64 * MEGABYTE,
  olderCells: 5_000_000,
  olderTime: 30_000,
  rows: 600_000,
  columns: 1_000,
  cells: 60_000_000,
  cell: 32_767,
}

/** Thrown from within the reading of a part; readers of whole files turn it into their answer. */
export class FileRefused extends Error {
  constructor(readonly refusal: ImportRefusal) {
    super(refusal.refused)
  }
}
