/** A record that may carry its name in both languages. */
export interface Named {
  readonly name: string
  readonly nameEn: string | null
}

/** The name to show: `localisedName('en', { name: '华南分部', nameEn: 'South China' })` is 'South China'; without one, the Chinese. */
export function localisedName(language: string, record: Named): string {
  return language.startsWith('en') && record.nameEn ? record.nameEn : record.name
}

/** A path of units as one line, 总部 / 华南分部 / 热线一组; `from` leaves out the first so many. */
export function localisedPath(language: string, path: readonly Named[], from = 0): string {
  return path
    .slice(from)
    .map(record => localisedName(language, record))
    .join(' / ')
}
