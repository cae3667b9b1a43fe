import { lstatSync, readdirSync, rmdirSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'

/** What one of our processes makes: a file, or a folder in which nothing lies but what is named here. */
export interface OwnThing {
  /** The whole name as we give it, with the parts that differ each time. */
  name: RegExp
  /** Absent for a file. */
  holds?: readonly OwnThing[]
}

/**
 * Removes what lies in a folder under names that only we give, and nothing else: no link and nothing behind one, no
 * device, no folder with a file of somebody in it. A folder that was chosen by a person holds things of theirs. Never
 * throws: what cannot be removed is told to `note` and stays.
 */
export function sweep(
  folder: string,
  own: readonly OwnThing[],
  note: (error: unknown) => void,
  isNeeded: (name: string, all: ReadonlySet<string>) => boolean = () => false,
): void {
  try {
    const all = new Set(readdirSync(folder))
    for (const name of all) {
      try {
        if (!isNeeded(name, all)) removeIfOurs(join(folder, name), name, own)
      } catch (error) {
        note(error)
      }
    }
  } catch (error) {
    note(error)
  }
}

/** Whether it was ours, and is gone. */
export function removeIfOurs(path: string, name: string, own: readonly OwnThing[]): boolean {
  if (!isOurs(path, name, own)) return false
  remove(path, name, own)
  return true
}

export function isOurs(path: string, name: string, own: readonly OwnThing[]): boolean {
  const kinds = own.filter(one => one.name.test(name))
  if (kinds.length === 0) return false
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (stat?.isFile()) return kinds.some(one => !one.holds)
  if (!stat?.isDirectory()) return false
  return kinds.some(
    ({ holds }) => holds && readdirSync(path).every(inner => isOurs(join(path, inner), inner, holds)),
  )
}

/** One name after the other: what somebody lays there meanwhile keeps its folder. */
function remove(path: string, name: string, own: readonly OwnThing[]): void {
  if (!lstatSync(path).isDirectory()) {
    unlinkSync(path)
    return
  }
  const holds = own.flatMap(one => (one.name.test(name) ? (one.holds ?? []) : []))
  for (const inner of readdirSync(path)) removeIfOurs(join(path, inner), inner, holds)
  rmdirSync(path)
}

/** A folder itself, and no link to one: what lies behind a link is somebody else's to tidy. */
export const isRealFolder = (path: string): boolean => {
  try {
    return lstatSync(path).isDirectory()
  } catch {
    return false
  }
}

/** Text of a UUID, for names. */
export const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
