import { defineConfig, mergeConfig } from 'vite';
import base from '../vite.config';
import { fakeServer } from './fake/server';

// With SONGHUA_URL the console is worked on against a running platform instead of the stand-in.
const platform = process.env['SONGHUA_URL'];
const proxy: Record<string, string> = platform ? { '/api': platform, '/ogcapi': platform } : {};
const port = Number(process.env['PORT'] ?? 18100);

export default mergeConfig(
  base,
  defineConfig({
    root: new URL('..', import.meta.url).pathname,
    plugins: platform ? [] : [fakeServer()],
    server: { host: '127.0.0.1', port, proxy },
    preview: { host: '127.0.0.1', port, strictPort: true, proxy },
  }),
);
