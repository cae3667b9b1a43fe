import type { ImportFinding } from '../../contract/imports'
import type { RowDecision } from '../../domain/imports/preview'
import type { Words } from '../../i18n/setup'

/** What a person chose for one decision: the option, and what it says of which rows. */
export interface PickedOption {
  option: string
  decisions: readonly (readonly [row: number, decision: RowDecision])[]
  /** Where it answers what is no row's. */
  answer?: readonly [key: string, answer: string]
}

export interface Option extends PickedOption {
  /** Its words: `imports:option.<words>`. */
  words: keyof Words['imports']['option']
  params: Record<string, string | number>
}

/** As the wire carries them. */
export function rowDecisionsOf(picks: ReadonlyMap<string, PickedOption>): Record<string, RowDecision[]> {
  const rows: Record<string, RowDecision[]> = {}
  for (const { decisions } of picks.values()) {
    for (const [row, decision] of decisions) {
      const known = rows[row] ?? []
      if (!known.includes(decision)) known.push(decision)
      rows[row] = known
    }
  }
  return rows
}

/** What was answered to questions that are no row's. */
export function answersOf(picks: ReadonlyMap<string, PickedOption>): Record<string, string> {
  return Object.fromEntries([...picks.values()].flatMap(({ answer }) => (answer ? [answer] : [])))
}

/** How the times of a whole log are meant. */
const timesWords = { exchanged: 'exchanged', afternoon: 'afternoon', as_times: 'asTimes' } as const
const isTimes = (answer: string): answer is keyof typeof timesWords => Object.hasOwn(timesWords, answer)

/** Who it is, or what somebody was. */
export function answersTo(
  { code, params: words }: ImportFinding,
  { key, people, days, answers, among = [] }: NonNullable<ImportFinding['asks']>,
): Option[] {
  const answering = (answer: string, words: Option['words'], params: Option['params'] = {}): Option => ({
    option: answer,
    words,
    params,
    decisions: [],
    answer: [key, answer],
  })
  if (people)
    return [
      ...people.map(({ id, staffNo, name }) => answering(id, 'is', { number: staffNo ?? '', name })),
      answering('nobody', 'nobody'),
    ]
  if (days) return days.map(day => answering(day, 'onDay', { day }))
  if (answers)
    return answers.flatMap(answer => (isTimes(answer) ? [answering(answer, timesWords[answer], words)] : []))
  if (code === 'typed_attendance') return [answering('file', 'byFile', words)]
  if (code === 'not_on_roll') return [answering('enrol', 'enrol')]
  if (code === 'marked_and_missed')
    return [answering('marks', 'marksCount', words), answering('state', 'asSaid', words)]
  if (code === 'resit_again') {
    const corrected = among.map(({ answer, number, says }) =>
      answering(answer, 'correctResit', { ...words, number, says }),
    )
    // Of the only one the correction is what happens unless something else is said.
    const asked = words.context === 'held' ? corrected : []
    return [...asked, ...(Number(words.next) > 0 ? [answering('further', 'furtherResit', words)] : [])]
  }
  if (code === 'mark_twice') return among.map(({ answer, says }) => answering(answer, 'column', { says }))
  if (code === 'part_not_counted')
    return [answering('counted', 'partCounted', words), answering('as_read', 'partAsRead', words)]
  if (code === 'full_mark_unsure')
    return [answering('full', 'fullMark', words), answering('hundred', 'outOfHundred')]
  if (code === 'not_seen' || code === 'few_seen') return [answering('absent', 'allAbsent')]
  return (['present', 'absent', 'leave'] as const).map(state => answering(state, 'state', { state }))
}

/** Where nothing is answered what is asked about is left out. */
const leftOut: ReadonlySet<string> = new Set([
  'not_on_roll',
  'marked_and_missed',
  'full_mark_unsure',
  'resit_again',
  'mark_twice',
  'part_not_counted',
])

/** What it means to answer nothing. */
export function unansweredWords({
  code,
  asks,
  params,
}: ImportFinding): Partial<Pick<Option, 'words' | 'params'>> {
  if (code === 'typed_attendance') return { words: 'byHand', params }
  if (code === 'resit_again' && params.context !== 'held')
    return { words: 'correctResit', params: { ...params, ...asks?.among?.[0] } }
  if (code === 'joins_unread') return { words: 'notJoined' }
  return asks?.people || asks?.days || asks?.answers || leftOut.has(code) ? {} : { words: 'unrecorded' }
}
