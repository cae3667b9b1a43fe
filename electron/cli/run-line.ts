import { randomUUID } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import type { BookNotice } from '../../src/contract/book/state'
import { inARow } from '../../src/domain/text/listed'
import { createWords, type Language, languages } from '../../src/i18n/setup'
import { refuseFolderInBook } from '../files/target'
import type { Tour } from '../host-wire'
import type { Answer, Verb, VerbContext, WrongParams } from '../service/verbs/verb'
import { VerbRefusal } from '../service/verbs/verb-refusal'
import { readArguments } from './arguments'
import { helpJson, helpText, usageText } from './help'
import { nearest } from './nearest'
import { type ContextOptions, openContext, refusing } from './open-context'
import { allVerbs } from './verbs'

/** What the command line needs of the world around it. */
export interface Surroundings extends Pick<ContextOptions, 'from' | 'now' | 'print' | 'log' | 'resources'> {
  /** Walks through the pages of a book nobody has open, and leaves a picture of each. */
  tour(dataDir: string, tour: Tour): Promise<void>
  /** Where the book lies when `--data` is not given. */
  usualFolder: string
  /** The language of the system, e.g. 'zh-CN' or 'de'. */
  systemLanguage: string
  /** Standard output: the answer and nothing else. */
  answer(text: string): void
  /** Standard error: usage, and what a person should know besides. */
  tell(text: string): void
}

/** Carries out one command line. Resolves to its exit code: 0 done, 1 refused, 2 wrong usage. */
export async function runLine(args: readonly string[], around: Surroundings): Promise<0 | 1 | 2> {
  const verbs = await allVerbs()
  const { globals, typed } = readArguments(args, verbs)
  const language = languages.find(one => one === globals.language) ?? systemLanguage(around.systemLanguage)
  const say = sayIn(language)
  const give = ({ json, text }: Answer) =>
    around.answer(globals.json ? `${JSON.stringify(json, null, 2)}\n` : `${text}\n`)
  const wrongUsage = (
    what: string,
    params: WrongParams,
    about: readonly Verb[],
    meant: string | null = null,
  ): 2 => {
    const [only] = about
    const usage = only ? say(`cli:verb.${only.key}.usage`) : ''
    // A usage has its words in the order they are typed: the first one not typed is the missing one.
    const argument = usage.split(' ')[Number(params.typed)] ?? ''
    const message = [
      say(`cli:wrong.${what}`, { argument, ...wrongWords(params, language) }),
      ...(meant ? [say('cli:wrong.meant', { meant })] : []),
    ].join(language === 'en' ? ' ' : '')
    if (globals.json) give({ json: { code: 'usage', message, ...(meant && { meant }) }, text: '' })
    around.tell(`${message}\n\n${about.length === 1 ? usageText(say, about) : helpText(say, about, verbs)}\n`)
    return 2
  }

  if (globals.language !== undefined && globals.language !== language)
    return wrongUsage('language', { language: globals.language }, verbs, nearest(globals.language, languages))
  if (typed.kind === 'wrong') return wrongUsage(typed.what, typed.params, typed.verbs, typed.meant)
  if (typed.kind === 'help') {
    give({ json: helpJson(say, typed.verbs), text: helpText(say, typed.verbs, verbs) })
    return 0
  }
  const { verb, given } = typed
  const needs = typeof verb.needs === 'function' ? verb.needs(given) : verb.needs
  const named = verb.folder?.(given) ?? globals.data
  const dataDir = named === undefined ? around.usualFolder : resolve(around.from, named)
  const out = verb.out?.(given)
  const isNew = verb.wholeOrNothing === true && !existsSync(dataDir)
  try {
    if (out !== undefined) refusing(() => refuseFolderInBook(dataDir, resolve(around.from, out)))
    const { context, notices, close } = await openContext({ ...around, needs, dataDir, language, say })
    let answer: Answer
    try {
      for (const notice of notices) around.tell(`${noticeText(say, notice, dataDir)}\n`)
      if (notices.some(({ code }) => code === 'damaged')) around.tell(`${say('cli:afterDamage')}\n`)
      answer = await verb.run(context, given)
    } finally {
      await close()
    }
    if (answer.tour) await around.tour(dataDir, answer.tour)
    give(answer)
    return answer.refused ? 1 : 0
  } catch (error) {
    if (isNew) rmSync(dataDir, { recursive: true, force: true })
    const refusal = error instanceof VerbRefusal ? error : unexpected(error, verb.name, around)
    const message = refusalWords(say, refusal)
    give({ json: { code: refusal.code, message, ...details(refusal) }, text: message })
    return 1
  }
}

/** Several words as one: “a, b” or “a、b”. */
const wrongWords = (params: WrongParams, language: Language): Record<string, string> =>
  Object.fromEntries(
    Object.entries(params).map(([name, words]) => [
      name,
      typeof words === 'string' ? words : inARow(language, words),
    ]),
  )

function sayIn(language: Language): VerbContext['say'] {
  const { t } = createWords(language)
  // Keys are put together from verbs, areas and codes: a text that is not there is empty, not an error.
  const loose = t as unknown as (key: string, params: Record<string, unknown>) => string
  return (key, params = {}) => loose(key, { ...params, defaultValue: '' })
}

function refusalWords(say: VerbContext['say'], { area, code, params }: VerbRefusal): string {
  return (
    say(`cli:refusal.${code}`, params) ||
    say(`${area}:refusal.${code}`, params) ||
    say(`common:refusal.${code}`, params) ||
    say(`book:refusal.${code}`, params) ||
    say('cli:refusal.other', { code })
  )
}

/** What the refusal is about, for programs: a code alone does not say which person or file. */
function details({ params }: VerbRefusal): { params?: Record<string, unknown> } {
  return Object.keys(params).length > 0 ? { params } : {}
}

function unexpected(error: unknown, procedure: string, around: Surroundings): VerbRefusal {
  const reference = randomUUID().slice(0, 8)
  around.log(error, reference, procedure)
  return new VerbRefusal('failed', { reference }, 'cli')
}

function noticeText(say: VerbContext['say'], notice: BookNotice, folder: string): string {
  if (notice.code !== 'commands_lost') return say(...noticeWords(notice, folder))
  const { count, held, kept, twice } = notice
  const lines = [
    say(twice ? 'book:loss.foundOther' : 'book:loss.found', { count }),
    ...(twice && twice.length > 0 ? [say('book:loss.twice', { numbers: twice.join(', ') }).trim()] : []),
    held === 0 ? say('book:loss.lastNone') : say('book:loss.last', { held }),
    kept === null ? say('book:loss.compare') : say('book:loss.todo', { kept }),
  ]
  return lines.join('\n')
}

type OtherNotice = Exclude<BookNotice, { code: 'commands_lost' }>

function noticeWords(notice: OtherNotice, folder: string): [key: string, params: Record<string, unknown>] {
  const key = `book:notice.${notice.code}`
  switch (notice.code) {
    case 'damaged':
      if (notice.backup) return [`${key}.${notice.what}`, { at: notice.backup.at }]
      return [`book:notice.damagedNoBackup.${notice.what}`, {}]
    case 'name_taken':
      return [key, { names: notice.names.join(', ') }]
    case 'no_space':
      return [key, { folder, free: megabytes(notice.free), wanted: megabytes(notice.wanted) }]
    default:
      return ['because' in notice ? `${key}.${notice.because}` : key, { ...notice, folder }]
  }
}

const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`

function systemLanguage(system: string): Language {
  return system.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}
