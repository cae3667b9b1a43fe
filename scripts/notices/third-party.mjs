import { readdirSync, readFileSync } from 'node:fs'
import { importedPackages, shippedPackages } from '../check/shipped.mjs'
import { inRoot } from '../setup/project.mjs'

export const noticesFile = 'THIRD-PARTY-NOTICES.md'

const isLegal = name => /^(?:licen[cs]e|copying|copyright|notice)/i.test(name)

/** The page of notices as it has to be: the works by hand, then the texts of every package that is handed on. */
export function thirdPartyNotices() {
  const fonts = read('resources/fonts/OFL.txt')
  return `${read('scripts/notices/works.md')}\n\n${licenceTexts()}\n\n${section(['Noto Serif SC, Noto Serif JP (OFL-1.1)'], fonts)}\n`
}

/**
 * The licence, copyright and notice files of every package that is bundled, packages of one text under one head; a
 * package without such a file is said by the name of its licence.
 */
function licenceTexts() {
  const { packages } = JSON.parse(read('package-lock.json'))
  const byText = new Map()
  for (const path of shippedPackages(packages, importedPackages())) {
    const { version, license } = packages[path]
    const text = textsIn(inRoot(path)) || `The package carries no text of its licence: ${license}.`
    byText.set(text, [
      ...(byText.get(text) ?? []),
      `${path.split('node_modules/').at(-1)} ${version} (${license})`,
    ])
  }
  return [...byText].map(([text, names]) => section(names, text)).join('\n\n')
}

const textsIn = folder =>
  readdirSync(folder)
    .filter(isLegal)
    .sort()
    .map(name => readFileSync(`${folder}/${name}`, 'utf8').replaceAll('\r\n', '\n').trim())
    .join('\n\n')

/** Fenced, so that no text is taken for Markdown. */
const section = (names, text) => `## ${names.join('\n## ')}\n\n\`\`\`text\n${text}\n\`\`\``

const read = path => readFileSync(inRoot(path), 'utf8').trim()
