import type { Command } from '../../ui/overlay/CommandPalette'
import type { PageCommand } from '../commands'

/** Commands whose label or further words hold the query: 'px', 'peixun' and '培训' all find 培训班. */
export function matching(commands: readonly PageCommand[], query: string): Command[] {
  const wanted = plain(query)
  return commands
    .filter(one => wanted === '' || plain(one.label).includes(wanted) || startsOne(one.words, wanted))
    .map(({ id, label, keyHint }) => ({ id, label, ...(keyHint ? { keyHint } : {}) }))
}

const plain = (text: string): string => text.trim().toLowerCase().replaceAll(/\s+/g, '')

function startsOne(words: string | undefined, wanted: string): boolean {
  return (words ?? '').split(' ').some(word => word.toLowerCase().startsWith(wanted))
}
