import type { PageArea } from './page-area'

let areas: readonly PageArea[] = []

/**
 * Every area of the page, in order. The list (src/features/areas.ts) leads to every page, so what pages themselves use
 * is told of it by the application (src/app/areas.ts) before the first is drawn.
 */
export const pageAreas = (): readonly PageArea[] => areas

export function knowAreas(list: readonly PageArea[]): void {
  areas = [...list].sort((one, other) => one.order - other.order)
}

export const inPlace = <T extends { at: number }>(things: readonly T[]): T[] =>
  [...things].sort((one, other) => one.at - other.at)
