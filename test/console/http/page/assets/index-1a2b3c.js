export const run = true;
