import manifest from '../package.json' with { type: 'json' };

/** The version of this release, shown in every report. */
export const VERSION: string = manifest.version;
