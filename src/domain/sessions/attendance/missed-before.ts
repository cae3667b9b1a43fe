/**
 * Blocks that were held before somebody came onto the roll and that they did not sit in: without a row there they would
 * count as present. Those they did come to are named; what is known of them already stays.
 */
export const missedBefore = <Block extends { readonly id: string }>(
  held: readonly Block[],
  cameTo: (blockId: string) => boolean,
  isKnown: (blockId: string) => boolean,
): Block[] => held.filter(({ id }) => !cameTo(id) && !isKnown(id))
