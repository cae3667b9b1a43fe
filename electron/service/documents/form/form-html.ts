import { type Html, html } from '../html'
import { nameMarkup } from '../names'
import { documentPage } from '../page-shell'
import { sizeWithin } from '../text-width'
import { formCss } from './form-css'
import { type FormPage, type FormPiece, footHeight, formPages } from './form-pages'
import { FORM_MM, logoPlace, rounded, usableWidth } from './form-shape'
import { type FormFact, type FormProse, type FormSheet, isRoll } from './form-sheet'
import { fitLow } from './form-text'
import { rollMarkup } from './roll-html'

export interface PrintedForm {
  html: string
  landscape: boolean
  pages: number
}

/** A form for the print window: every page stands alone, with head, headings, signature line and its number. */
export function formHtml(sheet: FormSheet): PrintedForm {
  const pages = formPages(sheet)
  return {
    landscape: sheet.landscape === true,
    pages: pages.length,
    html: documentPage({
      title: sheet.title,
      lang: sheet.lang,
      page: sheet.landscape ? 'A4 landscape' : 'A4 portrait',
      css: `${formCss}${logoCss(sheet)}`,
      body: html`${pages.map((page, index) => pageMarkup(sheet, page, [index + 1, pages.length]))}`,
    }),
  }
}

function pageMarkup(sheet: FormSheet, page: FormPage, place: readonly [number, number]): Html {
  return html`<section class="page">
${headMarkup(sheet, page.apart)}
${page.facts && sheet.facts.length > 0 ? factsMarkup(sheet) : null}${page.pieces.map(piece => pieceMarkup(sheet, piece))}
${footMarkup(sheet, place)}
</section>
`
}

/** The picture is written once, not on every page. */
function logoCss({ logo }: FormSheet): string {
  const place = logoPlace(logo)
  return logo && place
    ? `.logo{width:${place.width}mm;height:${place.height}mm;margin-bottom:-${place.height}mm;background:url(data:image/png;base64,${logo.png}) 0 0/100% 100% no-repeat}
.logo+.office{padding-left:${place.aside}mm}
`
    : ''
}

function headMarkup({ company, number, title, landscape, logo }: FormSheet, apart: string | null): Html {
  const width = usableWidth(landscape === true)
  const aside = logoPlace(logo)?.aside ?? 0
  // Letters are set apart by an eighth of their size; the title stays in the middle of the page.
  const size = sizeWithin(
    `${title}${apart ? `  ${apart}` : ''}`,
    (width - 2 * aside) / 1.14,
    1,
    FORM_MM.type.title,
  )
  return html`<div class="head">
${logo ? html`<div class="logo"></div>\n` : null}<div class="office"><span style="font-size:${sizeWithin(company, width - 72 - aside, 1, 4.2)}mm">${nameMarkup(company)}</span><span>${nameMarkup(number)}</span></div>
<h1${size < FORM_MM.type.title ? html` style="font-size:${size}mm"` : null}>${title}${apart ? html` <small>${apart}</small>` : null}</h1></div>`
}

function factsMarkup({ facts, landscape }: FormSheet): Html {
  const third = usableWidth(landscape === true) / 3
  const label = FORM_MM.factLabel
  const fact = ({ label: heading, value, span }: FormFact): Html => {
    const width = third * span - label
    const lines = sizeWithin(value, width - 2.4, 1, 3.4) < 3 ? 2 : 1
    return html`<th style="font-size:${fitLow(heading, label).size}mm">${heading}</th>
<td${span > 1 ? html` colspan="${2 * span - 1}"` : null} style="font-size:${sizeWithin(value, width - 2.4, lines, lines === 1 ? 3.4 : 3)}mm">${nameMarkup(value)}</td>`
  }
  const columns = [0, 1, 2].map(
    () => html`<col style="width:${label}mm"><col style="width:${rounded(third - label)}mm">`,
  )
  return html`<table class="facts"><colgroup>${columns}</colgroup>
${facts.map(line => html`<tr>${line.map(fact)}</tr>\n`)}</table>
`
}

function pieceMarkup(sheet: FormSheet, piece: FormPiece): Html {
  const { part } = piece
  return html`${part.heading === undefined ? null : html`<h2>${part.heading}</h2>`}${
    isRoll(part) ? rollMarkup(sheet, part, piece) : proseMarkup(part, piece)
  }`
}

function proseMarkup({ paragraphs, align }: FormProse, { from, to }: FormPiece): Html {
  const kind = align === 'right' ? html` class="right"` : null
  return html`<div class="prose">
${paragraphs.slice(from, to).map(text => html`<p${kind}>${nameMarkup(text)}</p>\n`)}</div>`
}

function footMarkup(sheet: FormSheet, place: readonly [number, number]): Html {
  const { signatures, note, pageWords } = sheet
  const [before, between, after] = pageWords
  // A line of signatures has the page's width; the longest labels make it smaller.
  const size = sizeWithin(signatures.join('　　　　'), usableWidth(sheet.landscape === true), 1, 3.4)
  return html`<div class="foot" style="height:${footHeight(sheet) - 4}mm">${note === undefined ? null : html`<p class="note">${note}</p>`}
${
  signatures.length === 0
    ? null
    : html`<div class="signatures" style="font-size:${size}mm">${signatures.map(label => html`<span>${label}<i></i></span>`)}</div>`
}
<p class="number">${before}${place[0]}${between}${place[1]}${after}</p></div>`
}
