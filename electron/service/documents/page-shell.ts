import { type Html, html } from './html'
import { FONT_STACK, typefaceAddress, typefaceCss, typefacesFor } from './typefaces'

export interface DocumentShell {
  title: string
  /** Language of the whole; parts in another carry their own `lang`. */
  lang: 'zh-CN' | 'en'
  page: 'A4 portrait' | 'A4 landscape'
  css: string
  body: Html
}

// The print window runs no script and reaches no network; the document says so itself too.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src data:"

// Glyphs without a character of their own (ligatures, the digits Noto Serif SC swaps in for English) would leave holes
// in the text that is searched for and copied.
const SEARCHABLE = 'font-variant-ligatures:none;font-feature-settings:"locl" 0'

const PAGE_MM = { 'A4 portrait': [210, 297], 'A4 landscape': [297, 210] } as const

/** One document for the print window. Every child `.page` of the body is exactly one sheet of paper. */
export function documentPage({ title, lang, page, css, body }: DocumentShell): string {
  const [width, height] = PAGE_MM[page]
  const faces = typefacesFor(body.markup)
  // Preloading holds back the load event until the faces are there: the printer prints at that event.
  const preloads = faces.map(
    face =>
      html`<link rel="preload" as="font" type="font/ttf" crossorigin href="${typefaceAddress(face)}">
`,
  )
  const head = html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${title}</title>
${preloads}<style>
`.markup
  const tail = html`</style>
</head>
<body>
${body}
</body>
</html>
`.markup
  return `${head}${typefaceCss(faces)}
@page{size:${width}mm ${height}mm;margin:0}
*{box-sizing:border-box;margin:0;padding:0}
html{font-family:${FONT_STACK};${SEARCHABLE};-webkit-print-color-adjust:exact;print-color-adjust:exact}
.page{width:${width}mm;height:${height}mm;break-after:page}
.page:last-child{break-after:auto}
.narrow{font-variant-east-asian:proportional-width}
${css}
${tail}`
}
