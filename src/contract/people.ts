import { listProcedures } from './people/lists'
import { personProcedures } from './people/person'
import { rosterProcedures } from './people/roster'
import { structureProcedures } from './people/structure'

/** Who works here, and where. */
export const people = {
  ...personProcedures,
  ...structureProcedures,
  ...listProcedures,
  ...rosterProcedures,
}
