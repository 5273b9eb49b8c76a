import { fileURLToPath } from 'node:url'
import preact from '@preact/preset-vite'
import { defineConfig } from 'vite'
import { compressed } from './build/compressed.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const server = process.env['LOSSY_SERVER'] ?? 'http://127.0.0.1:2567'

export default defineConfig({
  root: here,
  plugins: [preact({ reactAliasesEnabled: false }), compressed()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The board with Phaser is one lazily loaded chunk of known size.
    chunkSizeWarningLimit: 1600,
    // Everything is a file of its own: the content security policy allows no data: scripts.
    assetsInlineLimit: 0,
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': server,
      // Colyseus puts its sockets at /<process>/<room>; a prefix keeps them apart from the pages.
      '/colyseus': { target: server, ws: true, rewrite: path => path.replace(/^\/colyseus/, '') },
    },
  },
})
