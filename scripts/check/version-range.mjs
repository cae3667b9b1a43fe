// Ranges as advisories write them: `>=4.0.0 <4.3.2 || <3.15.2`. Only comparators, which is all they use.

/** `{ numbers: [45, 4, 1], pre: [] }` of `45.4.1`; `pre` holds what follows the dash, part by part. */
function parsed(version) {
  const [, main, pre = ''] = /^v?(\d+(?:\.\d+)*)(?:-([\w.-]+))?(?:\+[\w.-]+)?$/.exec(version.trim()) ?? []
  if (main === undefined) throw new Error(`not a version: ${version}`)
  const numbers = main.split('.').map(Number)
  while (numbers.length < 3) numbers.push(0)
  return { numbers, pre: pre === '' ? [] : pre.split('.') }
}

/** Negative, 0 or positive, as semver orders versions: a prerelease comes before its release. */
export function compareVersions(left, right) {
  const [a, b] = [parsed(left), parsed(right)]
  for (let at = 0; at < Math.max(a.numbers.length, b.numbers.length); at++) {
    const difference = (a.numbers[at] ?? 0) - (b.numbers[at] ?? 0)
    if (difference !== 0) return difference
  }
  if (a.pre.length === 0 || b.pre.length === 0) return b.pre.length - a.pre.length
  for (let at = 0; at < Math.max(a.pre.length, b.pre.length); at++) {
    const [x, y] = [a.pre[at], b.pre[at]]
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1
    if (x === y) continue
    const [numberX, numberY] = [/^\d+$/.test(x), /^\d+$/.test(y)]
    if (numberX && numberY) return Number(x) - Number(y)
    if (numberX !== numberY) return numberX ? -1 : 1
    return x < y ? -1 : 1
  }
  return 0
}

const TESTS = {
  '<': order => order < 0,
  '<=': order => order <= 0,
  '>': order => order > 0,
  '>=': order => order >= 0,
  '=': order => order === 0,
}

/** Whether a version lies in a range; throws for a range that is written otherwise. */
export function inRange(version, range) {
  return range.split('||').some(part => {
    const comparators = [...part.matchAll(/(<=|>=|<|>|=)?\s*(v?\d[\w.+-]*|\*)/g)]
    if (comparators.length === 0 || part.replace(/(<=|>=|<|>|=)?\s*(v?\d[\w.+-]*|\*)/g, '').trim() !== '')
      throw new Error(`not a range: ${range}`)
    return comparators.every(
      ([, sign = '=', bound]) => bound === '*' || TESTS[sign](compareVersions(version, bound)),
    )
  })
}
