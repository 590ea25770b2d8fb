import { onTestFinished } from 'vitest';

/** Collects the rejections that nothing handles for the rest of a test: each would end a Node process. */
export function unhandledRejections(): () => Promise<readonly unknown[]> {
  const rejections: unknown[] = [];
  const note = (cause: unknown) => rejections.push(cause);
  process.on('unhandledRejection', note);
  onTestFinished(() => void process.off('unhandledRejection', note));
  return async () => {
    await new Promise((resolve) => setImmediate(resolve));
    return rejections;
  };
}
