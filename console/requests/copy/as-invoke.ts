import type { RequestRecord } from '../../../src/execute/log/recording/request-record.js';
import { sentRequest } from './sent-request.js';
import { shellWord } from './shell-word.js';

/**
 * A call of `apigateway-middleware invoke` for the request.
 * @param file of the document; `undefined` if it was not read from one
 */
export function asInvoke(record: RequestRecord, file: string | undefined): string {
  const { httpMethod, target, headers, body } = sentRequest(record);
  const isPiped = body?.startsWith('@') ?? false;
  const lines = [
    ['apigateway-middleware', 'invoke', ...positionals(file ?? 'FILE', httpMethod, target)],
    ...headers.map(([name, value]) => [`--header=${name}: ${value}`]),
    // A leading "@" would name a file.
    ...(body === undefined ? [] : [[isPiped ? '--data=@-' : `--data=${body}`]]),
  ];
  const command = lines.map((words) => words.map(shellWord).join(' ')).join(' \\\n  ');
  return isPiped ? `printf %s ${shellWord(body ?? '')} | ${command}` : command;
}

/** A word with a dash at its start would be a flag. */
function positionals(...words: readonly string[]): readonly string[] {
  return words.map((word) => (word.startsWith('-') ? `./${word}` : word));
}
