import { checkFormatAndLint } from './biome.mjs'
import { checkDeadCode, proveDeadCode } from './dead-code.mjs'
import { checkImports } from './imports.mjs'
import { proveImportRule } from './imports-proof.mjs'
import { checkKnownHoles } from './known-holes.mjs'
import { checkLicences } from './licences.mjs'
import { checkPackageLock } from './package-lock.mjs'
import { checkRatchets, proveRatchets } from './ratchets.mjs'
import { checkStrings } from './strings.mjs'
import { proveSupplyGates } from './supply-proof.mjs'
import { checkTypes } from './types.mjs'

/** Each gate resolves to a list of complaints; an empty list is a pass. In `npm test` each counts as one test. */
export const gates = [
  { name: 'format and lint', check: checkFormatAndLint },
  { name: 'types', check: checkTypes },
  { name: 'import rule', check: checkImports },
  { name: 'import rule bites', check: proveImportRule },
  { name: 'dead code', check: checkDeadCode },
  { name: 'dead code is found', check: proveDeadCode },
  { name: 'ratchets', check: checkRatchets },
  { name: 'ratchets bite', check: proveRatchets },
  { name: 'package lock', check: checkPackageLock },
  { name: 'licences', check: checkLicences },
  { name: 'known holes', check: checkKnownHoles },
  { name: 'licences and known holes bite', check: proveSupplyGates },
  { name: 'strings', check: checkStrings },
]
