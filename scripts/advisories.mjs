// npm run advisories: asks the registry what is known of the packages in package-lock.json and writes it, with today's
// date, into scripts/check/advisories.json. What stood there stays; the date in both READMEs follows by hand.
import { readFileSync, writeFileSync } from 'node:fs'
import { advisoriesFile } from './check/known-holes.mjs'
import { npm } from './setup/command.mjs'
import { inRoot } from './setup/project.mjs'
import { orRefuse, Refusal } from './setup/refusal.mjs'

/** The advisories in `npm audit --json`, in the shape of the list. */
export function advisoriesOf(report, today) {
  const found = Object.values(report.vulnerabilities ?? {}).flatMap(({ via }) =>
    via.filter(one => typeof one === 'object'),
  )
  return found.map(({ url, name, range, severity, title }) => ({
    id: url.split('/').at(-1),
    package: name,
    vulnerable: range,
    severity,
    title,
    published: today,
  }))
}

/** The list with what was found: by id and package, the newer text wins. */
export function merged(list, found, today) {
  const key = one => `${one.package} ${one.id}`
  const all = new Map([...list.advisories, ...found].map(one => [key(one), one]))
  for (const one of list.advisories) {
    const now = all.get(key(one))
    all.set(key(one), { ...now, published: one.published })
  }
  return {
    ...list,
    lookedAt: today,
    how: 'Asked of the registry (npm audit).',
    advisories: [...all.values()],
  }
}

if (process.argv[1] === inRoot('scripts', 'advisories.mjs')) {
  await orRefuse(async () => {
    const { stdout } = await npm(['audit', '--json', '--package-lock-only'], { cwd: inRoot() })
    const report = JSON.parse(stdout || '{}')
    if (report.vulnerabilities === undefined)
      throw new Refusal(
        `The registry does not answer an audit here (${report.message ?? 'no answer'}); the list stays as it was.`,
        'npm run advisories, where the public registry is reached',
      )
    const today = new Date().toISOString().slice(0, 10)
    const list = JSON.parse(readFileSync(advisoriesFile, 'utf8'))
    const found = advisoriesOf(report, today)
    writeFileSync(advisoriesFile, `${JSON.stringify(merged(list, found, today), null, 2)}\n`)
    console.log(
      `${found.length} known holes in what is used now; write ${today} into README.md and README.zh-CN.md.`,
    )
  })
}
