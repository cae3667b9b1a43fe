/**
 * The log as it may be handed on: only what is known to be ours, Node's or SQLite's own words stays. A message can quote
 * a name, a number or a path, so every other text becomes an ellipsis; nothing is looked for and taken out.
 */
export function logWithoutNames(log: string): string[] {
  const lines = log.split('\n').map(line => cleaned(line.replace(/\r$/, '')))
  return lines.filter((line, index) => line !== '' && !(line === left && lines[index - 1] === left))
}

const left = '…'

/** What the log says by itself: `${sentence} …`. */
const ownSentences = [
  'where the book is to lie could not be written down',
  'where the book lies now could not be remembered',
]

const ownLines = [
  /^started \d+\.\d+\.\d+$/,
  /^ended$/,
  /^service exited with -?\d+$/,
  /^the page is (?:brought back|given up): (?:another address|it failed to load \(-?\d+\)|its process ended \([a-z-]+\))$/,
  /^the program’s files: [a-z ]+$/,
  // A reference and the procedure that failed.
  /^\[(?:[\da-f-]{4,36}|book|open|writer)\] (?:[a-z]+[./][A-Za-z]+|book|open|writer)$/,
  /^\s*(?:errno: -?\d+|code: '[A-Z_]+'|syscall: '[a-z]+'),?$/,
  /^[{}]$/,
]

/** What V8, Node and SQLite say of themselves, with names of code, tables and columns only. */
const knownMessages = [
  /^Cannot (?:read|set) properties of (?:undefined|null) \((?:reading|setting) '\w+'\)$/,
  /^[\w.]+ is not (?:a function|defined|iterable|a constructor)$/,
  /^Maximum call stack size exceeded$/,
  /^(?:UNIQUE|NOT NULL|CHECK) constraint failed: \w+(?:\.\w+)?(?:, \w+\.\w+)*$/,
  /^FOREIGN KEY constraint failed$/,
  /^no such (?:table|column|index|function): [\w.]+$/,
  /^database(?: table)? is locked$/,
  /^database disk image is malformed$/,
  /^database or disk is full$/,
  /^disk I\/O error$/,
  /^file is not a database$/,
  /^unable to open database file$/,
  /^attempt to write a readonly database$/,
  /^interrupted$/,
]

function cleaned(line: string): string {
  const [, head = '', rest = ''] =
    /^(\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\] \[[a-z]+\])\s*(.*)$/.exec(line) ?? []
  if (head !== '') return `${head} ${message(rest)}`
  if (line.trim() === '') return ''
  return frame(line) ?? message(line)
}

/** A line of a stack: the function and the file’s own name; the folders before it can bear a person’s name. */
function frame(line: string): string | null {
  const found = /^\s+at (?:(.+?) \()?([^()]*?):(\d+):(\d+)\)?$/.exec(line)
  if (!found) return null
  const [, called = '', where = '', row, column] = found
  const file = /^node:[\w/]+$/.test(where) ? where : (where.split(/[\\/]/).at(-1) ?? '')
  const code = /^[\w.-]+\.[cm]?js$/.test(file) || file.startsWith('node:') ? `${file}:${row}:${column}` : left
  const name = /^(?:async )?(?:new )?[\w$.#]+(?: \[as \w+\])?$|^(?:async )?Object\.<anonymous>$/.test(called)
  return `    at ${name ? `${called} ` : ''}(${code})`
}

function message(text: string): string {
  if (ownLines.some(pattern => pattern.test(text))) return text
  const sentence = ownSentences.find(own => text.startsWith(own))
  if (sentence !== undefined) {
    const rest = text.slice(sentence.length).trim()
    return rest === '' ? sentence : `${sentence} ${message(rest)}`
  }
  const [, kind = '', detail = ''] =
    /^((?:[A-Z]\w{0,40})?(?:Error|Failure|Exception)): (.*)$/.exec(text) ?? []
  if (kind === '') return left
  // A system call that failed names the path after its own name.
  const call = /^E[A-Z]{2,20}: [a-z ,]+, [a-z]+/.exec(detail)?.[0]
  const known = call ?? (knownMessages.some(pattern => pattern.test(detail)) ? detail : left)
  return `${kind}: ${known}`
}
