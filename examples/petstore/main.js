// The PetStore by itself: PORT says where, 4000 by default.
import { startPetStore } from './pet-store.js';

const petStore = await startPetStore(
  ({ method, url }) => console.log(`The PetStore hears ${method} ${url}`),
  Number(process.env.PORT ?? 4000),
);
console.log(`Listening on http://${petStore.host}/petstore/pets`);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => petStore.close());
}
