import { startPetStore } from '../petstore/pet-store.js';
import { proxyResource, withGetOnRoot } from './conversation.js';
import { converse, tabulate } from './converse.js';
import { addGetOnRoot, DOCUMENTS, startGateway } from './gateway.js';

/**
 * Holds the whole conversation of the guide, for each version of its document, against a fresh
 * PetStore.
 *
 * @param {(text: string) => void} print
 * @param {typeof startPetStore} [startBackend]
 * @returns {Promise<number>} how many answers are not the guide's
 */
export async function demonstrate(print, startBackend = startPetStore) {
  const outcomes = [];
  for (const { title, file } of DOCUMENTS) {
    const chapters = [
      { heading: `${title}, the document of the guide`, document: file, exchanges: proxyResource },
      {
        heading: `${title}, with GET set up on / as well`,
        document: addGetOnRoot(file),
        exchanges: withGetOnRoot,
      },
    ];
    for (const { heading, document, exchanges } of chapters) {
      const heard = /** @type {string[]} */ ([]);
      const petStore = await startBackend(({ method, url }) => heard.push(`${method} ${url}`));
      const gateway = await startGateway({ '/test': document }, petStore.host);
      try {
        const held = await converse(gateway.origin, exchanges, heard);
        print(`\n${heading}\n\n${tabulate(held)}\n`);
        outcomes.push(...held);
      } finally {
        await gateway.close();
        await petStore.close();
      }
    }
  }
  const wrong = outcomes.filter(({ mistakes }) => mistakes.length > 0).length;
  print(`\n${outcomes.length - wrong} of ${outcomes.length} answers are the guide's.\n`);
  return wrong;
}

/**
 * Starts PetStore and gateway and leaves them up, to be called by hand.
 *
 * @returns {Promise<{ origin: string, welcome: string, close: () => Promise<void> }>} `welcome` says
 *   where they are and how to call them
 */
export async function serve() {
  const petStore = await startPetStore();
  const [openApi, swagger] = DOCUMENTS.map(({ file }) => file);
  const gateway = await startGateway(
    { '/test': openApi ?? {}, '/swagger': swagger ?? {} },
    petStore.host,
  );
  const json = "-H 'Content-Type: application/json'";
  return {
    origin: gateway.origin,
    welcome: [
      `PetStore    http://${petStore.host}/petstore`,
      `OpenAPI 3.0 ${gateway.origin}/test`,
      `Swagger 2.0 ${gateway.origin}/swagger`,
      `Console     ${gateway.consoleLink}`,
      '',
      `curl -i ${gateway.origin}/test/pets`,
      `curl -i '${gateway.origin}/test/pets?type=dog'`,
      `curl -i ${gateway.origin}/test/pets/1`,
      `curl -i ${gateway.origin}/test/pets ${json} -d '{"type":"dog","price":1001}'`,
      `curl -i ${gateway.origin}/test/pets/cat`,
      `curl -i ${gateway.origin}/test`,
      '',
      'Ctrl-C ends it.',
      '',
    ].join('\n'),
    async close() {
      await gateway.close();
      await petStore.close();
    },
  };
}
