import type { InputOf } from '../../contract/define'
import type { PersonDetail, people } from '../../contract/people'

/** A person as the form has them: every field a text, so that nothing typed is lost. */
export interface PersonDraft {
  staffNo: string
  name: string
  nameEn: string
  external: boolean
  company: string
  gender: 'male' | 'female' | null
  unitId: string | null
  postId: string | null
  gradeLevelId: string | null
  hiredOn: string | null
  phone: string
  email: string
  supervisorNo: string
  businessLine: string
  tags: string
  note: string
}

export const emptyDraft: PersonDraft = {
  staffNo: '',
  name: '',
  nameEn: '',
  external: false,
  company: '',
  gender: null,
  unitId: null,
  postId: null,
  gradeLevelId: null,
  hiredOn: null,
  phone: '',
  email: '',
  supervisorNo: '',
  businessLine: '',
  tags: '',
  note: '',
}

export function draftOf(person: PersonDetail): PersonDraft {
  return {
    staffNo: person.staffNo ?? '',
    name: person.name,
    nameEn: person.nameEn ?? '',
    external: person.external,
    company: person.company ?? '',
    gender: person.gender,
    unitId: person.unitPath.at(-1)?.id ?? null,
    postId: person.post?.id ?? null,
    gradeLevelId: person.gradeLevel?.id ?? null,
    hiredOn: person.hiredOn,
    phone: person.phone ?? '',
    email: person.email ?? '',
    supervisorNo: person.supervisorNo ?? '',
    businessLine: person.businessLine ?? '',
    tags: person.tags.join('、'),
    note: person.note ?? '',
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

const orNull = (text: string) => text.trim() || null

function factsOf(draft: PersonDraft) {
  return {
    name: draft.name.trim(),
    staffNo: orNull(draft.staffNo),
    nameEn: orNull(draft.nameEn),
    external: draft.external,
    company: orNull(draft.company),
    gender: draft.gender,
    hiredOn: draft.hiredOn,
    phone: orNull(draft.phone),
    email: orNull(draft.email),
    supervisorNo: orNull(draft.supervisorNo),
    businessLine: orNull(draft.businessLine),
    tags: tagsOf(draft.tags),
    note: orNull(draft.note),
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
