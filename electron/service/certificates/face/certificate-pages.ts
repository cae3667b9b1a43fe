import { type Html, html } from '../../documents/html'
import { documentPage } from '../../documents/page-shell'
import { type BilingualWords, remembered } from '../../documents/words'
import { boxMarkup } from './box-markup'
import { certificateCss } from './certificate-css'
import type { CertificateFace } from './certificate-face'
import { type FaceDesign, usualDesign } from './face-design'

export interface CertificatePagesOptions {
  words: BilingualWords
  /** `white` for paper that already has a colour or a frame of its own. */
  paper?: 'cream' | 'white'
  design?: FaceDesign
  /** A PNG in base64, where the office has one. */
  logo?: string | null
}

/** One document, one A4 landscape page for each certificate, in the order given. */
export function certificatePages(
  faces: readonly CertificateFace[],
  { words, paper = 'cream', design = usualDesign, logo = null }: CertificatePagesOptions,
): string {
  const spoken = { zh: remembered(words.zh), en: remembered(words.en) }
  const [lang] = design.languages
  return documentPage({
    title: (lang === 'en' ? spoken.en : spoken.zh)('certificate.title'),
    lang,
    page: 'A4 landscape',
    css: certificateCss(design, paper, logo),
    body: html`${faces.map(face => certificatePage(spoken, design, face, logo !== null))}`,
  })
}

function certificatePage(
  words: BilingualWords,
  design: FaceDesign,
  face: CertificateFace,
  withLogo: boolean,
): Html {
  return html`<section class="page"><div class="frame">
${withLogo ? html`<div class="logo"></div>\n` : null}${design.boxes.map(box => boxMarkup(words, design, box, face))}</div></section>
`
}
