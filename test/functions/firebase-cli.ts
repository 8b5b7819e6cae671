import { createRequire } from 'node:module';

/**
 * The parts of the Firebase CLI that a deploy consists of before it talks to Google: which files it
 * takes along, which environment it gives, and what it finds in the functions. They are no public API,
 * so the version is pinned and their types are written down here.
 */
const cli = createRequire(import.meta.url);

export interface Secret {
  readonly key: string;
  readonly secret: string;
}

/** An endpoint as it would be sent to Google. */
export interface Endpoint {
  readonly id: string;
  readonly region: string;
  readonly platform: string;
  readonly runtime: string;
  readonly availableMemoryMb?: number | null;
  readonly maxInstances?: number | null;
  readonly concurrency?: number | null;
  readonly timeoutSeconds?: number | null;
  readonly callableTrigger?: object;
  readonly scheduleTrigger?: { readonly schedule: string; readonly timeZone: string };
  readonly secretEnvironmentVariables?: readonly Secret[];
}

export interface Backend {
  readonly endpoints: Readonly<Record<string, Readonly<Record<string, Endpoint>>>>;
  readonly environmentVariables: Readonly<Record<string, string>>;
}

/** What the CLI reads from the code, before parameters are filled in. */
export interface Build {
  runtime?: string;
  readonly params: readonly { readonly name: string; readonly type: string }[];
  readonly requiredAPIs: readonly { readonly api: string }[];
  readonly endpoints: Readonly<
    Record<string, { readonly secretEnvironmentVariables?: readonly Secret[] | null }>
  >;
}

interface Delegate {
  validate(): Promise<void>;
  discoverBuild(runtimeConfig: object, environment: NodeJS.ProcessEnv): Promise<Build>;
}

export const { Delegate } = cli('firebase-tools/lib/deploy/functions/runtimes/node') as {
  Delegate: new (project: string, projectFolder: string, source: string, runtime: string) => Delegate;
};

export const { resolveBackend } = cli('firebase-tools/lib/deploy/functions/build') as {
  resolveBackend: (options: {
    build: Build;
    firebaseConfig: object;
    userEnvs: Readonly<Record<string, string>>;
    codebase: string;
    nonInteractive: boolean;
    isEmulator: boolean;
  }) => Promise<{ backend: Backend; envs: Readonly<Record<string, { toString(): string }>> }>;
};

export const { endpointsAreValid } = cli('firebase-tools/lib/deploy/functions/validate') as {
  endpointsAreValid: (want: Backend, existing: Backend) => void;
};

export const { loadUserEnvs } = cli('firebase-tools/lib/functions/env') as {
  loadUserEnvs: (options: {
    functionsSource: string;
    projectId: string;
    projectDir: string;
  }) => Record<string, string>;
};

export const { readdirRecursive } = cli('firebase-tools/lib/fsAsync') as {
  readdirRecursive: (options: {
    path: string;
    ignoreStrings: readonly string[];
  }) => Promise<{ name: string }[]>;
};

export const { getValidator } = cli('firebase-tools/lib/firebaseConfigValidate') as {
  getValidator: () => ((config: unknown) => boolean) & { errors?: unknown };
};

export const { normalizeAndValidate } = cli('firebase-tools/lib/functions/projectConfig') as {
  normalizeAndValidate: (functions: unknown) => FunctionsConfig[];
};

export interface FunctionsConfig {
  readonly source: string;
  readonly codebase: string;
  readonly runtime: string;
  readonly ignore?: readonly string[];
  readonly predeploy?: readonly string[];
}
