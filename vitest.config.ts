import { defineConfig } from 'vitest/config'

/** Tests run from the TypeScript sources: packages resolve through their `@doorledger/source` export. */
const shared = {
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  resolve: { conditions: ['@doorledger/source', 'node', 'import', 'default'] },
  ssr: { resolve: { conditions: ['@doorledger/source', 'node', 'import', 'default'] } },
}

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: ['libs/*/src/**/*.spec.ts', 'services/*/src/**/*.spec.ts'],
          exclude: ['**/*.int.spec.ts'],
        },
      },
      {
        ...shared,
        test: {
          name: 'integration',
          include: ['libs/*/src/**/*.int.spec.ts', 'services/*/src/**/*.int.spec.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        ...shared,
        test: {
          name: 'e2e',
          include: ['services/*/test/**/*.e2e.spec.ts', 'test/**/*.e2e.spec.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          maxWorkers: 1,
        },
      },
    ],
  },
})
