/** The page of the console as it was built. */
export const PAGE_FOLDER: URL = new URL('../../dist/console/', import.meta.url);
