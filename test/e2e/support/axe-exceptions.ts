/** A finding of axe that stands, and why. */
export interface AxeException {
  /** The rule of axe. */
  rule: string
  /** The nodes it stands for, by a part of their selector. */
  selector: string
  reason: string
}

/** The only findings that may stand. */
export const axeExceptions: readonly AxeException[] = []
