import { blocksIn, type Block, type PaperTree } from './tree.ts'

type HeadingBlock = Extract<Block, { kind: 'heading' }>
export type Heading = { readonly id: string; readonly block: HeadingBlock }

/** Every heading with an address of its own: its place among the headings, so that two of the same words differ. */
export function headingsOf(tree: PaperTree): Heading[] {
  return [...blocksIn(tree.blocks)]
    .filter((block) => block.kind === 'heading')
    .map((block, index) => ({ id: `section-${index + 1}`, block }))
}
