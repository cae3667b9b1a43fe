import { type ClassPlan, scheduleClass } from './classes'
import { followUp } from './follow-up'
import type { Year } from './story-year'

/** The last weeks: what the Today page of 9 December has to say. */
export async function december(year: Year): Promise<void> {
  const { story, stage, world, staff, idOf, lines, person } = year
  const classes: Promise<unknown>[] = []
  const emotion = year.hold({
    course: 'emotion',
    people: year.of('华北分部', 30, 36),
    days: ['2026-11-24'],
    trainer: '高岚',
    room: '总部 301',
    planLineId: lines.get('emotion-11') ?? null,
    missingPapers: ['sign_in', 'evaluation'],
    absent: 2,
    close: false,
  })
  classes.push(
    story.tell(async own => {
      const [held] = await story.join([emotion])
      if (held)
        await followUp(own, held, {
          ownerId: person('trainerThree'),
          verifierId: person('quality'),
          days: 17,
        })
    }),
  )
  classes.push(
    year.hold({
      course: 'ticket',
      people: year.of('西北分部', 10, 34),
      days: ['2026-11-26'],
      trainer: '程浩',
      room: '总部 203',
      planLineId: lines.get('ticket-11') ?? null,
      missingPapers: ['summary'],
      close: false,
    }),
  )
  const seniors = staff
    .filter(member => member.grade === '高级' && member.post === '客服专员' && !member.newcomer)
    .map(idOf)
  classes.push(
    year.hold({
      course: 'quality',
      people: seniors.slice(0, 42),
      days: ['2026-12-03'],
      hours: [[540, 780]],
      trainer: '韩雪',
      room: '总部 301',
      planLineId: lines.get('quality-12') ?? null,
      absent: 2,
      failed: 4,
      certificatesAfter: null,
      missingPapers: ['papers', 'scores', 'evaluation', 'summary'],
      close: false,
    }),
  )
  classes.push(
    year.hold({
      course: 'etiquette',
      people: year.of('东北分部', 8, 42),
      days: ['2026-12-04'],
      trainer: '韩雪',
      room: '总部 203',
      planLineId: lines.get('etiquette-12') ?? null,
      unmarked: 7,
      filedAfter: 3,
      late: 1,
      certificatesAfter: null,
      missingPapers: ['scores', 'evaluation', 'summary'],
      close: false,
    }),
  )
  const coming: ClassPlan[] = [
    {
      course: 'complaint',
      people: year.of('华北分部', 25, 42),
      days: ['2026-12-09', '2026-12-10'],
      trainer: '沈悦',
      room: '总部 301',
      capacity: 45,
      planLineId: lines.get('complaint-12') ?? null,
    },
    {
      course: 'emotion',
      people: year.of('西南分部', 10, 32),
      days: ['2026-12-10'],
      hours: [[840, 1020]],
      trainer: '高岚',
      room: '西南培训室',
      capacity: 40,
    },
    {
      course: 'etiquette',
      people: year.of('西北分部', 0, 42),
      days: ['2026-12-11'],
      trainer: '韩雪',
      room: '总部 203',
      capacity: 45,
      planLineId: lines.get('etiquette-12') ?? null,
    },
    {
      course: 'complaint',
      people: year.of('西南分部', 0, 42),
      days: ['2026-12-16', '2026-12-17'],
      trainer: '沈悦',
      room: '西南培训室',
      capacity: 45,
      planLineId: lines.get('complaint-12') ?? null,
    },
  ]
  for (const plan of coming) await scheduleClass(stage, world, plan)
  await story.join(classes)
}

/** Two actions of another kind: one overdue, one done and waiting for its verifier. */
export async function lateActions({ stage, person }: Year): Promise<void> {
  await stage.on('2026-11-25', '10:00')
  await stage.do('improvements', 'add', {
    kind: 'process',
    title: '知识库补充退改签场景对照表',
    cause: '旅客问法多样，坐席现查现答，解释前后不一。',
    measure: '按场景整理问答，每周更新。',
    ownerId: person('trainerTwo'),
    verifierId: person('quality'),
    dueOn: '2026-12-07',
  })
  const { id } = await stage.do('improvements', 'add', {
    kind: 'system',
    title: '话务系统弹屏显示旅客历史投诉',
    cause: '重复来电要从头讲起，旅客不满。',
    measure: '信息部接口改造。',
    ownerId: person('systems'),
    verifierId: person('quality'),
    dueOn: '2026-12-08',
  })
  await stage.on('2026-12-08', '16:00')
  await stage.do('improvements', 'finish', { id, doneOn: '2026-12-08', note: '已上线试运行，待核实。' })
}
