import { expect, it } from 'vitest'
import { certificatePages } from '../../../electron/service/certificates/face/certificate-pages'
import { bilingualWords } from '../../../electron/service/documents/document-words'
import { faceDocument } from '../../../src/parts/certificates/face-document'
import { difficultNames, face, hostileStrings } from '../../support/document-samples'
import { faceHtml } from './samples'

const drawn = (personName: string) => {
  const found = faceDocument(certificatePages([face({ personName })], { words: bilingualWords }))
  if (!found) throw new Error('no page')
  return found
}

it('keeps the sheet but not the typefaces and the page, which are the printer’s', () => {
  const { css, page } = faceDocument(faceHtml.html) ?? { css: '', page: document.body }
  expect(css).toContain(':host{background:#fefcf6')
  expect(css).not.toMatch(/@font-face|@page|url\(/)
  expect(page.querySelector<HTMLElement>('.body')?.style.fontSize).toBe('6.2mm')
})

it('takes nothing of how the window around it sets type, and keeps its own language', () => {
  const { css, page } = drawn('王芳')
  expect(css).toMatch(/^:host\{all:initial/)
  expect(page.lang).toBe('zh-CN')
})

it('is null for what is no such document', () => {
  expect(faceDocument('')).toBeNull()
  expect(faceDocument('<body><p>else</p></body>')).toBeNull()
})

it.each(difficultNames)('shows the name %s', name => {
  expect(drawn(name).page.textContent?.normalize('NFKC').replace(/\s/g, '')).toContain(
    name.normalize('NFKC').replace(/\s/g, ''),
  )
})

it.each(hostileStrings.map(text => [text.slice(0, 30), text]))('makes no element of %j', (_name, text) => {
  const { page } = drawn(text)
  const elements = [page, ...page.querySelectorAll<HTMLElement>('*')]
  const allowed = new Set(['SECTION', 'DIV', 'H1', 'P', 'SPAN', 'BDI', 'WBR', 'BR'])
  expect(elements.filter(one => !allowed.has(one.tagName)).map(one => one.tagName)).toEqual([])
  for (const { attributes, style } of elements) {
    expect(
      [...attributes].map(one => one.name).filter(name => !['class', 'lang', 'style', 'role'].includes(name)),
    ).toEqual([])
    expect(style.cssText).toMatch(/^(font-size: [\d.]+mm;)?$/)
  }
})
