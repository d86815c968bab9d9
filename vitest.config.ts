import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Tests run from the TypeScript sources: packages resolve through their `@doorledger/source` export. */
const shared = {
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  resolve: { conditions: ['@doorledger/source', 'node'] },
  ssr: { resolve: { conditions: ['@doorledger/source', 'node'] } },
}

/** Starts Kafka, Redis and Postgres for the run, or takes them from KAFKA_BROKERS, REDIS_URL, DATABASE_URL. */
const globalSetup = ['libs/testing/src/vitest-global-setup.ts']

/**
 * How long a test waits for a fact, in milliseconds: nothing here asserts that it comes soon. A machine that others use
 * as well may stand still for seconds, a group of consumers that lost a member takes up to 40 s to agree again, and
 * whoever waits in vain should say for what, well before the test itself is out of time.
 */
const patience = { testTimeout: 240_000, hookTimeout: 240_000, expect: { poll: { timeout: 60_000 } } }

/** What kills servers and waits for them takes longest: begun last, it would leave the other worker idle. */
class FaultsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => Number(bringsFaults(other)) - Number(bringsFaults(one)))
  }
}
const bringsFaults = ({ moduleId }: TestSpecification): boolean => /fault|crash/.test(moduleId)

export default defineConfig({
  test: {
    sequence: { sequencer: FaultsFirst },
    // Counted by `npm run test:coverage`; a whole service in its own process is not seen by it.
    coverage: {
      provider: 'v8',
      include: ['libs/*/src/**/*.ts', 'services/*/src/**/*.ts'],
      exclude: ['**/*.spec.ts', 'services/console/src/api/generated/**'],
      reporter: ['text-summary', 'html'],
    },
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: [
            ...['libs/*/src/**/*.spec.ts', 'services/*/src/**/*.spec.ts', 'services/console/server/**/*.spec.ts'],
            'test/deployment/**/*.spec.ts',
          ],
          exclude: ['**/*.int.spec.ts', '**/*.e2e.spec.ts'],
          // Pure functions leave nothing behind, and loading them anew for each file takes longer than running them.
          isolate: false,
          ...patience,
          sequence: { groupOrder: 0 },
        },
      },
      {
        ...shared,
        test: {
          name: 'integration',
          globalSetup,
          include: ['libs/*/src/**/*.int.spec.ts', 'services/*/src/**/*.int.spec.ts'],
          ...patience,
          maxWorkers: 2,
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        ...shared,
        test: {
          name: 'e2e',
          globalSetup,
          include: ['services/*/test/**/*.e2e.spec.ts', 'test/**/*.e2e.spec.ts'],
          ...patience,
          maxWorkers: 2,
          isolate: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
