import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

const API = 'http://127.0.0.1:8080'
const SMALLEST_COMPRESSED_BYTES = 1024

/** Compresses once what is served many times. */
const compressed = (dir: string): Plugin => ({
  name: 'doorledger:compressed',
  apply: 'build',
  closeBundle: () => {
    for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
      const file = join(dir, name)
      if (!/\.(js|css|svg)$/.test(name) || statSync(file).size < SMALLEST_COMPRESSED_BYTES) continue
      const bytes = readFileSync(file)
      writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
      writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
    }
  },
})

/** One file of what every page needs and one of what four or more do: a slow processor takes long over each request. */
const initial = { name: 'initial', tags: ['$initial' as const], priority: 1 }
const shared = { name: 'shared', minShareCount: 4 }

const outDir = join(import.meta.dirname, 'dist', 'web')

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss(), compressed(outDir)],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: { output: { codeSplitting: { groups: [initial, shared] } } },
  },
  server: { host: '127.0.0.1', proxy: Object.fromEntries(['/v1', '/docs', '/health'].map((path) => [path, API])) },
})
