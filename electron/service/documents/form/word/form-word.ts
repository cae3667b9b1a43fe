import { sizeWithin, widthInEms } from '../../text-width'
import { allRows, type FormPage, footHeight, formPages, headsHeight } from '../form-pages'
import { FORM_MM, logoPlace, paperOf, usableWidth } from '../form-shape'
import { type FormFact, type FormPart, type FormRoll, type FormSheet, isRoll, valueAt } from '../form-sheet'
import { fitLow, fitTall, shownValue } from '../form-text'
import { columnWidths, headGroups, totalsOf } from '../form-widths'
import { cell, dxa, field, nothing, paragraph, picture, row, run, tab, table } from './markup'
import { pictureRelation, wordPackage } from './package'

/** A form as .docx: head, facts and signatures stand in header and footer, the headings of a roll on every page. */
export function formWord(sheet: FormSheet): Uint8Array {
  const pages = formPages(sheet)
  const body = sheet.parts.map((part, index) => partMarkup(sheet, part, index, pages))
  const facts = sheet.factsOnce && sheet.facts.length > 0 ? `${factsTable(sheet)}${nothing}` : ''
  return wordPackage({
    title: sheet.title,
    lang: sheet.lang,
    picture: sheet.logo && Buffer.from(sheet.logo.png, 'base64'),
    header: headerMarkup(sheet),
    footer: footerMarkup(sheet),
    body: `${facts}${body.join('')}${section(sheet)}`,
  })
}

function headerMarkup(sheet: FormSheet): string {
  const width = usableWidth(sheet.landscape === true)
  const logo = logoPlace(sheet.logo)
  const aside = logo?.aside ?? 0
  const company = run(sheet.company, { size: sizeWithin(sheet.company, width - 72 - aside, 1, 4.2) })
  const size = sizeWithin(sheet.title, (width - 2 * aside) / 1.14, 1, FORM_MM.type.title)
  const facts = sheet.factsOnce || sheet.facts.length === 0 ? '' : `${factsTable(sheet)}${nothing}`
  const drawn = logo ? picture(pictureRelation, logo, FORM_MM.margin.top) : ''
  return `${paragraph(`${drawn}${company}${tab}${run(sheet.number)}`, {
    rightTab: width,
    ...(logo ? { left: aside } : {}),
  })}${paragraph(run(sheet.title, size < FORM_MM.type.title ? { size } : {}), {
    named: 'Title',
    line: FORM_MM.type.title * 1.75,
  })}${facts === '' ? nothing : facts}`
}

function factsTable({ facts, landscape }: FormSheet): string {
  const third = usableWidth(landscape === true) / 3
  const label = FORM_MM.factLabel
  const cells = ({ label: factLabel, value, span }: FormFact): string => {
    const width = third * span - label
    return (
      cell(
        paragraph(run(factLabel, { bold: true, size: fitLow(factLabel, label).size }), { align: 'center' }),
        {
          width: label,
          shaded: true,
        },
      ) + cell(paragraph(run(value, { size: fitLow(value, width).size })), { width, span: 2 * span - 1 })
    )
  }
  const widths = [0, 1, 2].flatMap(() => [label, third - label])
  return table(facts.map(line => row(line.map(cells).join(''), FORM_MM.fact)).join(''), widths)
}

function partMarkup(sheet: FormSheet, part: FormPart, index: number, pages: readonly FormPage[]): string {
  const apart = isRoll(part) ? part.apart : undefined
  const named = part.heading ?? apart
  const heading =
    named === undefined
      ? ''
      : paragraph(run(named), {
          named: 'Heading2',
          ...(apart !== undefined && index > 0 && { newPage: true }),
        })
  if (isRoll(part)) return `${heading}${rollTable(sheet, part, pages)}${nothing}`
  const { paragraphs, align } = part
  const size = FORM_MM.type.text * 1.12
  return `${heading}${paragraphs
    .map(text =>
      paragraph(run(text, { size }), {
        line: FORM_MM.paragraphLine,
        ...(align === 'right' ? { align } : { indent: 2 }),
      }),
    )
    .join('')}`
}

function rollTable(sheet: FormSheet, roll: FormRoll, pages: readonly FormPage[]): string {
  const widths = columnWidths(roll.columns, usableWidth(sheet.landscape === true))
  const rows = allRows(pages, roll, widths).map((height, at) => {
    const cells = roll.columns.map((column, index) => {
      const width = widths[index] ?? 0
      const text = shownValue(column, valueAt(roll, at, index))
      const fitted = roll.tall ? fitLow(text, width) : fitTall(text, width)
      const inside = run(fitted.text, fitted.size === FORM_MM.type.text ? {} : { size: fitted.size })
      return cell(paragraph(inside, column.align === 'left' ? {} : { align: 'center' }), { width })
    })
    return row(cells.join(''), height)
  })
  return table(`${heads(roll, widths)}${rows.join('')}${totals(roll, widths, sheet.totalWord)}`, widths)
}

function heads(roll: FormRoll, widths: readonly number[]): string {
  const groups = headGroups(roll.columns)
  const height = headsHeight(roll)
  const headed = (text: string, width: number, bold = true) =>
    paragraph(run(text, { bold, size: fitLow(text, width).size }), { align: 'center' })
  const single = (at: number, merge?: 'restart') => {
    const width = widths[at] ?? 0
    return cell(headed(roll.columns[at]?.heading ?? '', width), {
      width,
      shaded: true,
      ...(merge ? { merge } : {}),
    })
  }
  if (groups.every(group => group.lines === null))
    return row(roll.columns.map((_, at) => single(at)).join(''), height, true)
  const upper = groups.map(({ lines, from, to }) => {
    if (lines === null) return single(from, 'restart')
    const width = widths.slice(from, to).reduce((sum, one) => sum + one, 0)
    const inside = lines.map((line, index) => headed(line, width, index === 0)).join('')
    return cell(inside, { width, span: to - from, shaded: true })
  })
  const lower = groups.flatMap(({ lines, from, to }) =>
    Array.from({ length: to - from }, (_, index) => {
      const width = widths[from + index] ?? 0
      return lines === null
        ? cell(paragraph(''), { width, merge: 'continue', shaded: true })
        : cell(headed(roll.columns[from + index]?.heading ?? '', width, false), { width, shaded: true })
    }),
  )
  return (
    row(upper.join(''), height - FORM_MM.lowerHeads, true) + row(lower.join(''), FORM_MM.lowerHeads, true)
  )
}

function totals(roll: FormRoll, widths: readonly number[], word: string): string {
  const sums = totalsOf(roll)
  if (sums === null) return ''
  const first = Math.max(
    1,
    sums.findIndex(sum => sum !== null),
  )
  const before = widths.slice(0, first).reduce((sum, width) => sum + width, 0)
  const headed = (text: string) => paragraph(run(text, { bold: true }), { align: 'center' })
  const cells = roll.columns.slice(first).map((column, index) =>
    cell(headed(shownValue(column, sums[first + index] ?? null)), {
      width: widths[first + index] ?? 0,
      shaded: true,
    }),
  )
  return row(cell(headed(word), { width: before, span: first, shaded: true }) + cells.join(''), FORM_MM.row)
}

function footerMarkup(sheet: FormSheet): string {
  const { note, signatures, pageWords, landscape } = sheet
  const style = { size: FORM_MM.type.note, colour: '444444' }
  const [before, between, after] = pageWords
  const number = `${run(before, style)}${field('PAGE', style)}${run(between, style)}${field('NUMPAGES', style)}${run(after, style)}`
  return `${note === undefined ? '' : paragraph(run(note, style))}${signatureLine(signatures, usableWidth(landscape === true))}${paragraph(
    number,
    { align: 'center', before: 2.4 },
  )}`
}

/** Each label with a line to sign on beside it. */
function signatureLine(signatures: readonly string[], total: number): string {
  if (signatures.length === 0) return ''
  const share = total / signatures.length
  const size = sizeWithin(signatures.join('　　　　'), total, 1, FORM_MM.type.text)
  const labels = signatures.map(label => Math.min(share * 0.7, widthInEms(label) * size + 3.6))
  const widths = labels.flatMap(label => [label, share - label])
  const cells = signatures.map(
    (label, index) =>
      cell(paragraph(run(label, { size })), { width: labels[index] ?? 0, lines: 'none' }) +
      cell(paragraph(''), { width: share - (labels[index] ?? 0), lines: 'below' }),
  )
  return table(row(cells.join(''), 7), widths, false)
}

function section(sheet: FormSheet): string {
  const { margin, head, fact } = FORM_MM
  const paper = paperOf(sheet.landscape === true)
  const top = margin.top + head + (sheet.factsOnce ? 0 : fact * sheet.facts.length)
  const side = sheet.landscape ? ' w:orient="landscape"' : ''
  return `<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="${dxa(paper.width)}" w:h="${dxa(paper.height)}"${side}/><w:pgMar w:top="${dxa(top)}" w:right="${dxa(margin.right)}" w:bottom="${dxa(margin.bottom + footHeight(sheet) - 4)}" w:left="${dxa(margin.left)}" w:header="${dxa(margin.top)}" w:footer="${dxa(margin.bottom)}" w:gutter="0"/></w:sectPr>`
}
