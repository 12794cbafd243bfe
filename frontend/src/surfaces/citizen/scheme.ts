/** Light or dark as the device is; the palette reads the same attribute as on the desk. */
export function followDevice(): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const show = () => {
    document.documentElement.dataset["mantineColorScheme"] = dark.matches ? "dark" : "light";
  };
  show();
  dark.addEventListener("change", show);
}
