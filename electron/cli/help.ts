import type { Verb } from '../service/verbs/verb'

type Say = (key: string, params?: Record<string, unknown>) => string

const begin = 'npm run -s cli --'

/** The text of --help: one verb in full, several in a list; what the whole is stands above where these are `all`. */
export function helpText(say: Say, verbs: readonly Verb[], all: readonly Verb[]): string {
  const [only] = verbs
  const globals = ['data', 'json', 'lang', 'help'].map(option => [
    say(`cli:option.${option}.usage`),
    say(`cli:option.${option}.what`),
  ])
  if (verbs.length === 1 && only) {
    const own = Object.keys(only.options).map(option => [
      say(`cli:verb.${only.key}.option.${option}.usage`),
      say(`cli:verb.${only.key}.option.${option}.what`),
    ])
    return [
      usageText(say, verbs),
      '',
      say(`cli:verb.${only.key}.what`),
      say(`cli:verb.${only.key}.more`),
      '',
      ...choicesOf(say, only),
      say('cli:options'),
      columns([...own, ...globals]),
      '',
      say('cli:examples'),
      ...only.examples.map(example => `  ${exampleLine(only, example)}`),
      say('cli:exit'),
    ].join('\n')
  }
  return [
    ...(verbs.length === all.length ? [say('cli:head'), ''] : []),
    say('cli:usage', { usage: `${begin} ${say('cli:anyVerb')}` }),
    '',
    columns(verbs.map(verb => [say(`cli:verb.${verb.key}.usage`), say(`cli:verb.${verb.key}.what`)])),
    '',
    columns(globals),
    '',
    say('cli:exit'),
  ].join('\n')
}

/** As it is typed in a shell: a verb that needs no data of its own is not told where it lies. */
function exampleLine(verb: Verb, example: string): string {
  return verb.needs === 'nothing' || verb.folder ? `${begin} ${example}` : `${begin} --data DIR ${example}`
}

/** What a word may be, each with what it is called. */
function choicesOf(say: Say, { choices }: Verb): string[] {
  if (!choices) return []
  const wide = Math.max(...choices.of.map(({ word }) => word.length))
  const lines = choices.of.map(({ word, means: [name = '', ...more] }) => {
    const options = more.length > 0 ? ` (${more.map(key => say(key)).join(' | ')})` : ''
    return `  ${word.padEnd(wide)}  ${say(name)}${options}`
  })
  return [say(`cli:choices.${choices.operand}`), ...lines]
}

/** Only how the verbs are typed: for wrong usage, on standard error. */
export function usageText(say: Say, verbs: readonly Verb[]): string {
  return verbs
    .map(verb => say('cli:usage', { usage: `${begin} --data DIR ${say(`cli:verb.${verb.key}.usage`)}` }))
    .join('\n')
}

/** The same for programs. */
export function helpJson(say: Say, verbs: readonly Verb[]) {
  return verbs.map(verb => ({
    verb: verb.name,
    usage: say(`cli:verb.${verb.key}.usage`),
    what: say(`cli:verb.${verb.key}.what`),
    options: Object.keys(verb.options).map(option => `--${option}`),
    ...(verb.choices && { [verb.choices.operand]: verb.choices.of.map(({ word }) => word) }),
    examples: verb.examples,
  }))
}

function columns(lines: readonly (readonly string[])[]): string {
  return lines.map(([left = '', right = '']) => `  ${left}\n      ${right}`).join('\n')
}
