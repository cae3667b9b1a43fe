import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileOf, inOneLanguage } from '../../../electron/main/app-scheme'

const folder = '/opt/zhixing/page'

describe('the file behind an app:// address', () => {
  it.each([
    ['app://zhixing/', 'index.html'],
    ['app://zhixing/index.html?lang=en', 'index.html'],
    ['app://zhixing/assets/first-a1.js', 'assets/first-a1.js'],
    ['app://zhixing/assets/../index.html', 'index.html'],
  ])('%s is a file of the page', (address, file) => expect(fileOf(folder, address)).toBe(join(folder, file)))

  it.each([
    'app://elsewhere/index.html',
    'https://zhixing/index.html',
    'app://zhixing/..%2fmain/index.js',
    'app://zhixing/%2e%2e%2f%2e%2e%2fetc/passwd',
    'app://zhixing/..%5cmain',
    'app://zhixing/%00',
    'app://zhixing/%ff',
    'not an address',
  ])('%s is none', address => expect(fileOf(folder, address)).toBeNull())

  it('never lies outside the folder, whatever is asked', () => {
    const piece = fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '/', '\\', 'a', '%00', '//', '~', '%25')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        const file = fileOf(folder, `app://zhixing/${pieces.join('')}`)
        return file === null || file.startsWith(`${folder}/`)
      }),
    )
  })
})

describe('the page', () => {
  const html = `<head>
    <script src="./assets/first.js"></script>
    <link rel="modulepreload" crossorigin data-words="en" href="./assets/en.js">
    <link rel="modulepreload" crossorigin data-words="zh-CN" href="./assets/zh-CN.js">
  </head>`

  it('brings the words of the language it speaks with its first script, and no others', () => {
    const chinese = inOneLanguage(html, 'app://zhixing/index.html?lang=zh-CN')
    expect(chinese).toContain('./assets/zh-CN.js')
    expect(chinese).not.toContain('./assets/en.js')
    expect(chinese).toContain('./assets/first.js')
    expect(inOneLanguage(html, 'app://zhixing/index.html?lang=en&theme=dark')).not.toContain('zh-CN.js')
  })

  it('brings those of both where the language is not known yet', () => {
    expect(inOneLanguage(html, 'app://zhixing/index.html')).toBe(html)
  })
})
