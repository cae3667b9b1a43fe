import { describe, expect, it } from 'vitest'
import { raiseLevels, takeBackRaises } from '../../../electron/service/needs/raise-levels'
import { openWriterContext } from './writer-context'

const levelOf = async (office: Awaited<ReturnType<typeof openWriterContext>>, person: string) => {
  const profile = await office.book.call('needs', 'ofPerson', { personId: person })
  return profile.map(line => [line.competency.name, line.level, line.ratings.length])
}

describe('passing a course', () => {
  it('raises who was below or unrated, never lowers, and answers with those it raised', async () => {
    const office = await openWriterContext()
    const [below, above, unrated] = [
      await office.hire('低', {}),
      await office.hire('高', {}),
      await office.hire('未评', {}),
    ]
    await office.rate(below, office.policy, 2)
    await office.rate(above, office.policy, 4)
    const raised = await office.within(context =>
      raiseLevels(
        context,
        [below, above, unrated].map(personId => ({
          personId,
          competencyId: office.policy,
          level: 3,
          sessionId: 's1',
          ratedOn: context.today,
        })),
      ),
    )
    expect(raised).toEqual([
      { personId: below, competencyId: office.policy, before: 2, level: 3 },
      { personId: unrated, competencyId: office.policy, before: null, level: 3 },
    ])
    expect(await levelOf(office, below)).toEqual([['政策法规', 3, 2]])
    expect(await levelOf(office, above)).toEqual([['政策法规', 4, 1]])
    expect(await levelOf(office, unrated)).toEqual([['政策法规', 3, 1]])
  })

  it('writes one rating however often the marks are entered, and takes it back', async () => {
    const office = await openWriterContext()
    const [known, unrated] = [await office.hire('有', {}), await office.hire('无', {})]
    await office.rate(known, office.policy, 2)
    const raises = [known, unrated].flatMap(personId =>
      [3, 2].map(level => ({
        personId,
        competencyId: office.policy,
        level,
        sessionId: 's1',
        ratedOn: '2026-12-09',
      })),
    )
    await office.within(context => raiseLevels(context, raises))
    expect(await office.within(context => raiseLevels(context, raises))).toEqual([])
    expect(await levelOf(office, known)).toEqual([['政策法规', 3, 2]])

    await office.within(context => takeBackRaises(context, { sessionId: 's1', personIds: [known] }))
    expect(await levelOf(office, known)).toEqual([['政策法规', 2, 1]])
    expect(await levelOf(office, unrated)).toEqual([['政策法规', 3, 1]])
    await office.within(context => takeBackRaises(context, { sessionId: 's1', personIds: [unrated] }))
    expect(await levelOf(office, unrated)).toEqual([])
  })

  it('does not overrule somebody rated after the course', async () => {
    const office = await openWriterContext()
    const person = await office.hire('王芳', {})
    await office.rate(person, office.policy, 2, '2026-12-05')
    const raised = await office.within(context =>
      raiseLevels(context, [
        { personId: person, competencyId: office.policy, level: 3, sessionId: 's1', ratedOn: '2026-11-30' },
      ]),
    )
    expect(raised).toEqual([])
    expect(await levelOf(office, person)).toEqual([['政策法规', 2, 2]])
  })

  it('leaves a newer rating in force when a raise is taken back', async () => {
    const office = await openWriterContext()
    const person = await office.hire('王芳', {})
    await office.within(context =>
      raiseLevels(context, [
        { personId: person, competencyId: office.policy, level: 3, sessionId: 's1', ratedOn: '2026-11-30' },
      ]),
    )
    await office.rate(person, office.policy, 5)
    await office.within(context => takeBackRaises(context, { sessionId: 's1', personIds: [person] }))
    expect(await levelOf(office, person)).toEqual([['政策法规', 5, 1]])
  })
})
