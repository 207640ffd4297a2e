import { bufferUnits, portableUnits, type Port } from "../text/ports.ts";
import { loadKernel } from "./kernel.ts";

export type { Port } from "../text/ports.ts";

/** Ports of the kernel's units. */
export function portablePort(): Port {
  return portableUnits(loadKernel().units);
}

export function bufferPort(): Port | undefined {
  return bufferUnits(loadKernel().units);
}

let port: Port | undefined;

/** The fastest port there is here. */
export function loadPort(): Port {
  return (port ??= bufferPort() ?? portablePort());
}
