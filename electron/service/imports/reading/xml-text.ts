const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const ENTITY = /&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi
const ESCAPED = /_x([0-9a-f]{4})_/gi
const CDATA = /<!\[CDATA\[([\s\S]*?)\]\]>/g

/** Text between tags as it is meant. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(ENTITY, (all, hex?: string, decimal?: string, name?: string) => {
    if (name) return NAMED[name] ?? all
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : all
  })
}

export const cellTextOf = (text: string) => decodeEscapes(decodeEntities(text))

/** `_x000D_` is what workbooks write where XML has no character for it. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** CDATA sections written as ordinary text, so that nothing later needs to know of them. */
export function withoutCdata(xml: string): string {
  if (!xml.includes('<![CDATA[')) return xml
  return xml.replace(CDATA, (_, text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
}

const TEXTS =
  /<(?:[\w.-]+:)?(?:t|r)(?:\s[^<>]*)?\/>|<(?:[\w.-]+:)?t(?:\s[^<>]*)?>([^<]*)<\/|<(?:[\w.-]+:)?rPh[\s>][\s\S]*?<\/(?:[\w.-]+:)?rPh\s*>/g

/** The text of an <si> or <is>: its one <t>, or those of its runs together. How it is pronounced is left out. */
export function stringItemText(xml: string): string {
  let text = ''
  for (const match of xml.matchAll(TEXTS)) if (match[1] !== undefined) text += cellTextOf(match[1])
  return text
}
