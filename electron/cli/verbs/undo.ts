import { historyLine } from '../history-line'
import type { Verb } from '../verb'

/** `undo`: takes back the newest step, as Ctrl+Z would. */
export const undo: Verb = {
  name: 'undo',
  key: 'undo',
  operands: [0, 0],
  options: {},
  needs: 'book',
  async run(desk) {
    const { undo: newest } = await desk.call('book', 'undoState', {})
    if (!newest) return desk.refuse('nothing_to_undo')
    const { undone } = await desk.call('book', 'undo', { seq: newest.seq })
    const what = historyLine(desk, newest)
    const { seq, area, command, at } = newest
    return {
      json: { undone, seq, area, command, at, what },
      text: desk.say('cli:verb.undo.done', { what }),
    }
  },
}
