const STEWARD = 'steward';

/** `serai token`: a token for the local demo, alone on standard output. A steward's comes from his country's own issuer, everybody else's from the hub's. */
export const tokenCommand = {
  describe: 'print a token of somebody of the local demo, such as --as researcher or --as steward --country KZ',
  options: [
    { flag: '--as <who>', describe: 'researcher, second-researcher, analyst, machine or steward' },
    { flag: '--country <code>', describe: 'whose steward, such as KZ' },
  ],
  run: async (_given: readonly string[], { as, country }: Readonly<Record<string, string>>): Promise<string> => {
    if (as === STEWARD) return (await import('@serai/national/commands')).stewardTokens.of(country);
    return (await import('@serai/secretariat/commands')).hubTokens.of(as ?? '');
  },
} as const;
