import { restoreCell } from '../files/export-cell'
import { comparableName } from '../text/comparable-name'
import { type Cell, cellText, tidy } from './table'

const COMMON = /^[\u4e00-\u9fff]{2,4}$/
const HAN_WITH_SPACES = /^\p{Script=Han}(?: ?\p{Script=Han}){1,3}$/u
const NOT_HAN = /[^\p{Script=Han}\ue000-\uf8ff\u{f0000}-\u{10ffff}]+/gu
const DOTS = /[•‧∙⋅・･]/g
const FULL_WIDTH = /[\uff01-\uff5e]/g

/**
 * Reads a name: spaces tidied ('Adinolfi, Wilson  K' → 'Adinolfi, Wilson K'), short all-Han names closed up
 * ('张  伟' → '张伟'), one middle dot, half-width Latin. Han characters are never normalised: compatibility
 * ideographs, 䶮, 㛃 and 𠮷 are people's names, not spellings to be mended.
 */
export function readName(cell: Cell | undefined): string | null {
  if (typeof cell === 'string' && COMMON.test(cell)) return cell
  const text = restoreCell(tidy(cellText(cell)))
  if (text === '') return null
  const name = text
    .replace(NOT_HAN, part => part.normalize('NFC'))
    .replace(FULL_WIDTH, letter => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(DOTS, '·')
    .replace(/ ?· ?/g, '·')
  return HAN_WITH_SPACES.test(name) ? name.replace(/ /g, '') : name
}

/** A name may stand in two columns: 'Lee' and 'Anna' are 'Anna Lee', 王 and 芳 are 王芳. */
export function wholeName(
  cell: (field: 'name' | 'familyName' | 'givenName') => Cell | undefined,
): string | null {
  const name = readName(cell('name'))
  if (name !== null) return name
  const family = readName(cell('familyName'))
  const given = readName(cell('givenName'))
  if (family === null || given === null) return family ?? given
  return /\p{Script=Han}/u.test(family) ? `${family}${given}` : `${given} ${family}`
}

/** A replacement character: the text was damaged before it reached us. */
export function isDamaged(text: string): boolean {
  return text.includes('\ufffd')
}

/**
 * What a name is found by: as it is compared, and where it is written in letters without regard to which part comes
 * first: 'Wei Chen', 'CHEN Wei' and 'Chen, Wei' are one name.
 */
export function nameKey(name: string): string {
  const parts = LETTERS.test(name) ? name.split(/[\s,，]+/).filter(part => part !== '') : []
  return parts.length < 2 ? comparableName(name) : parts.map(comparableName).sort().join(' ')
}

/** Whether two spellings are one name: case, dots, spaces and which part comes first do not make another person. */
export function sameName(a: string, b: string): boolean {
  return a === b || comparableName(a) === comparableName(b) || nameKey(a) === nameKey(b)
}

const LETTERS = /^[^\p{Script=Han}]*\p{Script=Latin}[^\p{Script=Han}]*$/u
const BOTH = /^([\p{Script=Han}·]+)[ (（/]*(\p{Script=Latin}[^\p{Script=Han}()（）]*?)[)）]?$/u

/** '陳大文 CHAN Tai Man' is written in both scripts; null where a name is written in one. */
export function namesInBothScripts(name: string): { readonly han: string; readonly latin: string } | null {
  const [, han, latin] = BOTH.exec(name) ?? []
  return han !== undefined && latin !== undefined ? { han, latin: latin.trim() } : null
}
