export type PatternProblem = 'no_serial' | 'unknown_field' | 'bad_character'

const fields = ['company', 'kind', 'year', 'serial']

/** What is wrong with a certificate number pattern such as '{company}-{kind}-{year}-{serial:4}', or null. */
export function patternProblem(pattern: string): PatternProblem | null {
  const named = [...pattern.matchAll(/\{([^}]*)\}/g)].map(match => match[1] ?? '')
  if (named.some(field => !fields.includes(field.replace(/:\d$/, '')))) return 'unknown_field'
  if (!named.some(field => field.startsWith('serial'))) return 'no_serial'
  if (/[\\/:*?"<>|\s]/.test(pattern.replaceAll(/\{[^}]*\}/g, ''))) return 'bad_character'
  return null
}
