import type { ClassPlan, HeldClass, World } from './classes'
import type { storyNames } from './names'
import type { Member } from './staff'
import type { Stage, Story } from './stage'

/** What every thread of the year knows. */
export interface Year {
  story: Story
  /** The thread's own. */
  stage: Stage
  world: World
  staff: Member[]
  idOf(member: Member): string
  person(name: keyof typeof storyNames): string
  /** People of a branch, in the order of their numbers. */
  of(branch: string, from?: number, count?: number): string[]
  competency(name: string): string
  lines: Map<string, string>
  /** Asks the book who is in it now: newcomers have ids once they have been hired. */
  learnIds(stage: Stage): Promise<void>
  /** A class in a thread of its own. */
  hold(plan: ClassPlan): Promise<HeldClass>
}
