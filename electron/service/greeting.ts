import type { WireReply } from '../../src/contract/wire'
import type { Service } from './service'

/** What the page asks before it can draw its first page, in the order it is needed. */
const firstQuestions = [
  ['book', 'state'],
  ['settings', 'operators'],
  ['reports', 'today'],
] as const

/**
 * The answers to what a page will ask first, so that it need not ask: they lie in its port when its script begins to
 * run. A question that is refused is left out; the page asks it itself and hears why.
 */
export async function greeting(service: Service): Promise<WireReply> {
  const answers = []
  for (const [area, name] of firstQuestions) {
    try {
      answers.push({ area, name, input: {}, output: (await service.call(area, name, {})).output })
    } catch {
      // No book is open: its state says so.
      break
    }
  }
  return { event: 'answers', answers }
}
