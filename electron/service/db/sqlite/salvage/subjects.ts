import { areasInOrder } from '../../../areas-in-order'
import { declaredOnce } from '../../../declared-once'
import type { AreaSalvage, Known, RowOf, SubjectKind } from './area-salvage'

interface SubjectOf {
  kind: SubjectKind
  tell: (own: Known | null, rowOf: RowOf) => object
  named?: true
}

const entriesOf = (
  subjects: NonNullable<AreaSalvage['subjects']>,
): [SubjectKind, Omit<SubjectOf, 'kind'>][] =>
  Object.entries(subjects) as [SubjectKind, Omit<SubjectOf, 'kind'>][]

/** What lost rows are told under, what a row belongs to most first. */
export const subjects: readonly SubjectOf[] = [
  ...declaredOnce('subject of a loss', areasInOrder, ({ salvage }) =>
    entriesOf(salvage?.subjects ?? {}).map(([kind, subject]) => [kind, { kind, ...subject }]),
  ).values(),
]
