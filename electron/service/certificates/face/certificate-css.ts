import { CHINESE_LINE, ENGLISH_LINE, ENGLISH_SIZE, ENGLISH_SPACE, FACE_MM } from './certificate-fit'

const { page, frame, heading, body, record, seal } = FACE_MM

const INK = '#2b2722'
/** Kept in the same eighth of each channel as the ink: Skia embeds a font once more for every other shade. */
const SOFT_INK = '#3f3b36'
const OLD_GOLD = '#7f6d40'
const INDIGO = '#1d4067'

// The lines of the outer and the inner frame are drawn within `frame.inset` and `frame.gap`.
const OUTER_LINE = 0.28
const INNER_LINE = 0.16

const frameHeight = page.height - 2 * frame.inset
const headingTop = heading.top - frame.inset - OUTER_LINE
const bodyLeft = body.left - frame.inset - OUTER_LINE
const footLeft = record.left - frame.inset - OUTER_LINE
const footWidth = page.width - record.left - seal.right
const bodySpace = body.top - heading.top - heading.height

/**
 * The default face: paper, a double hairline frame, indigo title, old gold, ink. Lengths in millimetres.
 *
 * Nothing here is positioned or clipped: each such box is a paint layer, and printing walks every layer of the
 * document once for every page (500 certificates took 1.2 s with eight layers each and take 0.5 s without).
 */
export function certificateCss(paper: 'cream' | 'white'): string {
  return `
html{background:${paper === 'cream' ? '#fefcf6' : '#fff'};color:${INK}}
.page{padding:${frame.inset}mm}
.frame{height:${frameHeight}mm;padding-top:${headingTop}mm;border:${OUTER_LINE}mm solid #94803f;
outline:${INNER_LINE}mm solid #c3b482;outline-offset:-${frame.gap + OUTER_LINE + INNER_LINE}mm}
.heading{height:${heading.height}mm;text-align:center}
h1{font-size:14.2mm;line-height:1.2;font-weight:700;letter-spacing:6.4mm;text-indent:6.4mm;color:${INDIGO}}
.subtitle{margin-top:3.1mm;font-size:4.1mm;line-height:1.5;letter-spacing:.92mm;text-indent:.92mm;
text-transform:uppercase;color:${OLD_GOLD}}
.body{margin:${bodySpace}mm 0 0 ${bodyLeft}mm;width:${body.width}mm;height:${body.height}mm}
.zh{line-height:${CHINESE_LINE};text-indent:2em;overflow-wrap:anywhere;word-break:keep-all;line-break:strict}
.blank{font-weight:700;word-break:normal;padding:0 .4em .08em;margin:0 .22em;border-bottom:.2mm solid #94803f;
box-decoration-break:clone;-webkit-box-decoration-break:clone}
.whole{white-space:nowrap}
.en{font-size:${ENGLISH_SIZE}em;margin-top:${ENGLISH_SPACE / ENGLISH_SIZE}em;line-height:${ENGLISH_LINE};
overflow-wrap:anywhere;color:${SOFT_INK}}
.en,.issuer-en{font-variant-east-asian:proportional-width}
.foot{margin-left:${footLeft}mm;width:${footWidth}mm;height:${seal.height}mm}
.seal{margin-left:auto;width:${seal.width}mm;height:${seal.height}mm;padding-top:9mm;text-align:center;
overflow-wrap:anywhere}
.record{margin-top:-${record.above}mm;font-size:${record.size}mm;line-height:1.75;white-space:nowrap}
.label{color:${OLD_GOLD}}
.long{text-wrap:balance}
.issuer{font-size:4.3mm;line-height:1.5}
.issuer-en{margin-top:.4mm;font-size:3.1mm;line-height:1.4;color:${SOFT_INK}}
.issued{margin-top:1.4mm;font-size:4.1mm;line-height:1.6}
.issued-en{font-size:3.1mm;line-height:1.5;color:${SOFT_INK}}
`
}
