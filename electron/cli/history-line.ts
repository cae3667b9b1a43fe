import type { Desk } from './verb'

/** The words of a step as the history page has them: `people:command.leave` filled in. */
export function historyLine(
  desk: Desk,
  step: { room: string; command: string; params: Record<string, unknown> },
): string {
  return desk.say(`${step.room}:command.${step.command}`, step.params) || `${step.room}.${step.command}`
}
