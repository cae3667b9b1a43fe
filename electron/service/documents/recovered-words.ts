import type { Caveats } from '../book/book-service'
import { localMinute } from '../local-time'
import type { FormVoice } from './form/form-voice'
import { tableWord } from './table-word'

/** Of more numbers than a page holds the rest is only counted. */
const mostNamed = 100

/**
 * What a recovery from damage took of what a document is filled from: first of what it is a list of, by number or name
 * where they are known; then of all else that it rests on, each in its own words. Never a sum of several kinds.
 */
export function recoveredLines(
  { recovered, own }: Pick<Caveats, 'recovered' | 'own'>,
  voice: FormVoice,
): string[] {
  return recovered.flatMap(({ at, lost, unproved }) => {
    const listed = lost.filter(({ table }) => table === own)
    const others = lost.filter(({ table }) => table !== own)
    return [
      voice.say('form.recovered', { at: localMinute(at) }),
      ...listed.map(one =>
        voice.each(spoken => spoken.say('form.recovered_own', { what: goneOf(spoken, one) })),
      ),
      ...said(voice, 'form.recovered_rest', others, 'form.lost_rows'),
      ...said(voice, 'form.recovered_unproved', unproved, 'form.unproved_rows'),
    ]
  })
}

type RowsGone = Caveats['recovered'][number]['lost'][number]

function said(
  voice: FormVoice,
  key: 'form.recovered_rest' | 'form.recovered_unproved',
  tables: readonly { table: string; count: number }[],
  each: 'form.lost_rows' | 'form.unproved_rows',
): string[] {
  if (tables.length === 0) return []
  const what = (spoken: FormVoice) =>
    spoken.list(
      tables.map(({ table, count }) => spoken.say(each, { table: tableWord(spoken.lang, table), count })),
    )
  return [voice.each(spoken => spoken.say(key, { what: what(spoken) }))]
}

/** 证书至少缺 7 张（KF-TS-2026-0003、…）. */
function goneOf(voice: FormVoice, { table, count, names }: RowsGone): string {
  const what =
    table === 'certificate'
      ? voice.say('form.lost_certificates', { count })
      : voice.say('form.lost_rows', { table: tableWord(voice.lang, table), count })
  if (names.length === 0) return what
  const shown = names.slice(0, mostNamed)
  const more =
    names.length > shown.length ? [voice.say('form.lost_more', { count: names.length - shown.length })] : []
  return voice.say('form.lost_named', { what, names: voice.list([...shown, ...more]) })
}
