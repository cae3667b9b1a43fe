/** Any `t` of react-i18next, whatever namespaces it was made for. */
export type AnyT = (...args: never[]) => unknown

/** A text whose key is put together at run time; null when there is none. `textOf(t, 'people:refusal.left')` */
export function textOf(t: AnyT, key: string, params: Record<string, unknown> = {}): string | null {
  // Its own types know only keys that stand in the source.
  const say = t as unknown as (key: string, params: Record<string, unknown>) => string
  return say(key, { ...params, defaultValue: '' }) || null
}
