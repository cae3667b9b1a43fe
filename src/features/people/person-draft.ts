import type { InputOf } from '../../contract/define'
import type { people } from '../../contract/people'
import type { PersonDetail } from '../../contract/people/person'
import { type FactFields, factFields } from '../../domain/people/person-fields'
import { blankDraft, type DraftOf, draftOfValues, valuesOfDraft } from '../../parts/fields/field-draft'
import type { Place } from './PlaceFields'

/** A person as the form has them: every field a text, so that nothing typed is lost. */
export interface PersonDraft extends DraftOf<FactFields>, Place {
  staffNo: string
  name: string
  external: boolean
  hiredOn: string | null
  tags: string
}

export const emptyDraft: PersonDraft = {
  ...blankDraft(factFields),
  staffNo: '',
  name: '',
  external: false,
  unitId: null,
  postId: null,
  gradeLevelId: null,
  hiredOn: null,
  tags: '',
}

export function draftOf(person: PersonDetail): PersonDraft {
  return {
    ...draftOfValues(factFields, {
      ...person,
      businessLineId: person.businessLine?.id ?? null,
      channelId: person.channel?.id ?? null,
    }),
    staffNo: person.staffNo ?? '',
    name: person.name,
    external: person.external,
    unitId: person.unitPath.at(-1)?.id ?? null,
    postId: person.post?.id ?? null,
    gradeLevelId: person.gradeLevel?.id ?? null,
    hiredOn: person.hiredOn,
    tags: person.tags.join('、'),
  }
}

/** '骨干、内训师, 师傅' → three tags, each once. */
export function tagsOf(text: string): string[] {
  return [...new Set(text.split(/[、,，;；\s]+/).filter(Boolean))]
}

/** What keeps the form from being handed in, by field. */
export function draftProblems(draft: PersonDraft): { name?: 'needed'; staffNo?: 'needed'; tags?: 'long' } {
  return {
    ...(draft.name.trim() === '' ? { name: 'needed' as const } : {}),
    ...(draft.staffNo.trim() === '' && !draft.external ? { staffNo: 'needed' as const } : {}),
    ...(tagsOf(draft.tags).some(tag => tag.length > 20) ? { tags: 'long' as const } : {}),
  }
}

function factsOf(draft: PersonDraft) {
  return {
    ...valuesOfDraft(factFields, draft),
    name: draft.name.trim(),
    staffNo: draft.staffNo.trim() || null,
    external: draft.external,
    hiredOn: draft.hiredOn,
    tags: tagsOf(draft.tags),
  }
}

export function hireInput(draft: PersonDraft): InputOf<typeof people.hire> {
  const { unitId, postId, gradeLevelId } = draft
  return { ...factsOf(draft), unitId, postId, gradeLevelId }
}

/** Only what differs; null when nothing does. Unit, post and grade level change by a transfer, not here. */
export function changeInput(person: PersonDetail, draft: PersonDraft): InputOf<typeof people.change> | null {
  const before: Record<string, unknown> = factsOf(draftOf(person))
  const changed = Object.entries(factsOf(draft)).filter(
    ([field, value]) => JSON.stringify(before[field]) !== JSON.stringify(value),
  )
  return changed.length === 0 ? null : { id: person.id, ...Object.fromEntries(changed) }
}
