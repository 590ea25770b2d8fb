// One server: `node server.mjs NAME VARIANT ORIGIN`. It serves /test/* from ORIGIN/petstore/*, sends its port to its
// parent, and how much processor time and memory it has used when asked.
import { floors } from './floors.mjs';
import { ours } from './ours.mjs';
import { peers } from './peers.mjs';

const [name, variant, origin] = process.argv.slice(2);
const server = await { ...floors, ...ours, ...peers }[name](origin, variant);
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send({ cpu: user + system, rss: process.memoryUsage.rss() });
});
process.on('disconnect', () => process.exit());
