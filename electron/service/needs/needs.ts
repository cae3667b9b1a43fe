import { needsSalvage } from '../db/areas/needs/salvage'
import type { ServiceArea } from '../service-area'
import { abilityKind } from './ability-kind'

export const needs: ServiceArea<'needs'> = {
  name: 'needs',
  order: 70,
  importKinds: [abilityKind],
  handlers: async () => (await import('./needs-handlers')).needsHandlers,
  tables: {
    rating: { key: ['id'], aggregate: ['ability', 'person_id'] },
    standing: { key: ['person_id', 'competency_id'], aggregate: ['ability', 'person_id'] },
    need: { key: ['id'], aggregate: ['need', 'id'] },
    need_person: { key: ['need_id', 'person_id'], aggregate: ['need', 'need_id'] },
  },
  codes: ['rating_method', 'need_source'],
  salvage: needsSalvage,
  names: {
    need: (db, ids) => db.selectFrom('need').select(['id', 'title as name']).where('id', 'in', ids).execute(),
  },
  references: { need_id: { to: 'need' } },
}
