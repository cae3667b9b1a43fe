import type { VerbContext } from './verb'

/** The words of a step as the history page has them: `people:command.leave` filled in. */
export function historyLine(
  context: VerbContext,
  step: { area: string; command: string; params: Record<string, unknown> },
): string {
  return context.say(`${step.area}:command.${step.command}`, step.params) || `${step.area}.${step.command}`
}
