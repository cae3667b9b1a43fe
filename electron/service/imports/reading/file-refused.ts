import type { ImportRefusal } from '../../../../src/domain/imports/refusal'

/** Thrown from within the reading of a part; readers of whole files turn it into their answer. */
export class FileRefused extends Error {
  constructor(readonly refusal: ImportRefusal) {
    super(refusal.refused)
  }
}
