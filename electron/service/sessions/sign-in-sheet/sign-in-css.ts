import { SHEET_MM } from './sign-in-layout'

const { margin, head, fact, headerRow, row, foot } = SHEET_MM

const LOWER = 6.2

/** Black on white for the office's printer: one weight of line, room to write. Lengths in millimetres. */
export const signInCss = `
html{color:#111;background:#fff}
.page{padding:${margin.top}mm ${margin.right}mm ${margin.bottom}mm ${margin.left}mm;display:flex;flex-direction:column}
.head{height:${head}mm;text-align:center}
.office{display:flex;justify-content:space-between;align-items:baseline;font-size:3.4mm;line-height:1.5}
h1{font-size:6.4mm;line-height:1.5;letter-spacing:.12em;text-indent:.12em}
h1 small{margin-left:.6em;font-size:.56em;font-weight:400;letter-spacing:0}
table{width:100%;border-collapse:collapse;table-layout:fixed;font-size:3.4mm;line-height:1.2}
th,td{border:.2mm solid #333;padding:0 .8mm;text-align:center;vertical-align:middle;overflow-wrap:anywhere}
th{font-weight:700}
.facts td,.facts th{height:${fact}mm}
.facts th{background:#f2f2f0;white-space:nowrap;padding:0}
.facts td{text-align:left;padding-left:1.6mm}
.facts tr:last-child>*{border-bottom:0}
.roll th{background:#f2f2f0}
.roll .upper th{height:${headerRow - LOWER}mm}
.roll .lower th{height:${LOWER}mm;font-weight:400;padding:0}
.roll td{height:${row}mm;text-wrap:balance}
.block{font-weight:400;line-height:1.15;padding:0}
.day{font-weight:700}
.foot{margin-top:auto;height:${foot - 4}mm;font-size:3.4mm}
.note{color:#444;font-size:3mm}
.signatures{display:flex;justify-content:space-between;margin-top:6.5mm;line-height:1.4;white-space:nowrap}
.signatures span{flex:1;display:flex;margin-right:5mm}
.signatures .trainer{flex:1.5}
.signatures i{flex:1;margin-left:1.5mm;border-bottom:.2mm solid #333}
.number{margin-top:3.2mm;text-align:center;font-size:3mm;color:#444}
`
