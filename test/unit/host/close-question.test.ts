import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { askBeforeClosing } from '../../../electron/main/close-question'

/** A window in memory; whether closing it was stopped, and the page asked. */
function openWindow() {
  const webContents = Object.assign(new EventEmitter(), { send: () => undefined, isCrashed: () => false })
  const window = Object.assign(new EventEmitter(), {
    webContents,
    isDestroyed: () => false,
    isMinimized: () => false,
    close: () => undefined,
  })
  const question = askBeforeClosing(window as never, { jobs: 0 })
  return {
    question,
    loadsAnew: () => webContents.emit('did-navigate'),
    asksBeforeItCloses() {
      let asked = false
      window.emit('close', { preventDefault: () => (asked = true) })
      question.heard()
      return asked
    },
  }
}

it('a page that was loaded anew has nothing of what the one before it held', () => {
  const { question, loadsAnew, asksBeforeItCloses } = openWindow()
  expect(asksBeforeItCloses()).toBe(false)
  question.hold(true)
  expect(asksBeforeItCloses()).toBe(true)
  loadsAnew()
  expect(asksBeforeItCloses()).toBe(false)
  question.hold(true)
  expect(asksBeforeItCloses()).toBe(true)
})
