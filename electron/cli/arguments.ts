import { parseArgs } from 'node:util'
import { nearest } from './nearest'
import type { Given, OptionKinds, Verb } from './verb'

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
      params: Record<string, string>
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
    params: Record<string, string>,
    about: readonly Verb[],
    meant: string | null = null,
  ): Typed => ({ kind: 'wrong', what, params, verbs: about, meant })
  const unknownVerb = (typed: string): Typed => {
    const meant = meantVerb(asked, verbs)
    return wrong('verb', { verb: typed }, meant ? [meant] : verbs, meant?.name ?? null)
  }

  const asked = words[0] === 'help' ? words.slice(1) : words
  const verb = verbOf(asked, verbs)
  const group = verbs.filter(one => one.name.split(' ')[0] === asked[0])
  if (globals.help || words[0] === 'help' || args.length === 0) {
    const known = asked.length === 0 || verb || group.length > 0
    const about = verb ? [verb] : group.length > 0 ? group : verbs
    return {
      globals,
      typed: known ? { kind: 'help', verbs: about } : unknownVerb(asked.join(' ')),
    }
  }
  if (words.length === 0) return { globals, typed: wrong('noVerb', {}, verbs) }
  if (!verb) {
    const what =
      group.length > 0
        ? wrong('incomplete', { verb: words[0] ?? '' }, group, meantVerb(asked, group)?.name)
        : unknownVerb(words[0] ?? '')
    return { globals, typed: what }
  }

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
  if (operands.length < least) return { globals, typed: wrong('missing', {}, [verb]) }
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
