import type { InputOf, OutputOf } from '../../contract/define'
import type { needs } from '../../contract/needs'
import type { plan } from '../../contract/plan'
import type { NeedSource } from '../../domain/needs/codes'
import { type NeedPriority, needPriority } from '../../domain/needs/priority'

/** The form while it is being filled in. */
export interface NeedDraft {
  /** What is missing, in words; a chosen competency brings its name. */
  title: string
  competencyId: string | null
  source: NeedSource | null
  unitId: string | null
  personIds: string[]
  dueOn: string | null
  target: { by: string | null; measure: string; from: string; to: string }
  gapTenths: number | null
  criticality: number | null
  headcount: number | null
}

export type NeedDetail = NonNullable<OutputOf<(typeof needs)['get']>>
export type NeedLine = OutputOf<(typeof plan)['ofNeed']>[number]

export const emptyNeed: NeedDraft = {
  title: '',
  competencyId: null,
  source: null,
  unitId: null,
  personIds: [],
  dueOn: null,
  target: { by: null, measure: '', from: '', to: '' },
  gapTenths: null,
  criticality: null,
  headcount: null,
}

export function draftOf(need: NeedDetail): NeedDraft {
  const personIds = need.people.map(person => person.id)
  return {
    title: need.title,
    competencyId: need.competency?.id ?? null,
    source: need.source,
    unitId: need.unit?.id ?? null,
    personIds,
    dueOn: need.dueOn,
    target: {
      by: need.target?.by ?? null,
      measure: need.target?.measure ?? '',
      from: need.target?.from ?? '',
      to: need.target?.to ?? '',
    },
    gapTenths: need.gapTenths,
    criticality: need.criticality,
    // What was counted is counted again; only a number somebody gave is kept.
    headcount: need.headcount === personIds.length || need.unit ? null : need.headcount,
  }
}

export type NeedProblem = 'what' | 'source' | 'target'

/** What must still be said before the need can be saved. */
export function problemsOf(draft: NeedDraft): Set<NeedProblem> {
  const problems = new Set<NeedProblem>()
  if (draft.title.trim() === '') problems.add('what')
  if (draft.source === null) problems.add('source')
  const { by, measure, from, to } = draft.target
  const begun = by !== null || [measure, from, to].some(text => text.trim() !== '')
  if (begun && (by === null || measure.trim() === '' || to.trim() === '')) problems.add('target')
  return problems
}

/** The draft as the service takes it, or null while something is missing. */
export function inputOf(draft: NeedDraft): InputOf<(typeof needs)['add']> | null {
  if (problemsOf(draft).size > 0 || draft.source === null) return null
  const { by, measure, from, to } = draft.target
  return {
    ...draft,
    source: draft.source,
    title: draft.title.trim(),
    target: by === null ? null : { by, measure, from: from.trim() || null, to },
  }
}

/** The priority as it will be; a unit's headcount is known only once it is saved. */
export function draftPriority(draft: NeedDraft): NeedPriority {
  const headcount = draft.headcount ?? (draft.personIds.length > 0 ? draft.personIds.length : null)
  return needPriority({ gapTenths: draft.gapTenths, criticality: draft.criticality, headcount })
}
