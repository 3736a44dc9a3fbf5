/** Version of the GraphQL contract that this code speaks: major.minor; a minor version only adds. */
export const CONTRACT_VERSION = '1.2';
