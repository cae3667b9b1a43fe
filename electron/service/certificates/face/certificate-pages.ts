import { dayInFull } from '../../documents/day-range'
import { type Html, html } from '../../documents/html'
import { nameMarkup } from '../../documents/names'
import { documentPage } from '../../documents/page-shell'
import { sizeWithin } from '../../documents/text-width'
import { type BilingualWords, remembered } from '../../documents/words'
import { certificateCss } from './certificate-css'
import type { CertificateFace } from './certificate-face'
import { FACE_MM, sentenceSize } from './certificate-fit'
import { chineseSentence, englishSentence } from './certificate-sentences'

export interface CertificatePagesOptions {
  words: BilingualWords
  /** `white` for paper that already has a colour or a frame of its own. */
  paper?: 'cream' | 'white'
}

/** One document, one A4 landscape page for each certificate, in the order given. */
export function certificatePages(
  faces: readonly CertificateFace[],
  options: CertificatePagesOptions,
): string {
  const { paper = 'cream' } = options
  const words = { zh: remembered(options.words.zh), en: remembered(options.words.en) }
  return documentPage({
    title: words.zh('certificate.title'),
    lang: 'zh-CN',
    page: 'A4 landscape',
    css: certificateCss(paper),
    body: html`${faces.map(face => certificatePage(words, face))}`,
  })
}

function certificatePage(words: BilingualWords, face: CertificateFace): Html {
  const { zh, en } = words
  const chinese = chineseSentence(zh, face)
  const english = englishSentence(en, face)
  const size = sentenceSize(plainText(chinese), plainText(english))
  return html`<section class="page"><div class="frame">
<div class="heading"><h1>${zh('certificate.title')}</h1>
<p class="subtitle" lang="en">${en('certificate.title')}</p></div>
<div class="body" style="font-size:${size}mm">
<p class="zh">${chinese}</p>
<p class="en" lang="en">${english}</p></div>
<div class="foot"><div class="seal">
${issuer(face)}
<p class="issued">${dayInFull(zh, face.issuedOn)}</p>
<p class="issued-en" lang="en">${dayInFull(en, face.issuedOn)}</p></div>
<div class="record">
${recordLine(`${zh('certificate.number')} ${en('certificate.number')}`, face.number)}
${validity(words, face)}</div></div>
</div></section>
`
}

function recordLine(label: string, value: string): Html {
  const { width, size } = FACE_MM.record
  const fitting = sizeWithin(`${label}  ${value}`, width, 1, size)
  const shrunk = fitting < size ? html` style="font-size:${fitting}mm"` : null
  return html`<p${shrunk}><span class="label">${label}</span>&ensp;${nameMarkup(value)}</p>`
}

function validity({ zh, en }: BilingualWords, { validUntil }: CertificateFace): Html {
  if (validUntil === null) {
    return html`<p class="label">${zh('certificate.valid_always')} ${en('certificate.valid_always')}</p>`
  }
  const label = `${zh('certificate.valid_until')} ${en('certificate.valid_until')}`
  return recordLine(label, `${dayInFull(zh, validUntil)} / ${dayInFull(en, validUntil)}`)
}

/** Long names of organisations take two lines before they grow small. */
function issuer({ issuerName, issuerNameEn }: CertificateFace): Html {
  const chinese = issuerLine('issuer', issuerName, 4.3, nameMarkup(issuerName))
  if (issuerNameEn === null) return chinese
  return html`${chinese}
${issuerLine('issuer-en', issuerNameEn, 3.1, nameMarkup(issuerNameEn))}`
}

function issuerLine(kind: string, text: string, largest: number, line: Html): Html {
  const { width } = FACE_MM.seal
  const single = sizeWithin(text, width, 1, largest)
  if (single === largest) return html`<p class="${kind}">${line}</p>`
  if (single > largest * 0.85) return html`<p class="${kind}" style="font-size:${single}mm">${line}</p>`
  return html`<p class="${kind} long" style="font-size:${sizeWithin(text, width, 2, largest)}mm">${line}</p>`
}

/** What a reader sees of markup made by `html`: for measuring, not for printing. */
function plainText({ markup }: Html): string {
  return markup.replace(/<[^>]*>/g, '').replace(/&(?:\w+|#\d+);/g, "'")
}
