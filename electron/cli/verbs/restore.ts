import { lostText } from '../lost-text'
import type { Verb } from '../verb'

/** `restore FILE`: an archive in the place of the book, which is backed up first. Works in an empty folder too. */
export const restore: Verb = {
  name: 'restore',
  key: 'restore',
  operands: [1, 1],
  options: {},
  needs: 'folder',
  async run(desk, { operands: [typed = ''] }) {
    const restored = await desk.call('book', 'restoreArchive', { file: desk.ticket(typed) })
    const kept = restored.kept?.name ?? restored.aside
    const file = desk.path(typed)
    return {
      json: { file, restored: true, kept, lost: restored.lost },
      text: [
        kept
          ? desk.say('cli:verb.restore.doneKept', { file, kept })
          : desk.say('cli:verb.restore.done', { file }),
        ...lostText(desk, 'restored', restored.lost),
      ].join('\n'),
    }
  },
}
