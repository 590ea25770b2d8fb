// npm run demo              the conversation of the guide; status 1 when an answer is not the guide's
// npm run demo -- --serve   leaves PetStore and gateway up until SIGINT or SIGTERM
import { demonstrate, serve } from './demo.js';

const print = (/** @type {string} */ text) => process.stdout.write(text);

if (process.argv.includes('--serve')) {
  const running = await serve(print);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, running.close);
} else {
  process.exitCode = (await demonstrate(print)) === 0 ? 0 : 1;
}
