/** What is in the book after an import, held against what the file says. */
import { component } from '../assessments/exam-room'
import type { KnownPerson, Office, OfficeFile, OfficeRoom } from './office-room'

/** Where the book and the file differ: it says something else (`wrong`), or nothing (`missing`). */
export interface Difference {
  of: 'wrong' | 'missing'
  who: string
  what: string
  known: unknown
  found: unknown
}

type Found = Omit<Difference, 'of'>
const difference = ({ who, what, known, found }: Found): Difference[] => {
  if (known === found) return []
  return [{ of: found === null || found === undefined ? 'missing' : 'wrong', who, what, known, found }]
}

export async function differencesOf(room: OfficeRoom, office: Office, file: OfficeFile) {
  switch (file.kind) {
    case 'people':
      return peopleDiffer(room, file.people ?? [])
    case 'ability':
      return abilityDiffers(room, office, file)
    case 'attendance':
      return attendanceDiffers(room, file)
    case 'scores':
      return scoresDiffer(room, office, file)
  }
}

async function peopleDiffer(room: OfficeRoom, people: readonly KnownPerson[]): Promise<Difference[]> {
  const { rows } = await room.call('people', 'list', { status: 'all', limit: 500 })
  const known = new Set(people.map(({ no }) => no))
  const nobody = rows
    .filter(({ staffNo }) => !known.has(staffNo ?? ''))
    .map(({ name, staffNo }) => ({
      of: 'wrong' as const,
      who: name,
      what: 'person',
      known: null,
      found: staffNo,
    }))
  const differences: Difference[] = [...nobody]
  for (const one of people) {
    const row = rows.find(({ staffNo }) => staffNo === one.no)
    if (!row) {
      differences.push({ of: 'missing', who: one.name, what: 'person', known: one.no, found: null })
      continue
    }
    const person = await room.call('people', 'get', { id: row.id })
    const path = person?.unitPath.map(({ name }) => name) ?? []
    const at = one.team === undefined ? one.unit : `${one.unit}/${one.team}`
    const found = path.length === 0 ? null : path.slice(one.team === undefined ? -1 : -2).join('/')
    differences.push(
      ...difference({ who: one.name, what: 'name', known: one.name, found: row.name }),
      ...difference({ who: one.name, what: 'unit', known: at, found }),
      ...difference({ who: one.name, what: 'post', known: one.post, found: person?.post?.name ?? null }),
      ...difference({ who: one.name, what: 'hired', known: one.hired, found: person?.hiredOn ?? null }),
      ...difference({ who: one.name, what: 'status', known: one.status ?? 'active', found: person?.status }),
      ...difference({ who: one.name, what: 'left', known: one.left ?? null, found: person?.leftOn ?? null }),
    )
    if (one.phone !== undefined)
      differences.push(
        ...difference({ who: one.name, what: 'phone', known: one.phone, found: person?.phone ?? null }),
      )
  }
  return differences
}

async function abilityDiffers(room: OfficeRoom, office: Office, file: OfficeFile): Promise<Difference[]> {
  const differences: Difference[] = []
  for (const { no, name } of office.people) {
    const known = file.ability?.[no] ?? {}
    const standings = await room.call('needs', 'ofPerson', { personId: room.idOf.get(no) ?? '' })
    const rated = standings.flatMap(({ competency, ratings: [newest] }) =>
      newest?.level ? [{ skill: competency.name, level: newest.level, on: newest.ratedOn }] : [],
    )
    for (const { skill, level } of rated)
      if (!known[skill]) differences.push({ of: 'wrong', who: name, what: skill, known: null, found: level })
    for (const [skill, level] of Object.entries(known)) {
      if (level === null) continue
      const found = rated.find(one => one.skill === skill)
      const on = typeof file.on === 'object' ? file.on[no] : file.on
      differences.push(
        ...difference({ who: name, what: skill, known: level, found: found?.level }),
        ...(found ? difference({ who: name, what: `${skill} on`, known: on, found: found.on }) : []),
      )
    }
  }
  return differences
}

async function attendanceDiffers(room: OfficeRoom, file: OfficeFile): Promise<Difference[]> {
  const { blocks, people } = await room.call('sessions', 'attendance', { sessionId: room.sessionId ?? '' })
  const says = blocks.map((_, at) => Object.values(file.attendance ?? {}).some(states => states[at]))
  return people.flatMap(({ name, staffNo, states }) =>
    blocks.flatMap((block, at): Difference[] => {
      const known = file.attendance?.[staffNo ?? '']?.[at] ?? null
      const cell = states[at]
      const held = block.recordedOn !== null
      const found = cell?.state ?? (held ? 'present' : null)
      const about = { who: name, what: `block ${at + 1}` }
      if (known !== null) {
        const minutes = file.missed?.[staffNo ?? '']?.[at]
        return [
          ...difference({ ...about, known, found }),
          ...(minutes && found === known
            ? difference({ ...about, what: `${about.what} min`, known: minutes, found: cell?.missedMinutes })
            : []),
        ]
      }
      // Who is not in a log of a block is absent from it, or open. That they came nobody may say.
      const mayBe = says[at] ? ['absent', null] : [null]
      return mayBe.includes(found) ? [] : [{ of: 'wrong', ...about, known, found }]
    }),
  )
}

async function scoresDiffer(room: OfficeRoom, office: Office, file: OfficeFile): Promise<Difference[]> {
  const sheet = await room.call('assessments', 'sheet', { sessionId: room.sessionId ?? '' })
  const first = office.sessions.find(({ key }) => key === file.session)?.firstMarks
  return (sheet?.rows ?? []).flatMap(row => {
    const no = row.staffNo ?? ''
    const resit = row.resits.find(({ attempt }) => attempt === file.attempt)
    const told = [
      { round: file.attempt ?? 1, known: file.scores?.[no], found: file.attempt ? resit : row.first },
      ...(file.attempt ? [{ round: 1, known: first?.[no], found: row.first }] : []),
    ]
    return told.flatMap(({ round, known, found }) =>
      (['theory', 'practice'] as const).flatMap(part => {
        const text = (value: ReturnType<typeof component>) =>
          value === null ? null : value.kind === 'scored' ? String(value.mark / 100) : value.kind
        return difference({
          who: row.name,
          what: `${part} ${round}`,
          known: text(component(known?.[part] ?? null)),
          found: text(found?.[part] ?? null),
        })
      }),
    )
  })
}
