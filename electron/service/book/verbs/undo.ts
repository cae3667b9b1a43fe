import type { Verb, VerbContext } from '../../verbs/verb'

/** `undo [--void]`: takes back the newest step, as Ctrl+Z would; printed certificates are voided where that is said. */
export const undo: Verb = {
  name: 'undo',
  at: 13,
  key: 'undo',
  examples: ['undo'],
  operands: [0, 0],
  options: { void: 'flag' },
  needs: 'book',
  async run(context, given) {
    const { undo: newest, onlyStory } = await context.call('book', 'undoState', {})
    if (!newest) return context.refuse(onlyStory ? 'only_story_left' : 'nothing_to_undo')
    const { undone } = await context.call('book', 'undo', { seq: newest.seq, voids: given.flag('void') })
    const what = historyLine(context, newest)
    const { seq, area, command, at } = newest
    return {
      json: { undone, seq, area, command, at, what },
      text: context.say('cli:verb.undo.done', { what }),
    }
  },
}

/** The words of a step as the history page has them: `people:command.leave` filled in. */
function historyLine(
  context: VerbContext,
  { area, command, params }: { area: string; command: string; params: Record<string, unknown> | null },
): string {
  if (params === null) return context.say('book:history.wordsLost', { area: context.say(`${area}:area`) })
  return context.say(`${area}:command.${command}`, params) || `${area}.${command}`
}
