import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { inCache } from './cache.mjs'
import { run, tail, which } from './command.mjs'
import { withLock } from './lock.mjs'
import { during } from './progress.mjs'
import { Refusal } from './refusal.mjs'

/** Debian's packages by what they are for; whatever else Electron links against comes with these. */
export const PACKAGES = {
  electron: ['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2', 'libatk-bridge2.0-0', 'libcups2'],
  display: ['xvfb', 'xauth'],
  fonts: ['fonts-noto-cjk'],
  addon: ['python3', 'make', 'g++'],
  shim: ['gcc', 'libc6-dev'],
  office: ['libreoffice-writer-nogui', 'libreoffice-calc-nogui'],
}

async function linksWhole(path) {
  const { code, stdout } = await run('ldd', [path])
  return code === 0 && !stdout.includes('not found')
}

async function showsChinese() {
  const { code, stdout } = await run('fc-list', [':lang=zh-cn', 'family'])
  if (code === 0) return stdout.trim() !== ''
  return ['/usr/share/fonts/opentype/noto', '/usr/share/fonts/truetype/noto'].some(
    folder => existsSync(folder) && readdirSync(folder).some(name => name.includes('CJK')),
  )
}

/** Each purpose is judged by what it must do, not by the name of a package: other Linuxes name theirs otherwise. */
const serves = {
  electron: ({ electronPath }) => linksWhole(electronPath),
  display: () => which('Xvfb') !== null,
  fonts: () => showsChinese(),
  addon: () => ['python3', 'make', 'g++'].every(program => which(program) !== null),
  shim: () => which('gcc') !== null && existsSync('/usr/include/stdio.h'),
  office: () => which('soffice') !== null,
}

/** The purposes this machine does not serve yet. */
export async function unserved(purposes, facts) {
  const missing = []
  for (const purpose of purposes) if (!(await serves[purpose](facts))) missing.push(purpose)
  return missing
}

/** The one command a person who is not root has to run. */
export const installCommand = (packages, sudo = true) =>
  `${sudo ? 'sudo ' : ''}apt-get install -y --no-install-recommends ${packages.join(' ')}`

/** Debian 13 and Ubuntu 24 renamed some libraries for 64-bit time: `libgtk-3-0t64`. */
async function named(packages) {
  const known = async name => {
    const { stdout } = await run('apt-cache', ['policy', name])
    return /Candidate: (?!\(none\))/.test(stdout)
  }
  const names = []
  for (const name of packages) {
    names.push(!(await known(name)) && (await known(`${name}t64`)) ? `${name}t64` : name)
  }
  return names
}

async function install(packages, options = []) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) =>
    run('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=600', ...options, ...args], { env })
  await apt('update')
  return apt('install', '-y', '--no-install-recommends', ...(await named(packages)))
}

/** Sees to it that the machine serves the purposes; only Linux lacks any of them. */
export async function prepareLibraries(purposes, facts) {
  if (process.platform !== 'linux') return
  if ((await unserved(purposes, facts)).length === 0) return
  await withLock(inCache('locks', 'apt'), async () => {
    const missing = await unserved(purposes, facts)
    if (missing.length === 0) return
    const packages = missing.flatMap(purpose => PACKAGES[purpose])
    if (which('apt-get') === null) {
      throw new Refusal(
        `This machine lacks what Debian calls ${packages.join(', ')}; install them and try again.`,
      )
    }
    if (process.getuid() !== 0) {
      throw new Refusal(
        `This machine lacks system packages (${missing.join(', ')}).`,
        installCommand(packages),
      )
    }
    const { code, stdout, stderr } = await during(`Installing system packages: ${packages.join(' ')}`, () =>
      install(packages),
    )
    const still = await unserved(missing, facts)
    if (code !== 0 || still.length > 0) {
      throw new Refusal(
        `System packages could not be installed.\n${tail(stdout + stderr, 6)}`,
        installCommand(packages, false),
      )
    }
  })
}

/** An archive that does not answer at once is none: this is for what can be done without. */
const IMPATIENT = [
  '-o',
  'Acquire::Retries=0',
  '-o',
  'Acquire::http::Timeout=5',
  '-o',
  'Acquire::https::Timeout=5',
]

/**
 * What tests may use and can do without (`office`): installed where this is root and Debian's archive answers. Where it
 * is not, nothing is refused and the tests that want it are skipped and counted. Tried once: a failure leaves a mark.
 */
export async function offerLibraries(purposes) {
  if (process.platform !== 'linux' || process.getuid() !== 0 || which('apt-get') === null) return
  const missing = await unserved(purposes, {})
  if (missing.length === 0) return
  const mark = inCache(`without-${missing.join('-')}`)
  if (existsSync(mark)) return
  const packages = missing.flatMap(purpose => PACKAGES[purpose])
  await withLock(inCache('locks', 'apt'), () =>
    during(`Installing for tests: ${packages.join(' ')}`, () => install(packages, IMPATIENT)),
  )
  if ((await unserved(missing, {})).length === 0) return
  mkdirSync(inCache(), { recursive: true })
  writeFileSync(mark, `${installCommand(packages, false)}\n`)
}
