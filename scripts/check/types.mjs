import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../setup/command.mjs'
import { inRoot, notes } from '../setup/project.mjs'

const bin = inRoot('node_modules', 'typescript', 'bin', 'tsc')
/** What the last check knew (tsconfig.json, tsBuildInfoFile). */
const known = join(notes, 'types.tsbuildinfo')
const words = inRoot('src', 'i18n')

export async function checkTypes() {
  forgetOldWords()
  const { code, stdout, stderr } = await run(process.execPath, [bin, '--noEmit', '-p', 'tsconfig.json'], {
    cwd: inRoot(),
  })
  return code === 0 ? [] : [`${stdout}${stderr}`.trim()]
}

/** An incremental check does not see that a JSON file changed; the keys of the words are types. */
function forgetOldWords() {
  const last = statSync(known, { throwIfNoEntry: false })?.mtimeMs
  if (last === undefined) return
  const changed = readdirSync(words, { recursive: true }).some(
    name => name.endsWith('.json') && statSync(join(words, name)).mtimeMs > last,
  )
  if (changed) rmSync(known)
}
