/**
 * What a form showed once, taken into its values of today: only fields it still has, and only of the kind they still are,
 * since an older version of the form may have written them.
 */
export function keptValues<T extends object>(initial: T, json: string): T {
  const kept = objectIn(json)
  const fields = Object.entries(initial).map(([name, value]) => [
    name,
    Object.hasOwn(kept, name) && isAlike(kept[name], value) ? kept[name] : value,
  ])
  return Object.fromEntries(fields) as T
}

function objectIn(json: string): Record<string, unknown> {
  try {
    const found: unknown = JSON.parse(json)
    return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** A field that is blank now may hold anything. */
function isAlike(kept: unknown, now: unknown): boolean {
  if (now === null || now === undefined || kept === null) return true
  return typeof kept === typeof now && Array.isArray(kept) === Array.isArray(now)
}
