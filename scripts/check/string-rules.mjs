const HAN = /\p{Script=Han}/u

/** Forms of one word by number, as i18next names them; a language has its own set of them. */
const PLURAL = /_(zero|one|two|few|many|other)$/

/** All texts of a tree of words, by dotted key. */
export function leaves(tree, prefix = '') {
  const found = new Map()
  for (const [name, value] of Object.entries(tree)) {
    const key = prefix === '' ? name : `${prefix}.${name}`
    if (typeof value === 'string') found.set(key, value)
    else for (const [inner, text] of leaves(value, key)) found.set(inner, text)
  }
  return found
}

/** Keys that two files of one area say, or that one says where the other has more under it. */
export function saidTwice(files) {
  const clash = (one, other) => one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`)
  return files.flatMap((file, nth) => {
    const before = files.slice(0, nth).flatMap(other => [...other.keys()])
    return [...file.keys()].filter(key => before.some(other => clash(key, other)))
  })
}

/** Keys of `from` that `to` has in no form: Chinese knows only `_other`, English also `_one`. */
export function missingKeys(from, to) {
  const stems = new Set([...to.keys()].map(key => key.replace(PLURAL, '')))
  return [...from.keys()].filter(key => !stems.has(key.replace(PLURAL, '')))
}

const placeholders = text =>
  [...new Set(text.match(/\{\{\s*[\w.]+/g) ?? [])].map(name => name.replace(/[{\s]/g, '')).sort()

export function placeholdersDiffer(one, other, key = '') {
  // “1 person” may be said without its number.
  // A name that is written in English too stands there as `courseEn`.
  const filled = text =>
    placeholders(text)
      .filter(name => !(key.endsWith('_one') && /\bcount\b/.test(name)))
      .map(name => name.replace(/En$/, ''))
  return filled(one).join() !== filled(other).join()
}

/**
 * Half-width punctuation that touches Chinese: `姓名,工号` and `共3人.`; not `Ctrl+K`, `3.5` or `09:30`.
 * A placeholder stands for either, so punctuation between a placeholder and Chinese counts too.
 */
export function punctuationIn(text) {
  const marked = text.replace(/\{\{.*?\}\}|\$t\(.*?\)|<\/?\w+\/?>/g, '中')
  return (
    /\p{Script=Han}\s?[,;:!?()"']/u.test(marked) ||
    /[,;:!?()"']\s?\p{Script=Han}/u.test(marked) ||
    /\p{Script=Han}\.(?![\p{L}\p{N}])/u.test(marked)
  )
}

/** Names that are the same in every language: ours, those of languages and of other programs. */
const SAME_EVERYWHERE =
  /^(知行|中文|简体中文|English|OneDrive|Dropbox|Nextcloud|Syncthing|Synology Drive|[A-Z0-9]{2,}|[\p{P}\p{S}\p{N}\s]*)$/u

/** A language is offered in its own words, whichever is shown: `language.en` is English in both. */
const OWN_WORDS = /(^|\.)language\.(zh-CN|en)$/

/** What Ctrl+K finds a thing by is in both languages and in pinyin, and is never shown. */
const FOUND_BY = /^(palette\.(words\.|place\..*\.words$)|words\.)/

/** Keys whose English still shows Chinese, or whose Chinese is still English. */
export function untranslated(zh, en) {
  const bare = text => text.replace(/\{\{.*?\}\}/g, '').trim()
  const english = [...en]
    .filter(([key, text]) => !FOUND_BY.test(key) && HAN.test(text.replace(/知行|中文|简体中文/g, '')))
    .map(([key]) => key)
  const chinese = [...zh]
    .filter(([key, text]) => {
      // How a command is typed is the same in every language.
      if (key.endsWith('.usage') || FOUND_BY.test(key)) return false
      const words = bare(text)
      return (
        words !== '' &&
        !HAN.test(words) &&
        /[a-z]{2}/i.test(words) &&
        en.get(key) === text &&
        !SAME_EVERYWHERE.test(words)
      )
    })
    .map(([key]) => key)
  const empty = [...zh, ...en].filter(([, text]) => text.trim() === '').map(([key]) => key)
  return [...new Set([...english, ...chinese, ...empty])].filter(key => !OWN_WORDS.test(key))
}

const BASE_VERB =
  /^(Add|Assign|Attach|Bring|Cancel|Change|Close|Delete|Enrol|Enter|Import|Issue|Make|Mark|Move|Open|Print|Rate|Record|Rehire|Remove|Rename|Report|Restore|Retire|Schedule|Send|Transfer|Verify|Void|Withdraw)\b/

/** Keys of history lines (`command.…`) that order in English where they should tell: “Add Wang Fang”, not “Added”. */
export const ordersInHistory = en =>
  [...en].filter(([key, text]) => key.startsWith('command.') && BASE_VERB.test(text)).map(([key]) => key)
