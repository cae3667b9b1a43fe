import { expect, it } from 'vitest'
import { pngOf } from '../../support/png'
import { openTestService } from '../support/service'

const png = (width: number) => pngOf(width, 40).toString('base64')

it('a logo is kept, replaced, taken away, and each step taken back', async () => {
  const book = await openTestService()
  const logo = () => book.call('settings', 'logo', {})
  expect(await logo()).toBeNull()
  await book.call('settings', 'changeLogo', { png: png(100) })
  const seq = await book.seqOf('settings', 'changeLogo', { png: png(120) })
  expect(await logo()).toBe(png(120))
  await book.call('book', 'undo', { seq })
  expect(await logo()).toBe(png(100))
  const removed = await book.seqOf('settings', 'changeLogo', { png: null })
  expect(await logo()).toBeNull()
  await book.call('book', 'undo', { seq: removed })
  expect(await logo()).toBe(png(100))
})

it('nothing but a picture of its size is kept', async () => {
  const book = await openTestService()
  for (const bad of [
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    pngOf(100, 40, ['tEXt', Buffer.from('Author\0王芳')]),
    pngOf(3000, 1),
  ])
    await expect(book.call('settings', 'changeLogo', { png: bad.toString('base64') })).rejects.toMatchObject({
      code: 'bad_logo',
    })
  expect(await book.call('settings', 'logo', {})).toBeNull()
})
