import type { Language } from '../../../../src/i18n/setup'
import { dayInFull } from '../../documents/day-range'
import { type Html, html } from '../../documents/html'
import { nameMarkup } from '../../documents/names'
import { sizeWithin, widthInEms } from '../../documents/text-width'
import type { BilingualWords, DocumentWords } from '../../documents/words'
import type { CertificateFace } from './certificate-face'
import { boxSize } from './certificate-fit'
import { chineseSentence, englishSentence } from './certificate-sentences'
import { type FaceBox, type FaceDesign, type FaceLine, languageOf } from './face-design'

/** What a line comes to: its markup, its text for measuring, and the language it is in. */
interface Spoken {
  line: FaceLine
  lang: Language
  markup: Html
  text: string
}

/** A box of the design with what its fields say of one certificate. */
export function boxMarkup(
  words: BilingualWords,
  design: FaceDesign,
  box: FaceBox,
  face: CertificateFace,
): Html {
  const spoken = box.lines.flatMap(line => spokenLine(words, design, line, face) ?? [])
  const size = box.sizes ? boxSize(box, spoken) : null
  const style = size === null ? null : html` style="font-size:${size}mm"`
  return html`<div class="${box.name}"${style}>
${spoken.map(one => lineMarkup(design, box, one))}</div>
`
}

function spokenLine(
  words: BilingualWords,
  design: FaceDesign,
  line: FaceLine,
  face: CertificateFace,
): Spoken | null {
  const { languages } = design
  const lang = languageOf(design, line)
  if (lang === null) return null
  const own = wordsOf(words, lang)
  switch (line.field) {
    case 'title':
      return plain(line, lang, own('certificate.title'))
    case 'sentence': {
      const markup = lang === 'en' ? englishSentence(own, face) : chineseSentence(own, face)
      return { line, lang, markup, text: plainText(markup) }
    }
    case 'issuer': {
      const name =
        lang === 'en'
          ? (face.issuerNameEn ?? (line.says === 'first' ? face.issuerName : null))
          : face.issuerName
      return name === null ? null : { line, lang, markup: nameMarkup(name), text: name }
    }
    case 'issued':
      return plain(line, lang, dayInFull(own, face.issuedOn))
    case 'number':
      return record(line, lang, label(words, languages, 'certificate.number'), face.number)
    case 'validity': {
      if (face.validUntil === null) {
        const always = label(words, languages, 'certificate.valid_always')
        return { line, lang, markup: html`<span class="label">${always}</span>`, text: always }
      }
      const until = face.validUntil
      const days = wordsIn(words, languages).map(one => dayInFull(one, until))
      return record(line, lang, label(words, languages, 'certificate.valid_until'), days.join(' / '))
    }
  }
}

const wordsOf = (words: BilingualWords, lang: Language): DocumentWords =>
  lang === 'en' ? words.en : words.zh

const wordsIn = (words: BilingualWords, languages: FaceDesign['languages']): DocumentWords[] =>
  languages.flatMap(lang => (lang === undefined ? [] : [wordsOf(words, lang)]))

const label = (
  words: BilingualWords,
  languages: FaceDesign['languages'],
  key: 'certificate.number' | 'certificate.valid_until' | 'certificate.valid_always',
): string =>
  wordsIn(words, languages)
    .map(one => one(key))
    .join(' ')

const plain = (line: FaceLine, lang: Language, text: string): Spoken => ({
  line,
  lang,
  markup: html`${text}`,
  text,
})

function record(line: FaceLine, lang: Language, name: string, value: string): Spoken {
  const markup = html`<span class="label">${name}</span>&ensp;${nameMarkup(value)}`
  return { line, lang, markup, text: `${name}  ${value}` }
}

function lineMarkup({ languages }: FaceDesign, box: FaceBox, { line, lang, markup, text }: Spoken): Html {
  const { size, long } = box.sizes ? { size: line.size, long: false } : fitted(line, lang, box.width, text)
  const kinds = [line.name]
  if (line.field === 'sentence') kinds.push(lang === 'en' ? 'en' : 'zh')
  else if (lang === 'en') kinds.push('en')
  if (long) kinds.push('long')
  const style = size < line.size ? html` style="font-size:${size}mm"` : null
  const other = lang === languages[0] ? null : html` lang="${lang}"`
  const attributes = html` class="${kinds.join(' ')}"${other}${style}`
  return line.field === 'title' && line.says !== 'second'
    ? html`<h1${attributes}>${markup}</h1>
`
    : html`<p${attributes}>${markup}</p>
`
}

/** Long names of organisations take two lines before they grow small. */
function fitted(
  line: FaceLine,
  lang: Language,
  width: number,
  text: string,
): { size: number; long: boolean } {
  const spaced = line.spaced?.[lang] ?? 0
  if (spaced > 0) {
    const most = width / (widthInEms(text) * 1.08 + spaced * ([...text].length + 1))
    return { size: Math.min(line.size, Math.floor(most * 100) / 100), long: false }
  }
  const single = sizeWithin(text, width, 1, line.size)
  if (single > line.size * 0.85 || !line.lines) return { size: single, long: false }
  return { size: sizeWithin(text, width, line.lines, line.size), long: true }
}

/** What a reader sees of markup made by `html`: for measuring, not for printing. */
function plainText({ markup }: Html): string {
  return markup.replace(/<[^>]*>/g, '').replace(/&(?:\w+|#\d+);/g, "'")
}
