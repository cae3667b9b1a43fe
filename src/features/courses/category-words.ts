import type { TFunction } from 'i18next'
import { isCourseCategory } from '../../domain/courses/categories'

/** The word of a catalogue category; an office's own category is its own word. */
export function categoryWord(t: TFunction<'courses'>, category: string): string {
  return isCourseCategory(category) ? t(`category.${category}`) : category
}
