import { parseArgs } from 'node:util'
import type { Given, OptionKinds, Verb, WrongParams } from '../service/verbs/verb'
import { nearest } from './nearest'

/**
 * What was typed comes to one of these. `wrong` is exit 2: what is wrong, the verb it is about if there is one, and what
 * was meant, as near as it can be told.
 */
export type Typed =
  | { kind: 'help'; verbs: readonly Verb[] }
  | { kind: 'run'; verb: Verb; given: Given }
  | {
      kind: 'wrong'
      what: string
      params: WrongParams
      verbs: readonly Verb[]
      meant: string | null
    }

export interface Globals {
  json: boolean
  help: boolean
  data: string | undefined
  language: string | undefined
}

export const globalOptions: OptionKinds = { data: 'text', json: 'flag', lang: 'text', help: 'flag' }

/** Reads a whole command line, the verb and its options in any order. */
export function readArguments(
  args: readonly string[],
  verbs: readonly Verb[],
): { globals: Globals; typed: Typed } {
  const all = Object.assign({}, globalOptions, ...verbs.map(verb => verb.options)) as OptionKinds
  const { values, tokens } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', short: 'h' },
      ...Object.fromEntries(
        Object.entries(all).map(
          ([name, kind]) => [name, { type: kind === 'text' ? 'string' : 'boolean' }] as const,
        ),
      ),
    },
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined)
  const globals: Globals = {
    json: values.json === true,
    help: values.help === true,
    data: text('data'),
    language: text('lang'),
  }
  const words = tokens.filter(token => token.kind === 'positional').map(token => token.value)
  const wrong = (
    what: string,
    params: WrongParams,
    about: readonly Verb[],
    meant: string | null = null,
  ): Typed => ({ kind: 'wrong', what, params, verbs: about, meant })
  const asked = words[0] === 'help' ? words.slice(1) : words
  const verb = verbOf(asked, verbs)
  const [first = '', second] = asked
  const group = verbs.filter(one => one.name.split(' ')[0] === first)
  const unknownVerb = (): Typed => {
    const known = group.length > 0 ? group : verbs
    const meant = meantVerb(asked, known)
    const params = {
      verb: group.length > 0 && second !== undefined ? `${first} ${second}` : first,
      known: known.map(({ name }) => name),
    }
    const about = meant && group.length === 0 ? [meant] : known
    const what = group.length > 0 && second === undefined ? 'incomplete' : 'verb'
    return wrong(what, params, about, meant?.name)
  }
  if (globals.help || words[0] === 'help' || args.length === 0) {
    const about = verb ? [verb] : second === undefined ? group : []
    if (asked.length === 0) return { globals, typed: { kind: 'help', verbs } }
    return { globals, typed: about.length > 0 ? { kind: 'help', verbs: about } : unknownVerb() }
  }
  if (words.length === 0) return { globals, typed: wrong('noVerb', {}, verbs) }
  if (!verb) return { globals, typed: unknownVerb() }

  const known: OptionKinds = { ...globalOptions, ...verb.options }
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const option = token.rawName
    const kind = token.name === 'help' ? 'flag' : known[token.name]
    if (!kind) {
      const meant = nearest(token.name, Object.keys(known))
      return { globals, typed: wrong('option', { option }, [verb], meant && `--${meant}`) }
    }
    const swallowed = token.value !== undefined && !token.inlineValue && token.value.startsWith('--')
    if (kind === 'text' && (token.value === undefined || token.value === '' || swallowed))
      return { globals, typed: wrong('value', { option }, [verb]) }
    if (kind === 'flag' && token.value !== undefined)
      return { globals, typed: wrong('noValue', { option }, [verb]) }
  }
  const operands = words.slice(verb.name.split(' ').length)
  const [least, most] = verb.operands
  if (operands.length < least)
    return { globals, typed: wrong('missing', { typed: String(words.length) }, [verb]) }
  if (operands.length > most)
    return { globals, typed: wrong('tooMany', { operand: operands[most] ?? '' }, [verb]) }
  const given: Given = { operands, text, flag: name => values[name] === true }
  const found = verb.wrong?.(given)
  if (found) {
    const meant = found.typed === undefined ? null : nearest(found.typed, found.known ?? [])
    return { globals, typed: wrong(found.what, found.params, [verb], meant) }
  }
  return { globals, typed: { kind: 'run', verb, given } }
}

/** The verb that the words begin with; the longer name first. */
function verbOf(words: readonly string[], verbs: readonly Verb[]): Verb | undefined {
  return (
    verbs.find(verb => verb.name === words.slice(0, 2).join(' ')) ??
    verbs.find(verb => verb.name === words[0])
  )
}

/** The verb whose name, or whose first word, was typed with a slip. */
function meantVerb(words: readonly string[], verbs: readonly Verb[]): Verb | undefined {
  const names = verbs.map(verb => verb.name)
  const meant = nearest(words.slice(0, 2).join(' '), names) ?? nearest(words[0] ?? '', names)
  const [only, another] = verbs.filter(verb => verb.name === meant)
  return another ? undefined : only
}
