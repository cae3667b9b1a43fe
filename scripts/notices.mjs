// npm run notices: writes THIRD-PARTY-NOTICES.md anew, with the licence texts of everything that is handed on.
import { writeFileSync } from 'node:fs'
import { noticesFile, thirdPartyNotices } from './notices/third-party.mjs'
import { inRoot } from './setup/project.mjs'
import { orRefuse } from './setup/refusal.mjs'
import { prepare } from './setup.mjs'

await orRefuse(async () => {
  await prepare({ need: ['deps'] })
  writeFileSync(inRoot(noticesFile), thirdPartyNotices())
  console.log(`${noticesFile} is written.`)
})
