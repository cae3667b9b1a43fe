const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|\uFE0F|\u20E3/g
const MIDDLE_DOTS = /[·•・‧∙⋅･˙]/g

/** Full-width to half-width, invisible marks out; what a person sees is what is compared. */
export function plainText(text: string): string {
  return text.replace(INVISIBLE, '').normalize('NFKC')
}

/**
 * The form in which two spellings of a name are the same name: '王　芳' and '王芳',
 * '阿卜杜热西提•买买提' and '阿卜杜热西提·买买提', 'Adinolfi, Wilson' and 'adinolfi wilson'.
 */
export function comparableName(name: string): string {
  return plainText(name.replace(MIDDLE_DOTS, '·'))
    .replace(MIDDLE_DOTS, '·')
    .replace(/[\s,，]/g, '')
    .toLowerCase()
}

/** Staff numbers are text: only width and letter case are evened out, zeros stay. */
export function comparableNumber(number: string): string {
  return plainText(number).trim().toUpperCase()
}
