// npm run demo              the conversation of the guide; status 1 when an answer is not the guide's
// npm run demo -- --serve   leaves PetStore and gateway up until SIGINT or SIGTERM
import { demonstrate, serve } from './demo.js';

const parent = process.ppid;
const print = (/** @type {string} */ text) => process.stdout.write(text);

if (process.argv.includes('--serve')) {
  const { welcome, close } = await serve();
  process.once('SIGINT', close);
  process.once('SIGTERM', close);
  // The shell that npm puts in between dies of npm's signal without passing it on.
  if (process.env.npm_lifecycle_event !== undefined) {
    onceParentIsGone(close);
  }
  print(welcome);
} else {
  process.exitCode = (await demonstrate(print)) === 0 ? 0 : 1;
}

/** @param {() => void} callback */
function onceParentIsGone(callback) {
  const watch = setInterval(() => {
    if (process.ppid === parent) {
      return;
    }
    clearInterval(watch);
    callback();
  }, 200);
  watch.unref();
}
