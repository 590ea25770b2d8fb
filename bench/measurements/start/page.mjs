import { goalTable, table } from '../../report/table.mjs';

/** @type {import('../../report/page.mjs').Section} */
export const section = {
  name: 'start',
  title: 'Start',
  text: ({ rows }) => [INTRODUCTION, table(rows, '', 'loaded'), goalTable(rows)].join('\n\n'),
};

const INTRODUCTION = `A process for each, in turns; the median of ten, in milliseconds of processor time beyond those of a
process that loads nothing: when the program is loaded, and when its process ends. In between, a gateway that calls HTTP
backends loads undici in the background. "Beside Express" is the ratio to Express 5 by \`import\`.
Since version 0.4.0 the package is a few bundled files: with one file for each source file, nearly all of the time was
Node finding and compiling some 400 small files ([decision](decisions/build.md)). undici, the YAML parser and \`node:tls\`
are loaded when a document first needs them, velocityjs by its own entry alone.`;
