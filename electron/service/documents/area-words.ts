import { createWords, type Language, type Words } from '../../../src/i18n/setup'

let instance: ReturnType<typeof createWords> | null = null

/** The words of one area in one language; all are brought when the first are asked for: the service starts without. */
export function areaWords<Area extends keyof Words>(language: Language, area: Area) {
  instance ??= createWords('zh-CN')
  return instance.getFixedT(language, area)
}
