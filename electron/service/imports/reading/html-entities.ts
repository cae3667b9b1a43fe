/** The named characters of HTML 4 beside those of XML, from U+00A0 on in the order of Unicode. */
const latin =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
/** From U+0391 on; nothing is called by U+03A2. */
const greek =
  'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega - - - - - - - alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega'
/** All others, each before its code point. */
const others =
  'OElig 152 oelig 153 Scaron 160 scaron 161 Yuml 178 fnof 192 circ 2c6 tilde 2dc thetasym 3d1 upsih 3d2 piv 3d6 ensp 2002 emsp 2003 thinsp 2009 zwnj 200c zwj 200d lrm 200e rlm 200f ndash 2013 mdash 2014 lsquo 2018 rsquo 2019 sbquo 201a ldquo 201c rdquo 201d bdquo 201e dagger 2020 Dagger 2021 bull 2022 hellip 2026 permil 2030 prime 2032 Prime 2033 lsaquo 2039 rsaquo 203a oline 203e frasl 2044 euro 20ac image 2111 weierp 2118 real 211c trade 2122 alefsym 2135 larr 2190 uarr 2191 rarr 2192 darr 2193 harr 2194 crarr 21b5 lArr 21d0 uArr 21d1 rArr 21d2 dArr 21d3 hArr 21d4 forall 2200 part 2202 exist 2203 empty 2205 nabla 2207 isin 2208 notin 2209 ni 220b prod 220f sum 2211 minus 2212 lowast 2217 radic 221a prop 221d infin 221e ang 2220 and 2227 or 2228 cap 2229 cup 222a int 222b there4 2234 sim 223c cong 2245 asymp 2248 ne 2260 equiv 2261 le 2264 ge 2265 sub 2282 sup 2283 nsub 2284 sube 2286 supe 2287 oplus 2295 otimes 2297 perp 22a5 sdot 22c5 lceil 2308 rceil 2309 lfloor 230a rfloor 230b lang 27e8 rang 27e9 loz 25ca spades 2660 clubs 2663 hearts 2665 diams 2666 apos 27 lt 3c gt 3e amp 26 quot 22 LT 3c GT 3e AMP 26 QUOT 22 COPY a9 REG ae lpar 28 rpar 29 comma 2c period 2e colon 3a semi 3b sol 2f bsol 5c num 23 percnt 25 commat 40 lowbar 5f hyphen 2010 dash 2010 plus 2b equals 3d quest 3f excl 21 ast 2a dollar 24 lsqb 5b rsqb 5d lcub 7b rcub 7d vert 7c grave 60 Tab 9 NewLine a numsp 2007 puncsp 2008 hairsp 200a ZeroWidthSpace 200b NoBreak 2060'

/** Those that HTML reads without a semicolon too, as older pages wrote them. */
const bare = new Set([...latin.split(' '), ...'lt gt amp quot LT GT AMP QUOT COPY REG'.split(' ')])
const named = new Map<string, string>()
for (const [start, names] of [
  [0xa0, latin],
  [0x391, greek],
] as const)
  for (const [index, name] of names.split(' ').entries()) named.set(name, String.fromCharCode(start + index))
for (const [, name = '', code = ''] of others.matchAll(/(\S+) (\S+)/g))
  named.set(name, String.fromCharCode(Number.parseInt(code, 16)))

/** What the numbers from 128 to 159 mean on Windows; as numbers of Unicode they are no characters. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const reference = /&(?:#x([0-9a-f]{1,9});?|#(\d{1,9});?|([a-z][a-z0-9]{1,31})(;?))/gi

/** Text of a page with the characters it names. What names none stays as it stands. */
export function decodeHtml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(reference, (all, hex?: string, decimal?: string, name?: string, end?: string) => {
    if (name === undefined) return character(hex ? Number.parseInt(hex, 16) : Number(decimal))
    if (end === ';' || bare.has(name)) return named.get(name) ?? all
    return all
  })
}

function character(code: number): string {
  if (code >= 0x80 && code < 0xa0) return windows.charAt(code - 0x80)
  const isNone = code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)
  return isNone ? '\ufffd' : String.fromCodePoint(code)
}
