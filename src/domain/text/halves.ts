const HAN = /\p{Script=Han}/u
const LATIN = /\p{Script=Latin}/u
const BETWEEN =
  /[/／|\n]|(?<=\p{Script=Han}) ?(?=\p{Script=Latin})|(?<=[\p{Script=Latin}.]) ?(?=\p{Script=Han})|(?<=\p{Script=Han}) ?[(（](?=\p{Script=Latin})|(?<=[\p{Script=Latin}.]) ?[(（](?=\p{Script=Han})/u

/** What a text says in each of two languages: '部门/Department', '缺考 Absent', '请假 (On leave)'. Empty where it is in one. */
export function halvesOf(text: string): string[] {
  if (!HAN.test(text) || !LATIN.test(text)) return []
  const parts = text.split(BETWEEN).map(part => part.replace(/[)）]$/, '').trim())
  if (parts.length !== 2 || !parts.every(part => HAN.test(part) !== LATIN.test(part))) return []
  return HAN.test(parts[0]!) === HAN.test(parts[1]!) ? [] : parts
}
