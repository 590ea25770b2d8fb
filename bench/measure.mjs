// `node measure.mjs NAME SETTINGS`: one measurement, in a process of its own so that none warms up what another
// measures. Sends its results to its parent.
process.once('disconnect', () => process.exit(1));
const [name, settings] = process.argv.slice(2);
const { measure } = await import(`./measurements/${name}/measure.mjs`);
const say = (text) => process.stderr.write(`  ${text}\n`);
const { facts = {}, notes = [], rows } = await measure({ ...JSON.parse(settings), say });
const figures = rows.filter(({ value }) => Number.isFinite(value));
const others = rows.filter(({ value }) => !Number.isFinite(value));
process.send(
  { facts, notes: [...notes, ...others.map(({ name }) => `${name}: no figure`)], rows: figures },
  () => process.exit(),
);
