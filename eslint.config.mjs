import nx from '@nx/eslint-plugin'
import prettier from 'eslint-config-prettier'
import tseslint from 'typescript-eslint'

const io = ['@nestjs/*', 'pg', 'pg-*', 'kafkajs', 'ioredis', 'fastify', 'node:*']

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '.nx/**',
      '.doorledger/**',
      '.backing/**',
      'coverage/**',
      'docs/reference/**',
      'services/console/src/api/generated/**',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.tests.json', './services/console/tsconfig.web.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { '@nx': nx },
    rules: {
      // The arrows of the house: services → adapters → contracts → kernel; services never meet.
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          depConstraints: [
            { sourceTag: 'layer:kernel', onlyDependOnLibsWithTags: [] },
            { sourceTag: 'layer:contracts', onlyDependOnLibsWithTags: ['layer:kernel'] },
            {
              sourceTag: 'layer:adapter',
              onlyDependOnLibsWithTags: ['layer:kernel', 'layer:contracts', 'layer:adapter'],
            },
            {
              sourceTag: 'layer:service',
              onlyDependOnLibsWithTags: ['layer:kernel', 'layer:contracts', 'layer:adapter'],
            },
            {
              sourceTag: 'layer:composition',
              onlyDependOnLibsWithTags: [
                'layer:kernel',
                'layer:contracts',
                'layer:adapter',
                'layer:service',
                'layer:composition',
              ],
            },
            {
              sourceTag: 'layer:testing',
              onlyDependOnLibsWithTags: ['layer:kernel', 'layer:contracts', 'layer:adapter'],
            },
          ],
        },
      ],
      'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
      'max-params': ['error', 4],
      'max-depth': ['error', 3],
      complexity: ['error', 10],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "CallExpression[callee.object.name='vi'][callee.property.name=/^wait(For|Until)$/][arguments.length<2]",
          message: 'It gives up after a second: say how long a busy machine may take.',
        },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    },
  },
  {
    // Pure core: nothing that reaches outside. The kernel’s ids need a hash, which is arithmetic, not I/O.
    files: [
      'libs/kernel/src/**/*.ts',
      'libs/contracts/src/**/*.ts',
      'libs/csv/src/rows/**/*.ts',
      'services/*/src/domain/**/*.ts',
    ],
    ignores: ['**/*.spec.ts', 'libs/kernel/src/id.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: io, message: 'The core is pure (docs/architecture.md).' }] },
      ],
    },
  },
  {
    // A slice uses the domain; the domain knows no slice.
    files: ['services/*/src/domain/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: [...io, '**/features/**', '**/*.module.js', '**/config.js'], message: 'The domain is pure.' },
          ],
        },
      ],
    },
  },
  {
    // A slice knows no other slice: what two of them use lies beside them.
    files: ['services/*/src/features/**/*.ts'],
    ignores: ['services/console/**', '**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [{ regex: '^\\.\\./(?!\\.\\.)', message: 'Slices meet beside features/ (docs/architecture.md).' }],
        },
      ],
    },
  },
  {
    // Only what starts a process reads its environment.
    files: ['services/*/src/**/*.ts', 'services/console/server/**/*.ts', 'libs/*/src/**/*.ts'],
    ignores: [
      'services/*/src/main.ts',
      'services/console/server/main.ts',
      'services/*/src/cli.ts',
      'libs/testing/**',
      '**/*.spec.ts',
    ],
    rules: {
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'main.ts reads it.' }],
    },
  },
  {
    // What a component shows or does not show is a branch to the rule, and a line of markup to its reader.
    files: ['services/console/src/**/*.tsx'],
    rules: { complexity: ['error', 20] },
  },
  {
    files: ['**/*.spec.ts', '**/test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 400 }],
      '@typescript-eslint/unbound-method': 'off',
      '@nx/enforce-module-boundaries': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.config.ts'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { 'no-console': 'off' },
  },
  {
    // Nx loads generators as CommonJS.
    files: ['**/*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  prettier,
)
