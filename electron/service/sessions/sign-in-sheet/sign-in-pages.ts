import { dayOfYear, dayRange } from '../../documents/day-range'
import { type Html, html, sentence } from '../../documents/html'
import { nameMarkup } from '../../documents/names'
import { documentPage } from '../../documents/page-shell'
import { sizeWithin, widthInEms } from '../../documents/text-width'
import type { DocumentWords } from '../../documents/words'
import { signInCss } from './sign-in-css'
import type { SignInBlock, SignInFace, SignInPerson } from './sign-in-face'
import { rowsOfPages, type SignInLayout, signInLayout } from './sign-in-layout'

export interface SignInDocument {
  html: string
  landscape: boolean
  pages: number
}

/** 签到表: every page stands alone, with head, header row and signature line, since every page is evidence. */
export function signInPages(face: SignInFace, words: DocumentWords): SignInDocument {
  const layout = signInLayout(face.blocks.length)
  const sets = layout.groups.flatMap(group =>
    rowsOfPages(face.people.length, layout.rowsPerPage).map(rows => ({ group, rows })),
  )
  const pages = sets.map(({ group, rows }, index) =>
    page(face, words, layout, group, rows, { page: index + 1, pages: sets.length }),
  )
  return {
    landscape: layout.landscape,
    pages: pages.length,
    html: documentPage({
      title: words('sign_in.title'),
      lang: words('lang') === 'en' ? 'en' : 'zh-CN',
      page: layout.landscape ? 'A4 landscape' : 'A4 portrait',
      css: signInCss,
      body: html`${pages}`,
    }),
  }
}

function page(
  face: SignInFace,
  words: DocumentWords,
  layout: SignInLayout,
  group: readonly number[],
  rows: readonly number[],
  place: { page: number; pages: number },
): Html {
  return html`<section class="page">
${head(face, words, group)}
${facts(face, words)}
<table class="roll">${columns(layout, group)}
<thead>${headerRows(face, words, layout, group)}</thead>
<tbody>${rows.map(row => personRow(row, face.people[row], layout, group.length))}</tbody></table>
${foot(words, place)}
</section>
`
}

function head(face: SignInFace, words: DocumentWords, group: readonly number[]): Html {
  const part = { first: (group[0] ?? 0) + 1, last: (group.at(-1) ?? 0) + 1, all: face.blocks.length }
  const form = sentence(({ number }) => words('sign_in.form', { number }), {
    number: nameMarkup(face.form),
  })
  return html`<div class="head">
<div class="office"><span style="font-size:${sizeWithin(face.company, 110, 1, 4.2)}mm">${nameMarkup(face.company)}</span><span>${form}</span></div>
<h1>${words('sign_in.title')}${group.length < part.all ? html` <small>${words('sign_in.blocks', part)}</small>` : null}</h1></div>`
}

function facts(face: SignInFace, words: DocumentWords): Html {
  const separator = words('list_separator')
  const topic = sentence(
    ({ topic }) => words('sign_in.topic_session', { topic, session: face.sessionNumber }),
    {
      topic: nameMarkup(face.topic),
    },
  )
  const times = [...new Set(face.blocks.map(block => timeOf(block)))].join(separator)
  const heading = (text: string) => html`<th style="font-size:${sizeWithin(text, 14, 1, 3.4)}mm">${text}</th>`
  const names = (list: readonly string[]) => {
    const all = list.join(separator)
    return html`<span style="font-size:${sizeWithin(all, 60, 2, 3.4)}mm">${nameMarkup(all)}</span>`
  }
  return html`<table class="facts"><colgroup><col style="width:16mm"><col><col style="width:16mm"><col><col style="width:16mm"><col style="width:24mm"></colgroup>
<tr>${heading(words('sign_in.topic'))}<td colspan="3"><span style="font-size:${sizeWithin(face.topic, 105, 2, 3.4)}mm">${topic}</span></td>
${heading(words('sign_in.expected'))}<td>${words('sign_in.people', { count: face.people.length })}</td></tr>
<tr>${heading(words('sign_in.day'))}<td>${dayRange(words, face.firstDay, face.lastDay)}</td>
${heading(words('sign_in.time'))}<td colspan="3">${names([times])}</td></tr>
<tr>${heading(words('sign_in.trainer'))}<td>${names(face.trainers)}</td>
${heading(words('sign_in.room'))}<td colspan="3">${names(face.rooms)}</td></tr></table>`
}

function columns({ widths }: SignInLayout, group: readonly number[]): Html {
  const { serial, staffNo, name, unit, post, sign } = widths
  const measured = [serial, staffNo, name, unit, post, ...group.flatMap(() => [sign, sign])]
  // The last column, for remarks, takes what is left.
  return html`<colgroup>${measured.map(width => html`<col style="width:${Math.round(width * 100) / 100}mm">`)}<col></colgroup>`
}

function headerRows(
  face: SignInFace,
  words: DocumentWords,
  { widths }: SignInLayout,
  group: readonly number[],
): Html {
  const tall = (heading: string, width: number) =>
    html`<th rowspan="2" style="font-size:${sizeWithin(heading, width - 1.8, 1, 3.4)}mm">${heading}</th>`
  const blocks = group.map(index => face.blocks[index]).filter(block => block !== undefined)
  const small = (heading: string) =>
    html`<th style="font-size:${sizeWithin(heading, widths.sign - 0.6, 1, 3.2)}mm">${heading}</th>`
  return html`<tr class="upper">${tall(words('sign_in.serial'), widths.serial)}${tall(words('sign_in.staff_number'), widths.staffNo)}
${tall(words('sign_in.name'), widths.name)}${tall(words('sign_in.unit'), widths.unit)}${tall(words('sign_in.post'), widths.post)}
${blocks.map(block => blockHeading(block, words, 2 * widths.sign))}${tall(words('sign_in.remark'), widths.remark)}</tr>
<tr class="lower">${blocks.map(() => html`${small(words('sign_in.sign_in'))}${small(words('sign_in.sign_out'))}`)}</tr>`
}

function blockHeading(block: SignInBlock, words: DocumentWords, width: number): Html {
  const day = dayOfYear(words, block.day)
  const time = timeOf(block)
  const size = Math.min(sizeWithin(day, width - 1, 1, 3.1), sizeWithin(time, width - 1, 1, 3.1))
  return html`<th class="block" colspan="2" style="font-size:${size}mm"><span class="day">${day}</span><br>${time}</th>`
}

function personRow(
  row: number,
  person: SignInPerson | undefined,
  { widths }: SignInLayout,
  blocks: number,
): Html {
  return html`<tr><td>${row + 1}</td>${cell(person?.staffNo, widths.staffNo, 3.4)}${cell(person?.name, widths.name, 4)}${cell(person?.unitName, widths.unit, 3.2)}${cell(person?.postName, widths.post, 3.2)}${Array.from({ length: 2 * blocks + 1 }, () => html`<td></td>`)}</tr>
`
}

/** Below this a person at the desk cannot read it; what is longer still is cut, the staff number tells who it is. */
const SMALLEST_MM = 1.8
const CELL_LINES = 3

function cell(text: string | null | undefined, width: number, largest: number): Html {
  if (!text) return html`<td></td>`
  const usable = width - 1.8
  const single = sizeWithin(text, usable, 1, largest)
  const size = single >= largest * 0.8 ? single : sizeWithin(text, usable, 2, largest * 0.9)
  if (size >= SMALLEST_MM) return html`<td style="font-size:${size}mm">${nameMarkup(text)}</td>`
  return html`<td style="font-size:${SMALLEST_MM}mm">${nameMarkup(cutAfter(text, (usable * CELL_LINES * 0.8) / SMALLEST_MM))}</td>`
}

function cutAfter(text: string, ems: number): string {
  let kept = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (widthInEms(kept + segment) > ems) return `${kept}…`
    kept += segment
  }
  return kept
}

function foot(words: DocumentWords, place: { page: number; pages: number }): Html {
  const line = (label: string, kind = '') => html`<span class="${kind}">${label}<i></i></span>`
  return html`<div class="foot"><p class="note">${words('sign_in.note')}</p>
<div class="signatures">${line(words('sign_in.trainer_signature'), 'trainer')}${line(words('sign_in.signed_on'))}${line(words('sign_in.prepared'))}${line(words('sign_in.reviewed'))}${line(words('sign_in.approved'))}</div>
<p class="number">${words('sign_in.page', place)}</p></div>`
}

/** 09:00–12:00 */
function timeOf(block: SignInBlock): string {
  return `${clock(block.starts)}–${clock(block.ends)}`
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
