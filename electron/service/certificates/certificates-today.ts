import type { TodaySource } from '../today-source'
import { renewals } from './issue-log-store'

/** Certificates that run out, course by course, by the first day on which one does. */
export const certificatesToday: TodaySource<'certificates_to_renew', 'renew_certificates'> = {
  kinds: { certificates_to_renew: 12 },
  actions: ['renew_certificates'],
  async facts({ db, today }) {
    const courses = await renewals(db, today).execute()
    return courses.map(({ id, name, name_en, count, first, expired }) => ({
      kind: 'certificates_to_renew' as const,
      id,
      when: { due: first ?? today, shows: 'now' as const },
      action: 'renew_certificates' as const,
      count,
      to: { page: 'certificates', show: 'to_renew' },
      title: { name, nameEn: name_en },
      notes: [
        { say: 'certificates.toRenew', with: { count } },
        ...(expired > 0 ? [{ say: 'certificates.expired', with: { count: expired } }] : []),
      ],
      tag: null,
    }))
  },
}
