/**
 * What areas declare of one kind, by its key, in the order of areas. Throws where a key is declared twice, naming both:
 * joined without a look, one of the two would be lost in silence. `what`: what the keys are, for that message.
 */
export function declaredOnce<Area extends { readonly name: string }, T>(
  what: string,
  areas: readonly Area[],
  of: (area: Area) => Iterable<readonly [key: string, declared: T]>,
): ReadonlyMap<string, T> {
  const all = new Map<string, T>()
  const owners = new Map<string, string>()
  for (const area of areas)
    for (const [key, declared] of of(area)) {
      const owner = owners.get(key)
      if (owner !== undefined) throw new Error(`${owner} and ${area.name} both declare the ${what} "${key}"`)
      owners.set(key, area.name)
      all.set(key, declared)
    }
  return all
}
