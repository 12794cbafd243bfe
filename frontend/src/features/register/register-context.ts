import { createContext, useContext } from "react";
import type { Register } from "./use-register";

export const RegisterContext = createContext<Register | null>(null);

/** The form that a field belongs to. */
export function useForm(): Register {
  const register = useContext(RegisterContext);
  if (!register) throw new Error("a field of the register form outside of it");
  return register;
}
