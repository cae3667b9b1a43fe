import type { Component } from '../../../src/contract/assessments'
import type { Tx } from '../context'
import { byEnrolment } from './assessments-service'
import { componentOf, listMarks, type MarkRecord } from './marks-store'
import type { MarkEdit } from './record-marks'

const fields = ['theory', 'practice', 'note'] as const
type Field = (typeof fields)[number]
type SeenEdit = MarkEdit & { was?: Omit<MarkEdit, 'enrolmentId'> | undefined }

/** The edits without those of cells that somebody else has changed since they were seen, and which those are. */
export async function staleMarks(
  tx: Tx,
  sessionId: string,
  { attempt, marks }: { attempt: number; marks: readonly SeenEdit[] },
): Promise<{ edits: MarkEdit[]; stale: { enrolmentId: string; field: Field }[] }> {
  if (marks.every(edit => edit.was === undefined)) return { edits: [...marks], stale: [] }
  const known = byEnrolment(await listMarks(tx, sessionId))
  const stale: { enrolmentId: string; field: Field }[] = []
  const edits: MarkEdit[] = []
  for (const { was = {}, enrolmentId, ...named } of marks) {
    const now = known.get(enrolmentId)?.find(mark => mark.attempt === attempt)
    const lost = fields.filter(
      field =>
        named[field] !== undefined &&
        was[field] !== undefined &&
        !isSame(shownIn(now, field), was[field]) &&
        !isSame(shownIn(now, field), named[field]),
    )
    stale.push(...lost.map(field => ({ enrolmentId, field })))
    const kept = Object.fromEntries(
      fields.filter(field => !lost.includes(field)).map(field => [field, named[field]]),
    )
    if (lost.length === 0 || Object.values(kept).some(value => value !== undefined))
      edits.push({ enrolmentId, ...kept })
  }
  return { edits, stale }
}

function shownIn(mark: MarkRecord | undefined, field: Field): Component | string | null {
  if (!mark) return null
  if (field === 'note') return mark.note
  return componentOf(mark[field], mark[`${field}_state`])
}

/** A note of nothing is none. */
function isSame(one: Component | string | null, other: Component | string | null): boolean {
  if (typeof one !== 'object' || typeof other !== 'object') return (one || null) === (other || null)
  const mark = (component: Component | null) => (component?.kind === 'scored' ? component.mark : null)
  return one?.kind === other?.kind && mark(one) === mark(other)
}
