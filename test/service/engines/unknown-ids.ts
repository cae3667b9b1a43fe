import type { z } from 'zod'
import { id, ticket } from '../../../src/contract/shapes'

/** Where in an input a value stands. */
export type Path = readonly (string | number)[]

type Schema = z.core.$ZodType

const defOf = (schema: Schema) => (schema as z.core.$ZodTypes)._zod.def

/** An id, or the number of an entry, that nobody has. */
const nobodys = '01900000-0000-7000-8000-00000000dead'
const unwritten = 999_999

const isSeq = (path: Path) => path.at(-1) === 'seq'

/**
 * Every place of an input where the contract takes the id of a row or the number of an entry, also those that were left
 * out; of a list its first. Where an input may be of several shapes: those of the one it is of, or of all where it is of
 * none.
 */
export function idPaths(schema: Schema, value: unknown, path: Path = []): Path[] {
  if (schema === id) return [path]
  const def = defOf(schema)
  switch (def.type) {
    case 'object': {
      const given = (value ?? {}) as Record<string, unknown>
      return Object.entries(def.shape).flatMap(([key, of]) => idPaths(of, given[key], [...path, key]))
    }
    case 'array':
      return idPaths(def.element, (value as unknown[] | null | undefined)?.[0], [...path, 0])
    case 'union': {
      const options = def.options as readonly z.ZodType[]
      const fits = options.filter(option => option.safeParse(value).success)
      return (fits.length > 0 ? fits.slice(0, 1) : options).flatMap(option => idPaths(option, value, path))
    }
    case 'number':
      return isSeq(path) ? [path] : []
    case 'optional':
    case 'nullable':
    case 'default':
      return idPaths(def.innerType, value, path)
    case 'pipe':
      return idPaths(def.in, value, path)
    default:
      return []
  }
}

/** The same input naming nobody at that place. */
export function withNobodys(input: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) return typeof input === 'number' ? unwritten : nobodys
  if (typeof key === 'number') {
    const list = (input ?? []) as unknown[]
    return [withNobodys(list[0], rest), ...list.slice(1)]
  }
  const given = (input ?? {}) as Record<string, unknown>
  return { ...given, [key]: withNobodys(key === 'seq' ? 0 : given[key], rest) }
}

/** An input of each shape that a procedure takes, with no more in it than it wants and ids of nobody wherever it takes one. */
export function leastInputs(schema: Schema, file: string): unknown[] {
  if (schema === id) return [nobodys]
  if (schema === ticket) return [file]
  const def = defOf(schema)
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).reduce<unknown[]>(
        (made, [key, of]) =>
          leastInputs(of, file).flatMap(value =>
            made.map(one =>
              value === undefined
                ? one
                : { ...(one as object), [key]: key === 'seq' && value !== null ? unwritten : value },
            ),
          ),
        [{}],
      )
    case 'array':
      return leastInputs(def.element, file).map(one => [one])
    case 'union':
      return def.options.flatMap(option => leastInputs(option, file))
    case 'nullable':
      return namesRows(def.innerType) ? leastInputs(def.innerType, file) : [null]
    case 'optional':
    case 'default':
      return namesRows(def.innerType) ? leastInputs(def.innerType, file) : [undefined]
    case 'pipe':
      return leastInputs(def.in, file)
    case 'literal':
      return [def.values[0]]
    case 'enum':
      return Object.values(def.entries).slice(0, 1)
    default:
      return [anyValues.find(value => (schema as z.ZodType).safeParse(value).success)]
  }
}

/** For a year, a time of day, a day, a name. */
const anyValues = [2026, 540, false, '2026-12-09', 'name']

const namesRows = (schema: Schema): boolean => idPaths(schema, undefined).length > 0
