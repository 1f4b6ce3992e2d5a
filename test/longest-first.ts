import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files of tests that take minutes: begun last, each would keep the other workers waiting for it at the end. */
const longest = ['test/journeys/every-page.test.ts', 'test/rights/wire/wire.test.ts']

/** The longest files of each project first, then the others as they would come. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean =>
      longest.some((file) => moduleId.endsWith(file))
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}
