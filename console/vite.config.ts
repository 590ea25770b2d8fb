import { defineConfig } from 'vite';

// The page of the console: everything in it is its own file, since its Content-Security-Policy allows
// neither inline scripts and styles nor anything from elsewhere; all addresses are relative to the page.
export default defineConfig({
  base: './',
  publicDir: false,
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    target: 'baseline-widely-available',
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              // Loaded by the page of the templates alone.
              name: 'editor',
              test: /node_modules[\\/](?:@codemirror|@lezer|@marijn|crelt|style-mod|w3c-keyname)[\\/]/,
            },
          ],
        },
      },
    },
  },
});
