import { localisedName, type Named } from '../../domain/people/localised-name'
import type { Language } from '../../i18n/setup'
import type { ComboOption } from '../../ui/field/combo-option'

/** Records to choose from: said in the language of the window, found by the name in either. */
export const namedOptions = (
  language: Language,
  records: readonly (Named & { id: string })[],
): ComboOption[] =>
  records.map(record => ({
    id: record.id,
    label: localisedName(language, record),
    search: `${record.name} ${record.nameEn ?? ''}`,
  }))
