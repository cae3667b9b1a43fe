import type { Route } from '../../app/links'

/** The page where each form stands. What is typed over a record of which the page is not known says the list it is in. */
const ways: Readonly<Record<string, (record: string) => Route>> = {
  session: () => ({ page: 'schedule' }),
  'session-people': () => ({ page: 'schedule' }),
  reschedule: id => ({ page: 'session', id }),
  'cancel-session': id => ({ page: 'session', id }),
  'roll-people': id => ({ page: 'session', id, tab: 'roster' }),
  'roll-message': id => ({ page: 'session', id, tab: 'roster' }),
  attendance: id => ({ page: 'session', id, tab: 'attendance' }),
  mark: record => ({ page: 'session', id: firstOf(record), tab: 'marks' }),
  'file-note': record => ({ page: 'session', id: firstOf(record), tab: 'file' }),
  hire: () => ({ page: 'people' }),
  unit: () => ({ page: 'people' }),
  person: id => ({ page: 'person', id }),
  office: () => ({ page: 'settings' }),
}

const firstOf = (record: string): string => record.split(' ')[0] ?? ''

/** Null for a form nobody is led to. */
export const wayTo = ({ form, record }: { form: string; record: string }): Route | null =>
  Object.hasOwn(ways, form) ? (ways[form]?.(record) ?? null) : null
