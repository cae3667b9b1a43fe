import { readdirSync, readFileSync } from 'node:fs'
import { importedPackages, shippedPackages } from '../check/shipped.mjs'
import { inRoot } from '../setup/project.mjs'

const isLicence = name => /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i.test(name)

/** The licence texts of every package that is bundled, in one file; a package without one is said by its licence’s name. */
export function licenceTexts() {
  const { packages } = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'))
  return shippedPackages(packages, importedPackages())
    .map(path => {
      const { version, license } = packages[path]
      const folder = inRoot(path)
      const texts = readdirSync(folder)
        .filter(isLicence)
        .map(name => readFileSync(`${folder}/${name}`, 'utf8').trim())
      const head = `${path.split('node_modules/').at(-1)} ${version} (${license})`
      return [head, '-'.repeat(head.length), ...(texts.length > 0 ? texts : [`Licence: ${license}`])].join(
        '\n\n',
      )
    })
    .join('\n\n\n')
}
