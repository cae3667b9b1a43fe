import { FORM_MM, rounded } from './form-shape'

const { margin, head, fact, partHeading, proseGap, type } = FORM_MM

/** Black on white for the office's printer: serif, one weight of line, room to write. Lengths in millimetres. */
export const formCss = `
html{color:#111;background:#fff}
.page{padding:${margin.top}mm ${margin.right}mm ${margin.bottom}mm ${margin.left}mm;display:flex;flex-direction:column}
.page>*{flex:none}
.head{height:${head}mm;text-align:center}
.office{display:flex;justify-content:space-between;align-items:baseline;font-size:${type.text}mm;line-height:1.5}
h1{font-size:${type.title}mm;line-height:1.5;letter-spacing:.12em;text-indent:.12em;white-space:nowrap}
h1 small{margin-left:.6em;font-size:.56em;font-weight:400;letter-spacing:0}
table{width:100%;border-collapse:collapse;table-layout:fixed;font-size:${type.text}mm;line-height:1.2;border:.35mm solid #333}
th,td{border:.2mm solid #333;padding:0 .8mm;text-align:center;vertical-align:middle;overflow-wrap:anywhere}
th{font-weight:700;background:#f2f2f0}
.facts td,.facts th{height:${fact}mm}
.facts th{padding:0 .4mm}
.facts td{text-align:left;padding-left:1.6mm}
.facts:not(:last-of-type){border-bottom:0}
.roll .group{font-weight:400;line-height:1.15;padding:0}
.roll .group span{display:block}
.roll .group span:first-child{font-weight:700}
.roll .lower th{font-weight:400;padding:0}
.roll td{text-wrap:balance}
.roll .left{text-align:left;padding-left:1.2mm;text-wrap:wrap}
.roll .whole{word-break:keep-all}
.totals td{font-weight:700;background:#f2f2f0}
h2{height:${partHeading}mm;padding-top:2.4mm;font-size:3.8mm;line-height:1.2}
.prose{font-size:${rounded(type.text * 1.12)}mm;line-height:${FORM_MM.paragraphLine}mm;padding-top:${proseGap}mm}
h2+.prose{padding-top:0}
.prose p{text-indent:2em;overflow-wrap:anywhere}
.prose .right{text-align:right;padding-right:8mm}
.foot{margin-top:auto;font-size:${type.text}mm}
.note{color:#444;font-size:${type.note}mm}
.signatures{display:flex;justify-content:space-between;margin-top:6.5mm;line-height:1.4;white-space:nowrap}
.signatures span{flex:1 1 auto;display:flex;margin-right:5mm}
.signatures i{flex:1;min-width:12mm;margin-left:1.5mm;border-bottom:.2mm solid #333}
.number{margin-top:3.2mm;text-align:center;font-size:${type.note}mm;color:#444}
`
