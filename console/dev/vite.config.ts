import { defineConfig, mergeConfig } from 'vite';
import base from '../vite.config';
import { fakeServer } from './fake/server';

export default mergeConfig(
  base,
  defineConfig({
    root: new URL('..', import.meta.url).pathname,
    plugins: [fakeServer()],
    server: { host: '127.0.0.1', port: 18100 },
    preview: { host: '127.0.0.1', port: 18100, strictPort: true },
  }),
);
