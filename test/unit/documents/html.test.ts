import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeHtml, html, printableText, sentence } from '../../../electron/service/documents/html'
import { hostileStrings } from '../../support/document-samples'

describe('html', () => {
  it('escapes what is put in, and not what it made itself', () => {
    const inner = html`<b>${'<i>'}</b>`
    expect(html`<p title="${'"'}">${inner}${['a', '&']}${7}${null}${undefined}</p>`.markup).toBe(
      '<p title="&quot;"><b>&lt;i&gt;</b>a&amp;7</p>',
    )
  })

  it.each(hostileStrings)('lets no markup through: %j', text => {
    expect(escapeHtml(text)).not.toMatch(/[<>"']/)
    expect(escapeHtml(text).replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&')
  })

  it('keeps every printable character of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        const back = escapeHtml(text)
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&')
        expect(back).toBe(printableText(text))
      }),
    )
  })
})

describe('printableText', () => {
  it.each([
    ['王\u0000芳', '王芳'],
    ['王\r\n芳\t敏', '王 芳 敏'],
    ['\uD800王', '\uFFFD王'],
    ['𠮷😀', '𠮷😀'],
    ['⽅⾦', '方金'],
    ['阿卜杜热西提·买买提', '阿卜杜热西提·买买提'],
  ])('%j → %j', (text, printable) => expect(printableText(text)).toBe(printable))
})

describe('sentence', () => {
  const translate = ({ name, day }: Record<'name' | 'day', string>) => `<${name}> on ${day}, ${name}`

  it('fills the blanks after the sentence is escaped', () => {
    const made = sentence(translate, { name: html`<b>${'王 & 芳'}</b>`, day: '$& $1 <day>' })
    expect(made.markup).toBe('&lt;<b>王 &amp; 芳</b>&gt; on $&amp; $1 &lt;day&gt;, <b>王 &amp; 芳</b>')
  })
})
