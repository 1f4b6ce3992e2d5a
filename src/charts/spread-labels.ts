/** Vertical middles of labels of the given heights, as near as possible to where each is wanted, none overlapping. */
export function spreadLabels(
  wanted: readonly { readonly y: number; readonly height: number }[],
  top: number,
  bottom: number,
): number[] {
  const order = wanted
    .map((_, index) => index)
    .sort((a, b) => (wanted[a]?.y ?? 0) - (wanted[b]?.y ?? 0) || a - b)
  const blocks: { members: number[]; height: number; pull: number; start: number }[] = []
  for (const index of order) {
    const { y, height } = wanted[index] ?? { y: top, height: 0 }
    let block = { members: [index], height, pull: y - height / 2, start: 0 }
    settle(block)
    // A label that would cover the one above joins it, and both move to the middle of where they wanted to be.
    for (
      let above = blocks.at(-1);
      above && above.start + above.height > block.start;
      above = blocks.at(-1)
    ) {
      blocks.pop()
      block = {
        members: [...above.members, ...block.members],
        height: above.height + block.height,
        pull: above.pull + block.pull - above.height * block.members.length,
        start: 0,
      }
      settle(block)
    }
    blocks.push(block)
  }
  const middles: number[] = wanted.map(() => top)
  for (const { members, start } of blocks) {
    let edge = start
    for (const index of members) {
      const height = wanted[index]?.height ?? 0
      middles[index] = edge + height / 2
      edge += height
    }
  }
  return middles

  function settle(block: { members: number[]; height: number; pull: number; start: number }): void {
    const start = block.pull / block.members.length
    block.start = Math.max(top, Math.min(start, bottom - block.height))
  }
}
