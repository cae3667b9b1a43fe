import { printableText } from '../../html'

/** Twentieths of a point. */
export const dxa = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4)
/** Half points of a type size in millimetres. */
const halfPoints = (millimetres: number): number => Math.max(2, Math.round((millimetres * 144) / 25.4))

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as XML can carry it. */
export function xml(text: string): string {
  return printableText(text).replace(/[&<>"]/g, character => ENTITIES[character] ?? character)
}

interface RunStyle {
  /** Millimetres; the document's own size when absent. */
  size?: number
  bold?: boolean
  colour?: string
}

/** In the order the schema demands: b, color, spacing, sz. */
function runStyle({ size, bold, colour }: RunStyle): string {
  const inside = [
    bold ? '<w:b/><w:bCs/>' : '',
    colour ? `<w:color w:val="${colour}"/>` : '',
    size ? `<w:sz w:val="${halfPoints(size)}"/><w:szCs w:val="${halfPoints(size)}"/>` : '',
  ].join('')
  return inside === '' ? '' : `<w:rPr>${inside}</w:rPr>`
}

export function run(text: string, style: RunStyle = {}): string {
  return text === '' ? '' : `<w:r>${runStyle(style)}<w:t xml:space="preserve">${xml(text)}</w:t></w:r>`
}

export const tab = '<w:r><w:tab/></w:r>'

/** `PAGE` or `NUMPAGES`, as the program counts them. */
export function field(name: 'PAGE' | 'NUMPAGES', style: RunStyle = {}): string {
  return `<w:fldSimple w:instr=" ${name} ">${run('1', style)}</w:fldSimple>`
}

interface ParagraphStyle {
  named?: 'Title' | 'Heading2'
  align?: 'center' | 'right'
  keepNext?: boolean
  newPage?: boolean
  /** Where a tab sets its text to the right, millimetres from the left. */
  rightTab?: number
  before?: number
  /** Line height in millimetres, exactly. */
  line?: number
  /** Characters the first line is set in by. */
  indent?: number
  /** Millimetres the whole paragraph is set in by. */
  left?: number
}

/** In the order the schema demands: pStyle, keepNext, pageBreakBefore, tabs, spacing, ind, jc. */
export function paragraph(inside: string, style: ParagraphStyle = {}): string {
  const { named, align, keepNext, newPage, rightTab, before, line, indent, left } = style
  const spacing = [
    before === undefined ? '' : ` w:before="${dxa(before)}"`,
    line === undefined ? '' : ` w:line="${dxa(line)}" w:lineRule="exact"`,
  ].join('')
  const properties = [
    named ? `<w:pStyle w:val="${named}"/>` : '',
    keepNext ? '<w:keepNext/>' : '',
    newPage ? '<w:pageBreakBefore/>' : '',
    rightTab === undefined ? '' : `<w:tabs><w:tab w:val="right" w:pos="${dxa(rightTab)}"/></w:tabs>`,
    spacing === '' ? '' : `<w:spacing${spacing}/>`,
    left === undefined ? '' : `<w:ind w:left="${dxa(left)}"/>`,
    indent === undefined ? '' : `<w:ind w:firstLineChars="${indent * 100}" w:firstLine="${indent * 200}"/>`,
    align ? `<w:jc w:val="${align}"/>` : '',
  ].join('')
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`
}

/** After a table, where a paragraph must stand: no higher than it must be. */
export const nothing = paragraph('', { line: 0.4 })

interface CellStyle {
  /** Millimetres. */
  width: number
  span?: number
  merge?: 'restart' | 'continue'
  lines?: 'none' | 'below'
  shaded?: boolean
}

/** In the order the schema demands: tcW, gridSpan, vMerge, tcBorders, shd, vAlign. */
export function cell(inside: string, { width, span, merge, lines, shaded }: CellStyle): string {
  const side = (name: string, value: string) => `<w:${name} ${value}/>`
  const none = 'w:val="nil"'
  const thin = 'w:val="single" w:sz="4" w:space="0" w:color="333333"'
  const borders =
    lines === undefined
      ? ''
      : `<w:tcBorders>${side('top', none)}${side('left', none)}${side('bottom', lines === 'below' ? thin : none)}${side('right', none)}</w:tcBorders>`
  return `<w:tc><w:tcPr><w:tcW w:w="${dxa(width)}" w:type="dxa"/>${span && span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${
    merge ? `<w:vMerge w:val="${merge}"/>` : ''
  }${borders}${shaded ? '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F0"/>' : ''}<w:vAlign w:val="center"/></w:tcPr>${inside}</w:tc>`
}

/** A row that is not torn apart; `head`: stands again on every page. */
export function row(cells: string, height: number, head = false): string {
  return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${dxa(height)}" w:hRule="atLeast"/>${
    head ? '<w:tblHeader/>' : ''
  }</w:trPr>${cells}</w:tr>`
}

export function table(rows: string, widths: readonly number[], framed = true): string {
  const line = (name: string, size: number) =>
    `<w:${name} w:val="single" w:sz="${size}" w:space="0" w:color="333333"/>`
  const borders = framed
    ? `<w:tblBorders>${line('top', 8)}${line('left', 8)}${line('bottom', 8)}${line('right', 8)}${line('insideH', 4)}${line('insideV', 4)}</w:tblBorders>`
    : ''
  const total = widths.reduce((sum, width) => sum + dxa(width), 0)
  return `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="left"/>${borders}<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="${dxa(0.8)}" w:type="dxa"/><w:right w:w="${dxa(0.8)}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${widths
    .map(width => `<w:gridCol w:w="${dxa(width)}"/>`)
    .join('')}</w:tblGrid>${rows}</w:tbl>`
}

/** English metric units, as drawings are measured. */
const emu = (millimetres: number): number => Math.round(millimetres * 36_000)

/** A picture of the package at the upper left of the page's margins, beside which text runs on as if it were not there. */
export function picture(
  relation: string,
  { width, height }: { width: number; height: number },
  top: number,
): string {
  const size = `cx="${emu(width)}" cy="${emu(height)}"`
  const place = (axis: 'H' | 'V', from: string, offset: number) =>
    `<wp:position${axis} relativeFrom="${from}"><wp:posOffset>${emu(offset)}</wp:posOffset></wp:position${axis}>`
  return `<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>${place('H', 'margin', 0)}${place('V', 'page', top)}<wp:extent ${size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="1" name="Logo"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>`
}
