import type { people } from '../../../src/contract/people'
import type { AreaHandlers } from '../area-handlers'
import { listCompetencies } from './competencies-store'
import { competencyCommands } from './competency-commands'
import { employmentCommands } from './employment-commands'
import { exportHandlers } from './export-list'
import { listGradeLevels } from './grade-levels-store'
import { listHandlers } from './list-commands'
import { listPeople } from './list-store'
import { briefsOf, matchPasted } from './people-service'
import { findDetail, findForPicker } from './person-queries'
import { countTags } from './person-store'
import { postCommands } from './post-commands'
import { listPosts } from './posts-store'
import { requirementCommands } from './requirement-commands'
import { rosterCommands } from './roster-commands'
import { unitCommands } from './unit-commands'
import { countUnits } from './units-store'

export const peopleHandlers: AreaHandlers<typeof people> = {
  ...employmentCommands,
  ...unitCommands,
  ...postCommands,
  ...requirementCommands,
  ...competencyCommands,
  ...listHandlers,
  ...rosterCommands,
  ...exportHandlers,
  list: (context, { sort, direction, cursor, limit, ...filter }) =>
    listPeople(context.db, filter, { sort, direction, cursor, limit }),
  get: (context, input) => findDetail(context.db, input.id),
  briefs: (context, input) => briefsOf(context.db, input.ids),
  find: (context, input) => findForPicker(context.db, input),
  match: (context, input) => matchPasted(context.db, input.text),
  units: context => countUnits(context.db),
  posts: context => listPosts(context.db),
  gradeLevels: context => listGradeLevels(context.db),
  competencies: context => listCompetencies(context.db),
  tags: context => countTags(context.db),
}
