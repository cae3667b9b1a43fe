import { type FaceBox, type FaceDesign, type FaceLine, languageOf } from './face-design'

/**
 * The style sheet of a design. Lengths in millimetres.
 *
 * Nothing here is positioned or clipped: each such box is a paint layer, and printing walks every layer of the
 * document once for every page (500 certificates took 1.2 s with eight layers each and take 0.5 s without). So each
 * box stands in the flow, as far below the one before it as the design says, above it where they stand side by side.
 */
export function certificateCss(design: FaceDesign, paper: 'cream' | 'white', logo: string | null): string {
  const { colours, frame, ground } = design
  const { inset, gap, outer, inner } = frame
  const height = design.paper.height - 2 * inset
  return `
html{background:${ground[paper]};color:${colours.ink}}
.page{padding:${inset}mm}
.frame{height:${height}mm;padding-top:.1mm;border:${outer.width}mm solid ${outer.colour};
outline:${inner.width}mm solid ${inner.colour};outline-offset:-${rounded(gap + outer.width + inner.width)}mm}
${boxesCss(design, logo !== null)}${logo === null ? '' : logoCss(logo)}
.zh{text-indent:2em;word-break:keep-all;line-break:strict}
.en{font-variant-east-asian:proportional-width}
.blank{font-weight:700;word-break:normal;padding:0 .4em .08em;margin:0 .22em;border-bottom:.2mm solid ${outer.colour};
box-decoration-break:clone;-webkit-box-decoration-break:clone}
.whole{white-space:nowrap}
.label{color:${colours.gold}}
.long{text-wrap:balance}
`
}

/** Keeps the first box's distance from being taken as the frame's own. */
const FIRST = 0.1

/** The picture is written once, however many pages show it. */
const logoCss = (png: string): string =>
  `\n.logo{background:url(data:image/png;base64,${png}) center/contain no-repeat}`

function boxesCss(design: FaceDesign, withLogo: boolean): string {
  const { frame } = design
  const boxes: FaceBox[] = [
    ...(withLogo ? [{ name: 'logo', lines: [], ...design.logo }] : []),
    ...design.boxes,
  ]
  const edge = frame.inset + frame.outer.width
  let reached = edge + FIRST
  return boxes
    .map(box => {
      const above = rounded(box.top - reached)
      reached = box.top + box.height
      const padding = box.padding ? `padding-top:${box.padding}mm;` : ''
      const align = box.align ? `text-align:${box.align};` : ''
      const rule = `.${box.name}{margin:${above}mm 0 0 ${rounded(box.left - edge)}mm;width:${box.width}mm;height:${box.height}mm;${padding}${align}overflow-wrap:anywhere}`
      return [rule, ...box.lines.map(line => lineCss(design, box, line))].join('\n')
    })
    .join('\n')
}

function lineCss(design: FaceDesign, box: FaceBox, line: FaceLine): string {
  const lang = languageOf(design, line)
  if (lang === null) return ''
  const { name, size, leading, above, colour, bold, capitals } = line
  const spaced = line.spaced?.[lang]
  const unit = box.sizes ? 'em' : 'mm'
  // Distances in ems are of the line's own type.
  const distance =
    above === undefined ? '' : `margin-top:${rounded(box.sizes ? above / size : above)}${unit};`
  return `.${name}{${size === 1 && box.sizes ? '' : `font-size:${size}${unit};`}line-height:${leading};${distance}${
    spaced ? `letter-spacing:${spaced}em;text-indent:${spaced}em;` : ''
  }${colour ? `color:${design.colours[colour]};` : ''}font-weight:${bold ? 700 : 400};${
    capitals ? 'text-transform:uppercase;' : ''
  }${line.lines || box.sizes ? '' : 'white-space:nowrap'}}`
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000
