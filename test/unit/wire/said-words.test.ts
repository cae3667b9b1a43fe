import { describe, expect, it } from 'vitest'
import { contract } from '../../../src/contract/contract'
import type { ProcedureDef } from '../../../src/contract/define'
import { createWords, type Language, languages } from '../../../src/i18n/setup'

interface AreaWords {
  command?: Record<string, string>
  phase?: Record<string, string>
}

const wordsOf = (language: Language, area: string): AreaWords =>
  createWords(language).getResourceBundle(language, area) ?? {}

const procedures = Object.entries(contract).flatMap(([area, all]) =>
  Object.entries(all as Record<string, ProcedureDef>).map(([name, procedure]) => ({ area, name, procedure })),
)
const commands = procedures.flatMap(({ area, name, procedure }) =>
  procedure.kind === 'command' ? [{ area, name, describes: procedure.describes }] : [],
)

/** The forms of a command's sentence: `issue_one`, `issue_other`, `issue_single`. */
const formsOf = (words: Record<string, string>, name: string) =>
  Object.entries(words).filter(([key]) => key === name || key.startsWith(`${name}_`))

/** What a form is filled with, and what chose it: a number, or what the command calls `context`. */
function saidBy([key, text]: [string, string], name: string): Set<string> {
  const said = new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map(([, word]) => word as string))
  const number = /_(one|other)$/
  if (number.test(key)) said.add('count')
  if (key.replace(number, '') !== name) said.add('context')
  return said
}

/** As a contract lists it: `name?` where only some of the sentences say it. */
function describedIn(forms: Set<string>[]): string[] {
  const all = new Set(forms.flatMap(form => [...form]))
  return [...all].map(word => (forms.every(form => form.has(word)) ? word : `${word}?`)).sort()
}

describe('what commands say in the history', () => {
  it.each(commands)('$area.$name gives its sentences what they are filled with and no more', command => {
    const { area, name, describes } = command
    const inLanguage = languages.map(language =>
      formsOf(wordsOf(language, area).command ?? {}, name).map(form => saidBy(form, name)),
    )
    for (const forms of inLanguage) expect(forms).not.toEqual([])
    // A course is named in the reader's language: what one language says, the other need not.
    const said = new Map<string, string>()
    for (const forms of inLanguage)
      for (const word of describedIn(forms)) said.set(word.replace('?', ''), word)
    // Who asked, where the data do not know them: the column of names says that. What was altered outside is listed by
    // the record check. What the last of the lost steps was is there to be compared, not to be read.
    // Which certificates a restore took out of the register their own page says.
    const unsaid = ['by?', 'gone?', 'listed?', 'newest?']
    const inSentences = describes.filter(word => !unsaid.includes(word))
    expect(inSentences.sort()).toEqual([...said.values()].sort())
  })

  it.each(languages)('no sentence in %s is left of a command that is no more', language => {
    const known = new Set(commands.map(({ area, name }) => `${area}.${name}`))
    // What the book itself writes down when it records the tables anew is no command anybody gives.
    for (const own of ['book.sealSalvaged', 'book.sealUpgraded']) known.add(own)
    const idle = Object.keys(contract).flatMap(area =>
      Object.keys(wordsOf(language, area).command ?? {})
        .map(key => `${area}.${key.split('_')[0]}`)
        .filter(command => !known.has(command)),
    )
    expect(idle).toEqual([])
  })
})

describe('what jobs say is going on', () => {
  const jobs = procedures.flatMap(({ area, procedure }) =>
    procedure.kind === 'job' ? procedure.phases.map(phase => ({ area, phase })) : [],
  )

  it.each(languages)('has words in %s for every phase and for nothing else', language => {
    const inWords = Object.keys(contract).flatMap(area =>
      Object.keys(wordsOf(language, area).phase ?? {}).map(phase => `${area}.${phase}`),
    )
    expect(inWords.sort()).toEqual([...new Set(jobs.map(({ area, phase }) => `${area}.${phase}`))].sort())
  })
})
