import type { Command } from '../../ui/overlay/CommandPalette'
import type { PageCommand } from '../commands'

/**
 * Commands whose label holds the query, or whose label and further words have a word that begins with each of the
 * query's: 'px', 'peixun' and '培训' all find 培训班, 'record check' what is called “Check the record”.
 */
export function matching(commands: readonly PageCommand[], query: string): Command[] {
  const wanted = plain(query)
  const each = wordsOf(query)
  return commands
    .filter(one => plain(one.label).includes(wanted) || startsEach(one, each))
    .map(({ id, label, keyHint }) => ({ id, label, ...(keyHint ? { keyHint } : {}) }))
}

const plain = (text: string): string => text.trim().toLowerCase().replaceAll(/\s+/g, '')

const wordsOf = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean)

function startsEach({ label, words = '' }: PageCommand, wanted: readonly string[]): boolean {
  const own = wordsOf(`${label} ${words}`)
  return wanted.every(one => own.some(word => word.startsWith(one)))
}
