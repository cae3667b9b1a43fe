import type { Caveat } from '../../../src/contract/shapes'
import type { Language } from '../../../src/i18n/setup'
import { type Caveats, isUndecided, type RowKeys, standsBehind } from '../book/book-service'
import { localMinute } from '../local-time'
import type { ExportSheet } from './export-table'
import { type FormVoice, formVoice } from './form/form-voice'
import { recoveredLines } from './recovered-words'

const sentenceKeys = {
  file: 'form.accused_file',
  records: 'form.accused',
  steps: 'form.accused_steps',
} as const

/**
 * Says what of a document was altered outside and taken note of: when, by whom, how much, why, and in which entry.
 * A note that was itself altered since is nobody's word: only that it is there is said. First what is not settled, then
 * that the data were recovered from damage, what is missing, and what nothing proves.
 */
export function caveatLines(caveats: Caveats, voice: FormVoice): string[] {
  const { accused, noted } = caveats
  const lines = noted.flatMap(({ seq, at, operator, reason, rows, perhaps, proved }) => {
    if (!proved) return [voice.say('form.altered_unproved', { seq })]
    const params = { seq, at: localMinute(at), by: operator ?? '—', reason }
    return [
      ...(rows.length > 0 ? [voice.say('form.altered', { ...params, count: rows.length })] : []),
      ...(perhaps > 0 ? [voice.say('form.altered_maybe', { ...params, count: perhaps })] : []),
      ...(rows.length + perhaps === 0 ? [voice.say('form.altered_perhaps', params)] : []),
    ]
  })
  lines.unshift(...recoveredLines(caveats, voice))
  if (accused) lines.unshift(voice.say(sentenceKeys[accused]))
  return lines
}

/** The same in a few words, for each page of a document of several: a page that is taken out says it too. */
export function caveatOnPages(caveats: Caveats, voice: FormVoice): string | null {
  const caveat = caveatOf(caveats)
  return caveat && voice.say(`caveat.page_${caveat}`)
}

/** What whoever asked for a document is told of it: it says so itself. */
export const caveatOf = ({ accused, noted, recovered }: Caveats): Caveat =>
  accused ? 'accused' : noted.length > 0 ? 'noted' : recovered.length > 0 ? 'recovered' : null

/**
 * A table that says it: in a last column at each row concerned, so that it goes wherever the row goes and a program
 * still reads headings and rows; and in full on a second sheet, which a .csv has no place for. `keys`: whose each row
 * is, in their order. Nothing is added where nothing has to be said.
 */
export function withCaveats(
  sheet: ExportSheet,
  keys: readonly RowKeys[],
  caveats: Caveats,
  language: Language,
): ExportSheet[] {
  if (caveatOf(caveats) === null) return [sheet]
  const voice = formVoice(language)
  // Of these nothing tells whose they are: each row may rest on them.
  const undecided = caveats.noted.filter(
    ({ rows, perhaps }) =>
      rows.length === 0 || perhaps > 0 || rows.some(altered => isUndecided(altered, keys)),
  )
  const heading = voice.say('caveat.heading')
  const marked = {
    ...sheet,
    columns: [...sheet.columns, { heading, width: 30, kind: 'text' as const }],
    rows: sheet.rows.map((row, at) => [...row, markOf(keys[at] ?? {}, caveats, { voice, undecided })]),
  }
  const lines = caveatLines(caveats, voice)
  return [
    marked,
    {
      name: heading,
      columns: [{ heading, width: 100, kind: 'text' }],
      rows: lines.map(line => [line]),
    },
  ]
}

function markOf(
  keys: RowKeys,
  { accused, noted, recovered }: Caveats,
  { voice, undecided }: { voice: FormVoice; undecided: Caveats['noted'] },
): string | null {
  const altered = noted.filter(({ rows }) => rows.some(row => standsBehind(row, keys)))
  const perhaps = undecided.filter(note => !altered.includes(note))
  const entriesOf = (notes: Caveats['noted']) => ({
    entries: voice.list(notes.map(({ seq }) => String(seq))),
  })
  const marks = [
    ...(accused ? [voice.say('caveat.not_verified')] : []),
    ...(recovered.length > 0 ? [voice.say('caveat.recovered')] : []),
    ...(altered.length > 0 ? [voice.say('caveat.altered', entriesOf(altered))] : []),
    ...(perhaps.length > 0 ? [voice.say('caveat.perhaps', entriesOf(perhaps))] : []),
  ]
  return marks.length > 0 ? marks.join(' · ') : null
}
